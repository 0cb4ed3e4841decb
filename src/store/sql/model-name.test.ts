import { expect, it } from 'vitest';
import { modelKey } from './model-name.ts';

it.each([
  'moss_v1',
  'moss_v1.safetensors',
  'moss_v1.safetensors [aabb]',
  'Moss_V1.ckpt [0123456789]',
  'SD15/moss_v1.safetensors',
  'sd15\\anime\\moss_v1.sft',
  ' moss_v1 [aabb] ',
])('takes %s for one model', (name) => {
  expect(modelKey(name)).toBe('moss_v1');
});

it.each([
  ['sdxl-1.0', 'sdxl-1.0'],
  ['stabilityai/sd-turbo', 'sd-turbo'],
  ['.safetensors', '.safetensors'],
  ['', ''],
  ['folder/', 'folder/'],
  ['model [v2]', 'model [v2]'],
])('keeps of %s what names it', (name, key) => {
  expect(modelKey(name)).toBe(key);
});
