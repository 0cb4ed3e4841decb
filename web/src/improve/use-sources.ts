import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { promptQuery, searchQuery } from '../api/queries.ts';
import type { Match, PromptDetail } from '../api/types.ts';
import { useStore } from '../lib/store.ts';
import { useDebounced } from '../lib/use-debounced.ts';
import { hideUnsafe } from '../search/safety.ts';

/** A prompt that an improvement may learn from. */
export interface SourcePrompt {
  id: string;
  prompt: string;
  picture?: string;
  score?: number;
}

const K = 12;

/** What was put aside by hand, then what the library has near the idea, then what the last run was given. */
export function useSources(idea: string, use: readonly string[], given: readonly Match[]) {
  const settled = useDebounced(idea.trim().slice(0, 4000), 300);
  const safe = useStore(hideUnsafe);
  const search = useQuery(
    searchQuery(
      settled === '' ? null : { text: settled, filter: {}, k: K, minScore: 0, ...(safe && { safe }) },
    ),
  );
  const chosen = useQueries({ queries: use.map((id) => promptQuery(id)) });
  const near = settled === '' ? undefined : search.data?.results;
  const named = chosen.map((one) => one.data);
  const key = named.map((detail) => detail?.prompt.id ?? '').join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list, which is new each time
  const sources = useMemo(() => {
    const all = new Map<string, SourcePrompt>();
    for (const detail of named) if (detail) all.set(detail.prompt.id, ofDetail(detail));
    for (const match of [...(near ?? []), ...given]) {
      const before = all.get(match.id);
      all.set(match.id, before ? { ...before, score: before.score ?? match.score } : ofMatch(match));
    }
    return [...all.values()];
  }, [key, near, given]);
  return { sources, error: search.error ?? chosen.find((one) => one.error)?.error ?? null };
}

function ofMatch(match: Match): SourcePrompt {
  return { id: match.id, prompt: match.prompt, picture: match.images[0]?.url, score: match.score };
}

function ofDetail({ prompt, images }: PromptDetail): SourcePrompt {
  return { id: prompt.id, prompt: prompt.text, picture: images[0]?.src };
}
