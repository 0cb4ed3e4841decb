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
  shrink,
  svg,
  technique,
} from './canvas.ts';
import { shards } from './cells.ts';
import { clamp, smooth, tone } from './colour.ts';
import { fbm, hash, noise2, Random } from './random.ts';

interface GlassScene extends SceneText {
  /** The drawing that the glass is cut to, in flat colours. */
  design: (scene: GlassScene) => string;
  shard: number;
  stretch?: number;
}

async function draw(scene: GlassScene): Promise<Pixels> {
  const [w, h] = [scene.size[0] * 2, scene.size[1] * 2];
  const flat = await rasterise(scene.design(scene), [w, h]);
  const cells = shards(flat, scene.seed, scene.shard * 2, scene.stretch);
  const noise = noise2(scene.seed);
  const data = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = y * w + x;
      const label = cells.label[i] as number;
      const d = Math.min(cells.distance[i] as number, x, y, w - 1 - x, h - 1 - y);
      const at = i * 3;
      const lead = 5.5;
      if (d < lead) {
        // Round lead came: dark at the edge, a dull shine along the middle.
        const shine = 30 + 44 * (1 - d / lead) ** 2;
        data[at] = shine;
        data[at + 1] = shine;
        data[at + 2] = shine + 5;
        continue;
      }
      const turn = hash(4, label) * 6.3;
      const [u, v] = [x * Math.cos(turn) + y * Math.sin(turn), y * Math.cos(turn) - x * Math.sin(turn)];
      const streak = fbm(noise, u / 110, v / 22, 3) * 0.16 + noise(x / 9, y / 9) * 0.045;
      const sheet = (hash(9, label) - 0.5) * 0.3;
      const glow = 0.14 * smooth(lead, lead + 34, d) - 0.2 * smooth(lead + 8, lead, d);
      const daylight = 0.1 - 0.32 * (((x - w / 2) / w) ** 2 + ((y - h * 0.42) / h) ** 2);
      const k = 1 + streak + sheet + glow + daylight;
      const c = pixel(flat, x, y);
      // Brighter than full turns towards white, as light through glass does.
      for (let j = 0; j < 3; j++) {
        const value = (c[j] as number) * Math.min(k, 1.05);
        data[at + j] = clamp(value + (255 - value) * Math.max(0, k - 1) * 0.55, 0, 255);
      }
    }
  }
  return shrink({ width: w, height: h, data }, scene.size);
}

const crisp = 'shape-rendering="crispEdges"';
const sheet = (scene: GlassScene, body: string[]) => svg(scene.size, `<g ${crisp}>${body.join('')}</g>`);

function rose(scene: GlassScene): string {
  const [w, h] = scene.size;
  const [cx, cy] = [w / 2, h / 2];
  const body = [rect(0, 0, w, h, '#14295c')];
  const turn = (i: number, n: number, shift = 0) => ((i + shift) / n) * 360;
  const spin = (angle: number, part: string) => `<g transform="rotate(${angle} ${cx} ${cy})">${part}</g>`;
  body.push(circle(cx, cy, 240, '#0f3f8c'));
  for (let i = 0; i < 24; i++) {
    body.push(
      spin(turn(i, 24), circle(cx, cy - 216, 21, ['#d9a21c', '#b3202f', '#1f8a70'][i % 3] as string)),
    );
  }
  body.push(circle(cx, cy, 188, '#123a86'));
  for (let i = 0; i < 12; i++) {
    const colour = ['#c21f3a', '#7a2a9c'][i % 2] as string;
    const petal = `M${cx} ${cy - 60}C${cx + 52} ${cy - 110} ${cx + 44} ${cy - 168} ${cx} ${cy - 186}C${cx - 44} ${cy - 168} ${cx - 52} ${cy - 110} ${cx} ${cy - 60}Z`;
    body.push(spin(turn(i, 12), path(petal, colour)));
    body.push(spin(turn(i, 12), ellipse(cx, cy - 142, 12, 22, i % 2 ? '#e8b3e6' : '#f4c430')));
  }
  body.push(circle(cx, cy, 92, '#0e7a8a'));
  for (let i = 0; i < 8; i++) {
    const petal = `M${cx} ${cy}C${cx + 38} ${cy - 34} ${cx + 28} ${cy - 78} ${cx} ${cy - 88}C${cx - 28} ${cy - 78} ${cx - 38} ${cy - 34} ${cx} ${cy}Z`;
    body.push(spin(turn(i, 8), path(petal, i % 2 ? '#f08a24' : '#f6c945')));
  }
  body.push(circle(cx, cy, 25, '#b3202f'), circle(cx, cy, 11, '#ffe9a8'));
  return sheet(scene, body);
}

