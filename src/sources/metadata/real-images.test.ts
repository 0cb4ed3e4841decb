import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOwnPrompt } from './own-prompt.ts';

/** Files that tools wrote themselves, beside the repository; see the README.md there. */
const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/real-images');
const CASES = path.resolve(FOLDER, '../../cases/metadata');

interface Entry {
  file: string;
  tool: string;
  sdParsers: { prompts?: string[]; negative?: string[] };
}

const entries = (): Entry[] =>
  readFileSync(path.join(FOLDER, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);
const read = (file: string) => readOwnPrompt(readFileSync(path.join(FOLDER, file)));
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.skipIf(!existsSync(FOLDER))(
  'real files (skipped where ../shared/data/real-images is missing)',
  () => {
    it('tell every prompt that another reader found in them', async () => {
      for (const { file, sdParsers } of entries()) {
        const found = sdParsers.prompts?.filter((prompt) => prompt.trim() !== '') ?? [];
        if (found.length === 0) continue;
        const own = await read(file);
        expect(own?.prompt, file).toBeTruthy();
        expect(
          found.some((prompt) => plain(own!.prompt).includes(plain(prompt))),
          file,
        ).toBe(true);
      }
    });

    it('tell a prompt in all but those that hold none', async () => {
      const without = [];
      for (const { file, tool } of entries())
        if (!(await read(file))?.prompt) without.push(`${file} ${tool}`);
      // Signed images, a sketch of NovelAI's, and two templates of a single node hold none.
      expect(without.filter((name) => !name.endsWith(' C2PA'))).toEqual([
        '02-tem.savefile.prefix.2.png ComfyUI(workflow only)',
        '04-tem.savefile.prefix.1.png ComfyUI(workflow only)',
        '62-augment-image.png NovelAI',
      ]);
    });
  },
);

describe.skipIf(!existsSync(CASES))(
  'small files that failed (skipped where ../shared/cases is missing)',
  () => {
    it.each<[string, object]>([
      [
        'K1-negtemplate-multiline.png',
        { prompt: 'a heron', negativePrompt: 'blur', template: 'a {heron|crane}\nsecond line of template' },
      ],
      [
        'I3-template-lines.png',
        { prompt: 'a copper kettle on a stove', negativePrompt: 'text', negativeTemplate: 'text' },
      ],
      [
        'K2-extraparam-newline.png',
        { prompt: 'a heron', settings: { steps: 22, cfg: 6.5, seed: 4011223344, width: 512 } },
      ],
      ['I1-no-prompt.png', { prompt: '', settings: { steps: 22, seed: 4011223344 } }],
      [
        'I12b-comfy-webp.webp',
        { prompt: 'a tide pool with starfish', negativePrompt: 'blurry', settings: { seed: 42 } },
      ],
      [
        'J1-efficient.png',
        { prompt: 'an efficient heron', negativePrompt: 'blur', settings: { width: 512 } },
      ],
      ['I12f-comfy-concat.png', { prompt: 'a first half, and a second half' }],
      ['J4-wasconcat.png', { prompt: 'first heron, second reed' }],
      ['J5-stringfunction.png', { prompt: 'a pysssss heron, reeds' }],
      ['J16-samesource.png', { prompt: 'a zeroed heron', negativePrompt: '' }],
      [
        'J21-cfgguider.png',
        {
          prompt: 'close view of a white horse',
          negativePrompt: 'people',
          settings: { cfg: 4.5, seed: 7, steps: 20, sampler: 'euler', model: 'x.safetensors' },
        },
      ],
      [
        'I12e-comfy-flux.png',
        { prompt: 'a flux of geese', guidance: 3.5, settings: { seed: 7, steps: 20, model: 'flux1.sft' } },
      ],
      ['J18-bigseed.png', { settings: { seed: '1065823400843917312' } }],
      ['J17b-inf.png', { prompt: 'text with NaN inside' }],
      [
        'I11-ruinedfooocus.png',
        { prompt: 'a spruce barn in fog', negativePrompt: 'photo, ugly', settings: { cfg: 5, width: 1344 } },
      ],
      [
        'I11b-fooocus.png',
        { prompt: 'a spruce barn in fog', settings: { seed: 2394374, width: 1344, model: 'barnXL' } },
      ],
      [
        'I13b-invoke-new.png',
        { prompt: 'a new windmill', negativePrompt: 'rain', settings: { sampler: 'euler', model: 'mill' } },
      ],
      [
        'I13-invoke-old.png',
        { prompt: 'an old windmill at noon', settings: { sampler: 'k_lms', seed: 9, steps: 50 } },
      ],
      [
        'I14-novelai.png',
        { prompt: 'a harbor seal, {sleeping}', negativePrompt: 'lowres', settings: { cfg: 11, seed: 12 } },
      ],
      [
        'I15-easydiffusion.png',
        { prompt: 'a ferry at dawn', negativePrompt: 'fog', settings: { steps: 25, model: 'ferry' } },
      ],
    ])('%s', async (file, expected) => {
      expect(await readOwnPrompt(readFileSync(path.join(CASES, file)))).toMatchObject(expected);
    });
  },
);
