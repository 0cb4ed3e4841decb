import { expect, it } from 'vitest';
import { Grid, showAll, zoomAt } from './view.ts';

it('zooms around the pointer', () => {
  const view = showAll(800, 600);
  const at = (v: typeof view, x: number) => (x - v.left) / v.scale;
  const zoomed = zoomAt(view, 200, 100, 3);
  expect(at(zoomed, 200)).toBeCloseTo(at(view, 200));
  expect(zoomed.scale).toBeCloseTo(view.scale * 3);
  expect(zoomAt(view, 0, 0, 1e-9).scale).toBe(50);
});

it('finds the nearest point and none that is too far away', () => {
  const grid = new Grid([0, 0.5, -0.9], [0, 0.5, 0.9]);
  expect(grid.nearest(0.45, 0.52, 0.2)).toBe(1);
  expect(grid.nearest(-0.9, 0.89, 0.05)).toBe(2);
  expect(grid.nearest(0.2, -0.8, 0.1)).toBeUndefined();
});
