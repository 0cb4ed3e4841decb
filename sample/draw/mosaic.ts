import {
  circle,
  ellipse,
  type Pixels,
  path,
  pixel,
  polygon,
  rasterise,
  rect,
  type SceneText,
  svg,
  technique,
} from './canvas.ts';
import { distanceTo } from './cells.ts';
import { clamp, smooth } from './colour.ts';
import { hash, Random } from './random.ts';

interface MosaicScene extends SceneText {
  /** The image in flat colours that the stones follow. */
  design: (w: number, h: number) => string;
  stone: number;
  grout: readonly [number, number, number];
}

/**
 * Square stones laid along the outlines of the drawing: centroidal Voronoi cells measured with a square
 * metric that is turned to the nearest edge, after Hausner's simulated mosaics (SIGGRAPH 2001).
 */
async function draw(scene: MosaicScene): Promise<Pixels> {
  const [w, h] = scene.size;
  const flat = await rasterise(
    svg(scene.size, `<g shape-rendering="crispEdges">${scene.design(w, h)}</g>`),
    scene.size,
  );
  const key = (i: number) =>
    ((flat.data[i * 3] as number) << 16) |
    ((flat.data[i * 3 + 1] as number) << 8) |
    (flat.data[i * 3 + 2] as number);
  const cut = (i: number) =>
    (i % w < w - 1 && key(i) !== key(i + 1)) || (i + w < w * h && key(i) !== key(i + w));
  const away = distanceTo(cut, w, h);
  const s = scene.stone;
  const random = new Random(scene.seed);
  const sites: { x: number; y: number; c: number; s: number }[] = [];
  for (let y = s / 2; y < h; y += s)
    for (let x = s / 2; x < w; x += s)
      sites.push({ x: x + random.range(-3, 3), y: y + random.range(-3, 3), c: 1, s: 0 });
  const at = (x: number, y: number) =>
    away[clamp(Math.round(y), 0, h - 1) * w + clamp(Math.round(x), 0, w - 1)] as number;
  const turn = (p: (typeof sites)[number]) => {
    // The gradient of the distance points across the outline; smoothing keeps rows of stones together.
    let [gx, gy] = [0, 0];
    for (const e of [3, 6, 10]) {
      gx += at(p.x + e, p.y) - at(p.x - e, p.y);
      gy += at(p.x, p.y + e) - at(p.x, p.y - e);
    }
    const n = Math.hypot(gx, gy);
    [p.c, p.s] = n > 0.5 ? [gx / n, gy / n] : [1, 0];
  };
  const owner = new Int32Array(w * h);
  const second = new Float32Array(w * h);
  const assign = () => {
    const columns = Math.ceil(w / s) + 2;
    const buckets = new Map<number, number[]>();
    sites.forEach((p, i) => {
      const k = Math.floor(p.y / s + 1) * columns + Math.floor(p.x / s + 1);
      const bucket = buckets.get(k);
      if (bucket) bucket.push(i);
      else buckets.set(k, [i]);
    });
    for (let by = 0; by * s < h; by++) {
      for (let bx = 0; bx * s < w; bx++) {
        const near: number[] = [];
        for (let j = -2; j <= 2; j++)
          for (let i = -2; i <= 2; i++)
            near.push(...(buckets.get((by + 1 + j) * columns + bx + 1 + i) ?? []));
        for (let y = Math.floor(by * s); y < Math.min(h, (by + 1) * s); y++) {
          for (let x = Math.floor(bx * s); x < Math.min(w, (bx + 1) * s); x++) {
            let [best, next, who] = [1e9, 1e9, 0];
            for (const i of near) {
              const p = sites[i] as (typeof sites)[number];
              const [dx, dy] = [x - p.x, y - p.y];
              const d =
                Math.abs(dx * p.c + dy * p.s) + Math.abs(dy * p.c - dx * p.s) * 0.25 >
                Math.abs(dy * p.c - dx * p.s) + Math.abs(dx * p.c + dy * p.s) * 0.25
                  ? Math.abs(dx * p.c + dy * p.s)
                  : Math.abs(dy * p.c - dx * p.s);
              if (d < best) [next, best, who] = [best, d, i];
              else if (d < next) next = d;
            }
            owner[y * w + x] = who;
            second[y * w + x] = next - best;
          }
        }
      }
    }
  };
  for (let round = 0; round < 9; round++) {
    for (const p of sites) turn(p);
    assign();
    const sum = new Float64Array(sites.length * 3);
    for (let i = 0; i < w * h; i++) {
      // Stones keep off the outlines, so that those stay sharp.
      if ((away[i] as number) < 1.6) continue;
      const k = (owner[i] as number) * 3;
      sum[k] = (sum[k] as number) + (i % w);
      sum[k + 1] = (sum[k + 1] as number) + Math.floor(i / w);
      sum[k + 2] = (sum[k + 2] as number) + 1;
    }
    sites.forEach((p, i) => {
      const n = sum[i * 3 + 2] as number;
      if (n > 0) [p.x, p.y] = [(sum[i * 3] as number) / n, (sum[i * 3 + 1] as number) / n];
    });
  }
  assign();
  // A stone shrinks to leave grout; its edge towards the light is bright, the other dark.
  const border = (i: number) =>
    (i % w < w - 1 && owner[i] !== owner[i + 1]) || (i + w < w * h && owner[i] !== owner[i + w]);
  const edge = distanceTo(border, w, h);
  const data = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = y * w + x;
      const who = owner[i] as number;
      const p = sites[who] as (typeof sites)[number];
      const c = pixel(flat, p.x, p.y);
      const stone = smooth(0.6, 1.5, edge[i] as number);
      const side = clamp(((p.x - x) * 0.6 + (p.y - y) * 0.8) / (s * 0.5), -1, 1);
      const bevel = side * 0.17 * smooth(s * 0.42, 1, edge[i] as number);
      const tint = 0.9 + 0.22 * hash(scene.seed, who) + bevel + (hash(3, x, y) - 0.5) * 0.03;
      const grout = 0.92 + 0.16 * hash(4, x, y);
      for (let k = 0; k < 3; k++) {
        const warm = 1 + (hash(5, who) - 0.5) * (k === 0 ? 0.06 : k === 2 ? -0.06 : 0);
        const value = (c[k] as number) * tint * warm + 8 * (hash(8, who) - 0.3);
        data[i * 3 + k] = clamp((scene.grout[k] as number) * grout * (1 - stone) + value * stone, 0, 255);
      }
    }
  }
  return { width: w, height: h, data };
}

