import { expect, it } from 'vitest';
import { cutIntoClusters, middleOf } from './clusters.ts';
import { placeAmong } from './place.ts';

/** Vectors near the axes of a space, and places on a map, the same for all. */
const AXES = 3;
const values = Float32Array.from(
  Array.from({ length: 30 }, (_, n) => {
    const tilt = 0.05 * Math.sin(n);
    return Array.from({ length: AXES }, (_, axis) =>
      axis === n % AXES ? Math.sqrt(1 - tilt * tilt) : 0,
    ).map((one, axis) => (axis === (n + 1) % AXES ? tilt : one));
  }).flat(),
);
const block = { values, dimensions: AXES };
const positions = Float32Array.from({ length: 60 }, (_, n) => 0.01 * Math.cos(n));

it('keeps together what is alike, though the map lays all in one place', () => {
  const clusters = cutIntoClusters(block, positions, AXES);
  expect(new Set(clusters)).toEqual(new Set([0, 1, 2]));
  for (const [n, cluster] of clusters.entries()) expect(cluster).toBe(clusters[n % AXES]);
  expect(
    cutIntoClusters({ values: values.slice(0, AXES), dimensions: AXES }, positions.slice(0, 2), 4),
  ).toEqual([0]);
});

it('places what comes later in the cluster of what is most like it', () => {
  const clusters = cutIntoClusters(block, positions, AXES);
  const later = { values: Float32Array.of(0, 1, 0, 1, 0, 0), dimensions: AXES };
  expect(placeAmong({ block, positions, clusters }, later).clusters).toEqual([clusters[1], clusters[0]]);
});

it('names a middle that one point far off does not move', () => {
  const points = [0, 1, 2, 3, 400].map((x) => ({ x, y: -x }));
  expect(middleOf(points)).toEqual({ x: 2, y: -2 });
});
