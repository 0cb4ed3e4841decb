import { gallop, type PostingList } from './posting-list.ts';

/** BM25's saturation and length normalisation (Robertson & Zaragoza, 2009); prompts repeat no words to be heard. */
export const K1 = 1.2;
export const B = 0.3;

/** A word of a query: who holds it, and how much it weighs. */
export interface WeightedPostings {
  postings: PostingList;
  /** Inverse document frequency. */
  weight: number;
}

/** What the best holders are chosen by, beside the words. */
export interface MaxScoreOptions {
  /** How many are wanted. */
  k: number;
  /** Words of each prompt by its number; 255 stands for more. */
  lengths: Uint8Array;
  /** Of all prompts. */
  meanLength: number;
  /**
   * Look-ups of one word for one holder that may be made, about, once k holders are known; eight words of bits count as
   * one. Of what is beyond, only a part is seen: the rarest words' holders, and of the last word those with the lowest numbers.
   */
  budget: number;
}

/** A prompt that holds some of the words. */
export interface ScoredPrompt {
  number: number;
  /** Weights of the words it holds, together. */
  sum: number;
  score: number;
}

/** BM25 of a prompt whose words weigh so much, each counted once. */
export function bm25(sum: number, length: number, meanLength: number): number {
  return (sum * (K1 + 1)) / (1 + K1 * (1 - B + (B * length) / meanLength));
}

/** Candidates are kept until there are this many times k, before the worse are dropped. */
const SLACK = 4;
/** Words of bits between two looks at the budget. */
const BITS_AT_ONCE = 32;

/**
 * The k prompts that hold the most and rarest of the words, best first, of two alike the lower number. Word by word, the
 * rarest first, its holders are looked at, as long as the words that are left could bring somebody among the best
 * (MaxScore; Turtle & Flood, 1995); of common words only those holders that hold enough of the others too, which bits
 * tell of 32 at once.
 */
export function maxScore(words: readonly WeightedPostings[], options: MaxScoreOptions): ScoredPrompt[] {
  return new MaxScore(words, options).best();
}

class MaxScore {
  readonly #k: number;
  readonly #budget: number;
  readonly #lengths: Uint8Array;
  readonly #weights: Float64Array;
  readonly #lists: (Uint32Array | undefined)[];
  readonly #bits: (Uint32Array | undefined)[];
  /** What the words from one on can bring at most, together. */
  readonly #left: Float64Array;
  /** What a weight counts in a prompt of so many words. */
  readonly #norms: Float64Array;
  /** Where each list was looked up last. */
  readonly #places: Uint32Array;
  readonly #best: ScoredPrompt[] = [];
  /** What must be reached to be among the best, and by whom it was. */
  #bar = 0;
  #last = Number.POSITIVE_INFINITY;
  /** Look-ups made. */
  #work = 0;

  constructor(words: readonly WeightedPostings[], { k, lengths, meanLength, budget }: MaxScoreOptions) {
    const ordered = [...words].sort((a, b) => a.postings.size - b.postings.size);
    this.#k = k;
    this.#budget = budget;
    this.#lengths = lengths;
    this.#lists = ordered.map(({ postings }) => postings.list);
    this.#bits = ordered.map(({ postings }) => postings.bits);
    const count = ordered.length;
    this.#weights = new Float64Array(count);
    this.#left = new Float64Array(count + 1);
    for (let n = count - 1; n >= 0; n--) {
      this.#weights[n] = ordered[n]!.weight;
      this.#left[n] = this.#left[n + 1]! + this.#weights[n]!;
    }
    this.#norms = new Float64Array(256);
    for (let length = 0; length < 256; length++) this.#norms[length] = bm25(1, length, meanLength);
    this.#places = new Uint32Array(count);
  }

