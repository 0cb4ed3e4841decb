import { finish, type Pixels, type SceneText, shade, technique } from './canvas.ts';
import { add, blend, clamp, type Rgb, ramp, rgb, scale, smooth } from './colour.ts';
import { fbm, hash, noise2 } from './random.ts';

interface SkyScene extends SceneText {
  kind: 'aurora' | 'milky-way' | 'trails' | 'nebula';
  sky: readonly string[];
  glow: readonly string[];
  land: string;
}

function draw(scene: SkyScene): Pixels {
  const [width, height] = scene.size;
  const noise = noise2(scene.seed);
  const sky = ramp(scene.sky);
  const glow = ramp(scene.glow);
  const land = rgb(scene.land);
  const horizon = height * (scene.kind === 'aurora' ? 0.7 : scene.kind === 'nebula' ? 2 : 0.82);

  /** Light of the stars near a place: one star may sit in each cell of a grid. */
  const stars = (x: number, y: number, cell: number, share: number, seed: number): Rgb => {
    const gx = Math.floor(x / cell);
    const gy = Math.floor(y / cell);
    let light = 0;
    let warm = 0;
    for (let j = gy - 1; j <= gy + 1; j++) {
      for (let i = gx - 1; i <= gx + 1; i++) {
        const bright = hash(seed, i, j);
        if (bright > share) continue;
        const d = Math.hypot(x - (i + hash(seed + 1, i, j)) * cell, y - (j + hash(seed + 2, i, j)) * cell);
        const power = 0.25 + 0.75 * (1 - bright / share) ** 4;
        const amount =
          power * Math.exp(-((d / (0.55 + power * 0.75)) ** 2)) + power ** 4 * 0.16 * Math.exp(-d / 3.4);
        light += amount;
        warm += amount * (hash(seed + 3, i, j) - 0.4);
      }
    }
    return [light * 255 + warm * 60, light * 248, light * 255 - warm * 90];
  };

  const heavens = (x: number, y: number): Rgb => {
    const v = clamp(y / Math.min(horizon, height));
    let c = sky(v);
    if (scene.kind === 'aurora') {
      let curtain: Rgb = [0, 0, 0];
      for (let k = 0; k < 3; k++) {
        const u = x / width;
        // The curtain hangs from a wandering line; its rays rise above it and fade.
        const foot =
          height * (0.34 + 0.1 * k + 0.17 * noise(u * 1.9 + k * 7.3, k * 3.1) + 0.03 * noise(u * 6, k));
        const rise = (foot - y) / (height * (0.26 + 0.1 * noise(u * 2.6 + k, 5)));
        if (rise < -0.25) continue;
        const body = rise < 0 ? smooth(-0.16, 0, rise) : Math.exp(-rise * 2.3);
        const rays = 0.62 + 0.5 * noise(u * 26 + noise(u * 4, y / 400) * 2, y / 700 + k * 9);
        const strength = body * clamp(rays) * (0.55 + 0.6 * noise(u * 2.2 + k * 3, 11)) * (1 - 0.22 * k);
        curtain = add(curtain, glow(clamp(rise * 0.8 + 0.06)), Math.max(0, strength));
      }
      c = add(add(c, stars(x, y, 13, 0.16, 1), 0.85), curtain, 0.95);
    } else if (scene.kind === 'milky-way') {
      const across = ((x - width * 0.56) * 0.86 + (y - height * 0.4) * 0.5) / width;
      const along = (-(x - width * 0.56) * 0.5 + (y - height * 0.4) * 0.86) / width;
      const warp = fbm(noise, along * 3 + 2, across * 3, 4) * 0.12;
      const band = Math.exp(-(((across + warp) / 0.17) ** 2));
      const core =
        Math.exp(-(((across + warp) / 0.075) ** 2)) * (0.7 + 0.5 * Math.exp(-((along - 0.12) ** 2) / 0.09));
      const dust = smooth(0.02, 0.42, fbm(noise, along * 5 + 9, across * 9 + warp * 12, 5)) * band;
      const cloud = 0.75 + 0.5 * fbm(noise, along * 7, across * 9, 5);
      c = add(c, glow(clamp(band * 0.55 + core * 0.42)), clamp((band * 0.5 + core * 0.62) * cloud));
      c = scale(c, 1 - dust * 0.62);
      c = add(c, stars(x, y, 7, 0.1 + band * 0.2, 1), 0.7);
      c = add(c, stars(x, y, 34, 0.24, 8), 0.95);
    } else if (scene.kind === 'nebula') {
      const [u, w] = [x / 260, y / 260];
      const q = fbm(noise, u + 3, w, 5, 0.55);
      const r = fbm(noise, u + q * 0.8 + 8, w + q * 0.7, 7, 0.6);
      const cloud = smooth(
        -0.3,
        0.5,
        r * 1.5 + 0.38 - Math.hypot((x - width * 0.5) / width, (y - height * 0.46) / height) * 0.95,
      );
      const lane = smooth(0.04, 0.3, fbm(noise, u * 1.5 - r * 0.5, w * 1.5 + q * 0.5, 6, 0.55));
      const hue = clamp(0.5 + q * 1.3 + (x / width - 0.5) * 0.5);
      c = add(c, glow(hue), cloud ** 1.5 * 0.95);
      c = add(c, [255, 236, 214], cloud ** 6 * 0.55);
      c = scale(c, 1 - lane * cloud * 0.6);
      c = add(c, stars(x, y, 9, 0.14, 1), 0.65);
      c = add(c, stars(x, y, 52, 0.34, 8), 1);
    } else {
      // Every star draws an arc around the pole; its brightness fades along the trail.
      const [px, py] = [width * 0.5, height * 0.36];
      const r = Math.hypot(x - px, y - py);
      const angle = Math.atan2(y - py, x - px) / (2 * Math.PI) + 0.5;
      for (let k = -1; k <= 1; k++) {
        const ring = Math.floor(r / 2.4) + k;
        const inRing = (ring + 0.5 + (hash(4, ring) - 0.5) * 0.6) * 2.4;
        const line = Math.exp(-(((r - inRing) / 0.75) ** 2));
        const count = 1 + Math.floor(hash(6, ring) * 4);
        for (let s = 0; s < count; s++) {
          const start = hash(11, ring, s);
          const length = 0.1 + 0.13 * hash(12, ring, s);
          const t = ((angle - start + 2) % 1) / length;
          if (t > 1) continue;
          const power =
            hash(13, ring, s) ** 2.2 * (0.35 + 0.65 * t) * smooth(0, 0.08, t) * smooth(1, 0.97, t);
          c = add(c, glow(hash(14, ring, s)), line * power);
        }
      }
    }
    return c;
  };

  const ridge = (x: number) => {
    if (scene.kind === 'aurora') return horizon - 26 - 38 * Math.abs(fbm(noise, x / 210, 40, 4)) * 1.9;
    if (scene.kind === 'trails') return height * 0.86 - 30 * fbm(noise, x / 260, 40, 3);
    const dune = 26 * Math.sin(x / 190 + 1) + 14 * noise(x / 90, 3);
    return height * 0.87 - dune;
  };
  const pine = (x: number, y: number, top: number, cell: number) => {
    const i = Math.floor(x / cell);
    for (let k = i - 1; k <= i + 1; k++) {
      const centre = (k + 0.2 + 0.6 * hash(51, k, cell)) * cell;
      const tall = (16 + 62 * hash(52, k, cell) ** 2) * (scene.kind === 'trails' ? 1.7 : 0.62);
      const t = (y - (top + 8 - tall)) / tall;
      if (t < 0 || t > 1) continue;
      const notch = (t * 7) % 1;
      if (Math.abs(x - centre) < tall * 0.19 * (t * 0.72 + notch * 0.28)) return true;
    }
    return false;
  };

  const image = shade(scene.size, (x, y): Rgb => {
    if (scene.kind === 'aurora') {
      if (y > horizon) {
        // The lake mirrors all above it, broken by ripples.
        const depth = (y - horizon) / (height - horizon);
        const ripple = noise(x / 26, y / 3.2) * (2 + depth * 10);
        const my = horizon - (y - horizon) * 1.25 + ripple;
        const mx = x + noise(x / 50, y / 5) * 3;
        const mirrored = my > ridge(mx) || pine(mx, my, ridge(mx), 11) ? land : heavens(mx, my);
        return blend(scale(mirrored, 0.72), sky(0), depth * 0.5);
      }
      const top = ridge(x);
      if (y > top || pine(x, y, top, 11)) return blend(land, sky(1), smooth(top, horizon, y) * 0.18);
      return heavens(x, y);
    }
    if (scene.kind === 'trails') {
      const top = ridge(x);
      if (y > top || pine(x, y, top, 24) || pine(x, y, top + 6, 13)) return land;
    }
    if (scene.kind === 'milky-way') {
      const top = ridge(x);
      if (y > top) {
        const side = x + (y - top) * 1.6;
        const slope = ridge(side) - ridge(side + 6);
        const sand = 0.8 + slope * 0.12 + 0.06 * Math.sin(y * 1.1 + noise(x / 60, y / 40) * 9);
        return scale(blend(land, sky(1), 0.22 * smooth(top + 40, top, y)), sand);
      }
    }
    return heavens(x, y);
  });
  return finish(image, { vignette: 0.22 });
}

