import type { SearchRequest } from '../../records/search.ts';
import { cosineDistance } from '../rank/cosine.ts';
import type { QueryEmbedder } from '../rank/query-vectors.ts';
import type { Ranked } from '../rank/rank.ts';
import { type Query, rankQuery } from '../rank/rank-query.ts';
import { scorer } from '../rank/score.ts';
import { UNRELATED, unknownTold } from '../rank/unknown-text.ts';
import type { SearchStore } from '../search-store.ts';
import type { Measured, PageSource } from './pages.ts';

/** What pages are made of. What was found by its words only is compared with the query when it is shown. */
export function pageSource(
  query: Query,
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
): PageSource {
  const examples = new Set(query.vectors.examples);
  return {
    rankAt: async (depth) => {
      const { ranked, index } = await rankQuery(query, request, depth + examples.size, embedder, store);
      return { ranked: ranked.filter(({ promptId }) => !examples.has(promptId)), index };
    },
    measure: (ranked, shown) => measure(ranked, shown, query, scorer(query, request), embedder, store),
    vectors: (ids) => store.vectors.byIds(ids),
  };
}

async function measure(
  ranked: readonly Ranked[],
  shown: boolean,
  { vectors }: Query,
  scoreOf: (entry: Ranked & { distance: number }) => number,
  embedder: QueryEmbedder,
  store: SearchStore,
): Promise<Measured[]> {
  const unknown = ranked.flatMap(({ promptId, distance }) => (distance === undefined ? [promptId] : []));
  // A text that is quickly embedded is sooner embedded again than its vector is read.
  const again = unknown.length > 0 && vectors.text !== undefined && embedder.instantText === true;
  const details = await store.matches.read({
    ids: ranked.map(({ promptId }) => promptId),
    ...(vectors.text && !again && { compared: { ids: unknown, vector: vectors.text } }),
    // What is shown needs its images next; the store remembers them.
    images: shown,
  });
  const distances = new Map<string, number>();
  if (again) {
    const ids = unknown.filter((id) => details.has(id));
    const made = await embedder.embedText(
      ids.map((id) => details.get(id)!.prompt.text),
      { purpose: 'document' },
    );
    for (const [n, id] of ids.entries()) distances.set(id, cosineDistance(vectors.text!, made[n]!));
  }
  // What has no vector is compared by its words only.
  const unrelated = vectors.unknown && !vectors.text ? UNRELATED : undefined;
  const isNothing = vectors.text && unknownTold(vectors.text, embedder.model);
  // Words and an image's vector are written before their prompt; a search in that moment passes them over.
  return ranked.flatMap((entry): Measured[] => {
    const detail = details.get(entry.promptId);
    const told = entry.distance ?? distances.get(entry.promptId) ?? detail?.distance ?? unrelated;
    const distance = told !== undefined && isNothing?.(told) ? UNRELATED : told;
    if (!detail || distance === undefined) return [];
    const measured = { ...entry, distance };
    return [{ ...measured, score: scoreOf(measured), prompt: detail.prompt }];
  });
}
