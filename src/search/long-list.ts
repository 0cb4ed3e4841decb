import { PromptloomError } from '../errors.ts';
import type { Listed, ListRequest } from '../records/listing.ts';
import { type Filter, SearchRequestSchema } from '../records/search.ts';
import { type BoardNames, withBoardIds } from './board-filter.ts';
import { type QueryEmbedder, queryVectors, type VectorStore } from './rank/query-vectors.ts';
import { readQuery } from './read-query.ts';

/** What long lists need of a store. */
export interface ListStore extends VectorStore {
  readonly boards: BoardNames;
  readonly listing: {
    nearest(vector: Float32Array, k: number, filter: Filter): Promise<Listed[]>;
    idsAfter(last: string | undefined, limit: number, filter: Filter): Promise<string[]>;
  };
}

/**
 * The ids of the k prompts nearest to a query, nearest first; or, where nothing is looked for, of those that pass the
 * filter in the order of ids. Every vector is compared, so none is missed however long the list is.
 * @throws PromptloomError `unsupported` for a query that texts cannot be compared with.
 */
export async function longList(
  request: ListRequest,
  embedder: QueryEmbedder,
  store: ListStore,
  signal?: AbortSignal,
): Promise<{ listed: Listed[]; filter: Filter }> {
  const { text, filter: asked } = readQuery(request);
  const filter = await withBoardIds(asked, store.boards);
  const { image, like, unlike, weights, k } = request;
  if (text === '' && image === undefined && like === undefined) {
    const ids = await store.listing.idsAfter(undefined, k, filter);
    return { listed: ids.map((id) => ({ id })), filter };
  }
  const search = SearchRequestSchema.parse({ text: text || undefined, image, like, unlike, weights });
  const { text: vector, itself, unknown } = await queryVectors(text, search, embedder, store, signal);
  if (!vector && unknown) {
    throw new PromptloomError(
      'unsupported',
      `the embedder ${embedder.model.id} reads English and knows no word of this query, so nothing is near it in meaning`,
      { hint: 'Ask in English, or search for its words: npx promptloom search --mode lexical' },
    );
  }
  if (!vector) {
    throw new PromptloomError(
      'unsupported',
      `the embedder ${embedder.model.id} cannot compare images with texts, of which a long list is made`,
      { hint: 'Search with it instead, or list by words.' },
    );
  }
  const listed = await store.listing.nearest(vector, k + (itself ? 1 : 0), filter);
  return { listed: listed.filter(({ id }) => id !== itself).slice(0, k), filter };
}
