import type { Prompt } from '../records/prompt.ts';
import type { Facets, Filter } from '../records/search.ts';
import type { Range } from '../text/range.ts';
import type { BoardNames } from './board-filter.ts';
import type { WordSearch } from './rank/lexical.ts';
import type { VectorStore } from './rank/query-vectors.ts';
import type { NearestSearch } from './rank/rank.ts';

/** What this room needs of a store. */
export interface SearchStore extends VectorStore {
  readonly engine: string;
  readonly texts: NearestSearch & {
    /** The nearest part of each of some long prompts, which others have none of. */
    nearestParts(
      promptIds: readonly string[],
      vector: Float32Array,
    ): Promise<ReadonlyMap<string, { distance: number; part: Range }>>;
  };
  readonly imageVectors: NearestSearch;
  readonly keywords: WordSearch;
  readonly prompts: VectorStore['prompts'] & {
    newest(k: number, filter: Filter): Promise<string[]>;
  };
  readonly matches: {
    /** Prompts by id, some of them compared with a vector, and their images where those are wanted. */
    read(request: {
      ids: readonly string[];
      compared?: { ids: readonly string[]; vector: Float32Array };
      images?: boolean;
    }): Promise<ReadonlyMap<string, { prompt: Prompt; distance?: number }>>;
  };
  /** Read only by searches that ask for more than results. */
  readonly vectors: { byIds(ids: readonly string[]): Promise<Map<string, Float32Array>> };
  readonly boards: BoardNames & {
    counts(among: readonly string[] | Filter): Promise<Facets['board']>;
  };
  readonly listing: {
    random(k: number, filter: Filter, seed: number): Promise<string[]>;
    facets(filter: Filter): Promise<Omit<Facets, 'among' | 'all' | 'board'>>;
    count(filter: Filter): Promise<number>;
    idsAfter(last: string | undefined, limit: number, filter: Filter): Promise<string[]>;
  };
}
