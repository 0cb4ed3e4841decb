import { useQuery } from '@tanstack/react-query';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { SAFETIES } from '../../../../src/records/safety.ts';
import { useLibrary } from '../../api/queries.ts';
import { count, score } from '../../lib/format.ts';
import { useStore } from '../../lib/store.ts';
import { boardsQuery } from '../../state/boards-query.ts';
import { hideUnsafe } from '../../state/hide-unsafe.ts';
import { countFilters, type SearchParams, withoutFilters } from '../../state/search/search-params.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FilterIcon } from '../../ui/icons.tsx';
import { PopoverPanel } from '../../ui/popover-panel.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Facet } from './facet.tsx';
import { merged, useFacets } from './facets.ts';

const STARS = [3, 4, 5];
const SAFETY = SAFETIES.map((value) => ({ value, count: 0 }));
const SIZES = [256, 512, 768, 1024];

/** Which prompts may be among the results. */
export function Filters() {
  const library = useLibrary();
  const params = useSearchParams();
  const { go } = useStartSearch();
  const set = (change: Partial<SearchParams>) =>
    go({ ...params, ...change, k: undefined }, { replace: true });
  const active = countFilters(params);
  const [open, setOpen] = useState(false);
  const facets = useFacets(open);
  const hidden = useStore(hideUnsafe);
  const boards = useQuery({ ...boardsQuery, enabled: open }).data?.map(({ name, members }) => ({
    value: name,
    count: members,
  }));
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button
          look={active > 0 ? 'quiet' : 'plain'}
          data-testid="filters"
          aria-label={active > 0 ? `Filters, ${active} set` : 'Filters'}
        >
          <FilterIcon />
          <span className="max-sm:hidden">Filters</span>
          {active > 0 ? <span>· {active}</span> : null}
        </Button>
      </Popover.Trigger>
      <PopoverPanel
        align="end"
        aria-label="Filters"
        className="max-h-[min(36rem,var(--radix-popover-content-available-height))] space-y-4 p-4"
      >
        <Slider
          label="Minimum score"
          shown={params.score ? score(params.score) : 'any'}
          min={0}
          max={0.95}
          step={0.05}
          value={params.score ?? 0}
          onValue={(value) => set({ score: value || undefined })}
        />
        <Choice
          legend="Show"
          value={params.has}
          options={[
            [undefined, 'All'],
            ['image', 'With image'],
            ['text', 'Without image'],
          ]}
          onChoose={(has) => set({ has })}
        />
        <Choice
          legend="Shortest side (pixels)"
          value={params.size}
          options={[[undefined, 'Any'], ...SIZES.map((size): [number, string] => [size, `${size}+`])]}
          onChoose={(size) => set({ size })}
        />
        <Choice
          legend="Rating"
          value={params.stars}
          options={[[undefined, 'Any'], ...STARS.map((star): [number, string] => [star, `${star}+`])]}
          onChoose={(stars) => set({ stars })}
        />
        {facets ? (
          <p data-testid="facets-among" className="text-muted text-xs">
            Counts are for {facets.all ? 'all' : 'the nearest'} {count(facets.among)} prompts
          </p>
        ) : null}
        <Facet
          title="Tags (match all)"
          values={merged(library?.tags, facets?.tags)}
          chosen={params.tag}
          onChange={(tag) => set({ tag })}
        />
        <Facet
          title="Boards (match any)"
          values={merged(boards, facets?.board)}
          chosen={params.board}
          onChange={(board) => set({ board })}
        />
        <Facet
          title="Safety"
          values={merged(SAFETY, facets?.safety)}
          chosen={params.safety}
          onChange={(safety) => set({ safety: safety as SearchParams['safety'] })}
        />
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            data-testid="hide-unsafe"
            checked={hidden}
            onChange={(event) => hideUnsafe.set(event.target.checked)}
            className="mt-0.5 size-4"
          />
          <span>
            Hide unsafe prompts
            <span className="block text-muted text-xs">
              In this browser, unless you select “unsafe” above
            </span>
          </span>
        </label>
        <Facet
          title="Source"
          values={merged(library?.sourceSites, facets?.sourceSite)}
          chosen={params.site}
          onChange={(site) => set({ site })}
        />
        <Facet
          title="Model"
          values={merged(library?.models, facets?.model)}
          chosen={params.model}
          onChange={(model) => set({ model })}
        />
        {active > 0 ? (
          <Button className="w-full" onClick={() => go(withoutFilters(params), { replace: true })}>
            Clear filters
          </Button>
        ) : null}
      </PopoverPanel>
    </Popover.Root>
  );
}
