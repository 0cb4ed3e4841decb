import { circle, curve, gradient, line, rect, type SceneText, shade, svg, technique } from './canvas.ts';
import { clamp, ramp, scale, smooth } from './colour.ts';
import { fbm, noise2, Random } from './random.ts';

type Point = [number, number];

interface FlowScene extends SceneText {
  kind: 'ribbons' | 'silk' | 'raked' | 'ink';
  ground: string;
  palette: readonly string[];
}

/** Lines that follow a field of angles and keep clear of each other. */
function streamlines(
  scene: FlowScene,
  angle: (x: number, y: number) => number,
  widths: readonly number[],
  options: { gap: number; tries: number; longest: number; allowed?: (x: number, y: number) => boolean },
): { points: Point[]; width: number }[] {
  const [width, height] = scene.size;
  const random = new Random(scene.seed);
  const cell = Math.max(...widths) + options.gap;
  const grid = new Map<number, { x: number; y: number; r: number; id: number }[]>();
  const key = (x: number, y: number) => Math.floor(x / cell) * 4096 + Math.floor(y / cell);
  const free = (x: number, y: number, r: number, id: number) => {
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const p of grid.get(key(x + dx * cell, y + dy * cell)) ?? []) {
          if (p.id !== id && Math.hypot(p.x - x, p.y - y) < p.r + r + options.gap) return false;
        }
      }
    }
    return true;
  };
  const margin = 24;
  const lines: { points: Point[]; width: number }[] = [];
  for (let i = 0; i < options.tries; i++) {
    // Wide lines are laid first; thin ones fill what is left.
    const lineWidth = widths[Math.floor((i / options.tries) ** 0.6 * widths.length)] as number;
    const r = lineWidth / 2;
    const start: Point = [random.range(margin, width - margin), random.range(margin, height - margin)];
    const walk = (direction: 1 | -1) => {
      const out: Point[] = [];
      let [x, y] = start;
      for (let s = 0; s < options.longest; s++) {
        const a = angle(x, y);
        x += Math.cos(a) * 3 * direction;
        y += Math.sin(a) * 3 * direction;
        const inside = x > margin && y > margin && x < width - margin && y < height - margin;
        if (!inside || !free(x, y, r, i) || (options.allowed && !options.allowed(x, y))) break;
        out.push([x, y]);
      }
      return out;
    };
    if (!free(start[0], start[1], r, i) || (options.allowed && !options.allowed(...start))) continue;
    const all = [...walk(-1).reverse(), start, ...walk(1)];
    if (all.length < 8) continue;
    for (const [x, y] of all) {
      const k = key(x, y);
      const bucket = grid.get(k);
      if (bucket) bucket.push({ x, y, r, id: i });
      else grid.set(k, [{ x, y, r, id: i }]);
    }
    lines.push({ points: all, width: lineWidth });
  }
  return lines;
}

const thin = (list: readonly Point[]) => list.filter((_, i) => i % 4 === 0 || i === list.length - 1);

function ribbons(scene: FlowScene): string {
  const [width, height] = scene.size;
  const random = new Random(scene.seed + 1);
  const noise = noise2(scene.seed);
  const angle = (x: number, y: number) => noise(x / 420, y / 420) * 2.6 + 0.5;
  const lines = streamlines(scene, angle, [26, 18, 18, 11, 7, 4], { gap: 3, tries: 5200, longest: 110 });
  const body = lines.map(({ points, width: w }) => {
    const colour = random.chance(0.16)
      ? (scene.palette[0] as string)
      : random.pick(scene.palette.slice(1, random.chance(0.7) ? 4 : undefined));
    return line(curve(thin(points)), colour, w, 'stroke-linecap="round"');
  });
  return svg(scene.size, [rect(0, 0, width, height, scene.ground), ...body]);
}

