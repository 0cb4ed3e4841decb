import { ID_PREFIX } from '../../records/id.ts';
import { ID_DIGITS, ID_LENGTH } from './ids.ts';
import { idLiteral } from './literal.ts';

/** The id below which this share of all prompts lies, 0 to 1: ids are hashes, so they are spread evenly. */
export function idAt(share: number): string {
  let rest = Math.min(share, 1 - 2 ** -40);
  let id: string = ID_PREFIX.prompt;
  while (id.length < ID_LENGTH) {
    rest *= ID_DIGITS.length;
    id += ID_DIGITS[Math.floor(rest)];
    rest -= Math.floor(rest);
  }
  return id;
}

/** A condition on a column of prompts' ids that holds for the n-th of so many parts, which are about alike. */
export function idRange(column: string, n: number, parts: number): string {
  const from = `${column} >= ${idLiteral(idAt(n / parts))}`;
  return n + 1 === parts ? from : `${from} AND ${column} < ${idLiteral(idAt((n + 1) / parts))}`;
}
