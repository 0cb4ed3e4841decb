import type { Sampler } from './nodes.ts';

/** How many of its things a choice takes. */
export interface Quantity {
  least: number;
  /** Undefined for as many as there are. */
  most: number | undefined;
}

/** One of the things that are picked from. */
export interface Pickable {
  weight: number;
}

/** One thing of a wildcard. */
const ONE: Quantity = { least: 1, most: 1 };
/** Of so many as there are, most that are taken. */
const MOST_TAKEN = 99;
/** Tries to draw another one than before, after which those that are left are gone through. */
const MOST_TRIES = 20;

/** Picks what choices and wildcards come to: by chance, one after the other, or all there is. */
export class Picks {
  readonly #mode: Sampler;
  readonly #random: () => number;
  /** Where choices that go one after the other are; each goes its own way. */
  readonly #turns = new Map<object, number>();
  readonly #courses = new Map<object, Iterator<readonly Pickable[]>>();
  readonly #sums = new WeakMap<readonly Pickable[], number[] | 'even'>();

  /** How often there was something to choose from: without any, all draws come to the same. */
  choices = 0;

  constructor(mode: 'random' | 'all', seed: number) {
    this.#mode = mode;
    this.#random = randomNumbers(seed);
  }

  /**
   * What a node takes of some things: all ways to do so where all are wanted, otherwise one.
   * @param node whose turn it is, where it goes one after the other.
   * @param quantity of a choice; left out for one thing of a wildcard.
   */
  *of<T extends Pickable>(
    node: { sampler: Sampler | undefined },
    things: readonly T[],
    quantity?: Quantity,
  ): Generator<readonly T[]> {
    const { least, most = MOST_TAKEN } = quantity ?? ONE;
    const largest = Math.min(most, things.length);
    const smallest = Math.min(least, largest);
    const sampler = node.sampler ?? this.#mode;
    if (things.length > 1) this.choices += 1;
    if (sampler === 'all' && this.#mode === 'all') yield* sizes(things, smallest, largest);
    else if (sampler === 'all') yield this.#next(node, () => sizes(things, smallest, largest));
    else if (sampler === 'cycle') {
      const turn = this.#turns.get(node) ?? 0;
      this.#turns.set(node, turn + 1);
      yield Array.from({ length: smallest }, (_, at) => things[(turn + at) % things.length]!);
    } else {
      const size = quantity ? smallest + Math.floor(this.#random() * (largest - smallest + 1)) : 1;
      yield this.#draw(things, size);
    }
  }

  #next<T extends Pickable>(node: object, course: () => Iterator<readonly T[]>): readonly T[] {
    const step = this.#courses.get(node)?.next();
    if (step && !step.done) return step.value as readonly T[];
    const anew = course();
    this.#courses.set(node, anew);
    return (anew.next().value as readonly T[] | undefined) ?? [];
  }

  /** So many things by weight, none twice. */
  #draw<T extends Pickable>(things: readonly T[], size: number): T[] {
    const drawn = new Set<number>();
    for (let tries = 0; drawn.size < size && tries < size + MOST_TRIES; tries += 1)
      drawn.add(this.#one(things));
    for (let at = 0; drawn.size < size && at < things.length; at += 1) drawn.add(at);
    return [...drawn].map((at) => things[at]!);
  }

  #one(things: readonly Pickable[]): number {
    let sums = this.#sums.get(things);
    if (!sums) {
      let sum = 0;
      sums = things.every(({ weight }) => weight === things[0]?.weight)
        ? 'even'
        : things.map(({ weight }) => {
            sum += weight;
            return sum;
          });
      this.#sums.set(things, sums);
    }
    if (sums === 'even') return Math.floor(this.#random() * things.length);
    const aim = this.#random() * (sums.at(-1) ?? 0);
    let [from, to] = [0, sums.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sums[middle]! > aim) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}

function* sizes<T>(things: readonly T[], least: number, most: number): Generator<T[]> {
  for (let size = least; size <= most; size += 1) {
    if (size === 1) for (const thing of things) yield [thing];
    else yield* combinations(things, size, 0);
  }
}

function* combinations<T>(things: readonly T[], size: number, from: number): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at + size <= things.length; at += 1)
    for (const rest of combinations(things, size - 1, at + 1)) yield [things[at]!, ...rest];
}

/** Numbers from 0 up to 1 by a seed (mulberry32, by Tommy Ettinger, in the public domain). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
