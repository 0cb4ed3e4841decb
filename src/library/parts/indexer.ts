import { totalmem } from 'node:os';
import type { IndexRequest } from '../../records/library-info.ts';
import type { Store } from '../../store/store.ts';
import { checkIndexFits, indexShape } from '../../store/vectors/index-shape.ts';
import type { VectorSearch } from '../../store/vectors/vector-search.ts';

/** Below this many prompts an exact scan answers in milliseconds, and nothing needs to be built. */
export const INDEX_FROM = 50_000;
/** The index is built again when this share of the prompts is not in it: those are scanned. */
const UNINDEXED_SHARE = 0.2;
/** Where the library remembers the shape that a person chose. */
const KEY = 'index';

/** Builds the vector indexes of a library and knows how far that is. */
export class Indexer {
  readonly #store: Store;
  #running = 0;
  #progress: number | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether an index is being built, and which share of it is there, 0 to 1, where known. */
  get state(): { building: boolean; progress: number | null } {
    return { building: this.#running > 0, progress: this.#progress ?? null };
  }

  /** Builds the index when the library is large and much of it is not in the index. */
  async ifWorthwhile(
    onProgress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const { rows, indexed } = await this.#store.promptVectors.coverage();
    if (!wantsIndex({ rows, indexed }) && !wantsIndex(await this.#store.partVectors.coverage())) return;
    onProgress?.(indexed, rows);
    await this.build({}, (fraction) => onProgress?.(Math.round(rows * fraction), rows), signal);
    onProgress?.(rows, rows);
  }

  /**
   * Builds the indexes of prompts and images anew and waits for them.
   * @param wanted how; remembered for the next time. What is left out is as before, or fits the size.
   * @throws PromptloomError `unsupported` when the memory of this machine does not hold it; `cancelled`.
   */
  async build(
    wanted: IndexRequest,
    onProgress?: (fraction: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const before = JSON.parse((await this.#store.settings.get(KEY)) ?? '{}') as IndexRequest;
    const chosen = { ...before, ...wanted };
    const { promptVectors, imageVectors, partVectors } = this.#store;
    const all = [promptVectors, imageVectors, partVectors];
    for (const vectors of all) await this.#check(vectors, chosen);
    this.#running++;
    try {
      if (JSON.stringify(chosen) !== JSON.stringify(before)) {
        await this.#store.settings.set(KEY, JSON.stringify(chosen));
        for (const vectors of all) await vectors.dropIndex();
      }
      await this.#store.stoppable(signal, () =>
        Promise.all([this.#store.keywords.merge(), this.#store.images.merge()]),
      );
      await this.#buildOne(promptVectors, chosen, onProgress, signal);
      for (const vectors of [imageVectors, partVectors])
        if ((await vectors.coverage()).rows >= INDEX_FROM)
          await this.#buildOne(vectors, chosen, undefined, signal);
    } finally {
      this.#running--;
      this.#progress = undefined;
    }
  }

  async #buildOne(
    vectors: VectorSearch,
    chosen: IndexRequest,
    onProgress?: (fraction: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const { rows } = await vectors.coverage();
    const tell = (fraction: number) => {
      this.#progress = fraction;
      onProgress?.(fraction);
    };
    await vectors.buildIndex(indexShape(rows, chosen), tell, signal);
  }

  async #check(vectors: VectorSearch, chosen: IndexRequest): Promise<void> {
    const { rows } = await vectors.coverage();
    const here = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
    const available = (await this.#store.memory()) ?? here;
    checkIndexFits(indexShape(rows, chosen), { rows, dimensions: vectors.dimensions }, available);
  }
}

/** Whether there are many rows of which many are not in the index. */
function wantsIndex({ rows, indexed }: { rows: number; indexed: number }): boolean {
  return rows >= INDEX_FROM && rows - indexed >= rows * UNINDEXED_SHARE;
}
