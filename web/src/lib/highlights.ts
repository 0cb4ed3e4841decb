/** A stretch of a text, in UTF-16 code units, as search results give it. */
export interface Range {
  start: number;
  end: number;
}

/** A part of a text and whether it is highlighted. */
export interface Part {
  text: string;
  start: number;
  highlighted: boolean;
}

/**
 * Cuts a text where highlights begin and end.
 * @param offset where this text begins in the text that the highlights refer to.
 */
export function cutAtHighlights(text: string, highlights: readonly Range[] = [], offset = 0): Part[] {
  const parts: Part[] = [];
  let done = 0;
  const add = (end: number, highlighted: boolean) => {
    if (end > done) parts.push({ text: text.slice(done, end), start: done, highlighted });
    done = Math.max(done, end);
  };
  for (const { start, end } of highlights) {
    const from = Math.min(Math.max(start - offset, 0), text.length);
    const to = Math.min(Math.max(end - offset, 0), text.length);
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return parts;
}
