/** Longest JSON that is read, in characters: the largest workflows that people share have about a tenth of that. */
export const MAX_JSON_LENGTH = 4_000_000;

const WHOLE_NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|-?\bInfinity\b|\bNaN\b/g;

/**
 * Reads JSON as image tools write it. An integer that a number does not hold exactly becomes a string of its digits, since
 * seeds have 64 bits; bare NaN and Infinity, which Python writes, become null. Texts are never changed.
 * @returns undefined where it is no JSON, or too long.
 */
export function readJson(json: string): unknown {
  if (json.length > MAX_JSON_LENGTH) return undefined;
  try {
    return JSON.parse(betweenStrings(json, (part) => part.replace(WHOLE_NUMBER, exact)));
  } catch {
    return undefined;
  }
}

/** As `readJson`, where it is an object. */
export function readObject(json: string): Record<string, unknown> | undefined {
  return asObject(readJson(json));
}

/** The value where it is an object and no list. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function exact(token: string): string {
  if (/[NI]/.test(token)) return 'null';
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}

/** Changes what stands outside of quotes. */
function betweenStrings(json: string, change: (part: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < json.length) {
    const start = json.indexOf('"', at);
    if (start < 0) break;
    const end = endOfString(json, start);
    parts.push(change(json.slice(at, start)), json.slice(start, end));
    at = end;
  }
  parts.push(change(json.slice(at)));
  return parts.join('');
}

/** The place behind the quote that ends the string which starts here, or the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
