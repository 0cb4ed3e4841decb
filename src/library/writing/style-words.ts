import type { Cancellable } from '../../api/library-api.ts';
import { styleWordsOf } from '../../improve/style/style-words.ts';
import { SearchRequestSchema } from '../../records/search.ts';
import type { StyleWords, StyleWordsRequest } from '../../records/style-word.ts';
import { search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from '../open/active-embedder.ts';
import type { ImageAddresses } from '../open/image-address.ts';

/** What finding style words works with. */
interface Context {
  store: Store;
  space: EmbeddingSpace;
  addresses: ImageAddresses;
  /** Whether what is known to be unsafe is left out. */
  hideUnsafe: boolean;
}

/** The style words that prompts near an idea have more often than others, the most over-represented first. */
export async function styleWords(
  { idea, k, limit }: StyleWordsRequest,
  { store, space, addresses, hideUnsafe: safe }: Context,
  { signal }: Cancellable = {},
): Promise<StyleWords> {
  const { prompts: all } = await store.counts();
  // What half of a library has stands out nowhere.
  const near = k ?? Math.min(200, Math.max(60, Math.round(all / 20)));
  const query = SearchRequestSchema.parse({ text: idea, plain: true, mode: 'semantic', k: near, safe });
  const { results } = await space.use((embedder) =>
    search(query, embedder, store, addresses.summarise, signal),
  );
  const prompts = results.map(({ prompt }) => prompt);
  const words = await styleWordsOf(idea, prompts, async (phrases) => ({
    prompts: all,
    counts: await store.prompts.phraseCounts(phrases),
  }));
  return { idea, read: prompts.length, words: words.slice(0, limit) };
}
