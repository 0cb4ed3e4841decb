import { cutAtMarks, type Range } from '../../lib/highlights.ts';

interface MarkedProps {
  text: string;
  marks: readonly Range[] | undefined;
  /** Where the text stands in the one that the marks are of. */
  offset?: number;
}

/** A text with the words that were asked for marked. */
export function Marked({ text, marks, offset = 0 }: MarkedProps) {
  if (!marks?.length) return text;
  return cutAtMarks(text, marks, offset).map((part) =>
    part.marked ? (
      <mark key={part.start} className="hit">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
