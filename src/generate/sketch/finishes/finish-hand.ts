import { Canvas } from '../paint/canvas.ts';
import { hexOf, rgbOf } from '../paint/colour.ts';
import {
  blurred,
  byte,
  clamp,
  eachPixel,
  lumaOf,
  offsetOf,
  type Raster,
  sharpOf,
  steepness,
} from '../paint/raster.ts';
import { between, noiseFrom, randomFrom } from '../random.ts';
import type { FinishOptions } from './finish-options.ts';

/** Washes that run a little, pool at their edges and leave the paper's rim white. */
export async function finishWatercolor(
  raster: Raster,
  { palette, seed, unit, breathe }: FinishOptions,
): Promise<Raster> {
  const noise = noiseFrom(seed);
  const { width, height } = raster;
  const run = unit * 0.02;
  const wet = await eachPixel(raster, breathe, (x, y, p, out) => {
    const [u, v] = [(x / unit) * 14, (y / unit) * 14];
    const dx = (noise(u, v) - 0.5) * run * 1.6 + (noise(u * 4, v * 4 + 9) - 0.5) * run * 0.5;
    const dy = (noise(u + 40, v) - 0.5) * run * 1.6 + (noise(u * 4 + 40, v * 4) - 0.5) * run * 0.5;
    const from = offsetOf(raster, x + dx, y + dy);
    for (let c = 0; c < 3; c++) out[p + c] = raster.data[from + c]!;
  });
  const soft = await blurred(wet, unit * 0.004);
  const brightness = lumaOf(soft);
  const paper = rgbOf(palette.paper);
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const [u, v] = [x / unit, y / unit];
    const pool = noise(u * 5, v * 5 + 70);
    const grain = noise(u * 170, v * 170);
    const rim = Math.min(x, width - x, y, height - y) / unit + (noise(u * 16, v * 16 + 30) - 0.5) * 0.05;
    const inside = clamp((rim - 0.025) * 55);
    const edge = Math.min(0.2, steepness(brightness, width, height, x, y) * 1.5);
    const density = inside * (0.62 + 0.34 * pool + 0.1 * grain + edge * 0.6);
    for (let c = 0; c < 3; c++) {
      const colour = soft.data[p + c]! * (1 - edge * 0.55);
      out[p + c] = byte(paper[c]! + (colour - paper[c]!) * density + (grain - 0.5) * 7);
    }
  });
}

