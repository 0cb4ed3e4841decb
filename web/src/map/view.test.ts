import { expect, it } from 'vitest';
import { Grid, showAll, zoomAt } from './view.ts';

it('zooms around the pointer', () => {
  const view = showAll({ x: [-1, 1], y: [-1, 1] }, 800, 600);
  const at = (v: typeof view, x: number) => (x - v.left) / v.scale;
  const zoomed = zoomAt(view, 200, 100, 3);
  expect(at(zoomed, 200)).toBeCloseTo(at(view, 200));
  expect(zoomed.scale).toBeCloseTo(view.scale * 3);
  expect(zoomAt(view, 0, 0, 1e-9).scale).toBe(50);
});

it('shows all points over the whole canvas, wherever they lie', () => {
  const points = { x: [-0.8, 0.2], y: [-0.1, 0.3] };
  const { scale, left, top } = showAll(points, 1200, 600);
  const [from, to] = points.x.map((x) => x * scale + left);
  expect([from, to]).toEqual([expect.closeTo(60), expect.closeTo(1140)]);
  for (const y of points.y) expect(Math.abs(y * scale + top - 300)).toBeLessThan(240);
  expect(Number.isFinite(showAll({ x: [], y: [] }, 800, 600).scale)).toBe(true);
});

it('finds the nearest point and none that is too far away', () => {
  const grid = new Grid([0, 0.5, -0.9], [0, 0.5, 0.9]);
  expect(grid.nearest(0.45, 0.52, 0.2)).toBe(1);
  expect(grid.nearest(-0.9, 0.89, 0.05)).toBe(2);
  expect(grid.nearest(0.2, -0.8, 0.1)).toBeUndefined();
});