function silk(scene: FlowScene): string {
  const [width, height] = scene.size;
  const random = new Random(scene.seed);
  const noise = noise2(scene.seed);
  const body: string[] = [];
  const strands = 620;
  for (let i = 0; i < strands; i++) {
    // Five veils, each a bundle of strands that spread and gather along the way.
    const veil = i % 5;
    const t = random.gauss() * 0.42;
    const list: Point[] = [];
    for (let x = -20; x <= width + 20; x += 14) {
      const u = x / width;
      const centre = noise(u * 1.5 + veil * 3.1, veil * 7.7) * 0.34 + noise(u * 3.4, veil * 2.3) * 0.07;
      const spread = 0.07 + 0.3 * Math.abs(noise(u * 1.9 + 40, veil * 5.1));
      const fold = Math.sin(u * 7 + t * 2.6 + veil) * 0.03;
      list.push([x, height * (0.5 + centre + t * spread + fold)]);
    }
    const opacity = (0.16 + 0.3 * Math.exp(-t * t * 4)).toFixed(2);
    body.push(line(curve(list), `url(#veil${veil % 3})`, random.range(0.5, 1.2), `opacity="${opacity}"`));
  }
  const veils = [0, 1, 2].map((i) => {
    const turned = scene.palette.map((_, k) => scene.palette[(k + i) % scene.palette.length] as string);
    return gradient(`veil${i}`, turned, undefined, true).replace(
      'x1="0" y1="0" x2="1" y2="0"',
      `gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="${width}" y2="0"`,
    );
  });
  return svg(
    scene.size,
    [rect(0, 0, width, height, scene.ground), `<g style="mix-blend-mode:screen">${body.join('')}</g>`],
    veils.join(''),
  );
}

/** Sand raked in straight lines that become rings around the stones, lit from the upper left. */
function raked(scene: FlowScene) {
  const [width, height] = scene.size;
  const stones = [
    { x: width * 0.33, y: height * 0.36, r: 62, squash: 0.82 },
    { x: width * 0.47, y: height * 0.44, r: 30, squash: 0.9 },
    { x: width * 0.76, y: height * 0.76, r: 44, squash: 0.86 },
  ];
  const noise = noise2(scene.seed);
  const sand = ramp(scene.palette);
  const stoneColours = ramp(['#23282b', '#4b5355', '#8d9490', '#c9ccc4']);
  const distance = (s: (typeof stones)[number], x: number, y: number) => {
    const a = Math.atan2(y - s.y, x - s.x);
    return (
      Math.hypot(x - s.x, (y - s.y) / s.squash) -
      s.r * (1 + 0.07 * noise(Math.cos(a) * 1.4 + s.x, Math.sin(a) * 1.4))
    );
  };
  const relief = (x: number, y: number) => {
    let nearest = 1e9;
    for (const s of stones) nearest = Math.min(nearest, distance(s, x, y));
    const wobble = noise(x / 160, y / 160) * 5;
    if (nearest < 64) return Math.sin((nearest / 8) * Math.PI * 2 - 1.5);
    return Math.sin(((y + wobble + x * 0.12) / 8) * Math.PI * 2) * smooth(62, 70, nearest);
  };
  return shade(scene.size, (x, y) => {
    for (const s of stones) {
      const d = distance(s, x, y);
      if (d >= 0) continue;
      const h = Math.sqrt(clamp(1 - (d / s.r + 1) ** 2));
      const nx = (x - s.x) / s.r;
      const ny = (y - s.y) / s.r / s.squash;
      const rough = fbm(noise, x / 26, y / 26, 5) * 0.22;
      return stoneColours(clamp(0.42 + (-nx * 0.45 - ny * 0.55) * 0.62 + h * 0.12 + rough));
    }
    let shadow = 0;
    for (const s of stones)
      shadow = Math.max(shadow, smooth(16, -14, distance(s, x - s.r * 0.3, y - s.r * 0.36)));
    const e = 0.8;
    const slope = relief(x + e, y + e * 1.5) - relief(x - e, y - e * 1.5);
    const grit = noise(x / 1.7, y / 1.7) * 0.05;
    const glow = 0.1 * (1 - x / width) - 0.06 * (y / height);
    return scale(sand(clamp(0.6 - slope * 0.19 + grit + glow)), 1 - shadow * 0.55);
  });
}

