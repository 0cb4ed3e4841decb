import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tinyClipFolder } from '../../test/doubles/tiny-clip.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { readSplitSetting } from './split-setting.ts';

it.each([
  ['minilm+clip-vit-b-32', 'minilm', 'clip-vit-b-32'],
  ['lite+siglip2-base@fp32', 'lite', 'siglip2-base@fp32'],
  ['multilingual-e5-small@fp32 + lite', 'multilingual-e5-small@fp32', 'lite'],
  [`minilm+${tinyClipFolder}`, 'minilm', tinyClipFolder],
  [
    'Xenova/bge-small-en-v1.5+Xenova/clip-vit-base-patch16',
    'Xenova/bge-small-en-v1.5',
    'Xenova/clip-vit-base-patch16',
  ],
  ['openai:text-embedding-3-small+clip-vit-b-32', 'openai:text-embedding-3-small', 'clip-vit-b-32'],
  ['http://127.0.0.1:8000/a+b/c+clip-vit-b-32', 'http://127.0.0.1:8000/a+b/c', 'clip-vit-b-32'],
])('%s chooses two models', (setting, texts, images) => {
  expect(readSplitSetting(setting)).toEqual({ texts, images });
});

it.each([
  'lite',
  'minilm',
  'clip-vit-b-32@fp32',
  '+lite',
  'minilm+',
  'minilm+nothing',
  'http://127.0.0.1:8000/a+b/c',
])('%s is one', (setting) => {
  expect(readSplitSetting(setting)).toBeUndefined();
});

it('a plus in the name of a folder with a model separates nothing', () => {
  const folder = path.join(temporaryFolder(), 'mine+lite');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'config.json'), '{}');
  expect(readSplitSetting(folder)).toBeUndefined();
});