function boat(scene: GlassScene): string {
  const [w, h] = scene.size;
  const sea = h * 0.62;
  const body = [rect(0, 0, w, h, '#f2a65a')];
  const sun: [number, number] = [w * 0.36, sea];
  // Sky rays fan out from the sun on the horizon.
  for (let i = 0; i < 15; i++) {
    const a0 = Math.PI + (i / 15) * Math.PI;
    const a1 = Math.PI + ((i + 1) / 15) * Math.PI;
    const far = w * 1.6;
    const p = (a: number): [number, number] => [sun[0] + far * Math.cos(a), sun[1] + far * Math.sin(a)];
    const fill = ['#f7b35f', '#ee7f4f', '#f9cd84', '#dd5f57', '#f39a63'][i % 5] as string;
    body.push(polygon([sun, p(a0), p(a1)], fill));
  }
  body.push(circle(sun[0], sun[1], 118, '#ffd76e'), circle(sun[0], sun[1], 78, '#fff0b8'));
  const blues = ['#2a9db0', '#1b7fa3', '#14628f', '#0f4a78', '#0b3763'];
  blues.forEach((colour, i) => {
    let d = `M0 ${sea + i * i * 5 + i * 22}`;
    for (let x = 0; x < w; x += 90) d += `q22 ${i % 2 ? 16 : -16} 45 0t45 0`;
    body.push(path(`${d}L${w} ${h}L0 ${h}Z`, colour));
  });
  const m = w * 0.6;
  body.push(
    path(
      `M${m - 128} ${sea + 26}Q${m - 10} ${sea + 46} ${m + 118} ${sea + 14}L${m + 84} ${sea + 62}Q${m} ${sea + 84} ${m - 92} ${sea + 62}Z`,
      '#7a2f23',
    ),
    path(
      `M${m - 112} ${sea + 46}Q${m} ${sea + 66} ${m + 100} ${sea + 38}L${m + 84} ${sea + 62}Q${m} ${sea + 84} ${m - 92} ${sea + 62}Z`,
      '#a84a2c',
    ),
    path(
      `M${m - 4} ${sea + 22}L${m - 4} ${h * 0.11}Q${m - 92} ${h * 0.4} ${m - 118} ${sea + 8}Q${m - 60} ${sea + 26} ${m - 4} ${sea + 22}Z`,
      '#fdf3e1',
    ),
    path(
      `M${m + 10} ${sea + 18}L${m + 6} ${h * 0.17}Q${m + 82} ${h * 0.38} ${m + 104} ${sea}Q${m + 60} ${sea + 16} ${m + 10} ${sea + 18}Z`,
      '#e9573f',
    ),
  );
  return sheet(scene, body);
}

