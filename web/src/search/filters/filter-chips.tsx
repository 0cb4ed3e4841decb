import { useQuery } from '@tanstack/react-query';
import { promptQuery } from '../../api/queries.ts';
import { score } from '../../lib/format.ts';
import { useStore } from '../../lib/store.ts';
import { hideUnsafe } from '../../state/hide-unsafe.ts';
import type { SearchParams } from '../../state/search/search-params.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Chip } from '../../ui/chip.tsx';
import { CloseIcon } from '../../ui/icons.tsx';

/** Filters that are lists, with the label before their values. */
const LISTS = [
  ['tag', ''],
  ['site', ''],
  ['model', ''],
  ['board', 'board: '],
  ['safety', 'safety: '],
] as const;

/** The active filters, each with a button that removes it. */
export function FilterChips() {
  const params = useSearchParams();
  const { go } = useStartSearch();
  const hidden = useStore(hideUnsafe);
  const chips: { label: string; without: Partial<SearchParams> }[] = [];
  if (params.score) chips.push({ label: `score ≥ ${score(params.score)}`, without: { score: undefined } });
  if (params.stars) chips.push({ label: `${params.stars}★ or more`, without: { stars: undefined } });
  if (params.has)
    chips.push({
      label: params.has === 'image' ? 'with image' : 'without image',
      without: { has: undefined },
    });
  if (params.size) chips.push({ label: `${params.size} px or more`, without: { size: undefined } });
  for (const [key, name] of LISTS)
    for (const value of params[key] ?? []) {
      const rest = params[key]?.filter((one) => one !== value);
      chips.push({ label: `${name}${value}`, without: { [key]: rest?.length ? rest : undefined } });
    }
  chips.push(...rankingChips(params));
  const { unlike = [] } = params;
  if (chips.length === 0 && unlike.length === 0 && !hidden) return null;
  return (
    <ul aria-label="Active filters" className="mt-2 flex flex-wrap gap-1.5">
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
      {hidden && !params.safety ? (
        <li>
          <Chip
            data-testid="unsafe-hidden"
            className="h-7! pr-2 text-xs"
            aria-label="Show unsafe prompts"
            onClick={() => hideUnsafe.set(false)}
          >
            unsafe hidden
            <CloseIcon className="size-3" />
          </Chip>
        </li>
      ) : null}
      {unlike.map((id) => (
        <li key={id} className="min-w-0">
          <Unlike
            id={id}
            onRemove={() => {
              const rest = unlike.filter((one) => one !== id);
              go({ ...params, unlike: rest.length > 0 ? rest : undefined, k: undefined });
            }}
          />
        </li>
      ))}
    </ul>
  );
}

const MODES = { semantic: 'vector search only', lexical: 'keyword search only' };
const WEIGHTS = [
  ['meaning', 'meaning'],
  ['words', 'keywords'],
  ['look', 'images'],
] as const;

/** The ranking options that differ from the default, each with the change that resets it. */
function rankingChips(params: SearchParams): { label: string; without: Partial<SearchParams> }[] {
  const chips: { label: string; without: Partial<SearchParams> }[] = [];
  const { mode, vary, fold, in: place } = params;
  if (mode) chips.push({ label: MODES[mode], without: { mode: undefined } });
  // Beside an image, the slider shows these.
  for (const [key, name] of WEIGHTS)
    if (params[key] !== undefined && (params.image === undefined || key === 'words'))
      chips.push({ label: `${name} × ${params[key]}`, without: { [key]: undefined } });
  if (vary) chips.push({ label: `variety ${score(vary)}`, without: { vary: undefined } });
  if (fold) chips.push({ label: 'nothing grouped', without: { fold: undefined } });
  if (place) chips.push({ label: `${place} only`, without: { in: undefined } });
  return chips;
}

/** A counter-example of the search. */
function Unlike({ id, onRemove }: { id: string; onRemove: () => void }) {
  const isPrompt = id.startsWith('p');
  const { data } = useQuery({ ...promptQuery(id), enabled: isPrompt });
  const text = data?.prompt.text ?? (isPrompt ? '…' : 'an image');
  return (
    <Chip
      data-testid="unlike"
      className="h-7! max-w-full pr-2 text-xs"
      title={text.slice(0, 300)}
      aria-label={`Remove “less like”: ${text.slice(0, 100)}`}
      onClick={onRemove}
    >
      <span className="max-w-48 truncate">less like: {text}</span>
      <CloseIcon className="size-3 shrink-0" />
    </Chip>
  );
}
