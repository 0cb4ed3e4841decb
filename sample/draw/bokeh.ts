import { finish, type Pixels, type SceneText, shade, technique } from './canvas.ts';
import { add, blend, clamp, type Rgb, ramp, rgb, scale, smooth } from './colour.ts';
import { fbm, noise2, Random } from './random.ts';

interface BokehScene extends SceneText {
  ground: readonly string[];
  lights: readonly string[];
  /** Where the lights gather, from top to bottom in parts of the height. */
  band: readonly [centre: number, spread: number];
  count: number;
  /** Smallest and largest disc of light. */
  discs: readonly [number, number];
  rain: number;
}

function draw(scene: BokehScene): Pixels {
  const [w, h] = scene.size;
  const random = new Random(scene.seed);
  const noise = noise2(scene.seed);
  const ground = ramp(scene.ground);
  const discs = Array.from({ length: scene.count }, () => ({
    x: random.range(-20, w + 20),
    y: h * (scene.band[0] + random.gauss() * scene.band[1]),
    r: random.range(scene.discs[0], scene.discs[1]),
    colour: rgb(random.pick(scene.lights)),
    power: random.range(0.16, 0.62),
  }));
  /** The world behind the glass, far out of focus. */
  const world = (x: number, y: number): Rgb => {
    let c: Rgb = scale(
      ground(clamp(y / h + noise(x / 190, y / 190) * 0.08)),
      0.92 + 0.16 * noise(x / 140, y / 90),
    );
    for (const d of discs) {
      const far = Math.hypot(x - d.x, y - d.y);
      if (far > d.r + 2) continue;
      const rim = smooth(d.r * 0.7, d.r, far) * 0.3;
      c = add(c, d.colour, smooth(d.r + 1.2, d.r - 1.2, far) * d.power * (0.74 + rim));
    }
    return c;
  };
  const drops: { x: number; y: number; r: number; tall: number }[] = [];
  for (let i = 0; i < scene.rain; i++) {
    const r = 2 + 11 * random.next() ** 3;
    const drop = { x: random.range(0, w), y: random.range(0, h), r, tall: random.range(1, 1.25) };
    if (drops.every((o) => Math.hypot(o.x - drop.x, o.y - drop.y) > o.r + r + 1)) drops.push(drop);
    if (r > 9.5) {
      // A heavy drop has run down and left a beaded trail.
      let y = drop.y - r * 1.8;
      let x = drop.x;
      for (let k = 0; k < 14 && y > 0; k++) {
        x += random.range(-1.4, 1.4);
        drops.push({ x, y, r: random.range(1, 3), tall: 1.3 });
        y -= random.range(6, 15);
      }
    }
  }
  const cell = 24;
  const grid = new Map<number, typeof drops>();
  for (const d of drops) {
    for (let j = Math.floor((d.y - d.r * 1.4) / cell); j <= Math.floor((d.y + d.r * 1.4) / cell); j++) {
      for (let i = Math.floor((d.x - d.r) / cell); i <= Math.floor((d.x + d.r) / cell); i++) {
        const k = j * 1000 + i;
        grid.set(k, [...(grid.get(k) ?? []), d]);
      }
    }
  }
  const image = shade([w, h], (x, y): Rgb => {
    let c = world(x, y);
    if (scene.rain) c = blend(c, ground(0.5), 0.1 + 0.06 * fbm(noise, x / 60, y / 60, 3));
    for (const d of grid.get(Math.floor(y / cell) * 1000 + Math.floor(x / cell)) ?? []) {
      const u = (x - d.x) / d.r;
      const v = (y - d.y) / (d.r * d.tall);
      const q = u * u + v * v;
      if (q > 1) continue;
      // A drop is a lens: it shows the world upside down and small.
      const lens = world(clamp(d.x - u * 150, 0, w), clamp(h * 0.5 + (d.y - h * 0.5) * 0.5 - v * 170, 0, h));
      const rim = q ** 2.2;
      let inside = scale(lens, 1.18 - rim * 0.62 - Math.max(0, -v) * 0.22);
      inside = add(
        inside,
        [255, 255, 255],
        smooth(0.36, 0.12, Math.hypot(u + 0.32, v + 0.42)) * 0.5 + Math.max(0, v - 0.3) * 0.16 * (1 - rim),
      );
      c = blend(c, inside, smooth(1, 1 - 2 / d.r, q));
    }
    return [clamp(c[0], 0, 255), clamp(c[1], 0, 255), clamp(c[2], 0, 255)];
  });
  return finish(image, { vignette: 0.3 });
}

export const bokeh = technique<BokehScene>('bokeh', draw, [
  {
    seed: 4,
    size: [640, 512],
    ground: ['#0b1226', '#1a2240', '#3a2a45', '#1a1626'],
    lights: ['#ff9a3c', '#ffcf7a', '#ff4f5e', '#3ac7e8', '#ffe9c0'],
    band: [0.52, 0.2],
    count: 70,
    discs: [12, 38],
    rain: 900,
    prompt:
      'rain drops on a window at night, city traffic behind as soft amber, red and cyan bokeh circles, each drop a tiny inverted lens, shallow focus, moody blue photograph',
    tags: ['Photography', 'Rain', 'City', 'Night'],
  },
  {
    seed: 15,
    size: [512, 640],
    ground: ['#12041f', '#3a0f4a', '#5a1450', '#1a0826'],
    lights: ['#ff3fa0', '#b04fff', '#3fe0ff', '#ff7ac8', '#6f6bff'],
    band: [0.45, 0.24],
    count: 64,
    discs: [14, 46],
    rain: 700,
    prompt:
      'Neon district seen through wet glass, magenta, violet and cyan light discs blurred into the night, crisp water beads running down, cyberpunk mood, vertical macro photo at f/1.4',
    tags: ['Photography', 'Rain', 'Cyberpunk', 'Macro'],
  },
  {
    seed: 22,
    size: [640, 512],
    ground: ['#cfe6a0', '#93c873', '#559a5a', '#22634a'],
    lights: ['#c8d890', '#b0d080', '#d8d0a0', '#88c070'],
    band: [0.36, 0.22],
    count: 30,
    discs: [18, 60],
    rain: 420,
    prompt:
      'spring morning dew on glass before a blurred garden, fresh green and lemon bokeh, sparkling water droplets in sharp focus, bright airy macro photograph, clean natural background',
    tags: ['Photography', 'Macro', 'Spring', 'Nature'],
  },
  {
    seed: 31,
    size: [512, 512],
    ground: ['#1a0d08', '#3a1c0e', '#5a2c12', '#2a120a'],
    lights: ['#ffd27a', '#ffb347', '#fff0c4', '#e8803a'],
    band: [0.5, 0.3],
    count: 90,
    discs: [8, 34],
    rain: 0,
    prompt:
      'Warm golden bokeh background, overlapping soft round lights in amber and honey on dark brown, festive candlelit glow, no subject, elegant square wallpaper, 85mm lens wide open',
    tags: ['Photography', 'Bokeh', 'Wallpaper', 'Warm Palette'],
  },
]);
