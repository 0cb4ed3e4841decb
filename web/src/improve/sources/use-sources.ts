import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { promptQuery } from '../../api/queries.ts';
import type { ImproveInput, ImproveMatches, Match, PromptDetail } from '../../api/types.ts';
import { isUnsafe } from '../../lib/is-unsafe.ts';
import { useStore } from '../../lib/store.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { hideUnsafe } from '../../state/hide-unsafe.ts';
import { type SourcePrompt, type SourcesInput, sourcesOf } from './sources.ts';

/** The part of a request that decides which prompts match. */
type Near = Pick<ImproveInput, 'idea' | 'variants' | 'expand' | 'seed' | 'variables' | 'llm'>;

/** The matches that a writer would get for an idea. */
export function matchesQuery({ idea, variants, expand, seed, variables, llm }: Near) {
  const json: Near = {
    idea: idea.trim().slice(0, 4000),
    variants,
    ...(expand && { expand, seed }),
    variables,
    ...(llm && { llm }),
  };
  return queryOptions({
    queryKey: ['improve-matches', json],
    enabled: json.idea !== '',
    queryFn: ({ signal }) => api.improveMatches(json, { signal }),
  });
}

interface Asked {
  ask: Near;
  byHandIds: readonly string[];
  given: readonly Match[] | undefined;
  checked: Readonly<Record<string, boolean>>;
  blends: boolean;
}

/** The prompts to choose from while an idea is typed. */
export function useSources({ ask, byHandIds, given, checked, blends }: Asked) {
  const safe = useStore(hideUnsafe);
  const settled = useDebounced(ask, 300);
  const near = useQuery({ ...matchesQuery(settled), placeholderData: (before) => before });
  const chosen = useQueries({ queries: byHandIds.map((id) => promptQuery(id)) });
  const named = chosen.map((one) => one.data);
  const key = named.map((detail) => detail?.prompt.id ?? '').join();
  const found = settled.idea.trim() === '' ? undefined : near.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list, which is new each time
  const input = useMemo(
    (): SourcesInput => ({
      byHand: named.flatMap((detail) => (detail ? ofDetail(detail) : [])),
      byHandIds,
      offered: found && offeredBy(found, safe),
      given,
      checked,
      blends,
    }),
    [key, byHandIds, found, safe, given, checked, blends],
  );
  const sources = useMemo(() => sourcesOf(input), [input]);
  return { sources, input, error: near.error ?? chosen.find((one) => one.error)?.error ?? null };
}

/** The matches without unsafe ones, where this browser hides them. */
export function offeredBy({ matches, own }: ImproveMatches, safe: boolean): ImproveMatches {
  const fits = (match: Match) => !safe || !isUnsafe([match, ...match.images]);
  return { matches: matches.filter(fits), own: own.filter(fits) };
}

function ofDetail({ prompt, images }: PromptDetail): SourcePrompt {
  const { id, text, origin } = prompt;
  return { id, prompt: text, image: images[0]?.src, ...(origin === 'improved' && { written: true }) };
}
