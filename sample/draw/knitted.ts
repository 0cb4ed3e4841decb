import { type Pixels, type SceneText, shade, technique } from './canvas.ts';
import { clamp, type Rgb, rgb, scale } from './colour.ts';
import { fbm, hash, noise2 } from './random.ts';

interface KnitScene extends SceneText {
  /** Stitches across. */
  stitches: number;
  yarn: readonly string[];
  /** Which yarn a stitch uses, counted from the upper left. */
  chart: (column: number, row: number, columns: number, rows: number) => number;
}

/** Stockinette: each stitch is a V of two twisted strands that overlaps the one below. */
function draw(scene: KnitScene): Pixels {
  const cellW = scene.size[0] / scene.stitches;
  const cellH = cellW * 0.84;
  const rows = Math.ceil(scene.size[1] / cellH);
  const yarn = scene.yarn.map(rgb);
  const noise = noise2(scene.seed);
  const strand = 0.3;
  const colourAt = (x: number, y: number): Rgb => {
    const column = Math.floor(x / cellW);
    const u = (x / cellW - column) * 2 - 1;
    const side = u < 0 ? -1 : 1;
    const v = y / cellH;
    let height = -1;
    let colour: Rgb = [0, 0, 0];
    let light = 0;
    for (let row = Math.floor(v) - 1; row <= Math.floor(v) + 1; row++) {
      // Along the leg: 0 at the outer top, 1 at the inner foot; it reaches into the row below.
      const t = (v - row) / 1.55;
      if (t < 0 || t > 1) continue;
      const centre = 0.64 - 0.42 * t;
      const across = (Math.abs(u) - centre) / (strand * (1.25 - 0.45 * t));
      if (Math.abs(across) > 1) continue;
      const round = Math.sqrt(1 - across * across) * Math.sin(Math.PI * clamp(t * 0.8 + 0.14));
      const over = round + t * 0.35;
      if (over <= height) continue;
      height = over;
      const index = scene.chart(column, Math.max(0, Math.min(rows - 1, row)), scene.stitches, rows);
      colour = yarn[index] as Rgb;
      const twist = Math.sin((t * 3.2 + across * 0.55 * side) * 5.2) * 0.04;
      const fuzz = noise(x * 0.5, y * 0.5) * 0.03;
      const lot = (hash(scene.seed, column * 2 + side, row) - 0.5) * 0.07;
      light = 0.7 + round * 0.4 - across * side * 0.1 + twist + fuzz + lot;
    }
    if (height < 0) return scale(yarn[0] as Rgb, 0.34);
    const drape = 1 + fbm(noise, x / 330, y / 330, 2) * 0.13;
    const c = scale(colour, light * drape);
    return [Math.min(255, c[0]), Math.min(255, c[1]), Math.min(255, c[2])];
  };
  return shade(scene.size, colourAt, 3);
}

/** Reads a motif from rows of digits, mirrored to the right when asked. */
function motif(rows: readonly string[], mirror = false): number[][] {
  return rows.map((row) => {
    const cells = [...row].map((c) => (c === '.' ? -1 : Number(c)));
    return mirror ? [...cells, ...cells.slice(0, -1).reverse()] : cells;
  });
}

const flake = motif(
  [
    '..........1',
    '........1.1',
    '.........11',
    '..1...1...1',
    '...1..11..1',
    '....1..11.1',
    '..1..1..111',
    '..11..1..11',
    '...11..1..1',
    '.1..11..1.1',
    '11111111111',
  ],
  true,
);
const fullFlake = [...flake, ...flake.slice(0, -1).reverse()];

const fox = motif(
  [
    '1.......',
    '11......',
    '111....1',
    '1111.111',
    '11111111',
    '11111111',
    '11311111',
    '11111111',
    '22111111',
    '22211111',
    '.2221111',
    '..222211',
    '...22223',
    '.....223',
  ],
  true,
);

const at = (pattern: number[][], x: number, y: number) => pattern[y]?.[x] ?? -1;
const wrap = (x: number, period: number) => ((x % period) + period) % period;

