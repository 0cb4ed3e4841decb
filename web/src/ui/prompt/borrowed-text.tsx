import { useMemo, useState } from 'react';
import type { Borrowed, Variant } from '../../api/types.ts';
import { borrowedHues, splitBorrowed } from './borrowed.ts';

/** The colors of matches that phrases were borrowed from, and the match that is pointed at. */
export interface Lighting {
  hues: Map<string, number>;
  lit: string | undefined;
  onLit: (id: string | undefined) => void;
}

/** The lighting of a page that shows variants. */
export function useLighting(variants: readonly Pick<Variant, 'borrowed'>[] | undefined): Lighting {
  const [lit, onLit] = useState<string>();
  const hues = useMemo(() => borrowedHues(variants ?? []), [variants]);
  return { hues, lit, onLit };
}

interface BorrowedTextProps extends Lighting {
  prompt: string;
  borrowed: Borrowed[];
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
