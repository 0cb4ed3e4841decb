import { cutAtHighlights, type Range } from '../../lib/highlights.ts';

interface HighlightedProps {
  text: string;
  highlights: readonly Range[] | undefined;
  /** Where this text begins in the text that the highlights refer to. */
  offset?: number;
}

/** A text with query words highlighted. */
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
