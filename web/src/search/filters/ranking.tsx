import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useLibrary } from '../../api/queries.ts';
import { score } from '../../lib/format.ts';
import { countRanking, type SearchParams } from '../../state/search/search-params.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { OrderIcon } from '../../ui/icons.tsx';
import { PopoverPanel } from '../../ui/popover-panel.tsx';
import { Slider } from '../../ui/slider.tsx';

const MODES: [SearchParams['mode'], string][] = [
  [undefined, 'Hybrid'],
  ['semantic', 'Meaning'],
  ['lexical', 'Keywords'],
];
const PLACES: [SearchParams['in'], string][] = [
  [undefined, 'Both'],
  ['prompts', 'Prompts'],
  ['images', 'Images'],
];
const WEIGHTS = [
  ['meaning', 'Meaning'],
  ['words', 'Keywords'],
  ['look', 'Look of images'],
] as const;
const USUAL: SearchParams = {
  mode: undefined,
  meaning: undefined,
  words: undefined,
  look: undefined,
  vary: undefined,
  fold: undefined,
  in: undefined,
};

/** How results are ranked, and how much they should differ from each other. */
export function Ranking() {
  const params = useSearchParams();
  const library = useLibrary();
  const { go } = useStartSearch();
  const set = (change: Partial<SearchParams>) =>
    go({ ...params, ...change, k: undefined }, { replace: true, keepScroll: true });
  const changed = countRanking(params);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button
          look={changed > 0 ? 'quiet' : 'plain'}
          data-testid="ranking"
          aria-label={changed > 0 ? `Ranking, ${changed} changed` : 'Ranking'}
        >
          <OrderIcon />
          <span className="max-sm:hidden">Ranking</span>
          {changed > 0 ? <span>· {changed}</span> : null}
        </Button>
      </Popover.Trigger>
      <PopoverPanel
        align="end"
        aria-label="Ranking"
        className="max-h-(--radix-popover-content-available-height) space-y-4 p-4"
      >
        <Choice legend="Search by" value={params.mode} options={MODES} onChoose={(mode) => set({ mode })} />
        {library?.embedder.crossModal ? (
          <Choice
            legend="Compare with"
            value={params.in}
            options={PLACES}
            onChoose={(place) => set({ in: place })}
          />
        ) : null}
        <Slider
          label="Variety"
          shown={params.vary ? score(params.vary) : 'off'}
          min={0}
          max={0.9}
          step={0.1}
          value={params.vary ?? 0}
          onValue={(value) => set({ vary: value || undefined })}
        />
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            checked={params.fold !== 'off'}
            onChange={(event) => set({ fold: event.target.checked ? undefined : 'off' })}
            className="mt-0.5 size-4"
          />
          Group near-duplicates
        </label>
        <Weights params={params} onSet={set} />
        {changed > 0 ? (
          <Button className="w-full" onClick={() => set(USUAL)}>
            Reset
          </Button>
        ) : null}
      </PopoverPanel>
    </Popover.Root>
  );
}

interface WeightsProps {
  params: SearchParams;
  onSet: (change: Partial<SearchParams>) => void;
}

/** The weight of each signal; closed unless one was changed. */
function Weights({ params, onSet }: WeightsProps) {
  // Decided once, so that a slider set back to its default does not close the list.
  const [open, setOpen] = useState(WEIGHTS.some(([key]) => params[key] !== undefined));
  return (
    <details className="text-sm" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit text-muted text-xs hover:text-text">Weights</summary>
      <div className="mt-2 space-y-3">
        {WEIGHTS.map(([key, label]) => (
          <Slider
            key={key}
            label={label}
            shown={`× ${params[key] ?? 1}`}
            min={0}
            max={3}
            step={0.1}
            value={params[key] ?? 1}
            onValue={(value) => onSet({ [key]: value === 1 ? undefined : value })}
          />
        ))}
        <p className="text-muted text-xs">Set a weight to 0 to ignore it.</p>
      </div>
    </details>
  );
}
