/** Texts that are run together. */
export interface TextBatch {
  /** Places of the texts in the list they came from. */
  readonly places: readonly number[];
  /** Token ids of the longest of them: what all are padded to. */
  readonly length: number;
}

/**
 * Puts texts of like length together so that little of a batch is padding.
 *
 * @param lengths token ids of each text; one of none is in no batch
 * @param budget most token ids of a batch, padding counted; a longer text is a batch of its own
 * @param most texts in a batch
 * @returns batches that hold every other place once, longest texts first: what is left at the end, when some threads have
 * nothing more to do, is short
 */
export function batchByLength(lengths: ArrayLike<number>, budget: number, most = 64): TextBatch[] {
  const order = Array.from({ length: lengths.length }, (_, place) => place).filter((n) => lengths[n]! > 0);
  order.sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const batches: TextBatch[] = [];
  let from = 0;
  while (from < order.length) {
    const length = lengths[order[from]!]!;
    const count = Math.max(1, Math.min(most, Math.floor(budget / length)));
    batches.push({ places: order.slice(from, from + count), length });
    from += count;
  }
  return batches;
}
