/** What a character of a pattern stands for. */
type Part = { kind: 'star' } | { kind: 'one'; fits: (char: string) => boolean };

/**
 * A test for the names that a pattern stands for: `*` for any characters, those of folders too, `?` for one, `[abc]`, `[a-c]` and
 * `[!abc]` for one of some. Two stars and a slash stand for no folder too.
 * @param count is told how many characters were compared.
 */
export function namesLike(pattern: string, count?: (compared: number) => void): (name: string) => boolean {
  const patterns = [...new Set([pattern, pattern.replace(/(^|\/)\*\*\//g, '$1')])].map((one) => ({
    parts: partsOf(one),
    literal: longestLiteral(one),
  }));
  return (name) => patterns.some(({ parts, literal }) => name.includes(literal) && fits(name, parts, count));
}

/** What names have to hold in any case: told faster than the whole. */
function longestLiteral(pattern: string): string {
  const literals = pattern.split(/[*?]|\[.[^\]]*\]/s);
  return literals.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}

/** Whether a name stands for others. */
export function isPattern(name: string): boolean {
  return /[*?[]/.test(name);
}

/** Two places are kept instead of trying all: after a star, only the last one has to be tried again. */
function fits(name: string, parts: readonly Part[], count?: (compared: number) => void): boolean {
  let [at, in_, star, mark, compared] = [0, 0, -1, 0, 0];
  while (at < name.length) {
    compared += 1;
    const part = parts[in_];
    if (part?.kind === 'one' && part.fits(name[at]!)) {
      at += 1;
      in_ += 1;
    } else if (part?.kind === 'star') {
      star = in_;
      mark = at;
      in_ += 1;
    } else if (star >= 0) {
      in_ = star + 1;
      mark += 1;
      at = mark;
    } else break;
  }
  count?.(compared);
  if (at < name.length) return false;
  while (parts[in_]?.kind === 'star') in_ += 1;
  return in_ === parts.length;
}

function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]!;
    const close = char === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (char === '*') {
      if (parts.at(-1)?.kind !== 'star') parts.push({ kind: 'star' });
    } else if (char === '?') parts.push({ kind: 'one', fits: () => true });
    else if (close > 0) {
      parts.push({ kind: 'one', fits: oneOf(pattern.slice(at + 1, close)) });
      at = close;
    } else parts.push({ kind: 'one', fits: (other) => other === char });
  }
  return parts;
}

/** A test for the characters between square brackets. */
function oneOf(written: string): (char: string) => boolean {
  const isNot = written.startsWith('!') && written.length > 1;
  const ranges = [...written.slice(isNot ? 1 : 0).matchAll(/(.)-(.)|./gsu)].map(
    ([all, from, to]): [string, string] => [from ?? all, to ?? all],
  );
  return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== isNot;
}
