/** From this share of all prompts on a set is kept as bits: at most twice as much memory, and whole words of it at once. */
const DENSE = 1 / 64;

/** The prompts that hold a word, by their numbers: as a list, or of a common word as one bit for every prompt. */
export class PostingList {
  /** How many hold it. */
  readonly size: number;
  /** Ascending; undefined where there are bits. */
  readonly list: Uint32Array | undefined;
  /** Number n is bit n % 32 of word n / 32; undefined where there is a list. */
  readonly bits: Uint32Array | undefined;

  private constructor(size: number, list?: Uint32Array, bits?: Uint32Array) {
    this.size = size;
    this.list = list;
    this.bits = bits;
  }

  /**
   * @param parts numbers, ascending over all parts.
   * @param prompts how many prompts there are; all numbers are below it.
   */
  static from(parts: readonly Uint32Array[], prompts: number): PostingList {
    const size = parts.reduce((sum, { length }) => sum + length, 0);
    if (size >= prompts * DENSE) {
      const bits = new Uint32Array(Math.ceil(prompts / 32));
      for (const part of parts) {
        for (let n = 0; n < part.length; n++) bits[part[n]! >>> 5]! |= 1 << (part[n]! & 31);
      }
      return new PostingList(size, undefined, bits);
    }
    const list = new Uint32Array(size);
    let at = 0;
    for (const part of parts) {
      list.set(part, at);
      at += part.length;
    }
    return new PostingList(size, list);
  }

  get byteLength(): number {
    return (this.list ?? this.bits)!.byteLength;
  }

  /** Those of some numbers, in ascending order, that are in this set too. */
  intersect(numbers: Uint32Array): PostingList {
    const { list, bits } = this;
    const both = new Uint32Array(list ? Math.min(list.length, numbers.length) : numbers.length);
    const [few, many] = list && list.length < numbers.length ? [list, numbers] : [numbers, list];
    let count = 0;
    let place = 0;
    for (let n = 0; n < few.length; n++) {
      const number = few[n]!;
      if (many) {
        place = gallop(many, number, place);
        if (many[place] === number) both[count++] = number;
      } else if ((bits![number >>> 5]! >>> (number & 31)) & 1) both[count++] = number;
    }
    return new PostingList(count, both.slice(0, count));
  }
}

/** The first place from `from` on whose number is not below the wanted one. */
export function gallop(list: Uint32Array, wanted: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < list.length && list[low + step]! < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(list.length, low + step);
  if (low < list.length && list[low]! >= wanted) return low;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < wanted) low = middle;
    else high = middle;
  }
  return Math.min(high, list.length);
}
