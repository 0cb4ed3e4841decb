import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { CsvSource } from '../csv/csv.ts';
import { ParquetSource } from '../parquet/parquet.ts';
import { readAll } from '../source.contract.ts';
import type { Source } from '../source.ts';
import { JsonSource } from './json.ts';
import { openedText } from './json-text.ts';

const folder = temporaryFolder();
const META =
  '{"prompt":"a heron","negativePrompt":"blur","seed":18446744073709551615,"sampler":"DPM++ 2M Karras"}';
const PYTHON = "{'prompt': 'a \\'heron\\'', 'seed': 5, 'tiling': False, 'x': None}";

async function promptsOf(name: string, content: string | Uint8Array, make: (file: string) => Source) {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return (await readAll(make(file))).map((record) => ('prompt' in record ? record.prompt : record.skipped));
}
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const HERON = {
  text: 'a heron',
  negativePrompt: 'blur',
  settings: { seed: '18446744073709551615', sampler: 'DPM++ 2M', scheduler: 'Karras' },
};

it('a column of a CSV file that holds JSON, or what Python writes, is opened', async () => {
  const rows = [META, PYTHON, 'null', '{"steps":3}', '{broken'];
  const csv = `id,meta\n${rows.map((row, n) => `${n},${cell(row)}`).join('\n')}\n`;
  expect(await promptsOf('meta.csv', csv, (file) => new CsvSource(file))).toMatchObject([
    { ...HERON, sourceId: '0', tags: [] },
    { text: "a 'heron'", settings: { seed: 5 } },
    { text: '' },
    { reason: 'no prompt in it' },
    { text: '' },
  ]);
});

it('a mapping names what stands within such a column', async () => {
  const csv = `id,meta\n1,${cell('{"words":"a heron","prompt":"no"}')}\n`;
  const make = (file: string) => new CsvSource(file, { columns: { prompt: 'meta.words' } });
  expect(await promptsOf('mapped.csv', csv, make)).toMatchObject([{ text: 'a heron' }]);
});

it('a column of a Parquet file and a field of JSON Lines too', async () => {
  const parquet = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['1', '2'], type: 'STRING' },
        { name: 'metadata', data: [META, ''], type: 'STRING' },
      ],
    }),
  );
  expect(await promptsOf('meta.parquet', parquet, (file) => new ParquetSource(file))).toMatchObject([
    { ...HERON, sourceId: '1' },
    { text: '' },
  ]);
  const lines = `${JSON.stringify({ id: 1, meta: META })}\n`;
  expect(await promptsOf('meta.jsonl', lines, (file) => new JsonSource(file, { lines: true }))).toMatchObject(
    [{ ...HERON, sourceId: '1' }],
  );
});

it('a field without a value gives way to the one that is nested under the same name', async () => {
  const lines =
    '{"prompt":null,"meta":{"prompt":"a heron"}}\n{"prompt":"a crane","meta":{"prompt":"a heron"}}\n';
  expect(
    await promptsOf('nested.jsonl', lines, (file) => new JsonSource(file, { lines: true })),
  ).toMatchObject([{ text: 'a heron' }, { text: 'a crane' }]);
});

it('a prompt that is JSON itself, or a template, stays whole', () => {
  expect(openedText('prompt', '{"prompt":"a heron"}')).toEqual({ prompt: 'a heron' });
  expect(openedText('prompt', '{"subject":"a heron","style":"ink"}')).toBeUndefined();
  const nested = '{"objective":"a photograph","prompt":{"subject":"a heron"},"lighting":{"key":"soft"}}';
  expect(openedText('prompt', nested)).toBeUndefined();
  const beside = '{"prompt":"a heron","style":"ink","negative_prompt":"blur"}';
  expect(openedText('prompt', beside)).toBeUndefined();
  const settings = '{"prompt":"a heron","negative_prompt":"blur","aspect_ratio":"9:16","seed":4,"vae":"x"}';
  expect(openedText('prompt', settings)).toBeDefined();
  expect(openedText('prompt', '{red|blue} heron {a|b}')).toBeUndefined();
  expect(openedText('caption', '{"prompt":"a heron"}')).toBeUndefined();
  expect(openedText('meta', '["a heron"]')).toBeUndefined();
});

it('an object in the place of a prompt is the prompt as JSON, unless it holds a prompt and settings', async () => {
  const lines = [
    { id: 1, prompt: { subject: 'a heron', light: { key: 'soft' } } },
    { id: 2, prompt: { prompt: 'a heron', negative: 'blur', seed: 4 } },
    { id: 3, prompt: { positive: 'a heron', negative: 'blur' } },
    { id: 4, meta: { prompt: { scene: 'a heron', text: 'HERON' } } },
    { id: 5, prompt: {} },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const read = await promptsOf('objects.jsonl', text, (file) => new JsonSource(file, { lines: true }));
  expect(read).toMatchObject([
    { text: '{"subject":"a heron","light":{"key":"soft"}}', sourceId: '1' },
    { text: 'a heron', negativePrompt: 'blur', settings: { seed: 4 } },
    { text: 'a heron', negativePrompt: 'blur' },
    { text: '{"scene":"a heron","text":"HERON"}' },
    { reason: 'no prompt in it' },
  ]);
});

it('a graph of ComfyUI is no list of prompts, and one within a record costs it nothing', async () => {
  const graph = {
    3: { class_type: 'KSampler', inputs: { positive: ['6', 0] } },
    6: { class_type: 'CLIPTextEncode', inputs: { text: 'a heron' } },
  };
  const make = (file: string) => new JsonSource(file);
  await expect(promptsOf('graph.json', JSON.stringify(graph), make)).rejects.toMatchObject({
    code: 'source-unreadable',
    message: expect.stringContaining('graph of ComfyUI'),
  });
  const records = JSON.stringify([{ prompt: 'a heron', workflow: graph }]);
  expect(await promptsOf('records.json', records, make)).toMatchObject([{ text: 'a heron' }]);
});

it('says how many images of a record it leaves out', async () => {
  const [first, second] = ['https://example.org/1.png', 'https://example.org/2.png'];
  const records = [
    { prompt: 'a', images: [{ url: first }, { url: second }, { url: second }] },
    { prompt: 'b', image: [first, second] },
    { prompt: 'c', images: [{ url: first }] },
  ];
  const file = path.join(folder, 'images.json');
  await writeFile(file, JSON.stringify(records));
  const read = await readAll(new JsonSource(file));
  expect(read.map((one) => ('prompt' in one ? [one.prompt.imageUrl, one.notes?.[0]?.detail] : []))).toEqual([
    [first, '2 beside the first'],
    [first, '1 beside the first'],
    [first, undefined],
  ]);
});