const rings = (cx: number, cy: number, radii: readonly number[], colours: readonly string[]) =>
  radii.map((r, i) => circle(cx, cy, r, colours[i % colours.length] as string)).join('');

export const mosaic = technique<MosaicScene>('mosaic', draw, [
  {
    seed: 3,
    size: [640, 512],
    stone: 11,
    grout: [206, 198, 180],
    design: (w, h) => {
      const fish = (x: number, y: number, angle: number, k: number, a: string, b: string, c: string) =>
        `<g transform="translate(${x} ${y}) rotate(${angle}) scale(${k})">${path('M-92 0C-128 -52 -150 -62 -172 -60C-150 -20 -150 20 -172 60C-150 62 -128 52 -92 0Z', c)}${path('M-30 -50C-10 -96 40 -96 60 -46Z', c)}${path('M-20 48C0 84 30 84 46 46Z', c)}${path('M130 0C90 -66 -20 -80 -110 0C-20 80 90 66 130 0Z', a)}${path('M130 0C90 66 -20 80 -110 0C-20 30 70 30 130 0Z', b)}${path('M58 -52Q30 0 58 52L74 46Q50 0 74 -46Z', c)}${circle(94, -14, 13, '#fdf6e3')}${circle(96, -14, 7, '#20242c')}</g>`;
      return (
        rect(0, 0, w, h, '#2f8fa3') +
        rings(
          w * 0.1,
          h * 1.05,
          [330, 270, 210, 150, 90],
          ['#2a829a', '#4fb0b4', '#2f8fa3', '#6cc5bf', '#3a9aa9'],
        ) +
        rings(w * 0.95, -10, [280, 220, 160, 100], ['#4fb0b4', '#2a7f98', '#6cc5bf', '#2f8fa3']) +
        fish(w * 0.56, h * 0.4, -14, 1.28, '#e2703a', '#f3b45a', '#a83a2c') +
        fish(w * 0.34, h * 0.78, 168, 0.8, '#e9dcc0', '#f7efdd', '#d1633a')
      );
    },
    prompt:
      'Roman style mosaic of an orange fish and a cream fish circling in turquoise water, small square stones following the contours, rippling ring lines, pale grout, ancient floor seen from above',
    tags: ['Mosaic', 'Animals', 'Ocean', 'Ancient'],
  },
  {
    seed: 8,
    size: [512, 512],
    stone: 10,
    grout: [60, 52, 60],
    design: (w, h) => {
      const [cx, cy] = [w / 2, h / 2];
      const rays = Array.from({ length: 32 }, (_, i) => {
        const a = (i / 32) * 2 * Math.PI;
        const b = ((i + 1) / 32) * 2 * Math.PI;
        const far = i % 2 ? 236 : 196;
        const m = (a + b) / 2;
        return polygon(
          [
            [cx + 128 * Math.cos(a), cy + 128 * Math.sin(a)],
            [cx + far * Math.cos(m), cy + far * Math.sin(m)],
            [cx + 128 * Math.cos(b), cy + 128 * Math.sin(b)],
          ],
          i % 2 ? '#f2a22f' : '#e2632c',
        );
      });
      return (
        rect(0, 0, w, h, '#16305c') +
        circle(cx, cy, 262, '#1f4a86') +
        circle(cx, cy, 244, '#16305c') +
        rays.join('') +
        circle(cx, cy, 132, '#d94f2a') +
        circle(cx, cy, 118, '#f6c24a') +
        circle(cx, cy, 84, '#f9dc84') +
        `<path d="M${cx - 58} ${cy - 26}Q${cx - 36} ${cy - 48} ${cx - 12} ${cy - 26}M${cx + 12} ${cy - 26}Q${cx + 36} ${cy - 48} ${cx + 58} ${cy - 26}" stroke="#7a3320" stroke-width="9" fill="none"/>` +
        ellipse(cx - 34, cy - 12, 13, 10, '#7a3320') +
        ellipse(cx + 34, cy - 12, 13, 10, '#7a3320') +
        `<path d="M${cx} ${cy - 22}V${cy + 22}H${cx + 14}" stroke="#c8702c" stroke-width="9" fill="none"/><path d="M${cx - 42} ${cy + 42}Q${cx} ${cy + 76} ${cx + 42} ${cy + 42}" stroke="#b83a26" stroke-width="11" fill="none"/>`
      );
    },
    prompt:
      'smiling sun face in glass mosaic, golden disc with alternating amber and orange rays on deep cobalt blue, tiny tesserae arranged in rings, dark grout, folk art garden wall, square',
    tags: ['Mosaic', 'Folk Art', 'Sun', 'Symmetry'],
  },
  {
    seed: 14,
    size: [512, 640],
    stone: 10,
    grout: [226, 219, 204],
    design: (w, h) => {
      const out = [
        rect(0, 0, w, h, '#f4ead0'),
        rect(0, 0, w, 26, '#2a5c8a'),
        rect(0, h - 26, w, 26, '#2a5c8a'),
        rect(0, 0, 26, h, '#2a5c8a'),
        rect(w - 26, 0, 26, h, '#2a5c8a'),
      ];
      out.push(
        path(
          `M${w * 0.3} ${h * 0.62}H${w * 0.7}C${w * 0.74} ${h * 0.72} ${w * 0.66} ${h * 0.84} ${w * 0.6} ${h * 0.9}H${w * 0.4}C${w * 0.34} ${h * 0.84} ${w * 0.26} ${h * 0.72} ${w * 0.3} ${h * 0.62}Z`,
          '#2f78b0',
        ),
      );
      out.push(
        rect(w * 0.27, h * 0.69, w * 0.46, 22, '#f3c14e'),
        rect(w * 0.3, h * 0.8, w * 0.4, 14, '#e9f0ee'),
        rect(w * 0.28, h * 0.595, w * 0.44, 20, '#1f5588'),
      );
      out.push(
        `<path d="M${w * 0.5} ${h * 0.6}C${w * 0.5} ${h * 0.4} ${w * 0.42} ${h * 0.3} ${w * 0.5} ${h * 0.12}M${w * 0.5} ${h * 0.52}C${w * 0.6} ${h * 0.42} ${w * 0.72} ${h * 0.4} ${w * 0.78} ${h * 0.3}M${w * 0.49} ${h * 0.48}C${w * 0.38} ${h * 0.4} ${w * 0.28} ${h * 0.4} ${w * 0.22} ${h * 0.28}" stroke="#6b5233" stroke-width="12" fill="none"/>`,
      );
      for (const [x, y, a] of [
        [0.48, 0.42, -150],
        [0.46, 0.3, -20],
        [0.6, 0.44, -80],
        [0.7, 0.37, 10],
        [0.36, 0.41, -100],
        [0.27, 0.36, 170],
        [0.5, 0.16, -140],
        [0.52, 0.2, -30],
      ] as const) {
        out.push(
          `<path transform="translate(${x * w} ${y * h}) rotate(${a})" d="M0 0C24 -30 64 -28 88 0C64 26 24 26 0 0Z" fill="${a % 20 ? '#4f8a3f' : '#74a850'}"/>`,
        );
      }
      for (const [x, y, r] of [
        [0.33, 0.5, 36],
        [0.63, 0.53, 36],
        [0.78, 0.23, 34],
        [0.22, 0.21, 34],
        [0.58, 0.31, 32],
        [0.38, 0.22, 30],
      ] as const) {
        out.push(
          ellipse(x * w, y * h, r * 0.86, r * 1.1, '#e0a91f'),
          ellipse(x * w - 5, y * h - 6, r * 0.58, r * 0.8, '#f8d84a'),
        );
      }
      return out.join('');
    },
    prompt:
      'Mediterranean tile mosaic of a lemon branch in a blue vase, yellow fruit, green leaves, cream background framed by a cobalt border, irregular hand-cut tesserae, sunny kitchen wall art',
    tags: ['Mosaic', 'Still Life', 'Botanical', 'Food'],
  },
  {
    seed: 21,
    size: [512, 512],
    stone: 9,
    grout: [34, 30, 44],
    design: (w, h) => {
      const feather = (x: number, y: number, a: number, k: number) =>
        `<g transform="translate(${x} ${y}) rotate(${a}) scale(${k})">${path('M0 150C-74 60 -78 -46 0 -110C78 -46 74 60 0 150Z', '#1f7a5c')}${path('M0 120C-54 48 -58 -36 0 -88C58 -36 54 48 0 120Z', '#3fa86a')}${ellipse(0, -16, 40, 52, '#d9a83a')}${ellipse(0, -12, 30, 40, '#1f93a8')}${path('M0 24C-24 8 -24 -34 0 -30C24 -34 24 8 0 24Z', '#24307f')}<path d="M0 30V170" stroke="#c9963a" stroke-width="7"/></g>`;
      return (
        rect(0, 0, w, h, '#2a1f5a') +
        rings(w / 2, h * 1.02, [470, 410, 350], ['#34276e', '#2a1f5a', '#3d2f80']) +
        [-62, -31, 0, 31, 62]
          .map((a) =>
            feather(
              w / 2 + Math.sin((a * Math.PI) / 180) * 320,
              h * 1.02 - Math.cos((a * Math.PI) / 180) * 320,
              a,
              0.86,
            ),
          )
          .join('') +
        [-46, -15.5, 15.5, 46]
          .map((a) =>
            feather(
              w / 2 + Math.sin((a * Math.PI) / 180) * 196,
              h * 1.02 - Math.cos((a * Math.PI) / 180) * 196,
              a,
              0.72,
            ),
          )
          .join('') +
        path(`M${w / 2 - 70} ${h}A70 70 0 0 1 ${w / 2 + 70} ${h}Z`, '#d9a83a') +
        path(`M${w / 2 - 48} ${h}A48 48 0 0 1 ${w / 2 + 48} ${h}Z`, '#1f93a8')
      );
    },
    prompt:
      'peacock feathers fanning out in glass mosaic, emerald plumes with turquoise, gold and royal blue eyes, small tiles flowing along every shape, dark violet background, rich jewel colours',
    tags: ['Mosaic', 'Ornament', 'Birds', 'Symmetry'],
  },
]);
