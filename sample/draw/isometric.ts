import { circle, ellipse, gradient, polygon, rect, type SceneText, svg, technique } from './canvas.ts';
import { mix, tone } from './colour.ts';
import { noise2, Random } from './random.ts';

interface IsoScene extends SceneText {
  kind: 'downtown' | 'neon' | 'hill' | 'winter';
  sky: readonly string[];
  walls: readonly string[];
  roofs: readonly string[];
  ground: string;
  street: string;
  tree: readonly string[];
  lit: readonly string[];
  /** How much darker the left and right faces are than the top. */
  faces: readonly [left: number, right: number];
}

type Point = [number, number];

function draw(scene: IsoScene): string {
  const [width, height] = scene.size;
  const random = new Random(scene.seed);
  const noise = noise2(scene.seed);
  const size = scene.kind === 'neon' ? 8 : scene.kind === 'hill' ? 9 : 10;
  const unit = width / (size * 2 + (scene.kind === 'hill' ? 2.6 : 0.8));
  const top = height * (scene.kind === 'neon' ? 0.49 : 0.33);
  const at = (x: number, y: number, z: number): Point => [
    width / 2 + (x - y) * unit,
    top + (x + y) * unit * 0.5 - z * unit,
  ];
  const body: string[] = [rect(0, 0, width, height, 'url(#sky)')];
  const night = scene.kind === 'neon' || scene.kind === 'winter';

  const box = (
    x: number,
    y: number,
    z: number,
    w: number,
    d: number,
    h: number,
    colour: string,
    roof = colour,
  ) => {
    const left = tone(colour, -scene.faces[0]);
    const right = tone(colour, -scene.faces[1]);
    body.push(
      polygon([at(x, y + d, z), at(x + w, y + d, z), at(x + w, y + d, z + h), at(x, y + d, z + h)], left),
      polygon([at(x + w, y, z), at(x + w, y + d, z), at(x + w, y + d, z + h), at(x + w, y, z + h)], right),
      polygon([at(x, y, z + h), at(x + w, y, z + h), at(x + w, y + d, z + h), at(x, y + d, z + h)], roof),
    );
  };
  /** Windows on the two faces we see; u runs along the wall, v up. */
  const windows = (
    x: number,
    y: number,
    z: number,
    w: number,
    d: number,
    h: number,
    wall: string,
    share: number,
  ) => {
    const floors = Math.max(1, Math.round(h / 0.42));
    const style = random.int(0, 2);
    for (const face of ['left', 'right'] as const) {
      const span = face === 'left' ? w : d;
      const across = style === 2 ? 1 : Math.max(2, Math.round(span / 0.27));
      const place = (u: number, v: number): Point =>
        face === 'left' ? at(x + u * w, y + d, z + v * h) : at(x + w, y + u * d, z + v * h);
      for (let f = 0; f < floors; f++) {
        for (let c = 0; c < across; c++) {
          const on = random.chance(share);
          const dark = tone(wall, -(scene.faces[face === 'left' ? 0 : 1] + (night ? 0.1 : 0.17)));
          const glass = on ? random.pick(scene.lit) : dark;
          const u0 = (c + 0.22) / across;
          const u1 = (c + 0.78) / across;
          const v0 = (f + 0.3) / floors;
          const v1 = (f + 0.78) / floors;
          body.push(polygon([place(u0, v0), place(u1, v0), place(u1, v1), place(u0, v1)], glass));
        }
      }
    }
  };
  const gable = (
    x: number,
    y: number,
    z: number,
    w: number,
    d: number,
    h: number,
    colour: string,
    wall: string,
  ) => {
    const o = 0.07;
    const [x0, x1, y0, y1] = [x - o, x + w + o, y - o, y + d + o];
    const my = (y0 + y1) / 2;
    body.push(
      polygon([at(x0, y0, z), at(x1, y0, z), at(x1, my, z + h), at(x0, my, z + h)], tone(colour, -0.1)),
      polygon(
        [at(x + w, y, z), at(x + w, y + d, z), at(x + w, my, z + h * 0.94)],
        tone(wall, -scene.faces[1]),
      ),
      polygon([at(x0, y1, z), at(x1, y1, z), at(x1, my, z + h), at(x0, my, z + h)], colour),
    );
  };
  const cone = (x: number, y: number, z: number, h: number, r: number, tiers: number) => {
    const colour = random.pick(scene.tree);
    for (let i = 0; i < tiers; i++) {
      const spread = r * (1 - (i / tiers) * 0.62);
      const z0 = z + h * (0.12 + (0.66 * i) / tiers);
      const [cx, cy] = at(x, y, z0);
      const tip = at(x, y, z0 + h * (tiers > 1 ? 0.48 : 0.9));
      const rx = spread * unit;
      body.push(
        polygon([[cx - rx, cy], tip, [cx + rx * 0.1, cy + rx * 0.42]], colour),
        polygon([[cx + rx * 0.1, cy + rx * 0.42], tip, [cx + rx, cy]], tone(colour, -0.11)),
      );
      if (scene.kind === 'winter') {
        const cap = (p: Point, q: Point): Point => [p[0] * 0.45 + q[0] * 0.55, p[1] * 0.45 + q[1] * 0.55];
        body.push(
          polygon(
            [cap([cx - rx, cy], tip), tip, cap([cx + rx, cy], tip), cap([cx, cy + rx * 0.5], tip)],
            '#e9f1fb',
          ),
        );
      }
    }
  };
  const bush = (x: number, y: number, z: number) => {
    const colour = random.pick(scene.tree);
    const [cx, cy] = at(x, y, z);
    const r = unit * random.range(0.2, 0.3);
    body.push(
      rect(cx - 1, cy - r, 2, r, tone(colour, -0.25)),
      circle(cx, cy - r * 1.5, r, tone(colour, -0.09)),
      circle(cx - r * 0.22, cy - r * 1.7, r * 0.72, colour),
    );
  };

  // The whole town stands on one floating slab.
  const slab = 0.55;
  body.push(
    ellipse(
      width / 2,
      top + size * unit * 0.62 + unit,
      size * unit * 0.8,
      size * unit * 0.42,
      '#000000',
      'opacity="0.13"',
    ),
  );
  if (scene.kind === 'hill') {
    box(-0.9, -0.9, -0.75, size + 1.8, size + 1.8, 0.55, '#2c9bb5', '#4fc0cf');
    box(-0.35, -0.35, -0.2, size + 0.7, size + 0.7, 0.08, '#bfe9e4', '#c9eee8');
  }
  box(0, 0, -slab, size, size, slab, tone(scene.ground, -0.06), scene.ground);

  const isStreet = (i: number) => scene.kind !== 'hill' && i % 4 === 3 && i < size - 1;
  if (scene.kind !== 'hill') {
    for (let i = 0; i < size; i++) {
      if (!isStreet(i)) continue;
      for (const swap of [false, true]) {
        const p = (a: number, b: number) => (swap ? at(b, a, 0) : at(a, b, 0));
        body.push(
          polygon([p(i + 0.12, 0), p(i + 0.88, 0), p(i + 0.88, size), p(i + 0.12, size)], scene.street),
        );
        for (let k = 0.2; k < size && scene.kind !== 'winter'; k += 0.6) {
          body.push(
            polygon(
              [p(i + 0.47, k), p(i + 0.53, k), p(i + 0.53, k + 0.3), p(i + 0.47, k + 0.3)],
              tone(scene.street, 0.2),
            ),
          );
        }
      }
    }
  }
  const cells: { x: number; y: number }[] = [];
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) cells.push({ x, y });
  cells.sort((a, b) => a.x + a.y - b.x - b.y || a.x - b.x);
  for (const { x, y } of cells) {
    const centre = Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2) / size;
    if (scene.kind === 'hill') {
      const level = Math.max(0, Math.round((1 - centre * 2) * 5.2 + noise(x / 3, y / 3))) * 0.5;
      if (level > 0) box(x, y, 0, 1, 1, level, '#d9c6a2', '#a9b86f');
      if (centre < 0.03) {
        const wall = scene.walls[0] as string;
        box(x + 0.1, y + 0.1, level, 0.8, 0.8, 1.7, wall);
        windows(x + 0.1, y + 0.1, level, 0.8, 0.8, 1.7, wall, 0);
        gable(x + 0.1, y + 0.1, level + 1.7, 0.8, 0.8, 0.5, scene.roofs[0] as string, wall);
      } else if (random.chance(centre > 0.52 ? 0.16 : 0.66)) {
        const wall = random.pick(scene.walls);
        const h = random.range(0.5, 0.95);
        const inset = random.range(0.06, 0.16);
        const w = 1 - inset * 2;
        box(x + inset, y + inset, level, w, w, h, wall);
        windows(x + inset, y + inset, level, w, w, h, wall, 0.06);
        if (random.chance(0.8))
          gable(x + inset, y + inset, level + h, w, w, 0.34, random.pick(scene.roofs), wall);
        else box(x + inset, y + inset, level + h, w, w, 0.06, tone(wall, -0.05));
      } else if (random.chance(0.75)) {
        cone(x + 0.35, y + 0.4, level, random.range(0.8, 1.3), 0.13, 1);
        if (random.chance(0.6)) bush(x + 0.7, y + 0.7, level);
      }
      continue;
    }
    if (isStreet(x) || isStreet(y)) {
      if (scene.kind !== 'winter' && random.chance(0.16)) {
        const colour = random.pick(night ? scene.lit : scene.roofs);
        const along = isStreet(y) && !isStreet(x);
        if (isStreet(x) !== isStreet(y)) {
          const [w, d] = along ? [0.42, 0.2] : [0.2, 0.42];
          const [cx, cy] = along ? [x + 0.3, y + 0.6] : [x + 0.6, y + 0.3];
          box(cx, cy, 0.03, w, d, 0.12, colour);
          box(cx + w * 0.22, cy + d * 0.22, 0.15, w * 0.56, d * 0.56, 0.09, tone(colour, night ? 0.1 : 0.22));
        }
      }
      continue;
    }
    if (scene.kind === 'winter') {
      const pond = Math.hypot(x - 5.2, y - 5.2) < 1.5;
      if (pond) {
        const ice = (a: number, b: number) => at(x + a, y + b, 0.005);
        body.push(polygon([ice(0, 0), ice(1, 0), ice(1, 1), ice(0, 1)], '#9cc3e6'));
        continue;
      }
      if (random.chance(0.5)) {
        const wall = random.pick(scene.walls);
        const h = random.range(0.55, 0.85);
        box(x + 0.12, y + 0.12, 0, 0.76, 0.76, h, wall);
        windows(x + 0.12, y + 0.12, 0, 0.76, 0.76, h, wall, 0.72);
        gable(x + 0.12, y + 0.12, h, 0.76, 0.76, 0.52, random.pick(scene.roofs), wall);
        box(x + 0.6, y + 0.3, h + 0.22, 0.13, 0.13, 0.34, tone(wall, -0.1), '#f3f7ff');
      } else {
        for (let k = random.int(1, 3); k > 0; k--) {
          cone(x + random.range(0.25, 0.75), y + random.range(0.25, 0.75), 0, random.range(0.8, 1.5), 0.3, 3);
        }
      }
      continue;
    }
    const park = noise(x / 2.3 + 7, y / 2.3) > 0.36 || random.chance(0.07);
    if (park) {
      const g = (a: number, b: number) => at(x + a, y + b, 0.01);
      body.push(
        polygon(
          [g(0.04, 0.04), g(0.96, 0.04), g(0.96, 0.96), g(0.04, 0.96)],
          tone(scene.tree[0] as string, night ? -0.12 : 0.14),
        ),
      );
      for (let k = 0; k < 3; k++) bush(x + random.range(0.2, 0.8), y + 0.2 + k * 0.28, 0);
      continue;
    }
    const tall = Math.max(0.55, (1 - centre * 1.75) * (night ? 8.4 : 4.6) * random.range(0.45, 1.1) + 0.5);
    const wall = random.pick(scene.walls);
    const inset = random.range(0.05, 0.13);
    const w = 1 - inset * 2;
    const share = night ? 0.5 : 0.07;
    const stepped = tall > 2 && random.chance(0.55);
    const first = stepped ? tall * random.range(0.5, 0.72) : tall;
    const roof = tone(wall, night ? -0.02 : 0.05);
    box(x + inset, y + inset, 0, w, w, first, wall, roof);
    windows(x + inset, y + inset, 0, w, w, first, wall, share);
    let z = first;
    let [rx, rw] = [inset, w];
    if (stepped) {
      [rx, rw] = [inset + w * 0.16, w * 0.68];
      box(x + rx, y + rx, z, rw, rw, tall - first, wall, roof);
      windows(x + rx, y + rx, z, rw, rw, tall - first, wall, share);
      z = tall;
    }
    const extra = random.next();
    if (extra < 0.3)
      box(
        x + rx + rw * 0.2,
        y + rx + rw * 0.25,
        z,
        rw * 0.34,
        rw * 0.34,
        0.18,
        tone(wall, -0.08),
        mix(wall, '#ffffff', 0.3),
      );
    else if (extra < 0.5) {
      box(x + rx + 0.05, y + rx + 0.05, z, rw - 0.1, rw - 0.1, 0.05, scene.tree[0] as string);
      bush(x + rx + rw * 0.5, y + rx + rw * 0.5, z + 0.05);
    } else if (tall > 3) box(x + 0.47, y + 0.47, z, 0.06, 0.06, 0.9, random.pick(scene.lit));
    else if (night && extra > 0.72) {
      // A sign on the roof edge.
      const colour = random.pick(scene.lit);
      body.push(
        polygon(
          [
            at(x + rx, y + rx + rw, z),
            at(x + rx + rw, y + rx + rw, z),
            at(x + rx + rw, y + rx + rw, z + 0.26),
            at(x + rx, y + rx + rw, z + 0.26),
          ],
          colour,
        ),
      );
    }
  }
  if (scene.kind === 'winter') {
    for (let i = 0; i < 150; i++) {
      body.push(
        circle(
          random.range(0, width),
          random.range(0, height),
          random.range(0.6, 1.9),
          '#ffffff',
          'opacity="0.7"',
        ),
      );
    }
  }
  return svg(scene.size, body, gradient('sky', scene.sky));
}

