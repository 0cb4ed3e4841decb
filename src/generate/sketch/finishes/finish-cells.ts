import { Canvas, type Point } from '../paint/canvas.ts';
import { hexOf, rgbOf } from '../paint/colour.ts';
import {
  blurred,
  byte,
  clamp,
  eachPixel,
  lumaOf,
  offsetOf,
  type Raster,
  rasterOf,
  steepness,
} from '../paint/raster.ts';
import { noiseFrom, randomFrom } from '../random.ts';
import type { FinishOptions } from './finish-options.ts';

/** Points near the middles of the squares of a grid that reaches one square past every edge. */
class Sites {
  readonly cell: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #xs: Float32Array;
  readonly #ys: Float32Array;

  constructor({ width, height }: Raster, cell: number, jitter: number, seed: number) {
    this.cell = cell;
    this.#columns = Math.ceil(width / cell) + 4;
    this.#rows = Math.ceil(height / cell) + 4;
    const random = randomFrom(seed);
    this.#xs = new Float32Array(this.#columns * this.#rows);
    this.#ys = new Float32Array(this.#columns * this.#rows);
    for (let i = 0; i < this.#xs.length; i++) {
      this.#xs[i] = ((i % this.#columns) - 1.5 + (random() - 0.5) * jitter) * cell;
      this.#ys[i] = (Math.floor(i / this.#columns) - 1.5 + (random() - 0.5) * jitter) * cell;
    }
  }

  point(index: number): Point {
    return [this.#xs[index]!, this.#ys[index]!];
  }

  /** The nearest point to a pixel, and how much farther the second nearest is. */
  nearest(x: number, y: number): { site: number; gap: number } {
    const [column, row] = [Math.floor(x / this.cell) + 2, Math.floor(y / this.cell) + 2];
    let [site, first, second] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let r = Math.max(0, row - 1); r <= Math.min(this.#rows - 1, row + 1); r++)
      for (let c = Math.max(0, column - 1); c <= Math.min(this.#columns - 1, column + 1); c++) {
        const index = r * this.#columns + c;
        const dx = this.#xs[index]! - x;
        const dy = this.#ys[index]! - y;
        const far = Math.sqrt(dx * dx + dy * dy);
        if (far < first) [site, second, first] = [index, first, far];
        else if (far < second) second = far;
      }
    return { site, gap: second - first };
  }

  /** Every triangle of neighbouring points. */
  *triangles(): Generator<[Point, Point, Point]> {
    for (let r = 0; r + 1 < this.#rows; r++)
      for (let c = 0; c + 1 < this.#columns; c++) {
        const i = r * this.#columns + c;
        const [a, b, d, e] = [i, i + 1, i + this.#columns, i + this.#columns + 1].map((index) =>
          this.point(index),
        ) as [Point, Point, Point, Point];
        if ((r + c) % 2)
          yield* [
            [a, b, d],
            [b, e, d],
          ] as [Point, Point, Point][];
        else
          yield* [
            [a, b, e],
            [a, e, d],
          ] as [Point, Point, Point][];
      }
  }
}

/** Pieces of coloured glass in lead, lit from behind. */
export async function finishGlass(raster: Raster, { seed, unit, breathe }: FinishOptions): Promise<Raster> {
  const noise = noiseFrom(seed);
  const soft = await blurred(raster, unit * 0.008);
  const { width, height } = raster;
  const brightness = lumaOf(await blurred(raster, unit * 0.004));
  const sites = new Sites(raster, unit / 22, 0.85, seed);
  const lead = unit * 0.006;
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const { site, gap } = sites.nearest(x, y);
    const [sx, sy] = sites.point(site);
    // A pane keeps a little of what lies under it, or small things would be lost.
    const at = offsetOf(soft, sx * 0.35 + x * 0.65, sy * 0.35 + y * 0.65);
    // Lead also runs along the outlines of what is shown.
    const outline = steepness(brightness, width, height, x, y) * (unit / 512) * 14 - 0.75;
    const isGlass = Math.min(1, Math.max(0, (gap - lead) / 1.5), Math.max(0, 1 - outline));
    const light =
      0.82 + 0.4 * noise((x / unit) * 18, (y / unit) * 18 + site) + Math.min(0.16, (gap / unit) * 2.2);
    const grey = (soft.data[at]! + soft.data[at + 1]! + soft.data[at + 2]!) / 3;
    for (let c = 0; c < 3; c++) {
      const glass = (grey + (soft.data[at + c]! - grey) * 1.5) * light + 8;
      out[p + c] = byte(24 + (glass - 24) * isGlass);
    }
  });
}

/** Small stones in mortar. */
export async function finishMosaic(
  raster: Raster,
  { palette, seed, unit, breathe }: FinishOptions,
): Promise<Raster> {
  const noise = noiseFrom(seed);
  const soft = await blurred(raster, unit * 0.003);
  const sites = new Sites(raster, Math.max(4, unit / 46), 0.42, seed);
  const mortar = rgbOf(palette.paper).map((v) => v * 0.86);
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const { site, gap } = sites.nearest(x, y);
    const [sx, sy] = sites.point(site);
    const at = offsetOf(soft, sx, sy);
    const isStone = clamp((gap - unit * 0.0032) / 1.3);
    const lift = (noise(site * 7.3, 1.5) - 0.5) * 34 + ((sx - x + (sy - y)) / sites.cell) * 9;
    for (let c = 0; c < 3; c++)
      out[p + c] = byte(mortar[c]! + (soft.data[at + c]! + lift - mortar[c]!) * isStone);
  });
}

/** Flat triangles, each a little turned to or from the light. */
export async function finishLowPoly(raster: Raster, { seed, unit, breathe }: FinishOptions): Promise<Raster> {
  const random = randomFrom(seed);
  const soft = await blurred(raster, unit * 0.007);
  const canvas = new Canvas(raster.width, raster.height);
  for (const triangle of new Sites(raster, unit / 24, 0.8, seed).triangles()) {
    await breathe();
    const [x, y] = [0, 1].map((axis) => triangle.reduce((sum, point) => sum + point[axis]!, 0) / 3) as [
      number,
      number,
    ];
    const at = offsetOf(soft, x, y);
    const lift = (random() - 0.5) * 26;
    const colour = hexOf([0, 1, 2].map((c) => byte(soft.data[at + c]! + lift)) as [number, number, number]);
    // The outline of the same colour closes the hairlines between neighbours.
    canvas.polygon(triangle, { fill: colour, stroke: colour, line: 1 });
  }
  return rasterOf(canvas.toString());
}
