import { finish, type Pixels, type SceneText, shade, technique } from './canvas.ts';
import { add, blend, clamp, type Rgb, ramp, rgb, scale, smooth } from './colour.ts';
import { fbm, hash, noise2 } from './random.ts';

interface PlanetScene extends SceneText {
  kind: 'gas' | 'ringed' | 'ocean' | 'lava';
  surface: readonly string[];
  air: string;
  space: readonly string[];
  light: readonly [number, number, number];
  /** Centre and radius in parts of the width and the height. */
  place: readonly [x: number, y: number, r: number];
  moon?: { x: number; y: number; r: number; colour: string };
}

function draw(scene: PlanetScene): Pixels {
  const [width, height] = scene.size;
  const noise = noise2(scene.seed);
  const surface = ramp(scene.surface);
  const space = ramp(scene.space);
  const air = rgb(scene.air);
  const length = Math.hypot(...scene.light);
  const [lx, ly, lz] = scene.light.map((v) => v / length) as [number, number, number];
  const [cx, cy, radius] = [scene.place[0] * width, scene.place[1] * height, scene.place[2] * height];
  const tilt = 0.42;
  const ring = { inner: 1.28, outer: 2.15, flat: 0.27 };

  // Noise is stretched towards the limb, as features on a ball are seen from the side.
  const round = (x: number, y: number, z: number, f: number, octaves: number) => {
    const bulge = f / (0.5 + 0.5 * z);
    return fbm(noise, x * bulge + 3.3, y * bulge + 7.1, octaves, 0.55);
  };

  const backdrop = (x: number, y: number): Rgb => {
    const cloud = clamp(0.5 + fbm(noise, x / 340 + 20, y / 340, 5) * 0.9);
    let c = space(cloud * (1 - 0.25 * (y / height)));
    const cell = 12;
    const [i, j] = [Math.floor(x / cell), Math.floor(y / cell)];
    const bright = hash(2, i, j);
    if (bright < 0.13) {
      const d = Math.hypot(
        x - (i + 0.2 + 0.6 * hash(3, i, j)) * cell,
        y - (j + 0.2 + 0.6 * hash(4, i, j)) * cell,
      );
      const power = 0.25 + (1 - bright / 0.13) ** 5;
      c = add(c, [235, 240, 255], power * Math.exp(-((d / (0.5 + 0.5 * power)) ** 2)));
    }
    return c;
  };

  const body = (nx: number, ny: number, nz: number): { colour: Rgb; glow: number; shine: number } => {
    const x = nx * Math.cos(tilt) + ny * Math.sin(tilt);
    const y = ny * Math.cos(tilt) - nx * Math.sin(tilt);
    if (scene.kind === 'gas' || scene.kind === 'ringed') {
      const calm = scene.kind === 'ringed' ? 0.35 : 1;
      const storm = Math.hypot((x - 0.34) / 0.24, (y - 0.3) / 0.12);
      const swirl =
        fbm(noise, x * 5 + 2, y * 9, 5) * 0.055 * calm + fbm(noise, x * 14, y * 26, 4) * 0.02 * calm;
      let band = y + swirl;
      if (calm === 1) band += Math.exp(-storm * storm) * 0.09 * Math.sin(storm * 6);
      const t =
        0.5 + 0.28 * Math.sin(band * 17) + 0.16 * Math.sin(band * 41 + 2) + 0.1 * Math.sin(band * 7 + 1);
      let colour = surface(clamp(t));
      if (calm === 1) colour = blend(colour, surface(1), smooth(1, 0.55, storm) * 0.85);
      return { colour, glow: 0, shine: 0 };
    }
    const h = round(x, y, nz, 1.7, 6);
    if (scene.kind === 'ocean') {
      const land = h > 0.06;
      const cloud = smooth(0.06, 0.5, round(x + 0.12 * h, y * 1.8 + 4, nz, 2.6, 6) + 0.04);
      const polar = smooth(0.78, 0.9, Math.abs(y) + h * 0.12);
      let colour = land ? surface(0.55 + clamp((h - 0.06) * 1.1) * 0.45) : surface(clamp(0.42 + h * 0.9));
      colour = blend(blend(colour, [240, 248, 255], polar), [255, 255, 255], cloud * 0.86);
      return { colour, glow: 0, shine: land ? 0 : 1 - cloud };
    }
    const crack = Math.abs(round(x, y, nz, 2.2, 5));
    const heat =
      smooth(0.12, 0.0, crack) +
      smooth(0.22, 0.02, Math.abs(round(x, y, nz, 4.6, 4))) * 0.35 * smooth(0.3, 0.05, crack);
    return { colour: surface(clamp(0.16 + h * 0.4)), glow: clamp(heat), shine: 0 };
  };

  const ringAt = (x: number, y: number): { light: number; alpha: number; front: boolean } => {
    const dx = (x - cx) / radius;
    const dy = (y - cy) / radius;
    const u = dx * Math.cos(-0.3) - dy * Math.sin(-0.3);
    const v = (dx * Math.sin(-0.3) + dy * Math.cos(-0.3)) / ring.flat;
    const r = Math.hypot(u, v);
    if (r < ring.inner || r > ring.outer) return { light: 0, alpha: 0, front: v > 0 };
    const t = (r - ring.inner) / (ring.outer - ring.inner);
    const grooves = 0.72 + 0.3 * noise(t * 26, 4) + 0.14 * noise(t * 90, 8);
    const gap = smooth(0.018, 0.03, Math.abs(t - 0.62));
    const edge = smooth(0, 0.06, t) * smooth(1, 0.95, t);
    // The planet's shadow falls across the ring on the far side from the light.
    const shadow =
      u * -lx + v * -0.25 > 0.2 && Math.abs(u * ly - v * ring.flat * lx) < 0.55 && v < 0 ? 0.16 : 1;
    return {
      light: (0.62 + 0.5 * noise(t * 15, 2)) * shadow,
      alpha: clamp(grooves) * gap * edge * 0.92,
      front: v > 0,
    };
  };

  const image = shade(scene.size, (x, y): Rgb => {
    let c = backdrop(x, y);
    if (scene.moon) {
      const { moon } = scene;
      const r = moon.r * height;
      const [mx, my] = [(x - moon.x * width) / r, (y - moon.y * height) / r];
      const d = mx * mx + my * my;
      if (d < 1) {
        const lit = clamp(mx * lx + my * ly + Math.sqrt(1 - d) * lz + 0.04);
        const crater = fbm(noise, mx * 3 + 50, my * 3, 5) * 0.28;
        c = blend(c, scale(rgb(moon.colour), lit * (0.9 + crater)), smooth(1, 0.94, d));
      }
    }
    const ringed = scene.kind === 'ringed' ? ringAt(x, y) : undefined;
    const paintRing = () => {
      if (ringed && ringed.alpha > 0)
        c = blend(c, scale(surface(0.35 + ringed.light * 0.5), 0.35 + ringed.light * 0.75), ringed.alpha);
    };
    if (ringed && !ringed.front) paintRing();
    const [px, py] = [(x - cx) / radius, (y - cy) / radius];
    const d = px * px + py * py;
    if (d < 1) {
      const pz = Math.sqrt(1 - d);
      const { colour, glow, shine } = body(px, py, pz);
      const facing = px * lx + py * ly + pz * lz;
      const day = smooth(-0.08, 0.75, facing);
      let s = scale(colour, 0.025 + 0.98 * day);
      if (shine > 0) s = add(s, [255, 240, 215], shine * clamp(2 * facing * pz - lz) ** 22 * 0.6);
      const rim = (1 - pz) ** 2.6;
      s = add(s, air, rim * (0.1 + 0.6 * smooth(-0.25, 0.6, facing)));
      if (glow > 0) s = add(s, [255, 60 + 150 * glow, 20 + 70 * glow * glow], glow ** 1.4 * 0.95);
      if (scene.kind === 'ringed') {
        const band = ringAt(cx + (px + lx * 0.2) * radius, cy + (py - 0.34) * radius);
        s = scale(s, 1 - (band.front ? 0 : band.alpha) * 0.3 * day);
      }
      c = blend(c, s, smooth(1, 1 - 3 / radius, d));
    } else {
      const away = Math.sqrt(d) - 1;
      const side = (px * lx + py * ly) / Math.sqrt(d);
      c = add(c, air, Math.exp(-away * 13) * (0.1 + 0.55 * smooth(-0.5, 0.9, side)));
    }
    if (ringed?.front) paintRing();
    return c;
  });
  return finish(image, { vignette: 0.2 });
}

