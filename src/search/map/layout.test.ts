import { expect, it } from 'vitest';
import { spread } from './layout.ts';

it('spreads points over the map, and lets a few far off take no room from the rest', () => {
  const near = Array.from({ length: 98 }, (_, n) => [Math.cos(n), Math.sin(n)]);
  const placed = spread([...near, [50, 0], [80, 0]]);
  const across = Array.from({ length: 100 }, (_, n) =>
    Math.max(Math.abs(placed[2 * n]!), Math.abs(placed[2 * n + 1]!)),
  );
  expect(Math.max(...across)).toBeLessThanOrEqual(1);
  expect(Math.max(...across.slice(0, 98))).toBeGreaterThan(0.8);
  // Farther stays farther.
  expect(across[98]).toBeGreaterThan(Math.max(...across.slice(0, 98)));
  expect(across[99]).toBeGreaterThanOrEqual(across[98]!);
  expect([...spread([[1, 1]])]).toEqual([0, 0]);
});
