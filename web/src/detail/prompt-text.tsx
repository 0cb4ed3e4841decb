import { cx } from '../lib/cx.ts';
import type { Range } from '../lib/highlights.ts';
import { copy } from '../state/toast.ts';
import { IconButton } from '../ui/button.tsx';
import { CopyIcon } from '../ui/icons.tsx';
import { Highlighted } from '../ui/prompt/highlighted.tsx';

interface PromptTextProps {
  text: string;
  negative: string;
  large: boolean;
  /** Where query words stand in the text. */
  highlights: readonly Range[] | undefined;
}

/** The text of a prompt and its negative prompt. */
export function PromptText({ text, negative, large, highlights }: PromptTextProps) {
  return (
    <div className="space-y-4">
      <p
        data-testid="prompt-text"
        dir="auto"
        className={cx(
          'whitespace-pre-wrap break-words font-serif',
          large && text.length < 400 ? 'text-[1.6rem] leading-[1.35]' : 'text-[1.16rem] leading-relaxed',
        )}
      >
        <Highlighted text={text} highlights={highlights} />
      </p>
      {negative ? (
        <div className="rounded-lg border border-line bg-panel py-2 pr-1 pl-3">
          <div className="flex items-center justify-between">
            <h3 className="text-muted text-xs">Negative prompt</h3>
            <IconButton
              label="Copy negative prompt"
              className="size-7!"
              onClick={() => void copy(negative, 'Negative prompt')}
            >
              <CopyIcon className="size-3.5" />
            </IconButton>
          </div>
          <p dir="auto" className="whitespace-pre-wrap break-words pr-2 text-sm">
            {negative}
          </p>
        </div>
      ) : null}
    </div>
  );
}
