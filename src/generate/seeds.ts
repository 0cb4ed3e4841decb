import { type Seed, toSeed } from '../records/seed.ts';

/** The seed of a picture some places after another, exact to 64 bits; after the largest comes 0. */
export function seedAfter(first: Seed, places: number): Seed {
  return toSeed(BigInt.asUintN(64, BigInt(first) + BigInt(places)))!;
}
