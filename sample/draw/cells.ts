import type { Pixels } from './canvas.ts';
import { hash } from './random.ts';

/** An image cut into cells: the label of each pixel, and its distance to the nearest cut. */
export interface Cells {
  width: number;
  height: number;
  label: Int32Array;
  distance: Float32Array;
}

/** Distance in pixels to the nearest marked pixel, by the two-pass chamfer method. */
export function distanceTo(marked: (i: number) => boolean, width: number, height: number): Float32Array {
  const d = new Float32Array(width * height).fill(1e6);
  for (let i = 0; i < d.length; i++) if (marked(i)) d[i] = 0;
  // Plain loops: this runs over every pixel of every wash and window.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let v = d[i] as number;
      if (v === 0) continue;
      if (x > 0) v = Math.min(v, (d[i - 1] as number) + 1);
      if (y > 0) {
        v = Math.min(v, (d[i - width] as number) + 1);
        if (x > 0) v = Math.min(v, (d[i - width - 1] as number) + Math.SQRT2);
        if (x < width - 1) v = Math.min(v, (d[i - width + 1] as number) + Math.SQRT2);
      }
      d[i] = v;
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x;
      let v = d[i] as number;
      if (v === 0) continue;
      if (x < width - 1) v = Math.min(v, (d[i + 1] as number) + 1);
      if (y < height - 1) {
        v = Math.min(v, (d[i + width] as number) + 1);
        if (x > 0) v = Math.min(v, (d[i + width - 1] as number) + Math.SQRT2);
        if (x < width - 1) v = Math.min(v, (d[i + width + 1] as number) + Math.SQRT2);
      }
      d[i] = v;
    }
  }
  return d;
}

/**
 * Cuts a flat drawing into shards: first along its own colours, then by a jittered Voronoi pattern
 * inside each colour. `stretch` > 1 makes the shards wide, < 1 tall.
 */
export function shards(flat: Pixels, seed: number, spacing: number, stretch = 1): Cells {
  const { width, height } = flat;
  const label = new Int32Array(width * height);
  const [sx, sy] = [spacing * stretch, spacing / stretch];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const gx = Math.floor(x / sx);
      const gy = Math.floor(y / sy);
      let best = 1e9;
      let site = 0;
      for (let j = gy - 1; j <= gy + 1; j++) {
        for (let i = gx - 1; i <= gx + 1; i++) {
          const dx = (x - (i + hash(seed, i, j)) * sx) / sx;
          const dy = (y - (j + hash(seed + 1, i, j)) * sy) / sy;
          const d = dx * dx + dy * dy;
          if (d < best) {
            best = d;
            site = (i + 512) * 2048 + j + 512;
          }
        }
      }
      const at = (y * width + x) * 3;
      const colour =
        ((flat.data[at] as number) << 16) |
        ((flat.data[at + 1] as number) << 8) |
        (flat.data[at + 2] as number);
      label[y * width + x] = Math.floor(hash(seed + 2, site, colour) * 2147483647);
    }
  }
  const cut = (i: number) =>
    (i % width < width - 1 && label[i] !== label[i + 1]) ||
    (i + width < label.length && label[i] !== label[i + width]);
  return { width, height, label, distance: distanceTo(cut, width, height) };
}
