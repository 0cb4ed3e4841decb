import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { randomFrom } from './prompt-rows.ts';

const SIDES = [512, 640, 768, 832, 1024];
/** Sides of the coarse grids that are laid over one another, from the large forms to the fine ones. */
const GRIDS = [4, 9, 22, 60, 160];

/**
 * Draws images with the detail of photographs, 512 to 1024 pixels a side, and writes them as JPEG of quality 90.
 * @returns their paths
 */
export async function writePhotos(folder: string, count: number, seed = 1): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const random = randomFrom(seed);
  const files: string[] = [];
  for (let n = 0; n < count; n++) {
    const [width, height] = [pick(SIDES, random), pick(SIDES, random)];
    const layers = await Promise.all(GRIDS.map((side) => layer(side, width, height, random)));
    const pixels = new Uint8ClampedArray(width * height * 3);
    for (let at = 0; at < pixels.length; at++) {
      let value = 128 + 10 * (random() - 0.5);
      for (const [octave, data] of layers.entries()) value += (data[at]! - 128) / (octave + 1.2);
      pixels[at] = value;
    }
    const file = path.join(folder, `${n}.jpg`);
    const raw = { width, height, channels: 3 as const };
    await writeFile(file, await sharp(pixels, { raw }).jpeg({ quality: 90 }).toBuffer());
    files.push(file);
  }
  return files;
}

function layer(side: number, width: number, height: number, random: () => number): Promise<Buffer> {
  const cells = Uint8Array.from({ length: side * side * 3 }, () => 256 * random());
  return sharp(cells, { raw: { width: side, height: side, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
}

function pick<Item>(list: readonly Item[], random: () => number): Item {
  return list[Math.floor(list.length * random())]!;
}
