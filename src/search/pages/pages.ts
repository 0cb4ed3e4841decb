import type { Prompt } from '../../records/prompt.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { diversify } from './diversify.ts';
import { Folder } from './fold.ts';

/** A prompt among the results with its details, its distance to the query and its score, 0 to 1. */
export type Measured = Ranked & { distance: number; score: number; prompt: Prompt };
/** One that stands for others that say nearly the same. */
export type Picked = Measured & { similar: string[] };

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
 */
export async function pickPage(source: PageSource, request: PageRequest): Promise<Page> {
  const { k, offset, fold, diversity } = request;
  const wanted = offset + k;
  const seen = new Set<string>();
  const order = new Order(source, request);
  // What is folded away, or passed over for something else, has to be replaced.
  let depth = fold || diversity > 0 ? 2 * k : k;
  for (let index: Ranking['index'] = 'exact'; ; depth = Math.min(DEEPEST, depth * GROWTH)) {
    const ranking = await source.rankAt(depth);
    if (ranking.index === 'hnsw') index = 'hnsw';
    const fresh = ranking.ranked.filter(({ promptId }) => !seen.has(promptId));
    for (const { promptId } of fresh) seen.add(promptId);
    const left = await order.add(fresh, wanted);
    if (diversity === 0) neverRise(order.picked);
    const exhausted = ranking.ranked.length < depth || fresh.length === 0 || depth === DEEPEST || order.faded;
    if (order.picked.length >= wanted || exhausted) {
      return {
        picked: order.picked.slice(offset, wanted),
        index,
        more: order.picked.length > wanted || left || (order.picked.length === wanted && !exhausted),
      };
    }
  }
}

/** The order as far as it is known. */
class Order {
  readonly picked: Picked[] = [];
  /** Whether what vectors found scores too little already: what is further away scores less. */
  faded = false;
  readonly #source: PageSource;
  readonly #request: PageRequest;
  readonly #folder = new Folder();
  readonly #leaders: Picked[] = [];

  constructor(source: PageSource, request: PageRequest) {
    this.#source = source;
    this.#request = request;
  }

  /** Adds what another look found. @returns whether some of it was not needed yet. */
  async add(fresh: readonly Ranked[], wanted: number): Promise<boolean> {
    if (!this.#request.fold && this.#request.diversity === 0) return this.#addPlain(fresh, wanted);
    const measured = await this.#measure(fresh, false);
    const leaders = this.#request.fold ? this.#fold(measured) : measured.map(alone);
    if (this.#request.diversity === 0) this.picked.push(...leaders);
    else {
      const vectors = await this.#source.vectors(leaders.map(({ promptId }) => promptId));
      this.picked.push(...diversify(leaders, ({ promptId }) => promptId, vectors, this.#request.diversity));
    }
    return false;
  }

  /** Measures no more than are wanted: each distance that is missing costs a look-up. */
  async #addPlain(fresh: readonly Ranked[], wanted: number): Promise<boolean> {
    let from = 0;
    while (from < fresh.length && this.picked.length < wanted) {
      const some = fresh.slice(from, from + wanted - this.picked.length);
      from += some.length;
      this.picked.push(...(await this.#measure(some, true)).map(alone));
    }
    return from < fresh.length;
  }

  /** Those that score enough. */
  async #measure(ranked: readonly Ranked[], shown: boolean): Promise<Measured[]> {
    const measured = await this.#source.measure(ranked, shown);
    const { minScore } = this.#request;
    const enough = measured.filter(({ score }) => score >= minScore);
    if (measured.some(({ why, score }) => !why.includes('words') && score < minScore)) this.faded = true;
    return enough;
  }

  /** Those that say something new; the others are counted at the one that said it. */
  #fold(measured: readonly Measured[]): Picked[] {
    const added: Picked[] = [];
    for (const entry of measured) {
      const leader = this.#folder.add(entry.prompt.text, entry.distance);
      if (leader === undefined) {
        added.push(alone(entry));
        this.#leaders.push(added.at(-1)!);
      } else this.#leaders[leader]!.similar.push(entry.promptId);
    }
    return added;
  }
}

/** Results are read in their order, so none shows more than the one before it; what was found by words alone was ranked by an estimate. */
function neverRise(picked: Picked[]): void {
  let least = 1;
  for (const entry of picked) {
    least = Math.min(least, entry.score);
    entry.score = least;
  }
}

function alone(entry: Measured): Picked {
  return { ...entry, similar: [] };
}
