import { type Pixels, type SceneText, technique } from './canvas.ts';
import { clamp, type Rgb, rgb } from './colour.ts';
import { hash, noise2, Random } from './random.ts';

interface PixelScene extends SceneText {
  paint: (canvas: PixelCanvas, random: Random, seed: number) => void;
}

// Ordered dithering, the way old hardware blended few colours.
const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

/** A small canvas of whole pixels, enlarged four times at the end. */
class PixelCanvas {
  readonly width: number;
  readonly height: number;
  readonly #data: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#data = new Uint8Array(width * height * 3);
  }

  set(x: number, y: number, colour: string | Rgb): void {
    const [px, py] = [Math.floor(x), Math.floor(y)];
    if (px < 0 || py < 0 || px >= this.width || py >= this.height) return;
    this.#data.set(typeof colour === 'string' ? rgb(colour) : colour, (py * this.width + px) * 3);
  }

  get(x: number, y: number): Rgb {
    const at = (clamp(y, 0, this.height - 1) * this.width + clamp(x, 0, this.width - 1)) * 3;
    return [this.#data[at] as number, this.#data[at + 1] as number, this.#data[at + 2] as number];
  }

  rect(x: number, y: number, w: number, h: number, colour: string): void {
    for (let j = 0; j < h; j++) for (let i = 0; i < w; i++) this.set(x + i, y + j, colour);
  }

  disc(cx: number, cy: number, r: number, colour: string): void {
    for (let y = -r; y <= r; y++) {
      for (let x = -r; x <= r; x++) if (x * x + y * y <= r * r + r * 0.6) this.set(cx + x, cy + y, colour);
    }
  }

  /** Fills every pixel for which `t` is a number with the palette's colour there, dithered. */
  dither(palette: readonly string[], t: (x: number, y: number) => number | undefined): void {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const value = t(x, y);
        if (value === undefined) continue;
        const level = clamp(value) * (palette.length - 1);
        const threshold = ((bayer[(y & 3) * 4 + (x & 3)] as number) + 0.5) / 16;
        const index = Math.floor(level) + (level % 1 > threshold ? 1 : 0);
        this.set(x, y, palette[Math.min(index, palette.length - 1)] as string);
      }
    }
  }

  enlarge(factor: number): Pixels {
    const [width, height] = [this.width * factor, this.height * factor];
    const data = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        data.set(this.get(Math.floor(x / factor), Math.floor(y / factor)), (y * width + x) * 3);
      }
    }
    return { width, height, data };
  }
}

function draw(scene: PixelScene): Pixels {
  const canvas = new PixelCanvas(scene.size[0] / 4, scene.size[1] / 4);
  scene.paint(canvas, new Random(scene.seed), scene.seed);
  return canvas.enlarge(4);
}

function stars(canvas: PixelCanvas, random: Random, count: number, below: number): void {
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.int(0, canvas.width), random.int(0, below)];
    canvas.set(x, y, random.pick(['#ffffff', '#b8c7ff', '#7d8fd6']));
    if (random.chance(0.07)) {
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        canvas.set(x + dx, y + dy, '#8fa2ea');
    }
  }
}

function pine(canvas: PixelCanvas, x: number, base: number, h: number, dark: string, light: string): void {
  for (let i = 0; i < h; i++) {
    const tier = (i % Math.max(5, Math.floor(h / 4))) / Math.max(5, Math.floor(h / 4));
    const half = Math.floor(((i / h) * 0.6 + tier * 0.4) * h * 0.27);
    for (let dx = -half; dx <= half; dx++) canvas.set(x + dx, base - h + i, dx < -half * 0.2 ? light : dark);
  }
  canvas.rect(x - 1, base, 2, 3, '#2a1a1a');
}

