import { cx } from '../../lib/cx.ts';
import type { Range } from '../../lib/highlights.ts';
import { hueOf, leadFace, splitLead } from '../../lib/prompt-type.ts';
import { Highlighted } from './highlighted.tsx';

const SIZES = {
  large: 'text-[1.75rem] leading-[1.12]',
  medium: 'text-[1.36rem] leading-[1.2]',
  small: 'text-[1.12rem] leading-[1.28]',
  narrow: 'text-[1.05rem] leading-tight',
};

interface TypeFaceProps {
  prompt: string;
  /** What is shown of it; all of it if left out. */
  shown?: string;
  highlights?: readonly Range[] | undefined;
  width: number;
}

/** The card of a prompt without an image: the subject in large type, the details in small type. */
export function TypeFace({ prompt, shown = prompt, highlights, width }: TypeFaceProps) {
  const { lead, rest } = splitLead(shown);
  const face = leadFace(shown, width);
  return (
    <div
      style={{ '--hue': hueOf(prompt) } as React.CSSProperties}
      className={cx(
        'type-paper flex h-full flex-col overflow-hidden',
        face === 'narrow' ? 'px-3 pt-4' : 'px-4 pt-4',
      )}
    >
      <span aria-hidden="true" className="type-accent mb-5 h-[3px] w-7 shrink-0 rounded-full" />
      <div className="fade-out min-h-0 flex-1 overflow-hidden">
        <p
          dir="auto"
          className={cx('text-balance break-words font-serif first-letter:uppercase', SIZES[face])}
        >
          <Highlighted text={lead} highlights={highlights} offset={shown.length - shown.trimStart().length} />
        </p>
        {rest ? (
          <p
            dir="auto"
            className="mt-2 break-words text-[0.82rem] leading-relaxed opacity-80 first-letter:uppercase"
          >
            <Highlighted text={rest} highlights={highlights} offset={shown.trimEnd().length - rest.length} />
          </p>
        ) : null}
      </div>
    </div>
  );
}
