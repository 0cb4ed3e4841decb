import { type Pixels, type SceneText, technique } from './canvas.ts';
import { clamp, ramp, rgb } from './colour.ts';

interface AttractorScene extends SceneText {
  map: (x: number, y: number) => readonly [number, number];
  palette: readonly string[];
  ground: string;
  /** Ink on paper instead of light in the dark. */
  ink?: boolean;
}

/** Follows one point through millions of steps and counts where it has been. */
function draw(scene: AttractorScene): Pixels {
  const [width, height] = scene.size;
  const colours = ramp(scene.palette);
  const ground = rgb(scene.ground);
  const density = new Float32Array(width * height);
  const speed = new Float32Array(width * height);
  let [x, y] = [0.1, 0.1];
  // A first, short walk finds how far the figure reaches.
  let [left, right, low, high] = [9, -9, 9, -9];
  for (let i = 0; i < 60_000; i++) {
    [x, y] = scene.map(x, y);
    if (i < 50) continue;
    [left, right, low, high] = [Math.min(left, x), Math.max(right, x), Math.min(low, y), Math.max(high, y)];
  }
  const [vx, vy] = [(left + right) / 2, (low + high) / 2];
  const unit = Math.min((width * 0.88) / (right - left), (height * 0.88) / (high - low));
  const half = (right - left) / 2;
  for (let i = 0; i < 9_000_000; i++) {
    const [nx, ny] = scene.map(x, y);
    const moved = Math.hypot(nx - x, ny - y);
    [x, y] = [nx, ny];
    const px = Math.floor(width / 2 + (x - vx) * unit);
    const py = Math.floor(height / 2 + (y - vy) * unit);
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    const at = py * width + px;
    density[at] = (density[at] as number) + 1;
    speed[at] = (speed[at] as number) + moved;
  }
  let top = 0;
  for (const value of [...density].sort((a, b) => b - a).slice(0, Math.floor(width * height * 0.002)))
    top = value;
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < density.length; i++) {
    const count = density[i] as number;
    const t = clamp(Math.log1p(count * 2) / Math.log1p(top * 2)) ** 1.25;
    const pace = count ? (speed[i] as number) / count : 0;
    const c = colours(clamp(scene.ink ? t : pace / (half * 1.9)));
    for (let k = 0; k < 3; k++) {
      const g = ground[k] as number;
      const lit = g + (c[k] as number) * t * 1.08 + 255 * Math.max(0, t - 0.78) * 0.9;
      data[i * 3 + k] = clamp(scene.ink ? g + ((c[k] as number) - g) * clamp(t * 1.25) : lit, 0, 255);
    }
  }
  return { width, height, data };
}

const clifford = (a: number, b: number, c: number, d: number) => (x: number, y: number) =>
  [Math.sin(a * y) + c * Math.cos(a * x), Math.sin(b * x) + d * Math.cos(b * y)] as const;
const deJong = (a: number, b: number, c: number, d: number) => (x: number, y: number) =>
  [Math.sin(a * y) - Math.cos(b * x), Math.sin(c * x) - Math.cos(d * y)] as const;

export const attractor = technique<AttractorScene>('attractor', draw, [
  {
    seed: 1,
    size: [640, 512],
    map: clifford(-1.4, 1.6, 1.0, 0.7),
    palette: ['#2a6bff', '#36d6e7', '#b9a5ff', '#ff7ac6', '#ffd9a0'],
    ground: '#05060f',
    prompt:
      'strange attractor glowing on black, veils of fine light folding like translucent silk in electric blue, cyan and rose, mathematical beauty, ultra detailed generative art',
    tags: ['Generative Art', 'Abstract', 'Mathematics', 'Neon'],
  },
  {
    seed: 2,
    size: [640, 512],
    map: deJong(2.01, -2.53, 1.61, -0.33),
    palette: ['#ff5a1f', '#ff9a3c', '#ffd27a', '#fff1cf'],
    ground: '#120406',
    prompt:
      'Abstract plume of ember-coloured dust, looping golden filaments on dark maroon, chaotic attractor with millions of points, glowing edges, wide print',
    tags: ['Generative Art', 'Abstract', 'Mathematics', 'Warm Palette'],
  },
  {
    seed: 3,
    size: [512, 512],
    map: clifford(1.7, 1.7, 0.6, 1.2),
    palette: ['#c9c2b4', '#6a7386', '#22304f', '#0c1426'],
    ground: '#f4efe4',
    ink: true,
    prompt:
      'delicate indigo ink drawing of a swirling mathematical attractor on ivory paper, layers of soft graphite-like shading, smoke-thin curves, scientific illustration, square, lots of air',
    tags: ['Generative Art', 'Line Art', 'Mathematics', 'Minimalism'],
  },
  {
    seed: 4,
    size: [512, 512],
    map: deJong(1.4, -2.3, 2.4, -2.1),
    palette: ['#0fd6a0', '#4de8e0', '#a0f0ff', '#e0a0ff', '#b04fff'],
    ground: '#03100f',
    prompt:
      'Emerald and violet strange attractor, nested shells of glittering dust curving around empty centres, bioluminescent deep-sea mood, black background, high contrast generative image',
    tags: ['Generative Art', 'Abstract', 'Mathematics', 'Green Palette'],
  },
]);
