import { circle, gradient, polygon, rect, type SceneText, svg, technique } from './canvas.ts';
import { clamp, hex, mixRgb, type Rgb, ramp, rgb, scale, smooth } from './colour.ts';
import { fbm, type Noise, noise2, Random } from './random.ts';

interface PolyScene extends SceneText {
  sky: readonly string[];
  fog: string;
  /** Height over the plane at a place (x to the right, z into the distance). */
  terrain: (noise: Noise, x: number, z: number) => number;
  /** Colours of the ground from low to high. */
  ground: readonly string[];
  water?: { level: number; colour: string };
  light: readonly [number, number, number];
  sun: { x: number; y: number; r: number; colour: string };
  eye: number;
  horizon: number;
  tree?: { colours: readonly string[]; chance: number; low: number; high: number; size: number };
  stars?: boolean;
}

type Vec = readonly [number, number, number];

/** A real height field in perspective, every triangle lit flat and faded by distance. */
function draw(scene: PolyScene): string {
  const [width, height] = scene.size;
  const random = new Random(scene.seed);
  const noise = noise2(scene.seed);
  const focal = width * 0.95;
  const horizon = height * scene.horizon;
  const fog = rgb(scene.fog);
  const ground = ramp(scene.ground);
  const length = Math.hypot(...scene.light);
  const light: Vec = [scene.light[0] / length, scene.light[1] / length, scene.light[2] / length];
  const project = ([x, y, z]: Vec): [number, number] => [
    width / 2 + (focal * x) / z,
    horizon + (focal * (scene.eye - y)) / z,
  ];
  const rows = 42;
  const columns = 44;
  const far = 16;
  const near = 0.75;
  const water = scene.water?.level ?? Number.NEGATIVE_INFINITY;
  const grid: Vec[][] = [];
  for (let j = 0; j <= rows; j++) {
    // Rows grow with distance, so triangles look about equally large on the image.
    const z0 = near * (far / near) ** (j / rows);
    const step = z0 * ((far / near) ** (1 / rows) - 1);
    const row: Vec[] = [];
    for (let i = 0; i <= columns; i++) {
      const spread = 1.5 * z0;
      const x = (i / columns - 0.5) * spread + random.range(-0.34, 0.34) * (spread / columns);
      const z = z0 + random.range(-0.34, 0.34) * step;
      row.push([x, Math.max(water, scene.terrain(noise, x, z)), z]);
    }
    grid.push(row);
  }
  const body = [rect(0, 0, width, height, 'url(#sky)')];
  if (scene.stars) {
    for (let i = 0; i < 110; i++) {
      const y = random.range(0, horizon);
      const r = random.range(0.4, 1.3);
      body.push(
        circle(random.range(0, width), y, r, '#ffffff', `opacity="${random.range(0.3, 0.95).toFixed(2)}"`),
      );
    }
  }
  const { sun } = scene;
  const hexagon = (r: number) =>
    Array.from({ length: 9 }, (_, i): [number, number] => [
      width * sun.x + r * Math.cos((i / 9) * 2 * Math.PI + 0.2),
      height * sun.y + r * Math.sin((i / 9) * 2 * Math.PI + 0.2),
    ]);
  body.push(
    polygon(hexagon(sun.r * 2.1), sun.colour, 'opacity="0.12"'),
    polygon(hexagon(sun.r * 1.5), sun.colour, 'opacity="0.18"'),
    polygon(hexagon(sun.r), sun.colour),
  );
  const face = (a: Vec, b: Vec, c: Vec) => {
    const u: Vec = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const v: Vec = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
    let n: Vec = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    if (n[1] < 0) n = [-n[0], -n[1], -n[2]];
    const size = Math.hypot(...n) || 1;
    const lit = (n[0] * light[0] + n[1] * light[1] + n[2] * light[2]) / size;
    const z = (a[2] + b[2] + c[2]) / 3;
    const y = (a[1] + b[1] + c[1]) / 3;
    let colour: Rgb;
    if (scene.water && a[1] <= water && b[1] <= water && c[1] <= water) {
      // Flat water still needs facets: each leans a little and catches more or less of the sky.
      const glint = Math.abs((a[0] + b[0] + c[0]) / 3 / z - (sun.x - 0.5)) < 0.07 ? 0.25 : 0;
      const lean = random.range(0, 0.3) + glint * random.range(0.4, 1.4);
      colour = mixRgb(rgb(scene.water.colour), fog, clamp(lean + smooth(2, far, z) * 0.4));
    } else {
      const steep = 1 - n[1] / size;
      const level = clamp(y * 0.62 + steep * 0.16 + random.range(-0.06, 0.06));
      colour = scale(ground(level), 0.52 + 0.72 * clamp(lit));
      colour = mixRgb(colour, fog, smooth(1.6, far * 1.02, z) * 0.86);
    }
    const fill = hex(colour);
    body.push(polygon([project(a), project(b), project(c)], fill, `stroke="${fill}" stroke-width="0.7"`));
  };
  const tree = (base: Vec) => {
    const spec = scene.tree as NonNullable<PolyScene['tree']>;
    const h = spec.size * random.range(0.7, 1.35);
    const w = h * 0.27;
    const fade = smooth(1.6, far, base[2]) * 0.86;
    const colour = rgb(random.pick(spec.colours));
    const tiers = 3;
    for (let i = 0; i < tiers; i++) {
      const y0 = base[1] + h * (0.1 + 0.26 * i);
      const spreadAt = w * (1 - i * 0.27);
      const top: Vec = [base[0], y0 + h * 0.46, base[2]];
      const left: Vec = [base[0] - spreadAt, y0, base[2]];
      const right: Vec = [base[0] + spreadAt, y0, base[2]];
      const mid: Vec = [base[0] + spreadAt * 0.15, y0 - h * 0.05, base[2]];
      const sides = light[0] < 0 ? [1.12, 0.68] : [0.68, 1.12];
      body.push(
        polygon(
          [project(left), project(top), project(mid)],
          hex(mixRgb(scale(colour, sides[0] as number), fog, fade)),
        ),
        polygon(
          [project(mid), project(top), project(right)],
          hex(mixRgb(scale(colour, sides[1] as number), fog, fade)),
        ),
      );
    }
  };
  for (let j = rows - 1; j >= 0; j--) {
    for (let i = 0; i < columns; i++) {
      const [a, b] = [grid[j]?.[i] as Vec, grid[j]?.[i + 1] as Vec];
      const [c, d] = [grid[j + 1]?.[i] as Vec, grid[j + 1]?.[i + 1] as Vec];
      if ((i + j) % 2) {
        face(a, b, c);
        face(b, c, d);
      } else {
        face(a, c, d);
        face(a, b, d);
      }
    }
    if (scene.tree) {
      for (const v of grid[j] as Vec[]) {
        const { low, high, chance } = scene.tree;
        if (v[2] > 1.25 && v[1] > low && v[1] < high && random.chance(chance)) tree(v);
      }
    }
  }
  return svg(scene.size, body, gradient('sky', scene.sky));
}

