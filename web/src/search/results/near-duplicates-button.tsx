import { Popover } from 'radix-ui';
import type { Match } from '../../api/types.ts';
import { count } from '../../lib/format.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { PopoverPanel } from '../../ui/popover-panel.tsx';
import { NearDuplicates } from '../../ui/prompt/near-duplicates.tsx';

interface NearDuplicatesButtonProps {
  similar: NonNullable<Match['similar']>;
  tabbable: boolean;
  style: React.CSSProperties;
}

/** The number of near-duplicates of a match; opens the list of them. */
export function NearDuplicatesButton({ similar, tabbable, style }: NearDuplicatesButtonProps) {
  const params = useSearchParams();
  const { go } = useStartSearch();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          data-testid="show-near-duplicates"
          title="Show near-duplicates"
          tabIndex={tabbable ? 0 : -1}
          style={style}
          className="absolute rounded text-accent text-xs leading-4 underline-offset-2 hover:underline"
        >
          +{count(similar.count)} similar
        </button>
      </Popover.Trigger>
      <PopoverPanel
        aria-label="Near-duplicates"
        onKeyDown={(event) => event.stopPropagation()}
        className="max-h-[min(26rem,var(--radix-popover-content-available-height))] space-y-3 p-4"
      >
        <NearDuplicates ids={similar.ids} />
        <Button className="w-full" onClick={() => go({ ...params, fold: 'off' }, { keepScroll: true })}>
          Show all results separately
        </Button>
      </PopoverPanel>
    </Popover.Root>
  );
}
