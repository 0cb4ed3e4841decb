import { randomUUID } from 'node:crypto';

/** A string, which is passed over, or an integer of so many digits that a number may not hold it. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"?|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/gs;

/**
 * Reads JSON as `JSON.parse` does, but for integers beyond 2^53, which come as strings of their digits: rounding one
 * would make a seed another seed.
 * @throws SyntaxError for what is no JSON.
 */
export function parseExactJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  const marked = text.replace(STRING_OR_LONG_INTEGER, (found) =>
    found.startsWith('"') || Number.isSafeInteger(Number(found)) || !isInteger(found) ? found : `"${found}"`,
  );
  return JSON.parse(marked);
}

/** Writes JSON as `JSON.stringify` does, and a bigint as an integer with all its digits. */
export function stringifyExactJson(value: unknown): string {
  const mark = randomUUID();
  let found = false;
  const text = JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one !== 'bigint') return one;
    found = true;
    return `${mark}${one}`;
  });
  return found ? text.replace(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1') : text;
}

/** JSON has no leading zeros: what is wrong stays wrong. */
function isInteger(text: string): boolean {
  return /^-?[1-9]/.test(text);
}
