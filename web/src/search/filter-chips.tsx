import { score } from '../lib/format.ts';
import { Chip } from '../ui/chip.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import type { SearchParams } from './search-params.ts';
import { useSearchParams, useStartSearch } from './use-search.ts';

/** The filters that are set, each with its way out. */
export function FilterChips() {
  const params = useSearchParams();
  const { go } = useStartSearch();
  const chips: { label: string; without: Partial<SearchParams> }[] = [];
  if (params.score) chips.push({ label: `score ≥ ${score(params.score)}`, without: { score: undefined } });
  if (params.stars) chips.push({ label: `${params.stars}★ or more`, without: { stars: undefined } });
  if (params.has)
    chips.push({
      label: params.has === 'picture' ? 'with picture' : 'words only',
      without: { has: undefined },
    });
  if (params.size) chips.push({ label: `${params.size} px or more`, without: { size: undefined } });
  for (const key of ['tag', 'site', 'model'] as const)
    for (const value of params[key] ?? [])
      chips.push({ label: value, without: { [key]: params[key]?.filter((one) => one !== value) } });
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="mt-2 flex flex-wrap gap-1.5">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <Chip
            className="h-7! pr-2 text-xs"
            aria-label={`Remove filter ${label}`}
            onClick={() => go({ ...params, ...without, k: undefined })}
          >
            {label}
            <CloseIcon className="size-3" />
          </Chip>
        </li>
      ))}
    </ul>
  );
}
