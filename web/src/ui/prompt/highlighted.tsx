import { cutAtHighlights, type Range } from '../../lib/highlights.ts';

interface HighlightedProps {
  text: string;
  highlights: readonly Range[] | undefined;
  /** Where the text stands in the one that the highlights are of. */
  offset?: number;
}

/** A text with the words that were asked for highlighted. */
export function Highlighted({ text, highlights, offset = 0 }: HighlightedProps) {
  if (!highlights?.length) return text;
  return cutAtHighlights(text, highlights, offset).map((part) =>
    part.highlighted ? (
      <mark key={part.start} className="highlight">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