function campfire(c: PixelCanvas, random: Random, seed: number): void {
  const { width: w, height: h } = c;
  const noise = noise2(seed);
  c.dither(['#0b1033', '#141b4d', '#24306e', '#3f4b8f', '#7a6aa6', '#c58fa8'], (_, y) => (y / h) * 1.5);
  stars(c, random, 120, h * 0.5);
  c.disc(w * 0.78, 22, 10, '#fff3cf');
  c.disc(w * 0.78 + 4, 19, 8, '#1a2358');
  c.dither(['#33407f', '#28336b', '#1e2858'], (x, y) => {
    const top = h * 0.52 - Math.abs(noise(x / 30, 2)) * 34;
    return y > top ? (y - top) / 34 : undefined;
  });
  for (let i = 0; i < 30; i++)
    pine(c, random.int(0, w), h * 0.66 + random.int(-2, 3), random.int(18, 34), '#15224a', '#1d2d5c');
  c.dither(['#6b4a3d', '#3d3a45', '#22293f', '#141c33'], (x, y) => {
    const top = h * 0.66 + noise(x / 22, 9) * 3;
    return y > top ? Math.hypot((x - w * 0.46) / 54, (y - h * 0.83) / 20) : undefined;
  });
  for (const [x, s] of [
    [8, 62],
    [24, 44],
    [w - 12, 70],
    [w - 30, 48],
  ] as const)
    pine(c, x, h * 0.86, s, '#0a142e', '#12204a');
  const [fx, fy] = [Math.floor(w * 0.46), Math.floor(h * 0.84)];
  // Tent, lit on the side of the fire.
  for (let i = 0; i < 26; i++) {
    for (let x = -i; x <= i * 0.75; x++) {
      c.set(fx + 42 + x, fy - 27 + i, x < -i * 0.25 ? (x % 9 === 0 ? '#d9683f' : '#f08c4a') : '#9c4038');
    }
  }
  for (let i = 0; i < 17; i++) c.rect(fx + 34 - i * 0.3, fy - 17 + i, 1 + i * 0.45, 1, '#4a1f2b');
  for (let i = 0; i < 26; i++) {
    const half = Math.max(
      0,
      Math.round(8 * (1 - i / 26) ** 0.8 * Math.min(1, 0.45 + i / 9) * (0.8 + 0.3 * random.next())),
    );
    c.rect(fx - half, fy - i, half * 2 + 1, 1, '#e8502e');
    if (i < 20) c.rect(fx - half * 0.6, fy - i, half * 1.3, 1, '#ff9d3c');
    if (i < 13) c.rect(fx - half * 0.3, fy - i, half * 0.8, 1, '#ffe27a');
  }
  for (let i = 0; i < 8; i++) {
    c.rect(fx - 11 + i * 3, fy + 1 + (i % 2), 4, 2, '#5c3526');
    c.set(fx - 10 + i * 3, fy + 1 + (i % 2), '#8a5436');
  }
  for (let i = 0; i < 24; i++)
    c.set(
      fx + random.gauss() * 7,
      fy - 24 - random.int(0, 46),
      random.pick(['#ffb35a', '#ff7f45', '#ffe08f']),
    );
}