export const isometric = technique<IsoScene>('isometric', draw, [
  {
    kind: 'downtown',
    seed: 3,
    size: [640, 512],
    sky: ['#fdeee0', '#f9dccb'],
    walls: ['#f6a08a', '#f7c59b', '#8fc7c0', '#f3e3cf', '#7f9fc6', '#e88d8d', '#c9b4dc'],
    roofs: ['#e2574c', '#f3b13e', '#3d7ea6'],
    ground: '#e9dcc8',
    street: '#8d8f9c',
    tree: ['#7dbb78', '#5ea36b', '#93c97f'],
    lit: ['#fff3c4', '#ffffff'],
    faces: [0.09, 0.2],
    prompt:
      'isometric pastel city block on a floating slab, coral, peach and mint towers with tiny windows, rooftop gardens, parks with round trees, small cars on grey streets, soft daylight, clean vector illustration',
    tags: ['Isometric', 'City', 'Vector', 'Pastel'],
  },
  {
    kind: 'neon',
    seed: 17,
    size: [512, 640],
    sky: ['#0a0620', '#2a0f4d', '#5a1a6b'],
    walls: ['#2b2352', '#1f2a5c', '#3a1f57', '#222046', '#2d3470'],
    roofs: ['#ff4fa3', '#3ce8ff'],
    ground: '#1a1638',
    street: '#0f0c26',
    tree: ['#1c6a6b', '#1f7f72'],
    lit: ['#ff4fa3', '#3ce8ff', '#ffd166', '#b98bff', '#ffe9a8'],
    faces: [0.03, 0.1],
    prompt:
      'Isometric cyberpunk district at night on a dark floating tile, indigo skyscrapers with pink, cyan and amber windows, glowing antennas and roof signs, light trails of small cars, purple haze, game asset',
    tags: ['Isometric', 'Cyberpunk', 'City', 'Night'],
  },
  {
    kind: 'hill',
    seed: 8,
    size: [640, 512],
    sky: ['#fdf3dc', '#fbe2bd'],
    walls: ['#fbf6ea', '#f6e9d2', '#f9efe0', '#f1d9b8'],
    roofs: ['#d1633a', '#c2512f', '#dd7a4a'],
    ground: '#c9b98d',
    street: '#d9cfba',
    tree: ['#4d7a43', '#5f8f4c', '#3f6b3f'],
    lit: ['#ffe9a8'],
    faces: [0.06, 0.19],
    prompt:
      'isometric Mediterranean hill village, whitewashed houses with terracotta roofs stacked on stone terraces around a bell tower, cypress trees, turquoise water at the foot, warm afternoon light, miniature diorama',
    tags: ['Isometric', 'Village', 'Architecture', 'Diorama'],
  },
  {
    kind: 'winter',
    seed: 26,
    size: [640, 512],
    sky: ['#22305f', '#56659b', '#c79bb0'],
    walls: ['#8a5a4a', '#a06b50', '#6f4d53', '#94614f'],
    roofs: ['#eef4ff', '#e2ebfa'],
    ground: '#e6eefb',
    street: '#c9d7ee',
    tree: ['#2f6257', '#3a7263', '#29564f'],
    lit: ['#ffd277', '#ffb84d', '#ffe3a3'],
    faces: [0.07, 0.17],
    prompt:
      'Cosy winter village in isometric view, timber cabins with snow-laden roofs and glowing amber windows, snow-tipped pines, frozen pond, gentle snowfall, blue dusk fading into pink, storybook game art',
    tags: ['Isometric', 'Winter', 'Village', 'Game Art'],
  },
]);
