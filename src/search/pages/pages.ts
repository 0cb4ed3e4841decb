import type { Prompt } from '../../records/prompt.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { diversify } from './diversify.ts';
import { type Family, Folder, type Group } from './fold.ts';

/** A prompt among the results with its details, its distance to the query and its score, 0 to 1. */
export type Measured = Ranked & { distance: number; score: number; prompt: Prompt };
/** One that stands for others that say the same, or are of one pattern with it. */
export type Picked = Measured & { similar: string[]; family?: Family };

/** What a page is made of. */
export interface PageRequest {
  k: number;
  offset: number;
  minScore: number;
  fold: boolean;
  diversity: number;
}

/** What a page needs to know. */
export interface PageSource {
  /** At least the `depth` best, or all there are. */
  rankAt(depth: number): Promise<Ranking>;
  /**
   * Reads the details and the distances that are missing, and drops what is not there.
   * @param shown whether all of them will be results.
   */
  measure(ranked: readonly Ranked[], shown: boolean): Promise<Measured[]>;
  vectors(ids: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
}

/** One page of results. */
export interface Page {
  picked: Picked[];
  index: Ranking['index'];
  /** Whether there may be another page. */
  more: boolean;
}

/** How much further each look goes than the one before. */
const GROWTH = 4;
/** No look goes further; ids that are named in a statement make it long. */
const DEEPEST = 8000;

/**
 * One page of the order in which results stand. That order begins with what the first look finds; what a deeper look
 * finds beyond that comes after it, so that pages of one size never show a prompt twice or leave one out, although a
 * fusion of more ranks may order them otherwise. The first page looks once, unless too little is left of what it finds.
 * What is folded is counted on the page of the result that stands for it; what only a later page's look finds is a
 * result of that page, so that who reads all pages is told of every prompt once.
 */
export async function pickPage(source: PageSource, request: PageRequest): Promise<Page> {
  const { k, offset, fold, diversity } = request;
  const wanted = offset + k;
  const seen = new Set<string>();
  const order = new Order(source, request);
  // What is folded away, or passed over for something else, has to be replaced.
  let depth = fold || diversity > 0 ? 2 * k : k;
  for (let index: Ranking['index'] = 'exact'; ; depth = Math.min(DEEPEST, depth * GROWTH)) {
    order.close(shownBefore(order.length, request));
    const ranking = await source.rankAt(depth);
    if (ranking.index === 'hnsw') index = 'hnsw';
    const fresh = ranking.ranked.filter(({ promptId }) => !seen.has(promptId));
    for (const { promptId } of fresh) seen.add(promptId);
    const left = await order.add(fresh, wanted);
    if (diversity === 0) order.neverRise();
    const exhausted = ranking.ranked.length < depth || fresh.length === 0 || depth === DEEPEST || order.faded;
    if (order.length >= wanted || exhausted) {
      return {
        picked: order.picked.slice(offset, wanted),
        index,
        more: order.length > wanted || left || (order.length === wanted && !exhausted),
      };
    }
  }
}

/** How many of the results known so far are on pages that were full with them. */
function shownBefore(known: number, { k, offset }: PageRequest): number {
  return Math.max(0, known - ((((known - offset) % k) + k) % k));
}

/** The order as far as it is known. */
class Order {
  readonly #groups: Group<Measured>[] = [];
  /** Whether what vectors found scores too little already: what is further away scores less. */
  faded = false;
  readonly #source: PageSource;
  readonly #request: PageRequest;
  readonly #folder = new Folder<Measured>();

  constructor(source: PageSource, request: PageRequest) {
    this.#source = source;
    this.#request = request;
  }

  /** What was picked so far. */
  get picked(): Picked[] {
    return this.#groups.map(({ leader, similar, family }) => ({
      ...leader,
      similar,
      ...(family && { family }),
    }));
  }

  /** How many were picked so far. */
  get length(): number {
    return this.#groups.length;
  }

  /** The first so many take no more that says the same. */
  close(count: number): void {
    if (count > 0 && this.#request.fold) this.#folder.close(new Set(this.#groups.slice(0, count)));
  }

  /** Adds what another look found. @returns whether some of it was not needed yet. */
  async add(fresh: readonly Ranked[], wanted: number): Promise<boolean> {
    if (!this.#request.fold && this.#request.diversity === 0) return this.#addPlain(fresh, wanted);
    const measured = await this.#measure(fresh, false);
    const groups = this.#request.fold ? this.#folder.add(measured) : measured.map(alone);
    if (this.#request.diversity === 0) this.#groups.push(...groups);
    else {
      const idOf = ({ leader }: Group<Measured>) => leader.promptId;
      const vectors = await this.#source.vectors(groups.map(idOf));
      this.#groups.push(...diversify(groups, idOf, vectors, this.#request.diversity));
    }
    return false;
  }

  /** Measures no more than are wanted: each distance that is missing costs a look-up. */
  async #addPlain(fresh: readonly Ranked[], wanted: number): Promise<boolean> {
    let from = 0;
    while (from < fresh.length && this.length < wanted) {
      const some = fresh.slice(from, from + wanted - this.length);
      from += some.length;
      this.#groups.push(...(await this.#measure(some, true)).map(alone));
    }
    return from < fresh.length;
  }

  /** Results are read in their order, so none shows more than the one before it; what was found by words alone was ranked by an estimate. */
  neverRise(): void {
    let least = 1;
    for (const { leader } of this.#groups) {
      least = Math.min(least, leader.score);
      leader.score = least;
    }
  }

  /** Those that score enough. */
  async #measure(ranked: readonly Ranked[], shown: boolean): Promise<Measured[]> {
    const measured = await this.#source.measure(ranked, shown);
    const { minScore } = this.#request;
    const enough = measured.filter(({ score }) => score >= minScore);
    if (measured.some(({ why, score }) => !why.includes('words') && score < minScore)) this.faded = true;
    return enough;
  }
}

function alone(leader: Measured): Group<Measured> {
  return { leader, similar: [] };
}
