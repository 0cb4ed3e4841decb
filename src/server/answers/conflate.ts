/** Holds one thing until it is taken; a newer one takes its place. */
export class Latest<T> {
  #value: T | undefined;

  /** @returns whether nothing was waiting, so that somebody has to be told. */
  put(value: T): boolean {
    const wasEmpty = this.#value === undefined;
    this.#value = value;
    return wasEmpty;
  }

  take(): T | undefined {
    const value = this.#value;
    this.#value = undefined;
    return value;
  }

  clear(): void {
    this.#value = undefined;
  }
}