export const knitted = technique<KnitScene>('knitted', draw, [
  {
    seed: 2,
    size: [512, 512],
    stitches: 48,
    yarn: ['#b3242f', '#f6efe2', '#2a3a4d'],
    chart: (c, r) => {
      const y = wrap(r - 2, 34);
      if (y >= 25) {
        const k = y - 25;
        if (k === 0 || k === 8) return 2;
        if (k === 1 || k === 7) return 1;
        const d = Math.abs(wrap(c, 8) - 4);
        return d + Math.abs(k - 4) < 3.5 ? 1 : 2;
      }
      const row = Math.floor((r - 2) / 34);
      const x = wrap(c + (row % 2 ? 12 : 0), 24) - 1;
      const value = at(fullFlake, x, y - 2);
      if (value >= 0) return 1;
      return x === 22 && y % 6 === 2 ? 1 : 0;
    },
    prompt:
      'close-up of a Nordic knitted sweater, cream snowflakes on cranberry red wool, navy diamond bands, even stockinette stitches, visible yarn twist, soft side light, cosy winter texture, seamless pattern',
    tags: ['Knitted', 'Pattern', 'Textile', 'Winter'],
  },
  {
    seed: 7,
    size: [640, 512],
    stitches: 58,
    yarn: [
      '#243a63',
      '#f6b26b',
      '#f08a5d',
      '#d65a6f',
      '#8c4a7d',
      '#52407a',
      '#fff0c9',
      '#2f5d62',
      '#1d3b45',
      '#f9d59b',
    ],
    chart: (c, r, columns, rows) => {
      const [x, y] = [c / columns, r / rows];
      const near = 0.8 + 0.05 * Math.sin(c / 5) + 0.04 * Math.sin(c / 2.3 + 1);
      if (y > near) return 8;
      const hills = 0.7 - 0.08 * Math.sin(c / 9 + 1.2);
      if (y > hills) return 7;
      const peaks =
        0.62 -
        0.26 * Math.max(0, 1 - Math.abs(x - 0.3) * 4.2) -
        0.3 * Math.max(0, 1 - Math.abs(x - 0.74) * 3.4);
      if (y > peaks) return y < peaks + 0.065 ? 6 : 5;
      if (Math.hypot(c - columns * 0.5, (r - rows * 0.33) * 0.84) < 5.8) return 6;
      const band = Math.floor(y * 10 + (hash(5, c, r) - 0.5) * 0.9);
      return [4, 4, 3, 3, 2, 2, 1][Math.max(0, band)] ?? 9;
    },
    prompt:
      'Knitted tapestry of a mountain sunset, chunky wool stitches, striped sky from plum through rose to apricot, cream sun between two snow-capped purple peaks, dark teal hills, warm handmade feel',
    tags: ['Knitted', 'Mountains', 'Landscape', 'Textile'],
  },
  {
    seed: 13,
    size: [512, 640],
    stitches: 45,
    yarn: ['#274a3f', '#dd7434', '#f7ead3', '#20201f', '#8fae7a'],
    chart: (c, r) => {
      const y = wrap(r, 24);
      if (y < 5) {
        if (y === 0 || y === 4) return 2;
        return (c + y) % 4 < 2 ? 4 : 0;
      }
      const row = Math.floor(r / 24);
      const x = wrap(c + (row % 2 ? 9 : 0), 18) - 1;
      const value = at(fox, x, y - 8);
      return Math.max(value, 0);
    },
    prompt:
      "knitted fox pattern, rows of orange fox faces with cream cheeks on forest green wool, checkered sage borders, fair isle colourwork, flat lay close-up, crisp stitch definition, children's jumper",
    tags: ['Knitted', 'Pattern', 'Animals', 'Textile'],
  },
  {
    seed: 29,
    size: [512, 512],
    stitches: 48,
    yarn: ['#f5ead7', '#2f6f8f', '#e2a33b', '#c8553d', '#6b8f71', '#4a3a48'],
    chart: (c, r) => {
      const y = wrap(r - 1, 38);
      const zig = (period: number) => Math.abs(wrap(c, period) - period / 2);
      if (y === 0 || y === 2) return 5;
      if (y === 1) return c % 2 ? 2 : 5;
      if (y >= 4 && y <= 14) {
        const d = zig(12) + Math.abs(y - 9);
        return d < 2 ? 2 : d < 4 ? 0 : d < 6 ? 3 : 0;
      }
      if (y >= 16 && y <= 18) return y === 17 ? (c % 2 ? 0 : 1) : 1;
      if (y >= 20 && y <= 25) {
        const k = y - 20 - zig(8);
        return k > -1 && k < 1 ? 4 : k >= 1 && k < 2 ? 2 : 0;
      }
      if (y >= 26 && y <= 28) return y === 27 ? (c % 2 ? 0 : 3) : 3;
      if (y >= 30 && y <= 36) {
        const [dx, dy] = [zig(8), Math.abs(y - 33)];
        return (dx === dy && dx < 4) || (dy === 0 && dx < 4) || (dx === 0 && dy < 4) ? 1 : 0;
      }
      return 0;
    },
    prompt:
      'Fair Isle knitting swatch with stacked bands of diamonds, zigzags and stars in sea blue, mustard, brick red and sage on oatmeal wool, heritage colours, tidy stitches, textile design reference',
    tags: ['Knitted', 'Pattern', 'Textile', 'Folk Art'],
  },
]);
