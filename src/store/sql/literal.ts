import { PromptloomError } from '../../errors.ts';
import { IdSchema } from '../../records/id.ts';
import { type Seed, toSeed } from '../../records/seed.ts';

const STEM = /^[\p{L}\p{N}\p{M}\p{RI}\p{Extended_Pictographic}]{1,100}$/u;

/**
 * A word as an SQL string literal; see docs/decisions/0008 for why it is not bound. Letters, digits, marks and emoji only,
 * so that nothing can end the literal.
 * @throws PromptloomError `internal` for anything else.
 */
export function wordLiteral(word: string): string {
  if (STEM.test(word)) return `'${word}'`;
  throw new PromptloomError('internal', 'a word to look up holds something that is no letter and no emoji');
}

/** Whether a text is an id. */
export function isId(text: string): boolean {
  return IdSchema.safeParse(text).success;
}

/** Ids as an SQL list in parentheses. @throws PromptloomError `internal` for anything that is no id. */
export function idsLiteral(ids: readonly string[]): string {
  return `(${ids.map(idLiteral).join(', ')})`;
}

/** An id as an SQL string literal. @throws PromptloomError `internal` for anything that is no id. */
export function idLiteral(id: string): string {
  if (isId(id)) return `'${id}'`;
  throw new PromptloomError('internal', 'an id to look up is none');
}

/**
 * Any text as an SQL string literal: its UTF-8 bytes in hexadecimal, which the database reads back, so that nothing of
 * it is ever read as SQL.
 */
export function textLiteral(text: string): string {
  return `unhex('${Buffer.from(text, 'utf8').toString('hex')}')`;
}

/** Texts as an SQL list in parentheses. */
export function textsLiteral(texts: readonly string[]): string {
  return `(${texts.map(textLiteral).join(', ')})`;
}

/** A finite number as an SQL literal. @throws PromptloomError `internal` for any other. */
export function numberLiteral(value: number): string {
  if (Number.isFinite(value)) return String(value);
  throw new PromptloomError('internal', `${value} is no number to compare with`);
}

/** A seed as an SQL literal, exact to 64 bits. @throws PromptloomError `internal` for anything that is none. */
export function seedLiteral(value: Seed): string {
  const seed = toSeed(value);
  if (seed !== undefined) return String(seed);
  throw new PromptloomError('internal', 'a seed to compare with is none');
}