function harbour(c: PixelCanvas, random: Random, seed: number): void {
  const { width: w, height: h } = c;
  const noise = noise2(seed);
  const sea = Math.floor(h * 0.62);
  c.dither(['#4b2a6b', '#8a3b7a', '#d85a6a', '#f79460', '#ffcf7a', '#fff0b0'], (_, y) =>
    y < sea ? (y / sea) ** 1.2 : undefined,
  );
  c.disc(w * 0.34, sea - 9, 15, '#fff3c4');
  for (let i = 0; i < 9; i++) {
    const [cy, cx, len] = [8 + i * 7 + random.int(0, 4), random.int(0, w), random.int(12, 40)];
    c.rect(cx, cy, len, 1, i < 5 ? '#b04a78' : '#ffb070');
    c.rect(cx + 4, cy + 1, len * 0.6, 1, i < 5 ? '#b04a78' : '#ffb070');
  }
  c.dither(['#f3a35f', '#c25f72', '#7d3f7e', '#3e2d6b', '#231f4f'], (x, y) => {
    if (y < sea) return undefined;
    const t = (y - sea) / (h - sea);
    const path = Math.exp(-(((x - w * 0.34) / (9 + t * 20)) ** 2)) * 0.42;
    return t * 0.85 + 0.14 - path + noise(x / 9, y * 1.1) * 0.18;
  });
  for (let i = 0; i < 46; i++) {
    const y = random.int(sea + 1, h - 1);
    c.rect(w * 0.34 + random.gauss() * (6 + (y - sea) * 0.35), y, random.int(2, 7), 1, '#ffe9a0');
  }
  // Cliff with the lighthouse.
  for (let x = Math.floor(w * 0.6); x < w; x++) {
    const top = h * 0.56 - ((x - w * 0.6) / (w * 0.4)) ** 0.5 * 14 + noise(x / 6, 3) * 3;
    for (let y = Math.floor(top); y < h * 0.72 + noise(x / 5, 8) * 4; y++) {
      c.set(x, y, y < top + 3 ? '#5b7a5a' : hash(seed, x >> 1, y >> 1) > 0.7 ? '#4a3560' : '#382a54');
    }
  }
  const lx = Math.floor(w * 0.8);
  const ly = Math.floor(h * 0.535);
  for (let i = 0; i < 52; i++) {
    const half = 5 + Math.floor(i / 17);
    c.rect(lx - half, ly - 52 + i, half * 2 + 1, 1, Math.floor(i / 9) % 2 ? '#d84a4f' : '#f9ecd9');
    c.rect(lx + half - 2, ly - 52 + i, 3, 1, Math.floor(i / 9) % 2 ? '#a1324b' : '#d3b6b8');
  }
  c.rect(lx - 7, ly - 54, 15, 2, '#3b2b52');
  c.rect(lx - 4, ly - 62, 9, 8, '#ffe79a');
  c.rect(lx - 4, ly - 62, 1, 8, '#3b2b52');
  c.rect(lx, ly - 62, 1, 8, '#3b2b52');
  c.rect(lx + 4, ly - 62, 1, 8, '#3b2b52');
  for (let i = 0; i < 6; i++) c.rect(lx - 5 + i, ly - 63 - i, 11 - i * 2, 1, '#b53a4a');
  c.rect(lx + 12, ly - 8, 14, 10, '#f1dcc8');
  for (let i = 0; i < 7; i++) c.rect(lx + 10 + i, ly - 8 - i, 18 - i * 2, 1, '#8f3350');
  c.rect(lx + 17, ly - 4, 3, 4, '#ffd873');
  // A small boat in the light.
  const [bx, by] = [Math.floor(w * 0.2), Math.floor(h * 0.78)];
  for (let i = 0; i < 5; i++) c.rect(bx - 13 + i * 1.5, by + i, 27 - i * 3, 1, '#2a1c3f');
  for (let i = 0; i < 26; i++) c.rect(bx + 1, by - 3 - i, Math.max(1, 13 - i * 0.5), 1, '#fbe3c0');
  for (let i = 0; i < 22; i++)
    c.rect(bx - 1 - Math.max(1, 9 - i * 0.42), by - 3 - i, Math.max(1, 9 - i * 0.42), 1, '#f2a07a');
}

