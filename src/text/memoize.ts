/** Longest key that is remembered, so that few entries cannot hold much. */
const LONGEST = 20_000;

/** What was made of texts lately. */
export class Remembered<Value> {
  readonly #made = new Map<string, Value>();
  readonly #most: number;
  #characters = 0;

  /** @param most texts that are remembered; with the next one all are forgotten. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What was made of a text, or what is made of it now. */
  get(text: string, make: () => Value): Value {
    const known = this.#made.get(text);
    if (known !== undefined || this.#made.has(text)) return known as Value;
    const made = make();
    if (text.length > LONGEST) return made;
    if (this.#made.size >= this.#most || this.#characters > 20 * LONGEST) this.#forget();
    this.#made.set(text, made);
    this.#characters += text.length;
    return made;
  }

  #forget(): void {
    this.#made.clear();
    this.#characters = 0;
  }
}
