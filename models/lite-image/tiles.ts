import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { extractFeatures } from '../../src/embedding/lite/image-features.ts';
import { readWorkingPixels } from '../../src/embedding/lite/image-pixels.ts';
import type { StyleClass } from './fit.ts';
import { RESAVED_WEIGHT } from './settings.ts';

/** A grid image of `sd-styles`: four images in one style, two above two. */
export interface StyleGrid {
  readonly id: string;
  readonly path: string;
}

/** Raw features of a grid's four tiles, as they are and re-saved. */
export interface MeasuredTiles {
  readonly plain: readonly Float32Array[];
  readonly resaved: readonly Float32Array[];
}

/**
 * The grids of `<data>/sd-styles` in the order of its CSV.
 *
 * @throws Error when they are not there
 */
export async function readGrids(data: string): Promise<StyleGrid[]> {
  const folder = resolve(data, 'sd-styles');
  const csv = join(folder, 'prompts.csv');
  await access(csv).catch(() => {
    throw new Error(`there is no ${csv}; name the folder that holds sd-styles with --data`);
  });
  const rows = parse(await readFile(csv, 'utf8'), { columns: true, bom: true }) as {
    id: string;
    url: string;
  }[];
  return rows.map((row) => ({ id: row.id, path: join(folder, row.url) }));
}

/** Ids of the grids on which features and settings were chosen, in their order in design-grids.txt. */
export async function readDesignIds(): Promise<string[]> {
  const text = await readFile(new URL('design-grids.txt', import.meta.url), 'utf8');
  return text.trim().split('\n');
}

/** Measures the four tiles of a grid. */
export async function measureTiles(grid: StyleGrid): Promise<MeasuredTiles> {
  const tiles = await cutTiles(grid.path);
  return {
    plain: await Promise.all(tiles.map(featuresOf)),
    resaved: await Promise.all(tiles.map(async (tile) => featuresOf(await resave(tile)))),
  };
}

/** What the projection learns from a grid: tiles in one style, each also as it looks after re-saving. */
export function styleClass({ plain, resaved }: MeasuredTiles): StyleClass {
  return [
    ...plain.map((features) => ({ features, weight: 1 })),
    ...resaved.map((features) => ({ features, weight: RESAVED_WEIGHT })),
  ];
}

/** An image as it comes back from a web page: half the size, JPEG of quality 60. */
export async function resave(image: Buffer | string): Promise<Buffer> {
  const { width } = await sharp(image).metadata();
  return sharp(image)
    .resize(Math.max(1, width >> 1))
    .jpeg({ quality: 60 })
    .toBuffer();
}

/** Raw features of an encoded image. */
export async function featuresOf(image: Buffer | string): Promise<Float32Array> {
  return extractFeatures(await readWorkingPixels(image));
}

/** The four quarters, losslessly encoded: top left, top right, bottom left, bottom right. */
async function cutTiles(path: string): Promise<Buffer[]> {
  const header = await sharp(path).metadata();
  const width = header.width >> 1;
  const height = header.height >> 1;
  const corners = [0, 1, 2, 3].map((t) => ({ left: (t % 2) * width, top: (t >> 1) * height }));
  return Promise.all(
    corners.map((corner) =>
      sharp(path)
        .extract({ ...corner, width, height })
        .png({ compressionLevel: 0 })
        .toBuffer(),
    ),
  );
}
