/** A number, or what Python writes for one that is none. */
const TOKEN = /-?\d[\d.eE+-]*|-?\bInfinity\b|\bNaN\b/g;

/**
 * Reads JSON as `JSON.parse` does, but for integers beyond 2^53, which come as strings of their digits: rounding one
 * would make a seed another seed.
 * @param options.python whether bare NaN and Infinity, which Python writes, are read as null.
 * @throws SyntaxError for what is no JSON.
 */
export function parseExactJson(text: string, { python = false }: { python?: boolean } = {}): unknown {
  if (!/\d{16}/.test(text) && !(python && /NaN|Infinity/.test(text))) return JSON.parse(text);
  return JSON.parse(
    outsideOfStrings(text, (part) =>
      part.replace(TOKEN, (found) => {
        if (/[NI]/.test(found)) return python ? 'null' : found;
        // JSON has no leading zeros: what is wrong stays wrong.
        return /^-?[1-9]\d*$/.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found;
      }),
    ),
  );
}

/** Writes JSON as `JSON.stringify` does, and a bigint as an integer with all its digits. */
export function stringifyExactJson(value: unknown): string {
  const mark = crypto.randomUUID();
  let found = false;
  const text = JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one !== 'bigint') return one;
    found = true;
    return `${mark}${one}`;
  });
  return found ? text.replace(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1') : text;
}

/** The place behind the quote that ends the string which starts here, or the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Changes what stands outside of quotes. No pattern runs over a string, which may have a hundred million characters. */
function outsideOfStrings(text: string, change: (part: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('"', at);
    if (start < 0) break;
    const end = endOfString(text, start);
    parts.push(change(text.slice(at, start)), text.slice(start, end));
    at = end;
  }
  parts.push(change(text.slice(at)));
  return parts.join('');
}
