/** Lets any number of readers in together, or one writer alone. */
export class ReadWriteLock {
  #readers = 0;
  #writer: Promise<void> | undefined;
  #onLastReader: (() => void) | undefined;

  /** Waits for a writer. Not to be called from inside another call of this: it would wait for itself. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    while (this.#writer) await this.#writer;
    this.#readers++;
    try {
      return await work();
    } finally {
      this.#readers--;
      if (this.#readers === 0) this.#onLastReader?.();
    }
  }

  /** Keeps new readers out, waits for those inside, and works. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    while (this.#writer) await this.#writer;
    let unlock = () => {};
    this.#writer = new Promise((resolve) => {
      unlock = resolve;
    });
    try {
      if (this.#readers > 0) await new Promise<void>((resolve) => (this.#onLastReader = resolve));
      this.#onLastReader = undefined;
      return await work();
    } finally {
      this.#writer = undefined;
      unlock();
    }
  }
}