export const planet = technique<PlanetScene>('planet', draw, [
  {
    kind: 'gas',
    seed: 5,
    size: [640, 512],
    surface: ['#6b3a2e', '#b5673f', '#e0a878', '#f3dcb8', '#fff3dc', '#d9784a'],
    air: '#ffb27a',
    space: ['#04040c', '#0a0a1c', '#1a1230', '#3a1f3f'],
    light: [-0.8, -0.35, 0.5],
    place: [0.5, 0.5, 0.39],
    moon: { x: 0.87, y: 0.24, r: 0.045, colour: '#d9d2c4' },
    prompt:
      'banded gas giant in cream, apricot and rust with swirling storms and a great oval spot, half lit from the left, small grey moon beside it, star field, realistic space art',
    tags: ['Planet', 'Space', 'Science Fiction', 'Realism'],
  },
  {
    kind: 'ringed',
    seed: 12,
    size: [768, 512],
    surface: ['#6a5a8c', '#9a86b5', '#d8b8c0', '#f6dcc8', '#fff2df'],
    air: '#f0b8d8',
    space: ['#05040f', '#0d0a24', '#261848', '#4d2460'],
    light: [0.75, -0.4, 0.5],
    place: [0.48, 0.52, 0.27],
    moon: { x: 0.16, y: 0.22, r: 0.05, colour: '#c9c4e0' },
    prompt:
      'Ringed planet in soft lilac and cream, wide tilted rings with fine grooves and a dark gap, purple nebula haze behind, tiny moon upper left, elegant science fiction wallpaper',
    tags: ['Planet', 'Space', 'Wallpaper', 'Science Fiction'],
  },
  {
    kind: 'ocean',
    seed: 23,
    size: [512, 512],
    surface: [
      '#04204a',
      '#0a4a86',
      '#1f86b8',
      '#5fc6cf',
      '#d9c58a',
      '#7fa05a',
      '#4f7a48',
      '#8a7f66',
      '#e6e2d8',
    ],
    air: '#6fc8ff',
    space: ['#020409', '#050a16', '#0a1630', '#12264a'],
    light: [-0.6, -0.6, 0.55],
    place: [0.54, 0.55, 0.4],
    prompt:
      'Blue ocean world seen from orbit, scattered green islands, white spiral clouds and ice caps, glowing thin atmosphere on the sunlit edge, night side fading to black, photoreal planet render',
    tags: ['Planet', 'Space', 'Ocean', '3D Render'],
  },
  {
    kind: 'lava',
    seed: 41,
    size: [512, 640],
    surface: ['#0d0a0c', '#1f1719', '#33262a', '#4a3a3c'],
    air: '#ff6a35',
    space: ['#060308', '#12060e', '#2a0c14', '#4a1616'],
    light: [0.5, -0.75, 0.3],
    place: [0.5, 0.56, 0.36],
    moon: { x: 0.2, y: 0.15, r: 0.05, colour: '#d08a6a' },
    prompt:
      'volcanic planet with black basalt crust split by glowing orange lava rivers, burning haze around the limb, crimson dust in space, small rusty moon, dramatic vertical sci-fi concept art',
    tags: ['Planet', 'Volcano', 'Science Fiction', 'Concept Art'],
  },
]);
