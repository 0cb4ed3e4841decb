import { readOutline } from '../../../src/text/outline/outline.ts';
import { cx } from '../lib/cx.ts';
import type { Range } from '../lib/highlights.ts';
import { copy } from '../state/toast.ts';
import { IconButton } from '../ui/button.tsx';
import { CopyIcon } from '../ui/icons.tsx';
import { PromptOutline } from './prompt-outline.tsx';
import { WithPlaceholders } from './with-placeholders.tsx';

interface PromptTextProps {
  text: string;
  negative: string;
  large: boolean;
  /** Where query words stand in the text. */
  highlights: readonly Range[] | undefined;
}

/** The text of a prompt, as an outline where it is JSON or headed, and its negative prompt. */
export function PromptText({ text, negative, large, highlights }: PromptTextProps) {
  const outline = readOutline(text);
  return (
    <div className="space-y-4">
      {outline.kind === 'plain' ? (
        <p
          data-testid="prompt-text"
          dir="auto"
          className={cx(
            'whitespace-pre-wrap break-words font-serif',
            large && text.length < 400 ? 'text-[1.6rem] leading-[1.35]' : 'text-[1.16rem] leading-relaxed',
          )}
        >
          <WithPlaceholders text={text} highlights={highlights} />
        </p>
      ) : (
        <PromptOutline outline={outline} text={text} highlights={highlights} />
      )}
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
