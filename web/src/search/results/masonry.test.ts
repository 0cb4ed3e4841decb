import { describe, expect, it } from 'vitest';
import { columnsFor, layOut, neighbour } from './masonry.ts';

describe('masonry', () => {
  it('fits columns into any width', () => {
    expect(columnsFor(348).columns).toBe(2);
    expect(columnsFor(120).columns).toBe(1);
    for (const width of [348, 700, 1200, 1680, 2480]) {
      const { columns, gap, column } = columnsFor(width);
      expect(columns * column + (columns - 1) * gap).toBeLessThanOrEqual(width);
    }
  });

  it('puts each card into the shortest column without overlap', () => {
    const heights = Array.from({ length: 40 }, (_, i) => 100 + ((i * 37) % 160));
    const { places, height } = layOut(heights, 1200);
    for (const a of places)
      for (const b of places)
        if (a !== b && a.x === b.x) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
    expect(Math.max(...places.map((place) => place.y + place.height))).toBe(height);
    expect(places[0]).toMatchObject({ x: 0, y: 0 });
  });

  it('has no height without cards', () => {
    expect(layOut([], 1000)).toEqual({ places: [], height: 0 });
  });

  it('moves by geometry', () => {
    const { places } = layOut([100, 200, 100, 100, 100, 100], 3 * 236 + 2 * 16);
    expect(neighbour(places, 0, 'right')).toBe(1);
    expect(neighbour(places, 0, 'left')).toBeUndefined();
    expect(neighbour(places, 0, 'up')).toBeUndefined();
    expect(neighbour(places, 0, 'down')).toBe(3);
    expect(neighbour(places, 3, 'up')).toBe(0);
    expect(neighbour(places, 99, 'up')).toBeUndefined();
  });
});
