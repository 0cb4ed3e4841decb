import { ReadWriteLock } from '../../async/read-write-lock.ts';
import type { Embedder } from '../../embedding/embedder.ts';

/** The embedder of a library, which may be switched for another while the library is open. */
export class EmbeddingSpace {
  #embedder: Embedder;
  readonly #check: (model: Embedder['model']) => Promise<void>;
  readonly #lock = new ReadWriteLock();
  #manyQueries = false;
  #lastUse = Number.NEGATIVE_INFINITY;

  /** @param check throws when the library has another model by now, switched by another process. */
  constructor(embedder: Embedder, check: (model: Embedder['model']) => Promise<void> = async () => {}) {
    this.#embedder = embedder;
    this.#check = check;
  }

  get model(): Embedder['model'] {
    return this.#embedder.model;
  }

  /** When it was used last, by the clock of `performance`. */
  get lastUse(): number {
    return this.#lastUse;
  }

  /**
   * Embeds and then reads or writes vectors; no switch happens in between. Short work only, and not within another
   * call of this: a switch waits for it, and everybody else for the switch.
   */
  use<T>(work: (embedder: Embedder) => Promise<T>): Promise<T> {
    return this.#lock.read(async () => {
      this.#lastUse = performance.now();
      await this.#check(this.#embedder.model);
      return work(this.#embedder);
    });
  }

  /** Does the work of a switch with nobody embedding, then has all use the new embedder; the old one is closed. */
  async switchTo(embedder: Embedder, work: () => Promise<void>): Promise<void> {
    await this.#lock.write(async () => {
      await work();
      const before = this.#embedder;
      this.#embedder = embedder;
      if (this.#manyQueries) void embedder.prepareQueries?.();
      await before.close();
    });
  }

  /** Loads what makes queries better, now and after a switch: see {@link Embedder.prepareQueries}. */
  async prepareQueries(): Promise<void> {
    this.#manyQueries = true;
    await this.#embedder.prepareQueries?.();
  }

  /** Whether this embedder is the one in use. */
  has(embedder: Embedder): boolean {
    return this.#embedder === embedder;
  }

  close(): Promise<void> {
    return this.#embedder.close();
  }
}
