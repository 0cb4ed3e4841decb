import type { Sampler } from './grammar/nodes.ts';

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

/** A place in a template, with how choices are made there. It stays from prompt to prompt, so that what goes in turn goes on. */
export class Place {
  readonly sampler: Sampler;
  readonly depth: number;
  /** The ways to pick that are left of a turn, as places of the things. */
  ways: Iterator<number[]> | undefined;
  readonly #inner = new Map<object, Place>();

  constructor(sampler: Sampler, depth = 0) {
    this.sampler = sampler;
    this.depth = depth;
  }

  /** The place of a part in it. @param sampler what the part says of itself; nothing goes all ways within what does not. */
  within(part: object, sampler: Sampler = this.sampler): Place {
    const known = this.#inner.get(part);
    if (known) return known;
    const own = sampler === 'all' && this.sampler !== 'all' ? 'cycle' : sampler;
    const place = new Place(own, this.depth + 1);
    this.#inner.set(part, place);
    return place;
  }
}

/** Picks what choices and wildcards come to: by chance, one way after the other, or all ways, a prompt each. */
export class Picks {
  readonly #random: () => number;
  readonly #sums = new WeakMap<readonly Pickable[], number[] | 'even'>();
  /** Which way each choice goes in this prompt, in the order in which they come, and how many ways it has. */
  readonly #path: { way: number; ways: number }[] = [];
  #at = 0;

  /** How often there was something to choose from: without any, all prompts are the same. */
  choices = 0;

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
  }

  /** Goes on to the next prompt of those that go all ways; false if that was the last. */
  next(): boolean {
    this.#path.length = this.#at;
    this.#at = 0;
    for (let last = this.#path.at(-1); last; last = this.#path.at(-1)) {
      last.way += 1;
      if (last.way < last.ways) return true;
      this.#path.pop();
    }
    return false;
  }

  /** What is taken of some things. @param quantity of a choice; left out for one thing of a wildcard. */
  of<T extends Pickable>(place: Place, things: readonly T[], quantity?: Quantity): readonly T[] {
    const { least, most = MOST_TAKEN } = quantity ?? ONE;
    const largest = Math.min(most, things.length);
    const smallest = Math.min(least, largest);
    if (things.length > 1 || smallest < largest) this.choices += 1;
    if (place.sampler === 'random') {
      const size = quantity ? smallest + Math.floor(this.#random() * (largest - smallest + 1)) : 1;
      return size === 1 ? [things[this.#one(things)]!] : this.#draw(things, size);
    }
    const ways =
      place.sampler === 'all'
        ? this.#combination(things.length, smallest, largest)
        : nextWay(place, things.length, smallest, largest);
    return ways.map((at) => things[at]!);
  }

  /** Which of the things, each combination in one order only. */
  #combination(count: number, least: number, most: number): number[] {
    const size = least + this.#way(most - least + 1);
    const taken: number[] = [];
    for (let from = 0; taken.length < size; from = taken.at(-1)! + 1)
      taken.push(from + this.#way(count - from - (size - taken.length) + 1));
    return taken;
  }

  #way(ways: number): number {
    if (ways <= 1) return 0;
    const known = this.#path[this.#at];
    this.#at += 1;
    if (!known) {
      this.#path.push({ way: 0, ways });
      return 0;
    }
    // How many there are may depend on chance, before it in the template.
    known.ways = ways;
    known.way = Math.min(known.way, ways - 1);
    return known.way;
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

/** The next way of a turn, from the first again after the last. */
function nextWay(place: Place, count: number, least: number, most: number): number[] {
  const step = place.ways?.next();
  if (step && !step.done) return step.value;
  place.ways = orders(count, least, most);
  return place.ways.next().value as number[];
}

/** Each number of things, fewest first, in each order. */
function* orders(count: number, least: number, most: number): Generator<number[]> {
  const taken: number[] = [];
  function* more(size: number): Generator<number[]> {
    if (taken.length === size) yield [...taken];
    else
      for (let at = 0; at < count; at += 1) {
        if (taken.includes(at)) continue;
        taken.push(at);
        yield* more(size);
        taken.pop();
      }
  }
  for (let size = least; size <= most; size += 1) yield* more(size);
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