function shrine(c: PixelCanvas, random: Random, seed: number): void {
  const { width: w, height: h } = c;
  const noise = noise2(seed);
  const water = Math.floor(h * 0.66);
  c.dither(['#6fb7d6', '#9fd3de', '#d4e8e0', '#ffe9dc', '#ffd2cf'], (_, y) => y / (h * 0.62));
  const cloud = (cx: number, cy: number, s: number) => {
    for (let i = 0; i < 7; i++)
      c.disc(cx + (i - 3) * s * 0.9, cy - Math.sin((i / 6) * 3.14) * s * 0.7, Math.round(s * 0.8), '#ffffff');
    c.rect(cx - s * 3.4, cy + s * 0.5, s * 7, Math.max(1, s * 0.4), '#ffffff');
  };
  cloud(w * 0.26, 26, 6);
  cloud(w * 0.76, 42, 4);
  // A snow-capped mountain far away.
  for (let y = 0; y < 54; y++) {
    const half = 4 + y * 1.18;
    for (let x = -half; x <= half; x++) {
      const snow = y < 15 + noise(x / 3, 4) * 7;
      c.set(
        w * 0.52 + x,
        water - 62 + y,
        snow ? (x > half * 0.15 ? '#dbe4f5' : '#ffffff') : x > half * 0.15 ? '#6f86b8' : '#86a0cb',
      );
    }
  }
  c.dither(['#8fbf9a', '#5f9d84', '#467f74'], (x, y) => {
    const top = water - 11 - Math.abs(noise(x / 17, 6)) * 15;
    return y > top && y < water ? (y - top) / 24 : undefined;
  });
  c.dither(['#bfe3e2', '#83c1d0', '#559fbd', '#3b7ca5', '#2c5f8b'], (x, y) =>
    y >= water ? ((y - water) / (h - water)) * 0.9 + noise(x / 12, y * 0.9) * 0.16 : undefined,
  );
  const torii = (y0: number, flip: 1 | -1, red: string, dark: string) => {
    const cx = Math.floor(w / 2);
    const at = (dy: number) => y0 - dy * flip;
    for (let dy = 0; dy < 50; dy++) {
      const lean = Math.round(dy * 0.06);
      for (const side of [-1, 1]) {
        for (let k = -2; k <= 2; k++) c.set(cx + side * (22 - lean) + k, at(dy), k > 0 ? dark : red);
      }
    }
    for (let x = -27; x <= 27; x++)
      for (let k = 0; k < 3; k++) c.set(cx + x, at(37 + k), k === 0 ? dark : red);
    for (let x = -35; x <= 35; x++) {
      const rise = Math.round((Math.abs(x) / 35) ** 2 * 4);
      for (let k = 0; k < 4; k++) c.set(cx + x, at(49 + k + rise), k === 0 ? dark : red);
      for (let k = 4; k < 6; k++) c.set(cx + x, at(49 + k + rise), '#3a2f45');
    }
    for (let k = 40; k < 49; k++) for (let x = -2; x <= 2; x++) c.set(cx + x, at(k), x > 0 ? dark : red);
  };
  const base = Math.floor(h * 0.78);
  for (let dy = 0; dy < 56; dy++) {
    if (hash(seed, 1, dy >> 1) < 0.3) continue;
    const [red, dark] = ['#b4566a', '#8a4a70'];
    for (const side of [-1, 1])
      for (let k = -2; k <= 2; k++)
        c.set(w / 2 + side * (22 - dy * 0.06) + k + noise(dy, 3), base + dy, k > 0 ? dark : red);
    if (dy > 36 && dy < 40) for (let x = -27; x <= 27; x++) c.set(w / 2 + x, base + dy, red);
  }
  torii(base, 1, '#e2483d', '#b3303d');
  c.rect(w / 2 - 27, base, 10, 3, '#4d4a5e');
  c.rect(w / 2 + 18, base, 10, 3, '#4d4a5e');
  // Cherry branches frame the image.
  const branch = (x0: number, y0: number, angle: number, length: number, depth: number): void => {
    for (let i = 0; i < length; i++) {
      const [x, y] = [x0 + Math.cos(angle) * i, y0 + Math.sin(angle) * i];
      c.rect(x, y, depth > 2 ? 3 : depth > 1 ? 2 : 1, depth > 2 ? 3 : depth > 1 ? 2 : 1, '#5a3a3f');
    }
    const [x, y] = [x0 + Math.cos(angle) * length, y0 + Math.sin(angle) * length];
    if (depth < 3) {
      for (let i = 0; i < 20; i++) {
        c.disc(
          x + random.gauss() * 5,
          y + random.gauss() * 4,
          random.int(0, 2),
          random.pick(['#ffb7c9', '#ff9fb8', '#ffd9e2', '#f27f9f']),
        );
      }
    }
    if (depth > 0) {
      branch(x, y, angle + random.range(0.25, 0.6), length * 0.72, depth - 1);
      branch(x, y, angle - random.range(0.2, 0.6), length * 0.72, depth - 1);
    }
  };
  branch(-3, 30, -0.2, 15, 3);
  branch(w + 2, 8, Math.PI - 0.2, 14, 3);
  for (let i = 0; i < 46; i++) {
    c.rect(
      random.int(0, w),
      random.int(20, h),
      random.int(1, 2),
      1,
      random.pick(['#ffc6d4', '#ff9fb8', '#fff0f3']),
    );
  }
}

