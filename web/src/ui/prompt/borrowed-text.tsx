import type { Borrowed } from '../../api/types.ts';
import { weave } from './borrowed.ts';

interface WovenTextProps {
  prompt: string;
  borrowed: Borrowed[];
  hues: Map<string, number>;
  lit: string | undefined;
  onLit: (id: string | undefined) => void;
}

/** A prompt with what it borrowed underlined in the colour of the match it came from. */
export function WovenText({ prompt, borrowed, hues, lit, onLit }: WovenTextProps) {
  return (
    <p
      data-testid="variant-text"
      dir="auto"
      className="whitespace-pre-wrap break-words font-serif text-[1.13rem] leading-[1.75]"
    >
      {weave(prompt, borrowed).map(({ text, start, from }) =>
        from === undefined ? (
          <span key={start}>{text}</span>
        ) : (
          <mark
            key={start}
            className="thread"
            data-from={from}
            data-lit={lit === from}
            title="borrowed from a match"
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
