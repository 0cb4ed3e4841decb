import { Popover } from 'radix-ui';
import type { Match } from '../../api/types.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { PopoverPanel } from '../../ui/popover-panel.tsx';
import { Family } from '../../ui/prompt/family.tsx';
import { NearDuplicates } from '../../ui/prompt/near-duplicates.tsx';
import { foldedText } from './folded-text.ts';

interface FoldedButtonProps {
  match: Match;
  /** Of the card, in pixels. */
  width: number;
  tabbable: boolean;
  style: React.CSSProperties;
}

/** How many results a match stands for; opens the list of them. */
export function FoldedButton({ match, width, tabbable, style }: FoldedButtonProps) {
  const { similar, family } = match;
  const params = useSearchParams();
  const { go } = useStartSearch();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          data-testid="show-folded"
          title={
            family
              ? `${foldedText(match, Number.POSITIVE_INFINITY)}: ${family.pattern}`
              : 'Show near-duplicates'
          }
          tabIndex={tabbable ? 0 : -1}
          style={style}
          className="absolute rounded text-accent text-xs leading-4 underline-offset-2 hover:underline"
        >
          {foldedText(match, width)}
        </button>
      </Popover.Trigger>
      <PopoverPanel
        aria-label="Results shown as one"
        onKeyDown={(event) => event.stopPropagation()}
        className="max-h-[min(26rem,var(--radix-popover-content-available-height))] space-y-3 p-4"
      >
        {family ? <Family family={family} /> : null}
        {similar ? <NearDuplicates ids={similar.ids} count={similar.count} /> : null}
        <Button className="w-full" onClick={() => go({ ...params, fold: 'off' }, { keepScroll: true })}>
          Show all results separately
        </Button>
      </PopoverPanel>
    </Popover.Root>
  );
}
