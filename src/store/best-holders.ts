/** BM25's saturation and length normalisation (Robertson & Zaragoza, 2009); prompts repeat no words to be heard. */
export const K1 = 1.2;
export const B = 0.3;

/** A word of a query: who holds it, and how much it weighs. */
export interface HeldWord {
  /** Numbers of the prompts that hold it, ascending. */
  holders: Uint32Array;
  /** Inverse document frequency. */
  weight: number;
}

/** What the best holders are chosen by, beside the words. */
export interface HolderOptions {
  /** How many are wanted. */
  k: number;
  /** Words of each prompt by its number; 255 stands for more. */
  lengths: Uint8Array;
  /** Of all prompts. */
  meanLength: number;
  /** Holders that may be looked at, about; of more of them only a part, the lowest numbers. */
  budget: number;
}

/** A prompt that holds some of the words. */
export interface Holder {
  number: number;
  /** Weights of the words it holds, together. */
  sum: number;
  score: number;
}

/** BM25 of a prompt whose words weigh so much, each counted once. */
export function bm25(sum: number, length: number, meanLength: number): number {
  return (sum * (K1 + 1)) / (1 + K1 * (1 - B + (B * length) / meanLength));
}

/** Candidates are kept in a heap of this many times k before the worse are dropped. */
const SLACK = 4;

/**
 * The k prompts that hold the most and rarest of the words, best first, of two alike the lower number. The holders of
 * the rarest words are walked through, as many as the budget allows, and the others looked up for them; words that
 * cannot bring anybody among the best any more are not walked through either (MaxScore; Turtle & Flood, 1995).
 * @param words the rarest first.
 */
export function bestHolders(words: readonly HeldWord[], options: HolderOptions): Holder[] {
  const { k, lengths, meanLength } = options;
  const lists = words.map(({ holders }) => holders);
  const weights = Float64Array.from(words, ({ weight }) => weight);
  const ends = walkedUpTo(lists, options);
  const places = new Uint32Array(lists.length);
  /** What the words from one on can bring at most, together. */
  const left = new Float64Array(lists.length + 1);
  for (let n = lists.length - 1; n >= 0; n--) left[n] = left[n + 1]! + weights[n]!;
  /** What a weight counts in a prompt of so many words. */
  const norms = Float64Array.from({ length: 256 }, (_, length) => bm25(1, length, meanLength));

  const best: Holder[] = [];
  let worst = 0;
  let walked = ends.length;
  const prune = () => {
    best.sort((a, b) => b.score - a.score || a.number - b.number);
    best.length = Math.min(best.length, k);
    if (best.length < k) return;
    worst = best[k - 1]!.score;
    while (walked > 1 && left[walked - 1]! * norms[1]! < worst) walked--;
  };
  for (;;) {
    let number = lengths.length;
    for (let n = 0; n < walked; n++) {
      const place = places[n]!;
      if (place < ends[n]!) number = Math.min(number, lists[n]![place]!);
    }
    if (number === lengths.length) break;
    const norm = norms[lengths[number]!]!;
    let sum = 0;
    for (let n = 0; n < walked; n++) {
      if (places[n]! < ends[n]! && lists[n]![places[n]!] === number) {
        sum += weights[n]!;
        places[n]!++;
      }
    }
    // The last list may be walked through in part; beyond that its holders are looked up as well.
    const ended = walked === ends.length && places[walked - 1]! >= ends[walked - 1]!;
    for (let n = ended ? walked - 1 : walked; n < lists.length; n++) {
      if ((sum + left[n]!) * norm < worst) break;
      const place = gallop(lists[n]!, number, places[n]!);
      places[n] = place;
      if (lists[n]![place] === number) sum += weights[n]!;
    }
    const score = sum * norm;
    if (score > worst || best.length < k) {
      best.push({ number, sum, score });
      if (best.length === k || best.length >= SLACK * k) prune();
    }
  }
  prune();
  return best;
}

/** Of which lists, the first ones, the holders are walked through, and up to which place of each. */
function walkedUpTo(lists: readonly Uint32Array[], { k, budget, lengths }: HolderOptions): number[] {
  const ends: number[] = [];
  let read = 0;
  for (const list of lists) {
    const rest = budget - read;
    if (list.length > rest) {
      // Numbers follow ids, which are hashes: the lowest are as good a part of the library as any.
      if (read < k) ends.push(gallop(list, Math.ceil((lengths.length * rest) / list.length), 0));
      break;
    }
    ends.push(list.length);
    read += list.length;
  }
  return ends;
}

/** The numbers that stand in both of two ascending lists. */
export function inBoth(one: Uint32Array, other: Uint32Array): Uint32Array {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  const both = new Uint32Array(few.length);
  let count = 0;
  let place = 0;
  for (let n = 0; n < few.length; n++) {
    place = gallop(many, few[n]!, place);
    if (place === many.length) break;
    if (many[place] === few[n]) both[count++] = few[n]!;
  }
  return both.subarray(0, count);
}

/** The first place from `from` on whose number is not below the wanted one. */
function gallop(list: Uint32Array, wanted: number, from: number): number {
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
