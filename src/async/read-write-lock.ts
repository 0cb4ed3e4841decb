/** Lets any number in together, or one alone. */
export class Gate {
  #inside = 0;
  #shut: Promise<void> | undefined;
  #onEmpty: (() => void) | undefined;

  /** Waits while somebody is in alone. Not to be called again from inside: it would wait for itself. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    while (this.#shut) await this.#shut;
    this.#inside++;
    try {
      return await work();
    } finally {
      this.#inside--;
      if (this.#inside === 0) this.#onEmpty?.();
    }
  }

  /** Lets nobody else in, waits until all are out, and works. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#shut) await this.#shut;
    let open = () => {};
    this.#shut = new Promise((resolve) => {
      open = resolve;
    });
    try {
      if (this.#inside > 0) await new Promise<void>((resolve) => (this.#onEmpty = resolve));
      this.#onEmpty = undefined;
      return await work();
    } finally {
      this.#shut = undefined;
      open();
    }
  }
}