function rooftops(c: PixelCanvas, random: Random, seed: number): void {
  const { width: w, height: h } = c;
  const noise = noise2(seed);
  c.dither(['#140f33', '#251a55', '#472a78', '#843f8f', '#d05c8c', '#ff9a7d'], (_, y) => (y / h) * 1.12);
  stars(c, random, 80, h * 0.42);
  c.disc(w * 0.3, 34, 19, '#ffe9c9');
  for (const [x, y, r] of [
    [-6, -4, 4],
    [7, 3, 3],
    [-2, 9, 3],
    [4, -9, 2],
  ] as const)
    c.disc(w * 0.3 + x, 34 + y, r, '#f5cfae');
  for (let layer = 0; layer < 3; layer++) {
    const wall = ['#5b3479', '#3a2460', '#221743'][layer] as string;
    const edge = ['#6f4289', '#4b2f72', '#2f2056'][layer] as string;
    let x = -4;
    while (x < w) {
      const bw = random.int(12, 24) + layer * 4;
      const top = h * (0.45 + layer * 0.14) + random.int(-16, 14);
      c.rect(x, top, bw, h, wall);
      c.rect(x, top, bw, 2, edge);
      c.rect(x, top, 1, h, edge);
      for (let wy = top + 6; wy < h; wy += 8 + layer) {
        for (let wx = x + 3; wx < x + bw - 4; wx += 6 + layer) {
          const lit = hash(seed + layer, wx, wy | 0);
          c.rect(wx, wy, 3 + (layer > 1 ? 1 : 0), 4, lit > 0.62 ? (lit > 0.9 ? '#7ce0e6' : '#ffcf6b') : edge);
        }
      }
      if (random.chance(0.4)) {
        c.rect(x + bw / 2, top - 9, 1, 9, edge);
        c.set(x + bw / 2, top - 10, '#ff5f6d');
      }
      if (random.chance(0.4)) {
        c.rect(x + 4, top - 8, 8, 6, edge);
        c.rect(x + 5, top - 2, 1, 2, edge);
        c.rect(x + 10, top - 2, 1, 2, edge);
        c.rect(x + 4, top - 9, 8, 1, wall);
      }
      x += bw + random.int(0, 2);
    }
  }
  // The near roof with tiles, and a cat that watches the moon.
  const roof = Math.floor(h * 0.84);
  for (let y = roof; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const row = Math.floor((y - roof) / 5);
      const scallop = (y - roof) % 5 === 4 || (x + row * 4) % 8 === 0;
      c.set(x, y, scallop ? '#120b26' : noise(x / 8, y / 8) > 0.2 ? '#33204f' : '#2b1a45');
    }
  }
  c.rect(0, roof - 2, w, 3, '#43295f');
  const [kx, ky] = [Math.floor(w * 0.6), roof - 2];
  const fur = '#0d0820';
  c.disc(kx, ky - 6, 7, fur);
  c.disc(kx - 2, ky - 13, 5, fur);
  c.disc(kx - 4, ky - 20, 6, fur);
  for (let i = 0; i < 5; i++) {
    c.rect(kx - 10 + (i >> 1), ky - 24 - i, 4 - (i >> 1) * 1, 1, fur);
    c.rect(kx - 1, ky - 24 - i, Math.max(1, 4 - i), 1, fur);
  }
  for (let i = 0; i < 22; i++) c.rect(kx + 6 + i * 0.6, ky - 3 + Math.sin(i / 4.5) * 5 + i * 0.4, 3, 2, fur);
  c.rect(kx - 5, ky - 1, 9, 2, fur);
  for (let i = 0; i < 9; i++) c.set(kx - 10 + i * 0.2, ky - 23 + i, '#b98aa8');
}

