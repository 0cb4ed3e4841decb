import { luma, rgbOf, shade } from '../paint/colour.ts';
import {
  blurred,
  byte,
  clamp,
  eachPixel,
  lumaOf,
  offsetOf,
  type Raster,
  steepness,
} from '../paint/raster.ts';
import { noiseFrom, randomFrom } from '../random.ts';
import type { FinishOptions } from './finish-options.ts';

/** A fine grain, so that flat areas do not look empty. */
export async function finishPlain(raster: Raster, { seed, breathe }: FinishOptions): Promise<Raster> {
  const random = randomFrom(seed);
  return eachPixel(raster, breathe, (_x, _y, p, out) => {
    const grain = (random() - 0.5) * 9;
    for (let c = 0; c < 3; c++) out[p + c] = byte(raster.data[p + c]! + grain);
  });
}

/** Glow around what is bright, darker corners, film grain. */
export async function finishPhoto(raster: Raster, { seed, unit, breathe }: FinishOptions): Promise<Raster> {
  const random = randomFrom(seed);
  const [soft, glow] = [await blurred(raster, unit * 0.0022), await blurred(raster, unit * 0.035)];
  const { width, height } = raster;
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const far = Math.hypot(x / width - 0.5, y / height - 0.5);
    const vignette = 1 - Math.max(0, far - 0.25) * 0.9;
    const grain = (random() + random() - 1) * 11;
    for (let c = 0; c < 3; c++) {
      const shine = glow.data[p + c]!;
      // "Screen": two slides projected on one another.
      const lit = 255 - ((255 - soft.data[p + c]!) * (255 - shine * 0.35)) / 255;
      const contrast = 128 + (lit - 138) * 1.12;
      out[p + c] = byte(contrast * vignette + grain);
    }
  });
}

/** Large slanted dots, as in comics. */
export async function finishHalftone(
  raster: Raster,
  { palette, unit, breathe }: FinishOptions,
): Promise<Raster> {
  const soft = await blurred(raster, unit * 0.004);
  const brightness = lumaOf(await blurred(raster, unit * 0.0016));
  const { width, height } = raster;
  const paper = rgbOf(palette.paper);
  const ink = rgbOf(palette.ink);
  const cell = Math.max(3, unit / 62);
  const [cos, sin] = [Math.cos(0.4), Math.sin(0.4)];
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const [u, v] = [(x * cos + y * sin) / cell, (y * cos - x * sin) / cell];
    const [cu, cv] = [Math.floor(u) + 0.5, Math.floor(v) + 0.5];
    const [cx, cy] = [(cu * cos - cv * sin) * cell, (cu * sin + cv * cos) * cell];
    const at = offsetOf(soft, cx, cy);
    const [r, g, b] = [soft.data[at]!, soft.data[at + 1]!, soft.data[at + 2]!];
    const tone = luma(r, g, b) / 255;
    const radius = 0.72 * Math.sqrt(1 - tone * 0.92);
    const dot = clamp((radius - Math.hypot(u - cu, v - cv)) * cell * 0.8 + 0.5);
    const line = clamp(steepness(brightness, width, height, x, y) * 5 * (unit / 512) ** 0.5 - 0.5);
    for (let c = 0; c < 3; c++) {
      const own = [r, g, b][c]!;
      const ground = paper[c]! * 0.55 + own * 0.45;
      // Dots are the colour itself, stronger: pushed away from its grey.
      const strong = byte(own + (own - tone * 255) * 0.7 - 18);
      const printed = ground + (strong - ground) * dot;
      out[p + c] = byte(printed + (ink[c]! - printed) * line);
    }
  });
}

/** Few colours in flat areas with outlines and the grain of the wood. */
export async function finishPrint(
  raster: Raster,
  { palette, seed, unit, breathe }: FinishOptions,
): Promise<Raster> {
  const noise = noiseFrom(seed);
  const { width, height } = raster;
  const soft = await blurred(raster, unit * 0.003);
  const brightness = lumaOf(soft);
  const own = [
    ...palette.sky,
    ...palette.land,
    palette.accent,
    palette.accent2,
    palette.light,
    palette.ink,
    palette.paper,
  ];
  const inks = [
    ...own,
    ...own.slice(0, 8).map((colour) => shade(colour, 0.11)),
    shade(palette.accent, -0.12),
    shade(palette.accent2, -0.12),
  ].map(rgbOf);
  const line = rgbOf(palette.ink);
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const jitter = (noise((x / unit) * 26, (y / unit) * 26) - 0.5) * 12;
    const ink = nearest(inks, soft.data[p]! + jitter, soft.data[p + 1]! + jitter, soft.data[p + 2]! + jitter);
    const grain = (noise((x / unit) * 9, (y / unit) * 210) - 0.5) * 17;
    const edge = clamp(steepness(brightness, width, height, x, y) * 6 * (unit / 512) ** 0.5 - 0.42, 0, 0.85);
    for (let c = 0; c < 3; c++) out[p + c] = byte(ink[c]! + (line[c]! - ink[c]!) * edge + grain);
  });
}

function nearest<T extends readonly number[]>(colours: readonly T[], r: number, g: number, b: number): T {
  let best = colours[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const colour of colours) {
    const far = (colour[0]! - r) ** 2 * 0.3 + (colour[1]! - g) ** 2 * 0.59 + (colour[2]! - b) ** 2 * 0.25;
    if (far < least) [best, least] = [colour, far];
  }
  return best;
}

// The 4 by 4 ordered-dither matrix of B. Bayer (1973), as thresholds around zero.
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((v) => (v + 0.5) / 16 - 0.5);
const LEVELS = 5;

/** Big square pixels in few colours, dithered. */
export async function finishPixel(raster: Raster, { unit, breathe }: FinishOptions): Promise<Raster> {
  const cell = Math.max(2, Math.round(unit / 96));
  const soft = await blurred(raster, cell * 0.4);
  const step = 255 / LEVELS;
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const row = Math.floor(y / cell);
    const column = Math.floor(x / cell);
    const at = offsetOf(soft, (column + 0.5) * cell, (row + 0.5) * cell);
    const threshold = BAYER[(row % 4) * 4 + (column % 4)]! * step * 0.7;
    for (let c = 0; c < 3; c++) out[p + c] = byte(Math.round((soft.data[at + c]! + threshold) / step) * step);
  });
}