function ink(scene: FlowScene): string {
  const [width, height] = scene.size;
  const sun = { x: width * 0.62, y: height * 0.36, r: width * 0.2 };
  const noise = noise2(scene.seed);
  const angle = (x: number, y: number) => {
    const dx = x - sun.x;
    const dy = y - sun.y;
    const d = Math.hypot(dx, dy);
    // Far away the wind blows across; near the sun it bends into a ring.
    const ring = Math.atan2(dx, -dy);
    const near = smooth(sun.r * 2.6, sun.r * 1.02, d);
    const wind = 0.25 + noise(x / 260, y / 260) * 1.2;
    const turn = Math.atan2(Math.sin(ring - wind), Math.cos(ring - wind));
    return wind + turn * near;
  };
  const lines = streamlines(scene, angle, [6.5, 4.6, 3, 1.8], {
    gap: 2.8,
    tries: 7000,
    longest: 90,
    allowed: (x, y) => Math.hypot(x - sun.x, y - sun.y) > sun.r + 5,
  });
  return svg(scene.size, [
    rect(0, 0, width, height, scene.ground),
    circle(sun.x, sun.y, sun.r, scene.palette[1] as string),
    ...lines.map(({ points, width: w }) =>
      line(curve(thin(points)), scene.palette[0] as string, w, 'stroke-linecap="round"'),
    ),
  ]);
}

export const flowField = technique<FlowScene>(
  'flow-field',
  (scene) => ({ ribbons, silk, raked, ink })[scene.kind](scene),
  [
    {
      kind: 'ribbons',
      seed: 12,
      size: [512, 640],
      ground: '#f4ecdd',
      palette: ['#1f2d3d', '#d9593b', '#e8a33d', '#2f7f7a', '#8c2f39', '#e9cfa6', '#f0b7a1'],
      prompt:
        'abstract flow field of thick rounded ribbons that never touch, terracotta, ochre, teal and ink blue on warm cream paper, bold and thin lines drifting in one current, mid-century print, generous margin, generative art',
      tags: ['Generative Art', 'Flow Field', 'Abstract', 'Warm Palette'],
    },
    {
      kind: 'silk',
      seed: 5,
      size: [768, 512],
      ground: '#070b1c',
      palette: ['#1de9d0', '#2f9bff', '#8a5bff', '#ff4f9a', '#ffb36b'],
      prompt:
        'Hundreds of hair-thin luminous threads sweep across a midnight blue void like folded silk in the wind, shifting from turquoise through violet to coral, soft additive glow, wide abstract wallpaper',
      tags: ['Generative Art', 'Flow Field', 'Abstract', 'Wallpaper'],
    },
    {
      kind: 'raked',
      seed: 21,
      size: [640, 512],
      ground: '#ddd2bd',
      palette: ['#857458', '#b8a788', '#dacdb3', '#efe6d2', '#fffaf0'],
      prompt:
        'zen rock garden seen from directly above, pale sand raked in parallel furrows that turn into rings around three dark stones, low morning light, long soft shadows, calm minimal composition',
      tags: ['Minimalism', 'Garden', 'Top View', 'Japanese Style'],
    },
    {
      kind: 'ink',
      seed: 8,
      size: [512, 640],
      ground: '#f3ede0',
      palette: ['#1b1a1d', '#d63a25'],
      prompt:
        'Minimal ink drawing of wind made visible: fine black brush lines stream diagonally over ivory paper and curl around one flat vermilion sun, plenty of empty rhythm, Japanese graphic poster',
      tags: ['Ink', 'Flow Field', 'Minimalism', 'Poster'],
    },
  ],
);
