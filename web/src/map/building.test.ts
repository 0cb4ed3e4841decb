import { expect, it } from 'vitest';
import type { LibraryMap } from '../api/types.ts';
import { makesItself } from './building.ts';

function mapOf(points: number, missing: number): LibraryMap {
  const zeros = new Array<number>(points).fill(0);
  const ids = zeros.map((_, n) => `p${n}`);
  return {
    builtAt: points > 0 ? '2026-01-01T00:00:00Z' : null,
    missing,
    sampled: false,
    clusters: [],
    points: { ids, x: zeros, y: zeros, group: zeros },
  };
}

it('makes the map of a small library by itself, and completes it', () => {
  expect(makesItself(mapOf(0, 240))).toBe(true);
  expect(makesItself(mapOf(240, 3))).toBe(true);
  expect(makesItself(mapOf(0, 20_000))).toBe(true);
});

it('leaves the map of a large library, a whole one and that of nothing alone', () => {
  expect(makesItself(mapOf(0, 20_001))).toBe(false);
  expect(makesItself(mapOf(19_999, 2))).toBe(false);
  expect(makesItself(mapOf(240, 0))).toBe(false);
  expect(makesItself(mapOf(0, 0))).toBe(false);
});
