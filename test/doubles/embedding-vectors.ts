import { createHash } from 'node:crypto';
import sharp from 'sharp';

const COLOURS: Record<string, [number, number, number]> = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  blue: [0, 0, 255],
  black: [0, 0, 0],
  white: [255, 255, 255],
};

/** A vector made of the text's words, so that texts with words in common are near. Not of unit length. */
export function textVector(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [word, weight] of [...words.map((word) => [word, 1] as const), [text, 0.01] as const]) {
    const hash = createHash('md5').update(word).digest();
    for (let i = 0; i < 4; i++) {
      const place = hash.readUInt16LE(i * 2) % dimensions;
      vector[place]! += (hash[8 + i]! & 1 ? 1 : -1) * weight;
    }
  }
  // Words may cancel out; no text has a zero vector.
  vector[0]! += 0.001;
  return vector.map((value) => Math.round(value * 1e6) / 1e6);
}

/** The vector of the name of the image's colour. */
export async function imageVector(bytes: Buffer, dimensions: number): Promise<number[]> {
  const { data } = await sharp(bytes)
    .resize(1, 1, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const distance = ([r, g, b]: [number, number, number]) =>
    Math.hypot(data[0]! - r, data[1]! - g, data[2]! - b);
  const [name] = Object.entries(COLOURS).sort(([, a], [, b]) => distance(a) - distance(b))[0]!;
  return textVector(name, dimensions);
}