export const nightSky = technique<SkyScene>('night-sky', draw, [
  {
    kind: 'aurora',
    seed: 7,
    size: [768, 512],
    sky: ['#050a1f', '#0a1b3a', '#12395a', '#1f5d6e'],
    glow: ['#9bff8f', '#4df08a', '#2fd0a8', '#5f7fe6', '#7a3fc0'],
    land: '#050b16',
    prompt:
      'green aurora borealis curtains with violet tips above a still mountain lake, pine silhouettes, mirror reflection broken by ripples, starry sky, wide-angle night photograph, long exposure',
    tags: ['Aurora', 'Night', 'Landscape', 'Long Exposure'],
  },
  {
    kind: 'aurora',
    seed: 33,
    size: [512, 640],
    sky: ['#0c0620', '#1d0d3f', '#3b1a5e', '#6e2f72'],
    glow: ['#ff9ed0', '#ff5fa8', '#b04fe0', '#5a3fd0', '#1f1a6a'],
    land: '#0a0614',
    prompt:
      'Rare pink northern lights rippling over a dark forest ridge, magenta and purple veils mirrored in black water, first stars, vertical composition, magical silent winter night',
    tags: ['Aurora', 'Night', 'Forest', 'Purple Palette'],
  },
  {
    kind: 'milky-way',
    seed: 11,
    size: [512, 640],
    sky: ['#050816', '#0a1330', '#17264d', '#4a3f5e'],
    glow: ['#1f2d66', '#5d5a9a', '#c79a9a', '#ffe3bd'],
    land: '#3a2c38',
    prompt:
      'the Milky Way rising diagonally over desert dunes, dense star field, dark dust lanes and a warm glowing core, faint light at the horizon, astrophotography, vertical 14mm view',
    tags: ['Astrophotography', 'Night', 'Desert', 'Stars'],
  },
  {
    kind: 'trails',
    seed: 17,
    size: [512, 512],
    sky: ['#071230', '#0f2550', '#23487a', '#5a7aa0'],
    glow: ['#ffffff', '#bcd6ff', '#ffe2b0', '#8fb4ff', '#ffc9a0'],
    land: '#04070f',
    prompt:
      'Star trails circling the pole above black fir tops, hundreds of thin concentric arcs in white, blue and amber, deep navy sky, hour-long exposure, symmetrical square photograph',
    tags: ['Astrophotography', 'Long Exposure', 'Night', 'Forest'],
  },
  {
    kind: 'nebula',
    seed: 29,
    size: [640, 512],
    sky: ['#04040f', '#070718', '#04040f'],
    glow: ['#0f3a7a', '#1f9bb0', '#ff8f6b', '#e0458a', '#5a2a9a'],
    land: '#000000',
    prompt:
      'deep space nebula, billowing clouds in teal, rose and ember orange torn by dark dust lanes, bright young stars with soft halos, space telescope image, black void at the edges',
    tags: ['Space', 'Nebula', 'Astrophotography', 'Science Fiction'],
  },
]);
