import {
  circle,
  ellipse,
  type Pixels,
  path,
  rasterise,
  rect,
  type SceneText,
  shade,
  svg,
  technique,
} from './canvas.ts';
import { distanceTo } from './cells.ts';
import { clamp, type Rgb, rgb, smooth } from './colour.ts';
import { fbm, hash, noise2, Random } from './random.ts';

/** One wash of paint: a shape that bleeds at its edge. */
interface Wash {
  colour: string;
  shape: string;
  /** How far the edge wanders, and how strong the paint is. */
  bleed?: number;
  strength?: number;
  /** Fades towards the bottom or the top. */
  fade?: 'down' | 'up';
}

interface WashScene extends SceneText {
  paper: string;
  washes: (w: number, h: number, random: Random) => Wash[];
}

async function draw(scene: WashScene): Promise<Pixels> {
  const [w, h] = scene.size;
  const washes = scene.washes(w, h, new Random(scene.seed));
  const layers = await Promise.all(
    washes.map(async (wash, i) => {
      const mask = await rasterise(svg(scene.size, rect(0, 0, w, h, '#ffffff') + wash.shape), scene.size);
      const inside = (k: number) => (mask.data[k * 3] as number) < 128;
      const out = distanceTo((k) => inside(k), w, h);
      const into = distanceTo((k) => !inside(k), w, h);
      const signed = Float32Array.from(out, (d, k) => d - (into[k] as number));
      let [top, bottom] = [h, 0];
      for (let k = 0; k < w * h; k++) {
        if (!inside(k)) continue;
        const y = Math.floor(k / w);
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      }
      return { ...wash, signed, noise: noise2(scene.seed * 17 + i), ink: rgb(wash.colour), top, bottom };
    }),
  );
  const paper = rgb(scene.paper);
  const tooth = noise2(99);
  return shade(
    scene.size,
    (x, y): Rgb => {
      const rough = tooth(x / 2.3, y / 2.3) * 0.5 + tooth(x / 5, y / 5) * 0.5;
      let c: Rgb = [paper[0] + rough * 3.5, paper[1] + rough * 3.5, paper[2] + rough * 3.5];
      for (const { signed, noise, ink, bleed = 5, strength = 0.8, fade, top, bottom } of layers) {
        const [px, py] = [clamp(Math.floor(x), 0, w - 1), clamp(Math.floor(y), 0, h - 1)];
        const raw = signed[py * w + px] as number;
        if (raw > bleed * 3 + 4) continue;
        const d = raw + fbm(noise, x / 46, y / 46, 5, 0.55) * bleed * 2.4 + rough * 0.9;
        const cover = smooth(1.2, -1.2, d);
        if (cover <= 0) continue;
        // Pigment gathers at the drying edge, pools in places and settles in the tooth of the paper.
        const edge = Math.exp(-(((d + 2.2) / 2.6) ** 2)) * 0.34;
        const pool = fbm(noise, x / 120 + 8, y / 120, 4) * 0.5;
        const bloom = smooth(0.28, 0.42, noise(x / 95 + 30, y / 95)) * -0.22;
        const grain = rough * 0.1 + (hash(6, px, py) - 0.5) * 0.03;
        const t = (y - top) / Math.max(1, bottom - top);
        const run = fade === 'down' ? 1 - 0.82 * t : fade === 'up' ? 0.22 + 0.78 * t : 1;
        const k = cover * clamp((0.62 + edge + pool + bloom + grain) * strength * run, 0, 1);
        c = [
          c[0] * (1 - k * (1 - ink[0] / 255)),
          c[1] * (1 - k * (1 - ink[1] / 255)),
          c[2] * (1 - k * (1 - ink[2] / 255)),
        ];
      }
      return c;
    },
    1,
  );
}

