/**
 * Draws the images of the sample library and writes `prompts.csv` beside them.
 * `npx tsx sample/draw.ts` draws all; names (`npx tsx sample/draw.ts flow-field`) draw only those.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Drawing, Image } from './draw/canvas.ts';
import { images } from './draw/scenes.ts';
import { writtenPrompts } from './prompts/all.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const imagesFolder = `${here}images`;
const largestFile = 60_000;

async function encode(drawing: Drawing): Promise<Buffer> {
  const source =
    typeof drawing === 'string'
      ? sharp(Buffer.from(drawing)).flatten().removeAlpha()
      : sharp(Buffer.from(drawing.data), {
          raw: { width: drawing.width, height: drawing.height, channels: 3 },
        });
  for (let quality = 80; ; quality -= 4) {
    const file = await source.clone().webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (file.length <= largestFile || quality <= 60) return file;
  }
}

async function drawOne(image: Image): Promise<number> {
  const file = await encode(await image.draw());
  await writeFile(`${imagesFolder}/${image.id}.webp`, file);
  return file.length;
}

const columns = [
  'id',
  'prompt',
  'negative_prompt',
  'url',
  'width',
  'height',
  'source_site',
  'model',
  'tags',
] as const;

function csv(): string {
  const rows: Record<(typeof columns)[number], string>[] = [
    ...images.map((image) => ({
      id: image.id,
      prompt: image.prompt,
      negative_prompt: '',
      url: `images/${image.id}.webp`,
      width: String(image.size[0]),
      height: String(image.size[1]),
      source_site: 'promptloom sample',
      model: 'drawn by sample/draw',
      tags: image.tags.join('|'),
    })),
    ...writtenPrompts.map((written) => ({
      id: written.id,
      prompt: written.prompt,
      negative_prompt: written.negativePrompt,
      url: '',
      width: '',
      height: '',
      source_site: 'promptloom sample',
      model: '',
      tags: written.tags.join('|'),
    })),
  ];
  const quote = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = rows.map((row) => columns.map((column) => quote(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

const wanted = process.argv.slice(2);
const chosen = images.filter((p) => wanted.length === 0 || wanted.some((name) => p.id.startsWith(name)));
await mkdir(imagesFolder, { recursive: true });
if (wanted.length === 0) {
  const kept = new Set(images.map((p) => `${p.id}.webp`));
  for (const file of await readdir(imagesFolder)) {
    if (!kept.has(file)) await rm(`${imagesFolder}/${file}`);
  }
}
let total = 0;
for (const image of chosen) {
  const started = performance.now();
  const bytes = await drawOne(image);
  total += bytes;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${image.id.padEnd(24)} ${String(Math.round(bytes / 1024)).padStart(4)} KB ${seconds} s`);
}
await writeFile(`${here}prompts.csv`, csv());
console.log(
  `${chosen.length} images drawn (${Math.round(total / 1024)} KB); ` +
    `prompts.csv has ${images.length} prompts with an image and ${writtenPrompts.length} without`,
);