function reef(c: PixelCanvas, random: Random, seed: number): void {
  const { width: w, height: h } = c;
  const noise = noise2(seed);
  c.dither(['#bdf3e6', '#6fdcd8', '#2fb3c9', '#1c84b4', '#175a96', '#133c73'], (x, y) => {
    const ray = Math.max(0, Math.sin((x + y * 0.45) / 13 + noise(x / 40, 1) * 3)) * (1 - y / h) * 0.16;
    return (y / h) * 1.08 - ray;
  });
  const floor = (x: number) => h * 0.86 + noise(x / 26, 5) * 6;
  c.dither(['#f3dca4', '#d9b583', '#a98a7c', '#6e6a7f'], (x, y) =>
    y > floor(x) ? (y - floor(x)) / 24 : undefined,
  );
  const coral = (
    x: number,
    y: number,
    angle: number,
    length: number,
    width: number,
    colours: readonly [string, string],
  ) => {
    if (length < 3) return;
    for (let i = 0; i < length; i++) {
      const [px, py] = [x + Math.cos(angle) * i, y + Math.sin(angle) * i];
      c.rect(px - width / 2, py, width, 2, colours[0]);
      c.set(px - width / 2, py, colours[1]);
    }
    const [ex, ey] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
    coral(ex, ey, angle + random.range(0.25, 0.6), length * 0.74, Math.max(1, width - 1), colours);
    coral(ex, ey, angle - random.range(0.25, 0.6), length * 0.74, Math.max(1, width - 1), colours);
  };
  const kinds = [
    ['#f2617a', '#ff9aa5'],
    ['#f79a4b', '#ffc97f'],
    ['#a45fc9', '#cf97ea'],
    ['#f7c948', '#fff0a0'],
  ] as const;
  for (const [fx, k, s] of [
    [0.1, 0, 13],
    [0.22, 2, 10],
    [0.85, 1, 14],
    [0.94, 0, 9],
    [0.7, 3, 8],
    [0.36, 1, 7],
  ] as const) {
    const x = Math.floor(fx * w);
    coral(x, floor(x) + 2, -Math.PI / 2, s, 4, kinds[k]);
  }
  for (let i = 0; i < 12; i++) {
    const x0 = random.pick([random.int(0, 18), random.int(w - 44, w), random.int(60, 90)]);
    const tall = random.int(16, 46);
    for (let k = 0; k < tall; k++) {
      c.rect(x0 + Math.sin(k / 6 + i) * 2.5, floor(x0) - k, 2, 1, k % 5 ? '#1f8f6f' : '#3dbb7f');
    }
  }
  const fish = (x: number, y: number, s: number, body: string, stripe: string, flip: 1 | -1) => {
    for (let dx = -s; dx <= s; dx++) {
      const half = Math.round(Math.sqrt(Math.max(0, 1 - (dx / s) ** 2)) * s * 0.62);
      for (let dy = -half; dy <= half; dy++)
        c.set(
          x + dx * flip,
          y + dy,
          Math.abs(dx - s * 0.2) < s * 0.16 || Math.abs(dx + s * 0.55) < s * 0.14 ? stripe : body,
        );
    }
    for (let k = 0; k < s * 0.7; k++)
      for (let dy = -k; dy <= k; dy++) c.set(x + (-s - k + 1) * flip, y + dy * 0.9, body);
    c.set(x + s * 0.62 * flip, y - 1, '#10203c');
  };
  fish(w * 0.42, h * 0.48, 13, '#ff8a3d', '#fff6e4', 1);
  fish(w * 0.68, h * 0.34, 8, '#ffd84f', '#2b5fae', -1);
  fish(w * 0.74, h * 0.62, 7, '#ffd84f', '#2b5fae', -1);
  for (let i = 0; i < 15; i++)
    fish(w * 0.22 + random.gauss() * 15, h * 0.22 + random.gauss() * 7, 3, '#c9f2f2', '#7fc6da', 1);
  for (let i = 0; i < 18; i++) {
    const [x, y] = [w * 0.52 + random.gauss() * 3 + (i > 9 ? 46 : 0), h * 0.42 - i * 4 + (i > 9 ? 52 : 0)];
    c.disc(x, y, i % 3 === 0 ? 1 : 0, '#e8fffb');
  }
}

export const pixelScene = technique<PixelScene>('pixel-scene', draw, [
  {
    seed: 4,
    size: [640, 512],
    paint: campfire,
    prompt:
      'pixel art campfire in a pine forest at night, orange tent lit by the flames, sparks rising, crescent moon and stars over blue mountains, dithered indigo sky, cosy 16-bit game background',
    tags: ['Pixel Art', 'Forest', 'Night', 'Game Art'],
  },
  {
    seed: 12,
    size: [640, 512],
    paint: harbour,
    prompt:
      'Pixel art seascape at sunset, red and white lighthouse on a purple cliff, small sailing boat in the glittering sun path, dithered violet to gold sky, nostalgic 16-bit adventure game mood',
    tags: ['Pixel Art', 'Ocean', 'Lighthouse', 'Sunset'],
  },
  {
    seed: 23,
    size: [512, 640],
    paint: shrine,
    prompt:
      'red torii gate standing in calm water before a snow-capped mountain, pink cherry blossom branches framing the top, drifting petals, pastel spring morning, detailed pixel art, vertical',
    tags: ['Pixel Art', 'Japanese Style', 'Spring', 'Landscape'],
  },
  {
    seed: 31,
    size: [512, 512],
    paint: rooftops,
    prompt:
      'A black cat sits on a tiled roof and watches a huge full moon above a purple city, glowing yellow windows, water towers, pink dusk horizon, retro pixel art, square',
    tags: ['Pixel Art', 'City', 'Night', 'Cat'],
  },
  {
    seed: 8,
    size: [640, 512],
    paint: reef,
    prompt:
      'Underwater pixel art reef, a striped orange clownfish and small yellow fish among pink and amber corals, swaying kelp, bubbles, sun rays through turquoise water, platform game level',
    tags: ['Pixel Art', 'Underwater', 'Animals', 'Game Art'],
  },
]);
