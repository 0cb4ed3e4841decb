import { isEnglishWord } from '../../embedding/lite/english-words.ts';
import type { Match } from '../../records/match.ts';
import {
  type SearchInput,
  type SearchRequest,
  SearchRequestSchema,
  type SearchResponse,
} from '../../records/search.ts';
import { compare, search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from '../parts/active-embedder.ts';
import type { ImageAddresses } from '../parts/image-address.ts';
import type { QueryTranslator } from '../parts/query-translator.ts';

/** Where the prompts to learn from are found. */
export interface MatchContext {
  store: Store;
  space: EmbeddingSpace;
  addresses: ImageAddresses;
  translator: QueryTranslator;
  /** Whether nothing is learnt from what is known to be unsafe. */
  hideUnsafe: boolean;
}

/** The prompts nearest to a text, whose words are no filters here, or to an image. */
export async function similar(
  to: string | { image?: Uint8Array; like?: string; lookIn: SearchInput['lookIn'] },
  k: number,
  { store, space, addresses, translator, hideUnsafe: safe }: MatchContext,
  { signal, mode = 'semantic' }: { signal?: AbortSignal | undefined; mode?: SearchRequest['mode'] } = {},
): Promise<SearchResponse> {
  const asked = typeof to === 'string' ? { text: to, plain: true, mode } : to;
  const query = SearchRequestSchema.parse({ ...asked, k, safe });
  const translated = await translator.translate(query, { signal });
  return space.use((embedder) =>
    search(
      query,
      embedder,
      store,
      { summarise: addresses.summarise, isWord: isEnglishWord, translated },
      signal,
    ),
  );
}

/** Prompts that are named, compared with a text as {@link similar} compares those it finds. */
export async function compared(
  ids: readonly string[],
  text: string,
  { store, space, addresses, translator }: MatchContext,
  signal: AbortSignal | undefined,
): Promise<Match[]> {
  const query = SearchRequestSchema.parse({ text, plain: true, mode: 'semantic' });
  const translated = await translator.translate(query, { signal });
  return space.use((embedder) =>
    compare(
      ids,
      query,
      embedder,
      store,
      { summarise: addresses.summarise, isWord: isEnglishWord, translated },
      signal,
    ),
  );
}
