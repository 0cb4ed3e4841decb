import { stemsOf } from '../../text/words.ts';

/** Share of words in common from which two prompts say the same. */
const SAME_WORDS = 0.9;
/** The same for two that are as near to the query as each other: there another subject would show. */
const SAME_PLACE = 0.75;
/** Cosine distances to a query that differ by less are the same. */
const SAME_DISTANCE = 0.03;

interface Leader {
  stems: ReadonlySet<string>;
  distance: number;
}

/**
 * Finds prompts that say nearly the same as one before them, by the words they share. Long prompts of one house style
 * share most of their words and differ in what they show; so the nearness to the query has a say.
 */
export class Folder {
  readonly #leaders: Leader[] = [];

  /** The number of the earlier prompt that says nearly the same; undefined for one that says something new. */
  add(text: string, distance: number): number | undefined {
    const stems = new Set(stemsOf(text));
    const found = this.#leaders.findIndex((leader) => alike(leader, { stems, distance }));
    if (found >= 0) return found;
    this.#leaders.push({ stems, distance });
    return undefined;
  }
}

function alike(a: Leader, b: Leader): boolean {
  const [small, large] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  const needed = Math.abs(a.distance - b.distance) <= SAME_DISTANCE ? SAME_PLACE : SAME_WORDS;
  if (small.size < needed * large.size) return false;
  let common = 0;
  for (const stem of small) if (large.has(stem)) common++;
  const all = small.size + large.size - common;
  return all === 0 || common / all >= needed;
}