const ridge = (w: number, h: number, base: number, height: number, seed: number, sharp: number) => {
  const noise = noise2(seed);
  let d = `M-20 ${h + 20}`;
  for (let x = -20; x <= w + 20; x += 6) {
    const n = fbm(noise, x / 190, 3, 4, sharp);
    d += `L${x} ${(base - height * (0.5 + n)).toFixed(1)}`;
  }
  return path(`${d}L${w + 20} ${h + 20}Z`, '#000');
};

export const watercolor = technique<WashScene>('watercolor', draw, [
  {
    seed: 5,
    size: [640, 512],
    paper: '#fbf8f1',
    washes: (w, h) => [
      {
        colour: '#f4b58a',
        shape: rect(20, 16, w - 40, h * 0.5, '#000'),
        fade: 'up',
        strength: 0.6,
        bleed: 9,
      },
      { colour: '#ef8f5e', shape: circle(w * 0.68, h * 0.33, 34, '#000'), strength: 0.95, bleed: 1.6 },
      { colour: '#9fb6c9', shape: ridge(w, h, h * 0.5, 110, 3, 0.5), fade: 'down', strength: 0.62, bleed: 3 },
      {
        colour: '#6f94ad',
        shape: ridge(w, h, h * 0.62, 110, 11, 0.45),
        fade: 'down',
        strength: 0.75,
        bleed: 3,
      },
      {
        colour: '#3f7183',
        shape: ridge(w, h, h * 0.76, 100, 23, 0.5),
        fade: 'down',
        strength: 0.9,
        bleed: 3,
      },
      {
        colour: '#1f4a52',
        shape: ridge(w, h, h * 0.93, 90, 31, 0.55),
        fade: 'down',
        strength: 1.15,
        bleed: 3,
      },
    ],
    prompt:
      'loose watercolor of misty blue hills in four receding washes, small orange sun in a peach sky, pigment pooling at the edges, deckled paper edge, quiet early morning landscape',
    tags: ['Watercolor', 'Landscape', 'Mountains', 'Mist'],
  },
  {
    seed: 12,
    size: [512, 640],
    paper: '#fcf9f2',
    washes: (w, h, random) => {
      const out: Wash[] = [];
      const blooms: [number, number, number][] = [
        [0.36, 0.28, 76],
        [0.68, 0.4, 66],
        [0.26, 0.56, 48],
        [0.6, 0.19, 34],
      ];
      for (const [x, y] of blooms) {
        out.push({
          colour: '#6b8f5a',
          shape: `<path d="M${x * w} ${y * h}Q${x * w + 20} ${h * 0.7} ${w * 0.48} ${h * 0.97}" stroke="#000" stroke-width="7" fill="none"/>`,
          bleed: 1.4,
          strength: 0.95,
        });
      }
      for (const [x, y, a, l] of [
        [0.44, 0.72, -150, 130],
        [0.5, 0.78, -28, 140],
        [0.46, 0.86, -160, 120],
        [0.5, 0.9, -40, 110],
      ] as const) {
        out.push({
          colour: '#7fa06a',
          shape: `<path transform="translate(${x * w} ${y * h}) rotate(${a})" d="M0 0C${l * 0.3} -34 ${l * 0.8} -22 ${l} 0C${l * 0.8} 14 ${l * 0.3} 22 0 0Z" fill="#000"/>`,
          bleed: 2.4,
          strength: random.range(0.7, 1),
        });
      }
      for (const [x, y, r] of blooms) {
        for (let k = 0; k < 5; k++) {
          const a = (k / 5) * 2 * Math.PI + x * 9;
          out.push({
            colour: random.pick(['#e2483f', '#ef6a4a', '#d93a4f', '#f2805a']),
            shape: ellipse(
              x * w + Math.cos(a) * r * 0.5,
              y * h + Math.sin(a) * r * 0.44,
              r * 0.6,
              r * 0.48,
              '#000',
              `transform="rotate(${(a * 180) / Math.PI} ${x * w + Math.cos(a) * r * 0.5} ${y * h + Math.sin(a) * r * 0.44})"`,
            ),
            bleed: 5,
            strength: random.range(0.8, 1.15),
          });
        }
        out.push({
          colour: '#2f2438',
          shape: circle(x * w, y * h, r * 0.19, '#000'),
          bleed: 4,
          strength: 1.3,
        });
      }
      return out;
    },
    prompt:
      'four red poppies in transparent watercolor, overlapping wet petals in scarlet and coral with dark centres, sage stems and leaves, rough white paper, airy botanical sketch, vertical',
    tags: ['Watercolor', 'Flowers', 'Botanical'],
  },
  {
    seed: 20,
    size: [512, 512],
    paper: '#fbf9f4',
    washes: (w, h, random) => {
      const colours = ['#2f7fb0', '#e8705a', '#f2b84a', '#4fa08a', '#8a5fa8', '#e89ab0'];
      return Array.from({ length: 17 }, (_, i): Wash => {
        const a = i * 2.4;
        const r = 44 * Math.sqrt(i);
        return {
          colour: colours[i % colours.length] as string,
          shape: circle(w / 2 + r * Math.cos(a), h / 2 + r * Math.sin(a), random.range(42, 82), '#000'),
          bleed: random.range(2.5, 6),
          strength: random.range(0.45, 0.8),
        };
      });
    },
    prompt:
      'Overlapping translucent watercolor circles in blue, coral, yellow, sea green and violet, colours mixing where they cross, crisp dried edges and soft blooms, abstract swatch study on white paper',
    tags: ['Watercolor', 'Abstract', 'Texture'],
  },
  {
    seed: 33,
    size: [640, 512],
    paper: '#faf7f0',
    washes: (w, h, random) => {
      const out: Wash[] = [
        { colour: '#a8cbe0', shape: rect(0, 0, w, h * 0.5, '#000'), fade: 'down', strength: 0.95, bleed: 10 },
        {
          colour: '#7fa99a',
          shape: path(
            `M-20 ${h * 0.535}C${w * 0.1} ${h * 0.36} ${w * 0.26} ${h * 0.34} ${w * 0.42} ${h * 0.46}C${w * 0.6} ${h * 0.34} ${w * 0.8} ${h * 0.32} ${w + 20} ${h * 0.48}V${h * 0.535}Z`,
            '#000',
          ),
          fade: 'down',
          strength: 0.9,
          bleed: 3,
        },
        {
          colour: '#79aec6',
          shape: rect(-10, h * 0.55, w + 20, h * 0.5, '#000'),
          fade: 'up',
          strength: 1,
          bleed: 4,
        },
      ];
      for (let i = 0; i < 9; i++) {
        const [x, s] = [w * (0.05 + i * 0.115) + random.range(-16, 16), random.range(36, 72)];
        const colour = random.pick(['#e08a2f', '#d9602f', '#c8483a', '#e8b04a', '#a8742f']);
        out.push({
          colour,
          shape: ellipse(x, h * 0.53 - s * 0.72, s * 0.5, s * 0.78, '#000'),
          bleed: 6,
          strength: 1.15,
        });
        out.push({
          colour: '#5a3a2f',
          shape: rect(x - 2, h * 0.53 - s * 0.5, 4, s * 0.5 + 6, '#000'),
          bleed: 0.8,
          strength: 1,
        });
        out.push({
          colour,
          shape: ellipse(x, h * 0.575 + s * 0.66, s * 0.46, s * 0.66, '#000'),
          bleed: 9,
          strength: 0.75,
          fade: 'down',
        });
      }
      out.push({
        colour: '#4a5f4a',
        shape: rect(-10, h * 0.53, w + 20, 9, '#000'),
        bleed: 2.4,
        strength: 0.9,
      });
      return out;
    },
    prompt:
      'Autumn lakeshore in watercolor, row of orange, russet and gold trees mirrored in calm blue water, distant green hills, wet-on-wet softness, granulating sky wash, horizontal postcard',
    tags: ['Watercolor', 'Landscape', 'Autumn', 'Lake'],
  },
]);
