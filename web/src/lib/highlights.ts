/** A stretch of a text, in UTF-16 code units, as search results give it. */
export interface Range {
  start: number;
  end: number;
}

/** A part of a text and whether it is marked. */
export interface Part {
  text: string;
  start: number;
  marked: boolean;
}

/**
 * Cuts a text where marks begin and end.
 * @param offset where the text stands in the one that the marks are of.
 */
export function cutAtMarks(text: string, marks: readonly Range[] = [], offset = 0): Part[] {
  const parts: Part[] = [];
  let done = 0;
  const add = (end: number, marked: boolean) => {
    if (end > done) parts.push({ text: text.slice(done, end), start: done, marked });
    done = Math.max(done, end);
  };
  for (const { start, end } of marks) {
    const from = Math.min(Math.max(start - offset, 0), text.length);
    const to = Math.min(Math.max(end - offset, 0), text.length);
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return parts;
}
