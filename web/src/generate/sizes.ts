import { toSeed } from '../../../src/records/seed.ts';
import type { Seed } from '../api/types.ts';

export interface Size {
  label: string;
  width: number;
  height: number;
}

const PRESETS: Size[] = [
  { label: 'Square', width: 512, height: 512 },
  { label: 'Portrait', width: 512, height: 768 },
  { label: 'Landscape', width: 768, height: 512 },
  { label: 'Square, large', width: 1024, height: 1024 },
  { label: 'Portrait, large', width: 832, height: 1216 },
  { label: 'Landscape, large', width: 1216, height: 832 },
];

const LOWEST = 64;
const HIGHEST = 4096;

/** The presets, after the original size of the prompt where it is another. */
export function sizesFor(width: number | undefined, height: number | undefined): Size[] {
  if (!width || !height || width > HIGHEST || height > HIGHEST || width < LOWEST || height < LOWEST)
    return PRESETS;
  const known = PRESETS.some((size) => size.width === width && size.height === height);
  return known ? PRESETS : [{ label: 'Original size', width, height }, ...PRESETS];
}

export function sizeKey({ width, height }: { width: number; height: number }): string {
  return `${width}x${height}`;
}

/** The seed in a text field; undefined, which means random, where it has none. */
export function seedFrom(text: string): Seed | undefined {
  return toSeed(text.trim());
}
