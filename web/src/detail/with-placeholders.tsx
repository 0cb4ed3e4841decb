import { placeholdersOf } from '../../../src/text/placeholders.ts';
import type { Range } from '../lib/highlights.ts';
import { Highlighted } from '../ui/prompt/highlighted.tsx';

interface WithPlaceholdersProps {
  text: string;
  highlights: readonly Range[] | undefined;
  /** Where this text begins in the text that the highlights refer to. */
  offset?: number;
}

/** A text with query words highlighted, and with what is to be filled in marked. */
export function WithPlaceholders({ text, highlights, offset = 0 }: WithPlaceholdersProps) {
  const places = placeholdersOf(text);
  const plain = (from: number, to: number) => (
    <Highlighted key={from} text={text.slice(from, to)} highlights={highlights} offset={offset + from} />
  );
  return (
    <>
      {places.map(({ start, end, label }, n) => [
        plain(places[n - 1]?.end ?? 0, start),
        <span
          key={`place-${start}`}
          data-testid="placeholder"
          title={`To be filled in: ${label}`}
          className="rounded border border-accent/50 border-dashed bg-accent/10 px-1 font-sans text-[0.9em]"
        >
          {text.slice(start, end)}
        </span>,
      ])}
      {plain(places.at(-1)?.end ?? 0, text.length)}
    </>
  );
}
