/**
 * What takes long to make and may fail for a while, such as weights on a disk that was away: made at first need and
 * kept; a failure is not kept, so that the next need tries again.
 */
export class Lazy<Thing> {
  readonly #make: () => Promise<Thing>;
  #made: Promise<Thing> | undefined;

  constructor(make: () => Promise<Thing>) {
    this.#make = make;
  }

  /** @throws what making it threw */
  get(): Promise<Thing> {
    this.#made ??= this.#make().catch((error: unknown) => {
      this.#made = undefined;
      throw error;
    });
    return this.#made;
  }
}
