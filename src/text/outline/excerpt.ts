import type { Range } from '../range.ts';
import { readOutline } from './outline.ts';

/** A prompt as a line of results shows it. */
interface Excerpt {
  text: string;
  /** Where query words stand in it. */
  highlights: Range[];
}

/** A part that begins earlier is shown with what stands before it. */
const NEAR_BEGINNING = 60;
const BETWEEN = ' · ';

/**
 * What is shown of a prompt where there is little room: of JSON the values, and of a long prompt what is said from the part on by which it was found.
 * A short prompt is shown as it is.
 * @param part where in `prompt` that part stands.
 * @param matched where in `prompt` query words stand.
 */
export function excerptOf({
  prompt,
  part,
  matched = [],
}: {
  prompt: string;
  part?: Range | undefined;
  matched?: readonly Range[] | undefined;
}): Excerpt {
  const { kind, items } = readOutline(prompt);
  const from = part && part.start > NEAR_BEGINNING ? part.start : 0;
  if (kind !== 'json' && from === 0) return { text: prompt, highlights: [...matched] };
  const shown =
    kind === 'json' ? items.filter(({ end }) => end > from) : [{ start: from, end: prompt.length }];
  let text = '';
  const highlights: Range[] = [];
  for (const { start, end } of shown) {
    const begin = Math.max(start, from);
    const raw = prompt.slice(begin, end);
    const lead = text !== '' ? BETWEEN : from > 0 ? '… ' : '';
    const offset = text.length + lead.length - begin;
    for (const range of matched)
      if (range.start >= begin && range.end <= end)
        highlights.push({ start: range.start + offset, end: range.end + offset });
    text += lead + raw;
  }
  return { text, highlights };
}
