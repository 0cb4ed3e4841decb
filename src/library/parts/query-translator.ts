import { LRUCache } from 'lru-cache';
import { isEnglishWord } from '../../embedding/lite/english-words.ts';
import type { PromptWriter } from '../../improve/writer.ts';
import type { SearchRequest } from '../../records/search.ts';
import { type Translation, unreadableWords } from '../../search/rank/unreadable.ts';
import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from './active-embedder.ts';
import type { Writers } from './writers.ts';

/** Translations that are kept. */
const KEPT = 500;
/** How long a search waits for its translation. */
const PATIENCE_MS = 20_000;

/** What became of a query that the model cannot read. */
export type Translated = Translation | { failure: string };

interface TranslateOptions {
  signal?: AbortSignal | undefined;
  writer?: PromptWriter | undefined;
  patienceMs?: number | undefined;
}

/** Has the configured language model translate queries that the library's embedder cannot read. */
export class QueryTranslator {
  readonly #writers: Writers;
  readonly #store: Store;
  readonly #space: EmbeddingSpace;
  readonly #patienceMs: number;
  readonly #made = new LRUCache<string, Promise<string>>({ max: KEPT });

  constructor(writers: Writers, store: Store, space: EmbeddingSpace, patienceMs = PATIENCE_MS) {
    this.#writers = writers;
    this.#store = store;
    this.#space = space;
    this.#patienceMs = patienceMs;
  }

  /**
   * The words of a request in English; undefined where they can be read as they are, or no language model is set.
   * @param options.writer who translates where it is a language model; the configured one otherwise.
   * @param options.patienceMs how long the model may take.
   */
  async translate(
    request: SearchRequest,
    { signal, writer: named, patienceMs = this.#patienceMs }: TranslateOptions = {},
  ): Promise<Translated | undefined> {
    const writer = named?.translate ? named : this.#writers.configured;
    if (!writer.translate) return undefined;
    const found = await unreadableWords(request, this.#space.model, this.#store.keywords, isEnglishWord);
    if (!found) return undefined;
    const { text, language } = found;
    try {
      const key = `${writer.id}\n${text}`;
      let made = this.#made.get(key);
      if (!made) {
        // Others may wait for the same, so it does not end with the search that began it.
        made = writer.translate(text, language.name, patienceMs);
        this.#made.set(key, made);
        made.catch(() => this.#made.delete(key));
      }
      return { text: await unlessAborted(made, signal), language: language.name };
    } catch (error) {
      signal?.throwIfAborted();
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }
}

function unlessAborted<T>(made: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return made;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    made.then(resolve, reject);
  });
}