function poppies(scene: GlassScene): string {
  const [w, h] = scene.size;
  const random = new Random(scene.seed);
  const body = [
    rect(0, 0, w, h, '#8fd3e8'),
    circle(w * 0.76, h * 0.16, 66, '#fff2b0'),
    circle(w * 0.76, h * 0.16, 42, '#ffd85c'),
    path(
      `M0 ${h * 0.6}Q${w * 0.3} ${h * 0.5} ${w * 0.62} ${h * 0.58}T${w} ${h * 0.54}L${w} ${h}L0 ${h}Z`,
      '#b9d873',
    ),
    path(`M0 ${h * 0.74}Q${w * 0.4} ${h * 0.64} ${w} ${h * 0.74}L${w} ${h}L0 ${h}Z`, '#6fae4e'),
    path(`M0 ${h * 0.9}Q${w * 0.5} ${h * 0.8} ${w} ${h * 0.88}L${w} ${h}L0 ${h}Z`, '#3c7d3f'),
  ];
  const flowers: [number, number, number][] = [
    [0.24, 0.3, 84],
    [0.66, 0.4, 96],
    [0.36, 0.61, 72],
    [0.83, 0.68, 62],
    [0.13, 0.75, 50],
  ];
  for (const [fx, fy] of flowers) {
    const [x, y] = [fx * w, fy * h];
    const bend = random.range(-34, 34);
    body.push(
      `<path d="M${x} ${y}Q${x + bend} ${(y + h) / 2} ${x + bend * 0.4} ${h + 10}" fill="none" stroke="#2f6a35" stroke-width="11"/>`,
      path(`M${x + bend * 0.6} ${h * 0.93}q${-70} ${-26} ${-86} ${-92}q66 24 86 92Z`, '#4d9a48'),
    );
  }
  for (const [fx, fy, r] of flowers) {
    const [x, y] = [fx * w, fy * h];
    const shades = ['#d7263d', '#ef4b3f', '#b81d3a', '#f0663f', '#e0333c'];
    for (let i = 0; i < 5; i++) {
      const a = (i / 5) * 360 + r * 3;
      const petal = `M${x} ${y}C${x - r * 0.9} ${y - r * 0.35} ${x - r * 0.66} ${y - r} ${x} ${y - r}C${x + r * 0.66} ${y - r} ${x + r * 0.9} ${y - r * 0.35} ${x} ${y}Z`;
      body.push(`<g transform="rotate(${a} ${x} ${y})">${path(petal, shades[i] as string)}</g>`);
    }
    body.push(circle(x, y, r * 0.27, '#33203a'), circle(x, y, r * 0.13, '#f2c14e'));
  }
  return sheet(scene, body);
}

