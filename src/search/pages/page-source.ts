import type { Prompt } from '../../records/prompt.ts';
import type { SearchRequest } from '../../records/search.ts';
import { valuesOf } from '../../text/outline/outline.ts';
import { splitParts } from '../../text/outline/parts.ts';
import type { Range } from '../../text/range.ts';
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
  { vectors, relevance }: Query,
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
  const there = unknown.filter((id) => details.has(id));
  const handicap = relevance?.handicap ?? 0;
  const compared: ReadonlyMap<string, Compared> = again
    ? await embedAgain(
        new Map(there.map((id) => [id, details.get(id)!.prompt.text])),
        vectors.text!,
        handicap,
        embedder,
      )
    : await nearestParts(there, details, vectors.text, handicap, store);
  // What has no vector is compared by its words only.
  const unrelated = vectors.unknown && !vectors.text ? UNRELATED : undefined;
  const isNothing = vectors.text && unknownTold(vectors.text, embedder.model);
  // Words and an image's vector are written before their prompt; a search in that moment passes them over.
  return ranked.flatMap((entry): Measured[] => {
    const detail = details.get(entry.promptId);
    const own = compared.get(entry.promptId);
    const told = entry.distance ?? own?.distance ?? detail?.distance ?? unrelated;
    const distance = told !== undefined && isNothing?.(told) ? UNRELATED : told;
    if (!detail || distance === undefined) return [];
    const measured = { ...entry, ...(own?.part && { part: own.part }), distance };
    return [{ ...measured, score: scoreOf(measured), prompt: detail.prompt }];
  });
}

/** How near a prompt is, and of a long one which part. */
interface Compared {
  distance: number;
  part?: Range;
}

/** Compares texts with a vector as the store would compare theirs. */
async function embedAgain(
  texts: ReadonlyMap<string, string>,
  vector: Float32Array,
  handicap: number,
  embedder: QueryEmbedder,
): Promise<Map<string, Compared>> {
  const wholes = [...texts].map(([id, text]) => ({ id, text: valuesOf(text) }));
  const parts = [...texts].flatMap(([id, text]) =>
    splitParts(text).map(({ text, start, end }) => ({ id, text, part: { start, end } })),
  );
  const all: { id: string; text: string; part?: Range }[] = [...wholes, ...parts];
  const made = await embedder.embedText(
    all.map(({ text }) => text),
    { purpose: 'document' },
  );
  const compared = new Map<string, Compared>();
  for (const [n, { id, part }] of all.entries()) {
    const distance = cosineDistance(vector, made[n]!) + (part ? handicap : 0);
    const before = compared.get(id);
    if (!before || distance < before.distance || (part && !before.part))
      compared.set(id, {
        distance: Math.min(distance, before?.distance ?? distance),
        ...(part && { part }),
      });
  }
  return compared;
}

/** The nearest parts of those prompts that are long, and the distance of these or of the whole. */
async function nearestParts(
  ids: readonly string[],
  details: ReadonlyMap<string, { prompt: Prompt; distance?: number }>,
  vector: Float32Array | undefined,
  handicap: number,
  store: SearchStore,
): Promise<ReadonlyMap<string, Compared>> {
  const long = ids.filter((id) => splitParts(details.get(id)!.prompt.text).length > 0);
  if (!vector || long.length === 0) return new Map();
  const nearest = await store.texts.nearestParts(long, vector);
  return new Map(
    [...nearest].map(([id, { distance, part }]) => [
      id,
      { part, distance: Math.min(distance + handicap, details.get(id)?.distance ?? 2) },
    ]),
  );
}