/** Short strokes of thick paint that follow the shapes. */
export async function finishOil(raster: Raster, { seed, unit, breathe }: FinishOptions): Promise<Raster> {
  const random = randomFrom(seed);
  const noise = noiseFrom(seed);
  const { width, height } = raster;
  const soft = await blurred(raster, unit * 0.006);
  const brightness = lumaOf(await blurred(raster, unit * 0.012));
  const canvas = new Canvas(width, height);
  for (const size of [2.1, 1, 0.55]) {
    const [long, thick] = [unit * 0.036 * size, unit * 0.0125 * size];
    const count = Math.round(((width * height) / (long * thick)) * (size > 1 ? 1.5 : 0.7));
    for (let i = 0; i < count; i++) {
      if (i % 200 === 0) await breathe();
      const [x, y] = [random() * width, random() * height];
      const [px, py] = [Math.floor(x), Math.floor(y)];
      const steep = steepness(brightness, width, height, px, py);
      // The fine brush only goes where there is something to see.
      if (size < 1 && steep < 0.012) continue;
      const angle =
        directionAt(brightness, raster, px, py, steep) ?? noise((x / unit) * 2.5, (y / unit) * 2.5) * 6;
      const at = offsetOf(soft, x, y);
      const lift = between(random, -14, 14);
      const colour = hexOf([0, 1, 2].map((c) => byte(soft.data[at + c]! + lift)) as [number, number, number]);
      const [dx, dy] = [(Math.cos(angle) * long) / 2, (Math.sin(angle) * long) / 2];
      const bend = thick * between(random, -0.6, 0.6);
      const stroke = `M${Math.round(x - dx)} ${Math.round(y - dy)}Q${Math.round(x + bend)} ${Math.round(y - bend)} ${Math.round(x + dx)} ${Math.round(y + dy)}`;
      canvas.path(stroke, { stroke: colour, line: thick * between(random, 0.7, 1.2) });
    }
  }
  const data = await sharpOf(soft)
    .composite([{ input: Buffer.from(canvas.toString()) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, data };
}

function directionAt(
  brightness: Float32Array,
  { width, height }: Raster,
  x: number,
  y: number,
  steep: number,
): number | undefined {
  if (steep < 0.006 || x < 1 || y < 1 || x > width - 2 || y > height - 2) return undefined;
  const at = y * width + x;
  const across = Math.atan2(
    brightness[at + width]! - brightness[at - width]!,
    brightness[at + 1]! - brightness[at - 1]!,
  );
  return across + Math.PI / 2;
}

/** Contours and hatching on paper, over a thin wash of colour unless the prompt wants none. */
export async function finishInk(
  raster: Raster,
  { palette, isMono, seed, unit, breathe }: FinishOptions,
): Promise<Raster> {
  const noise = noiseFrom(seed);
  const { width, height } = raster;
  const brightness = lumaOf(await blurred(raster, unit * 0.0016));
  const [paper, ink] = [rgbOf(palette.paper), rgbOf(palette.ink)];
  const gap = unit * 0.014;
  const strength = 512 / unit;
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const wobble = (noise((x / unit) * 12, (y / unit) * 12) - 0.5) * gap * 1.3;
    const tone = brightness[p / 3]!;
    const line = clamp((steepness(brightness, width, height, x, y) * 7) / strength ** 0.5 - 0.28);
    let dark = line;
    if (tone < 0.66) dark = Math.max(dark, hatch(x + y + wobble, gap * 1.4, (0.66 - tone) * 0.9));
    if (tone < 0.42) dark = Math.max(dark, hatch(x - y + wobble, gap * 1.4, (0.42 - tone) * 1.1));
    if (tone < 0.24) dark = Math.max(dark, hatch(y + wobble, gap, (0.24 - tone) * 1.6));
    const wash = isMono ? 0 : 0.38;
    for (let c = 0; c < 3; c++) {
      const ground = paper[c]! + (raster.data[p + c]! - paper[c]!) * wash;
      out[p + c] = byte(ground + (ink[c]! - ground) * dark * 0.92);
    }
  });
}

/** How dark one of parallel lines makes a place: lines every `gap`, `weight` of it dark. */
function hatch(place: number, gap: number, weight: number): number {
  const across = Math.abs(((((place / gap) % 1) + 1) % 1) - 0.5) * 2;
  const half = Math.min(0.8, 0.12 + weight);
  return clamp(((half - across) * gap) / 1.6);
}

/** Slanting strokes of graphite or chalk on rough paper. */
export async function finishPencil(
  raster: Raster,
  { palette, isMono, seed, unit, breathe }: FinishOptions,
): Promise<Raster> {
  const noise = noiseFrom(seed);
  const { width, height } = raster;
  const brightness = lumaOf(await blurred(raster, unit * 0.0016));
  const [paper, ink] = [rgbOf(palette.paper), rgbOf(palette.ink)];
  return eachPixel(raster, breathe, (x, y, p, out) => {
    const [u, v] = [(x / unit) * 512, (y / unit) * 512];
    const stroke = noise((u + v) / 3.2, (u - v) / 60);
    const tooth = noise(u / 1.6, v / 1.6);
    const line = clamp(steepness(brightness, width, height, x, y) * 3.2 * (unit / 512) ** 0.5 - 0.1, 0, 0.8);
    const dark = Math.min(
      1,
      (1 - brightness[p / 3]!) ** 1.25 * (0.3 + 0.95 * stroke) * (0.7 + 0.55 * tooth) + line,
    );
    for (let c = 0; c < 3; c++) {
      const lead = isMono ? ink[c]! : ink[c]! * 0.35 + raster.data[p + c]! * 0.65;
      const tinted = isMono ? paper[c]! : paper[c]! * 0.8 + raster.data[p + c]! * 0.2;
      out[p + c] = byte(tinted + (lead - tinted) * dark);
    }
  });
}