function river(scene: GlassScene): string {
  const [w, h] = scene.size;
  const body = [rect(0, 0, w, h, '#101c4a')];
  [250, 196, 142].forEach((r, i) => {
    body.push(circle(w * 0.68, h * 0.25, r, ['#1a2f73', '#27479a', '#3f6cc0'][i] as string));
  });
  body.push(circle(w * 0.68, h * 0.25, 82, '#fdf0c0'), circle(w * 0.655, h * 0.235, 22, '#f1d58c'));
  const peak = (x: number, y: number, half: number, base: number, dark: string, light: string) => {
    const q = tone(light, 0.2);
    body.push(
      polygon(
        [
          [x, y],
          [x - half, base],
          [x + half * 0.1, base],
        ],
        dark,
      ),
      polygon(
        [
          [x, y],
          [x + half, base],
          [x + half * 0.1, base],
        ],
        light,
      ),
      polygon(
        [
          [x, y],
          [x - half * 0.26, y + (base - y) * 0.26],
          [x - half * 0.05, y + (base - y) * 0.2],
          [x + half * 0.03, y + (base - y) * 0.28],
        ],
        '#b9d4ef',
      ),
      polygon(
        [
          [x, y],
          [x + half * 0.03, y + (base - y) * 0.28],
          [x + half * 0.15, y + (base - y) * 0.18],
          [x + half * 0.26, y + (base - y) * 0.26],
        ],
        q,
      ),
    );
  };
  peak(w * 0.2, h * 0.24, 210, h * 0.66, '#43407f', '#6f68b0');
  peak(w * 0.84, h * 0.34, 190, h * 0.66, '#3a3a78', '#6460a6');
  peak(w * 0.5, h * 0.4, 150, h * 0.66, '#4d4a8e', '#8079bd');
  body.push(
    path(
      `M0 ${h * 0.6}Q${w * 0.3} ${h * 0.55} ${w * 0.52} ${h * 0.63}T${w} ${h * 0.6}L${w} ${h}L0 ${h}Z`,
      '#1f6b5c',
    ),
    path(
      `M0 ${h * 0.72}Q${w * 0.2} ${h * 0.66} ${w * 0.42} ${h * 0.76}T${w} ${h * 0.78}L${w} ${h}L0 ${h}Z`,
      '#17524d',
    ),
    path(
      `M${w * 0.54} ${h * 0.62}C${w * 0.72} ${h * 0.68} ${w * 0.3} ${h * 0.74} ${w * 0.4} ${h * 0.84}C${w * 0.46} ${h * 0.9} ${w * 0.3} ${h * 0.95} ${w * 0.2} ${h}L${w * 0.74} ${h}C${w * 0.8} ${h * 0.88} ${w * 0.6} ${h * 0.84} ${w * 0.6} ${h * 0.78}C${w * 0.6} ${h * 0.72} ${w * 0.76} ${h * 0.68} ${w * 0.58} ${h * 0.62}Z`,
      '#5fb7dc',
    ),
    path(
      `M${w * 0.47} ${h * 0.8}C${w * 0.52} ${h * 0.88} ${w * 0.5} ${h * 0.94} ${w * 0.42} ${h}L${w * 0.58} ${h}C${w * 0.64} ${h * 0.92} ${w * 0.58} ${h * 0.86} ${w * 0.53} ${h * 0.8}Z`,
      '#e8e2b4',
    ),
  );
  for (const [x, y, s] of [
    [0.1, 0.84, 1.25],
    [0.9, 0.82, 1.3],
    [0.25, 0.78, 0.8],
    [0.77, 0.75, 0.75],
  ] as const) {
    for (let i = 0; i < 3; i++) {
      const [tx, ty] = [x * w, y * h - i * 46 * s];
      body.push(
        polygon(
          [
            [tx - (52 - i * 11) * s, ty],
            [tx, ty - 84 * s],
            [tx + (52 - i * 11) * s, ty],
          ],
          ['#0f3f43', '#175a52', '#227263'][i] as string,
        ),
      );
    }
  }
  return sheet(scene, body);
}

export const stainedGlass = technique<GlassScene>('stained-glass', draw, [
  {
    seed: 3,
    size: [512, 512],
    design: rose,
    shard: 62,
    prompt:
      'gothic stained glass rose window, perfectly symmetrical rosette with twelve ruby and violet petals around a golden star, deep cobalt ground, dark lead lines, light glowing through streaky hand-blown glass',
    tags: ['Stained Glass', 'Symmetry', 'Architecture', 'Ornament'],
  },
  {
    seed: 11,
    size: [640, 512],
    design: boat,
    shard: 78,
    stretch: 1.25,
    prompt:
      'Stained glass panel of a sailing boat with cream and red sails at sunset, rays of apricot and rose fanning from a low sun, bands of teal to navy waves, bold leading, glowing backlight',
    tags: ['Stained Glass', 'Boat', 'Ocean', 'Sunset'],
  },
  {
    seed: 5,
    size: [512, 640],
    design: poppies,
    shard: 80,
    stretch: 0.9,
    prompt:
      'tall stained glass window with five scarlet poppies in a green meadow, pale blue sky and a round yellow sun, Art Nouveau suncatcher, black lead came, slight ripples in the glass, joyful colours',
    tags: ['Stained Glass', 'Flowers', 'Art Nouveau', 'Botanical'],
  },
  {
    seed: 19,
    size: [512, 640],
    design: river,
    shard: 70,
    prompt:
      'Stained glass night landscape: a cream moon with blue halos above violet snow-tipped peaks, a winding silver river, dark pines on both banks, jewel tones, fractured panes, leaded outlines',
    tags: ['Stained Glass', 'Mountains', 'Night', 'Landscape'],
  },
]);