  best(): ScoredPrompt[] {
    for (let word = 0; word < this.#weights.length && !this.#enough; word++) {
      if (this.#left[word]! * this.#norms[1]! < this.#bar) break;
      this.#places.fill(0);
      const list = this.#lists[word];
      if (list) for (let n = 0; n < list.length && !this.#enough; n++) this.#score(word, list[n]!);
      else this.#scoreBits(word);
    }
    this.#prune();
    return this.#best;
  }

  get #enough(): boolean {
    return this.#work >= this.#budget && this.#best.length >= this.#k;
  }

  #scoreBits(word: number): void {
    const bits = this.#bits[word]!;
    const others = this.#bits.slice(word + 1).filter((set) => set !== undefined);
    let bar = this.#bar;
    let needed = this.#needed(word);
    for (let n = 0; n < bits.length; n++) {
      if (n % BITS_AT_ONCE === 0) {
        this.#work += (BITS_AT_ONCE * (needed > 0 ? 1 + others.length : 1)) / 8;
        if (this.#enough) return;
      }
      let holders = bits[n]!;
      if (needed > 0 && holders !== 0) holders &= withOthers(others, n, needed);
      if (holders === 0) continue;
      // The lowest bit that is set, until none is.
      for (; holders !== 0; holders &= holders - 1) {
        this.#score(word, n * 32 + 31 - Math.clz32(holders & -holders));
      }
      if (this.#enough) return;
      if (bar === this.#bar) continue;
      bar = this.#bar;
      needed = this.#needed(word);
    }
  }

  /** How many of the later words a holder of this one must hold at least to be among the best, 3 standing for more. */
  #needed(word: number): number {
    const others = this.#weights
      .slice(word + 1)
      .sort()
      .reverse();
    // Where a later word has a list, there are no bits to tell.
    if (this.#bits.indexOf(undefined, word) >= 0) return 0;
    let sum = this.#weights[word]!;
    let needed = 0;
    while (needed < 3 && needed < others.length && sum * this.#norms[1]! < this.#bar)
      sum += others[needed++]!;
    return needed;
  }

  /** Scores a holder of a word that is known to hold none of the words before, or was looked at for these. */
  #score(word: number, number: number): void {
    this.#work++;
    const [weights, left, bar] = [this.#weights, this.#left, this.#bar];
    const norm = this.#norms[this.#lengths[number]!]!;
    let sum = weights[word]!;
    for (let n = word + 1; n < weights.length; n++) {
      if ((sum + left[n]!) * norm < bar) return;
      this.#work++;
      if (this.#holds(n, number)) sum += weights[n]!;
    }
    const score = sum * norm;
    if (score < bar || (score === bar && number > this.#last)) return;
    for (let n = 0; n < word; n++) if (this.#holds(n, number)) return;
    this.#best.push({ number, sum, score });
    if (this.#best.length === this.#k || this.#best.length >= SLACK * this.#k) this.#prune();
  }

  /** Asked of ascending numbers. */
  #holds(word: number, number: number): boolean {
    const bits = this.#bits[word];
    if (bits) return ((bits[number >>> 5]! >>> (number & 31)) & 1) === 1;
    const list = this.#lists[word]!;
    const place = gallop(list, number, this.#places[word]!);
    this.#places[word] = place;
    return list[place] === number;
  }

  #prune(): void {
    const best = this.#best;
    best.sort((a, b) => b.score - a.score || a.number - b.number);
    best.length = Math.min(best.length, this.#k);
    if (best.length < this.#k) return;
    this.#bar = best[this.#k - 1]!.score;
    this.#last = best[this.#k - 1]!.number;
  }
}

/** Which prompts of a word of bits are in so many of some sets. */
function withOthers(others: readonly Uint32Array[], n: number, needed: number): number {
  let [one, two, three] = [0, 0, 0];
  for (let set = 0; set < others.length; set++) {
    const bits = others[set]![n]!;
    three |= two & bits;
    two |= one & bits;
    one |= bits;
  }
  return needed === 1 ? one : needed === 2 ? two : three;
}
