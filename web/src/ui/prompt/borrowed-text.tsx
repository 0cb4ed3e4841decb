import type { Borrowed } from '../../api/types.ts';
import { splitBorrowed } from './borrowed.ts';

interface BorrowedTextProps {
  prompt: string;
  borrowed: Borrowed[];
  hues: Map<string, number>;
  lit: string | undefined;
  onLit: (id: string | undefined) => void;
}

/** A prompt with each borrowed phrase underlined in the color of its match. */
export function BorrowedText({ prompt, borrowed, hues, lit, onLit }: BorrowedTextProps) {
  return (
    <p
      data-testid="variant-text"
      dir="auto"
      className="whitespace-pre-wrap break-words font-serif text-[1.13rem] leading-[1.75]"
    >
      {splitBorrowed(prompt, borrowed).map(({ text, start, from }) =>
        from === undefined ? (
          <span key={start}>{text}</span>
        ) : (
          <mark
            key={start}
            className="borrowed"
            data-from={from}
            data-lit={lit === from}
            title="Borrowed from a match"
            style={{ '--hue': hues.get(from) ?? 0 } as React.CSSProperties}
            onMouseEnter={() => onLit(from)}
            onMouseLeave={() => onLit(undefined)}
          >
            {text}
          </mark>
        ),
      )}
    </p>
  );
}