export const lowPoly = technique<PolyScene>('low-poly', draw, [
  {
    seed: 6,
    size: [768, 512],
    sky: ['#2f4f86', '#8f8fc0', '#f2b9a5', '#ffe3c0'],
    fog: '#e9c3bd',
    terrain: (noise, x, z) => {
      const valley = Math.abs(x) / (0.5 + z * 0.16);
      const ridge = 1 - Math.abs(fbm(noise, x / 2.6 + 4, z / 2.6, 4)) * 2;
      const wall = smooth(0.55, 1.9, valley) * (0.45 + ridge * 1.2);
      const back = smooth(9, 14, z) * (0.2 + ridge * 1.3) * smooth(0, 4, Math.abs(x));
      return -0.12 + wall * 0.95 + back;
    },
    ground: ['#3d5c46', '#5d6f55', '#8a7f7a', '#b7aeb4', '#ffffff', '#ffffff'],
    water: { level: 0, colour: '#3b5f8f' },
    light: [-0.7, 0.6, -0.15],
    sun: { x: 0.5, y: 0.3, r: 28, colour: '#fff3d6' },
    eye: 0.62,
    horizon: 0.46,
    tree: { colours: ['#2f5240', '#3a6148', '#284739'], chance: 0.34, low: 0.015, high: 0.42, size: 0.22 },
    prompt:
      'low poly alpine lake at dawn, faceted mountains with snow caps around still blue water, dark triangular pines on the shore, peach sky with small pale sun, soft haze, wide 3D render',
    tags: ['Low Poly', 'Mountains', 'Landscape', '3D Render'],
  },
  {
    seed: 14,
    size: [640, 512],
    sky: ['#3a1c5c', '#b03a6b', '#ff8b4a', '#ffd18b'],
    fog: '#f7a86b',
    terrain: (noise, x, z) => {
      const d = Math.sin(x * 0.75 + z * 0.6 + noise(x / 4, z / 6) * 1.4);
      return 0.02 + (1 - Math.abs(d)) ** 1.15 * (0.42 + z * 0.05);
    },
    ground: ['#e2803c', '#f29a4e', '#ffc478', '#ffe2a4'],
    light: [0.8, 0.4, -0.3],
    sun: { x: 0.7, y: 0.3, r: 44, colour: '#fff0bd' },
    eye: 1.15,
    horizon: 0.36,
    prompt:
      'Low poly desert at sunset: sharp-crested sand dunes roll toward the horizon in flat orange and apricot triangles, shaded sides in deep rust, enormous pale sun in a violet to amber sky',
    tags: ['Low Poly', 'Desert', 'Sunset', 'Landscape'],
  },
  {
    seed: 31,
    size: [640, 512],
    sky: ['#1f8fd0', '#6fc6ea', '#c7eef2', '#fff6dc'],
    fog: '#c4ebee',
    terrain: (noise, x, z) => {
      const island = fbm(noise, x / 2.1 + 9, z / 2.4 + 2, 4) * 1.5 - 0.28;
      const peak = Math.max(0, 1 - Math.hypot(x - 0.6, z - 5.2) / 1.7) ** 1.3 * 1.75;
      return Math.max(island * 0.62, peak - 0.1);
    },
    ground: ['#f6e3ac', '#9ac257', '#5fa550', '#3f8148', '#7f7a62', '#a59a86'],
    water: { level: 0, colour: '#1aa7b8' },
    light: [-0.6, 0.75, -0.3],
    sun: { x: 0.2, y: 0.17, r: 26, colour: '#fffbe6' },
    eye: 1.05,
    horizon: 0.36,
    tree: { colours: ['#2f8f4f', '#46a35a', '#237a48'], chance: 0.3, low: 0.08, high: 0.55, size: 0.2 },
    prompt:
      'tropical archipelago in low poly style seen from a drone, green volcanic island with sandy shore, turquoise faceted sea, bright midday light, clean blue sky, cheerful game art',
    tags: ['Low Poly', 'Island', 'Ocean', 'Game Art'],
  },
  {
    seed: 9,
    size: [512, 640],
    sky: ['#071233', '#14386b', '#2d7f93', '#8fe3c4'],
    fog: '#6fb9bd',
    terrain: (noise, x, z) => {
      const floe = fbm(noise, x / 0.9, z / 0.9, 3);
      const berg = Math.max(0, 1 - Math.hypot((x + 0.15) / 0.95, (z - 4.2) / 1.1)) ** 0.6 * 1.15;
      const second = Math.max(0, 1 - Math.hypot((x - 1.7) / 0.7, (z - 6.6) / 1)) ** 0.6 * 1.1;
      return Math.max(floe > 0.25 ? 0.03 : -0.1, Math.max(berg, second) * (1 + floe * 0.55) - 0.1);
    },
    ground: ['#bfe6f2', '#8cc4e4', '#d7f1f7', '#ffffff'],
    water: { level: 0, colour: '#0e3a63' },
    light: [0.6, 0.65, -0.4],
    sun: { x: 0.72, y: 0.2, r: 24, colour: '#f4fbff' },
    eye: 0.5,
    horizon: 0.5,
    stars: true,
    prompt:
      'Low poly iceberg under a polar night sky, sharp ice facets in pale cyan and white rising from a dark navy sea with drifting floes, small cold moon, stars, teal glow along the horizon, vertical composition',
    tags: ['Low Poly', 'Arctic', 'Night', '3D Render'],
  },
]);
