import { encodeId, splitId } from './ids.ts';

/** Numbers the ids of prompts in their order; 12 bytes each. */
export class Ordinals {
  readonly #heads: Float64Array;
  readonly #tails: Uint32Array;

  /** @param heads the first digits of each id, ascending; @param tails the others. */
  constructor(heads: Float64Array, tails: Uint32Array) {
    this.#heads = heads;
    this.#tails = tails;
  }

  get count(): number {
    return this.#heads.length;
  }

  /** The id of this number. */
  idOf(number: number): string {
    return encodeId('prompt', this.#heads[number]!, this.#tails[number]!);
  }

  /** The number of an id; undefined for one that is not there. */
  ordinalOf(id: string): number | undefined {
    const [head, tail] = splitId(id);
    for (let n = this.#placeOf(head, 0); this.#heads[n] === head; n++) if (this.#tails[n] === tail) return n;
    return undefined;
  }

  /**
   * The numbers of ids by their heads, ascending as these are, and -1 for those that are not there. Heads nearly always
   * tell ids apart: that any two of four million share one has a chance of 1 in 140, and would credit one with the
   * other's words.
   */
  ordinalsOf(heads: Float64Array): Int32Array {
    const numbers = new Int32Array(heads.length);
    let place = 0;
    for (let n = 0; n < heads.length; n++) {
      place = this.#placeOf(heads[n]!, place);
      numbers[n] = this.#heads[place] === heads[n] ? place++ : -1;
    }
    return numbers;
  }

  /** The first number from `from` on whose id's head is not below this one. */
  #placeOf(head: number, from: number): number {
    const heads = this.#heads;
    let before = from - 1;
    let step = 1;
    while (before + step < heads.length && heads[before + step]! < head) {
      before += step;
      step *= 2;
    }
    let at = Math.min(heads.length, before + step);
    while (before + 1 < at) {
      const middle = (before + at) >>> 1;
      if (heads[middle]! < head) before = middle;
      else at = middle;
    }
    return at;
  }
}
