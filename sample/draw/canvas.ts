import sharp from 'sharp';
import type { Rgb } from './colour.ts';
import { hash } from './random.ts';

/** Three bytes a pixel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** What a technique returns: an SVG document or finished pixels. */
export type Drawing = string | Pixels;

export type Size = readonly [width: number, height: number];

/** What every scene says about itself; a technique adds its own fields. */
export interface SceneText {
  seed: number;
  size: Size;
  prompt: string;
  tags: readonly string[];
}

export interface Image extends SceneText {
  id: string;
  technique: string;
  draw(): Promise<Drawing>;
}

/** Numbers the scenes of a technique and binds each to its drawing function. */
export function technique<S extends SceneText>(
  name: string,
  draw: (scene: S) => Drawing | Promise<Drawing>,
  scenes: readonly S[],
): Image[] {
  return scenes.map((scene, i) => ({
    ...scene,
    id: `${name}-${String(i + 1).padStart(2, '0')}`,
    technique: name,
    draw: async () => draw(scene),
  }));
}

export function svg([width, height]: Size, body: string | readonly string[], defs = ''): string {
  const content = typeof body === 'string' ? body : body.join('\n');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${content}</svg>`
  );
}

const n = (value: number) => Math.round(value * 100) / 100;

export const rect = (x: number, y: number, w: number, h: number, fill: string, extra = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${extra}/>`;
export const circle = (x: number, y: number, r: number, fill: string, extra = '') =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${extra}/>`;
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, extra = '') =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${extra}/>`;
export const path = (d: string, fill: string, extra = '') => `<path d="${d}" fill="${fill}" ${extra}/>`;
export const line = (d: string, stroke: string, width: number, extra = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" ${extra}/>`;
export const polygon = (points: readonly (readonly [number, number])[], fill: string, extra = '') =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" ${extra}/>`;
export const points = (list: readonly (readonly [number, number])[]) =>
  list.map(([x, y], i) => `${i ? 'L' : 'M'}${n(x)} ${n(y)}`).join('');

/** A smooth curve through the points. */
export function curve(list: readonly (readonly [number, number])[]): string {
  const at = (i: number) => list[Math.min(list.length - 1, Math.max(0, i))] as readonly [number, number];
  let d = `M${n(at(0)[0])} ${n(at(0)[1])}`;
  for (let i = 0; i < list.length - 1; i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${n(b[0] + (c[0] - a[0]) / 6)} ${n(b[1] + (c[1] - a[1]) / 6)} `;
    d += `${n(c[0] - (e[0] - b[0]) / 6)} ${n(c[1] - (e[1] - b[1]) / 6)} ${n(c[0])} ${n(c[1])}`;
  }
  return d;
}

export function gradient(id: string, colours: readonly string[], stops?: readonly number[], across = false) {
  const list = colours.map((colour, i) => {
    const at = stops ? (stops[i] as number) : i / (colours.length - 1);
    return `<stop offset="${at}" stop-color="${colour}"/>`;
  });
  const direction = across ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
  return `<linearGradient id="${id}" x1="0" y1="0" ${direction}>${list.join('')}</linearGradient>`;
}

/** Runs a function for every pixel, `samples` x `samples` times for smooth edges. */
export function shade(
  [width, height]: Size,
  colourAt: (x: number, y: number) => Rgb,
  samples = 2,
  dither = true,
): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [r, g, b] = [0, 0, 0];
      for (let j = 0; j < samples; j++) {
        for (let i = 0; i < samples; i++) {
          const c = colourAt(x + (i + 0.5) / samples, y + (j + 0.5) / samples);
          r += c[0];
          g += c[1];
          b += c[2];
        }
      }
      const k = 1 / (samples * samples);
      // Half a level of noise hides banding in long gradients.
      const d = dither ? hash(7, x, y) : 0.5;
      const at = (y * width + x) * 3;
      data[at] = Math.min(255, Math.max(0, r * k + d));
      data[at + 1] = Math.min(255, Math.max(0, g * k + d));
      data[at + 2] = Math.min(255, Math.max(0, b * k + d));
    }
  }
  return { width, height, data };
}

/** Draws an SVG into pixels, so that a technique can use it as its drawing to trace. */
export async function rasterise(document: string, [width, height]: Size): Promise<Pixels> {
  const { data } = await sharp(Buffer.from(document))
    .resize(width, height, { fit: 'fill' })
    .flatten()
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width, height, data: new Uint8Array(data) };
}

/** Reads the nearest pixel, clamped at the border. */
export function pixel(image: Pixels, x: number, y: number): Rgb {
  const px = Math.min(image.width - 1, Math.max(0, Math.floor(x)));
  const py = Math.min(image.height - 1, Math.max(0, Math.floor(y)));
  const at = (py * image.width + px) * 3;
  return [image.data[at] as number, image.data[at + 1] as number, image.data[at + 2] as number];
}

/** Shrinks an image that was drawn larger, for smooth edges. */
export async function shrink(image: Pixels, [width, height]: Size): Promise<Pixels> {
  const data = await sharp(Buffer.from(image.data), {
    raw: { width: image.width, height: image.height, channels: 3 },
  })
    .resize(width, height, { kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { width, height, data: new Uint8Array(data) };
}

/** Film-like grain and a soft darkening of the corners. */
export function finish(image: Pixels, options: { grain?: number; vignette?: number }): Pixels {
  const { grain = 0, vignette = 0 } = options;
  const data = new Uint8Array(image.data.length);
  const [cx, cy] = [image.width / 2, image.height / 2];
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const d = ((x - cx) ** 2 + (y - cy) ** 2) / (cx * cx + cy * cy);
      const k = 1 - vignette * d * d;
      // Grain of two pixels survives compression where single-pixel noise only costs bytes.
      const g = (hash(3, x >> 1, y >> 1) + hash(5, x, y) - 1) * grain;
      const at = (y * image.width + x) * 3;
      for (let c = 0; c < 3; c++) {
        data[at + c] = Math.min(255, Math.max(0, (image.data[at + c] as number) * k + g + 0.5));
      }
    }
  }
  return { ...image, data };
}
