/**
 * Makes the weights of the `lite` image model from the style grids of `sd-styles`.
 *
 *     npx tsx models/lite-image/make.ts --data ../shared/data
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FEATURE_VERSION } from '../../src/embedding/lite/image-features.ts';
import { encodeProjection } from '../../src/embedding/lite/image-projection.ts';
import { fitProjection, type StyleClass } from './fit.ts';
import { FIT, ID } from './settings.ts';
import { measureTiles, readGrids, styleClass } from './tiles.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
const grids = await readGrids(values.data);
const classes: StyleClass[] = [];
for (const grid of grids) {
  classes.push(styleClass(await measureTiles(grid)));
  if (classes.length % 100 === 0) console.error(`${classes.length} of ${grids.length} grids measured`);
}
const projection = fitProjection(classes, FIT);
const bytes = encodeProjection(projection);
const weights = 'projection.bin';
const config = { id: ID, dimensions: projection.dimensions, featureVersion: FEATURE_VERSION, weights };
await writeFile(new URL(weights, import.meta.url), bytes);
await writeFile(new URL('config.json', import.meta.url), `${JSON.stringify(config, null, 2)}\n`);
console.error(
  `${ID}: ${grids.length} styles, ${projection.featureCount} features, ${projection.dimensions} dimensions, ` +
    `${bytes.length} bytes`,
);
