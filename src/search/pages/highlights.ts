import type { Range } from '../../text/range.ts';
import { phrasePattern, wordsOf } from '../../text/words.ts';

/** Where in a text words stand, by their stems, and phrases, word for word; in order and apart from each other. */
export function findHighlights(
  text: string,
  stems: ReadonlySet<string>,
  phrases: readonly string[],
): Range[] {
  const found: Range[] = wordsOf(text).filter(({ stem }) => stems.has(stem));
  for (const phrase of phrases) found.push(...occurrences(text, phrase));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const highlights: Range[] = [];
  for (const { start, end } of found) {
    const last = highlights.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else highlights.push({ start, end });
  }
  return highlights;
}

function* occurrences(text: string, phrase: string): Generator<Range> {
  const pattern = phrasePattern(phrase);
  if (!pattern) return;
  const letter = '[\\p{L}\\p{N}\\p{M}]';
  const before = pattern.edgeBefore ? `(?<!${letter})` : '';
  const after = pattern.edgeAfter ? `(?!${letter})` : '';
  for (const match of text.matchAll(new RegExp(before + pattern.body + after, 'giu'))) {
    yield { start: match.index, end: match.index + match[0].length };
  }
}
