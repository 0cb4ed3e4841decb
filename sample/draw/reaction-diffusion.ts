import { type Pixels, type SceneText, shade, technique } from './canvas.ts';
import { add, blend, clamp, type Rgb, ramp, scale, smooth } from './colour.ts';
import { noise2, Random } from './random.ts';

interface ReactionScene extends SceneText {
  feed: readonly [from: number, to: number];
  kill: readonly [from: number, to: number];
  steps: number;
  palette: readonly string[];
  /** How much the pattern stands out of the surface. */
  relief: number;
  shine: number;
}

/** Gray-Scott: two chemicals that spread and feed on each other; the rates drift across the image. */
function grow(scene: ReactionScene, w: number, h: number): Float32Array {
  const random = new Random(scene.seed);
  let u = new Float32Array(w * h).fill(1);
  let v = new Float32Array(w * h);
  let [nu, nv] = [new Float32Array(w * h), new Float32Array(w * h)];
  for (let k = 0; k < 46; k++) {
    const [cx, cy, r] = [random.int(0, w - 1), random.int(0, h - 1), random.int(2, 6)];
    for (let y = -r; y <= r; y++) {
      for (let x = -r; x <= r; x++) {
        const at = ((cy + y + h) % h) * w + ((cx + x + w) % w);
        u[at] = 0.5;
        v[at] = 0.25 + random.range(0, 0.1);
      }
    }
  }
  for (let step = 0; step < scene.steps; step++) {
    for (let y = 0; y < h; y++) {
      const up = ((y + h - 1) % h) * w;
      const down = ((y + 1) % h) * w;
      const feed = scene.feed[0] + (scene.feed[1] - scene.feed[0]) * (y / h);
      const kill = scene.kill[0] + (scene.kill[1] - scene.kill[0]) * (y / h);
      for (let x = 0; x < w; x++) {
        const i = y * w + x;
        const l = x ? i - 1 : i + w - 1;
        const r = x < w - 1 ? i + 1 : i - w + 1;
        const a = u[i] as number;
        const b = v[i] as number;
        const reaction = a * b * b;
        const du =
          (u[l] as number) + (u[r] as number) + (u[up + x] as number) + (u[down + x] as number) - 4 * a;
        const dv =
          (v[l] as number) + (v[r] as number) + (v[up + x] as number) + (v[down + x] as number) - 4 * b;
        nu[i] = a + 0.2 * du - reaction + feed * (1 - a);
        nv[i] = b + 0.1 * dv + reaction - (kill + feed) * b;
      }
    }
    [u, nu] = [nu, u];
    [v, nv] = [nv, v];
  }
  return v;
}

/** Rows above and below the image, where the drifting rates meet and leave a seam. */
const rim = 14;

function draw(scene: ReactionScene): Pixels {
  const [width, height] = scene.size;
  const [w, h] = [Math.round(width / 2.5), Math.round(height / 2.5) + 2 * rim];
  const field = grow(scene, w, h);
  const colours = ramp(scene.palette);
  const noise = noise2(scene.seed);
  // Cubic weights keep the enlarged pattern round.
  const at = (x: number, y: number) => {
    const [px, py] = [(x / width) * w - 0.5, rim + (y / height) * (h - 2 * rim) - 0.5];
    const [x0, y0] = [Math.floor(px), Math.floor(py)];
    const weights = (t: number) => [
      (1 - t) ** 3,
      3 * t ** 3 - 6 * t * t + 4,
      -3 * t ** 3 + 3 * t * t + 3 * t + 1,
      t ** 3,
    ];
    const [wx, wy] = [weights(px - x0), weights(py - y0)];
    let sum = 0;
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < 4; i++) {
        const k = ((y0 + j - 1 + h) % h) * w + ((x0 + i - 1 + w) % w);
        sum += (field[k] as number) * (wx[i] as number) * (wy[j] as number);
      }
    }
    return sum / 36;
  };
  return shade(
    scene.size,
    (x, y): Rgb => {
      const value = smooth(0.06, 0.34, at(x, y));
      const gx = at(x + 1.4, y) - at(x - 1.4, y);
      const gy = at(x, y + 1.4) - at(x, y - 1.4);
      const nz = 0.3 / Math.max(0.01, scene.relief);
      const length = Math.hypot(gx, gy, nz);
      const lit = (gx * 0.55 + gy * 0.68 + nz * 0.62) / length;
      const drift = noise(x / 240, y / 240) * 0.07;
      let c = scale(colours(clamp(value + drift)), 0.5 + 0.72 * clamp(lit + 0.1));
      c = add(c, [255, 250, 238], clamp(lit) ** 14 * scene.shine);
      return blend(c, colours(0), 0.12 * (((x - width / 2) / width) ** 2 + ((y - height / 2) / height) ** 2));
    },
    2,
  );
}

export const reactionDiffusion = technique<ReactionScene>('reaction-diffusion', draw, [
  {
    seed: 3,
    size: [512, 512],
    feed: [0.055, 0.055],
    kill: [0.062, 0.062],
    steps: 5200,
    palette: ['#0d2b3e', '#155e75', '#f28f79', '#ffd9c2'],
    relief: 1.3,
    shine: 0.25,
    prompt:
      'brain coral surface seen up close, winding peach ridges over deep teal valleys, organic labyrinth pattern, soft raking light, tactile relief, macro underwater texture',
    tags: ['Texture', 'Macro', 'Ocean', 'Generative Art'],
  },
  {
    seed: 9,
    size: [640, 512],
    feed: [0.026, 0.03],
    kill: [0.0595, 0.061],
    steps: 4600,
    palette: ['#15110d', '#2b1f12', '#b8862f', '#ffe6a0'],
    relief: 1.6,
    shine: 0.7,
    prompt:
      'Liquid gold droplets and short strands merging on black lacquer, glossy raised relief, living cell-like pattern, luxurious abstract texture, studio highlights, dark elegant background',
    tags: ['Texture', 'Abstract', 'Gold', 'Generative Art'],
  },
  {
    seed: 14,
    size: [512, 640],
    feed: [0.022, 0.058],
    kill: [0.0575, 0.0635],
    steps: 5200,
    palette: ['#fff6ea', '#f7d6c4', '#b0367a', '#3d0f4a'],
    relief: 0.6,
    shine: 0.05,
    prompt:
      'animal-like spots at the top melting into a fingerprint maze below, plum and magenta on warm cream, smooth organic Turing pattern, gradient of scale, modern textile print',
    tags: ['Pattern', 'Abstract', 'Textile', 'Generative Art'],
  },
  {
    seed: 21,
    size: [512, 512],
    feed: [0.037, 0.037],
    kill: [0.06, 0.06],
    steps: 5200,
    palette: ['#e9eef0', '#d5dee0', '#f6f8f7', '#ffffff'],
    relief: 2.4,
    shine: 0.12,
    prompt:
      'White porcelain relief of meandering worm-like ridges, monochrome, carved plaster wall panel, soft shadows from side light, minimal tactile surface, seamless organic pattern',
    tags: ['Texture', 'Minimalism', 'Ceramic', 'Pattern'],
  },
]);
