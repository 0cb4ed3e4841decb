import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { detectFormat } from '../detect-format.ts';
import { describeSource, readAll, summary } from '../source.contract.ts';
import { JsonSource } from './json.ts';

const folder = temporaryFolder();
let files = 0;

async function write(content: string | Uint8Array, end = 'json'): Promise<string> {
  const file = path.join(folder, `prompts-${++files}.${end}`);
  await writeFile(file, content);
  return file;
}

const records = async (content: string | Uint8Array, options?: object) =>
  readAll(new JsonSource(await write(content), options));
const texts = async (content: string | Uint8Array, options?: object) =>
  (await records(content, options)).map(summary);
const json = (value: unknown, space?: number) => JSON.stringify(value, null, space);

const PRETTY = `\ufeff[
  {
    "prompt": "first",
    "resources": [{ "name": "x" }]
  },
  {
    "prompt": "never closed,
    "steps": 20
  },
  {
    "prompt": "häuser 🏠",
    "seed": 18446744073709551615
  },
  { "prompt": 'wrong quotes' },
  { "title": "no words" },
  "a text itself",
  { "prompt": "NaN beside", "seed": NaN, "tags": ["ink", "late, 19th"], },
  7,
  { "prompt": "last" }
]
`;
const PRETTY_EXPECTED = [
  'first',
  '!broken JSON',
  'häuser 🏠',
  '!broken JSON',
  '!no prompt in it',
  'a text itself',
  'NaN beside',
  '!no prompt in it',
  'last',
];

describeSource('a JSON list of good and broken records', async () => {
  const file = await write(PRETTY);
  return { source: new JsonSource(file), expected: PRETTY_EXPECTED, change: () => appendFile(file, '\n') };
});

describeSource('a file of JSON Lines, some of them broken', async () => {
  const lines = [
    '{"prompt":"a cat"}',
    '',
    '{"prompt":"broken',
    '{"prompt":"a dog"}\r',
    '"a text"',
    '[1]',
    '{"prompt":"end"}',
  ];
  const file = await write(lines.join('\n'), 'jsonl');
  return {
    source: new JsonSource(file),
    expected: ['a cat', '!broken JSON', 'a dog', 'a text', '!no prompt in it', 'end'],
    change: () => appendFile(file, '\n'),
  };
});

describe('JsonSource', () => {
  const two = [{ prompt: 'one' }, { prompt: 'two' }];
  it.each<[string, unknown]>([
    ['a list', two],
    ['an object that holds one', { version: 3, items: two, metadata: { next: 1 } }],
    ['one deeper', { data: { result: { prompts: two } } }],
    ['one of texts', { prompts: ['one', 'two'] }],
    ['a list of texts', ['one', 'two']],
    ['an object of records', { a: { prompt: 'one' }, b: { prompt: 'two' } }],
    ['lists of others before it', { models: [{ name: 'x' }], items: two }],
  ])('reads %s', async (_, document) => {
    for (const space of [0, 2]) expect(await texts(json(document, space))).toEqual(['one', 'two']);
  });

  it('reads a single record, and records one after another', async () => {
    expect(
      await texts(json({ prompt: 'one', tags: ['a', 'b'], images: [{ url: 'https://x.example/a.png' }] })),
    ).toEqual(['one']);
    expect(await texts(`${json(two[0], 2)}\n${json(two[1], 2)}`)).toEqual(['one', 'two']);
    expect(await texts(`[\n{"prompt":"one"},\n{"prompt":"two"}\n]`, { lines: true })).toEqual(['one', 'two']);
  });

  it('understands what Civitai gives', async () => {
    const item = {
      ...{ id: 7, url: 'https://x.example/7.jpg', width: 512, height: 768, nsfwLevel: 'Soft' },
      stats: { likeCount: 4 },
      meta: {
        ...{ prompt: 'a lantern', negativePrompt: 'blurry', seed: 99, steps: 30, cfgScale: 7 },
        ...{ sampler: 'DPM++ 2M Karras', Model: 'glow_v2', resources: [{ name: 'glow', type: 'model' }] },
      },
    };
    const [record] = await records(json({ items: [item], metadata: {} }));
    expect(record).toMatchObject({
      prompt: {
        ...{
          text: 'a lantern',
          negativePrompt: 'blurry',
          sourceId: '7',
          imageUrl: item.url,
          nsfw: 0.25,
          tags: [],
        },
        settings: {
          ...{ seed: 99, steps: 30, cfg: 7, sampler: 'DPM++ 2M', scheduler: 'Karras', model: 'glow_v2' },
          ...{ width: 512, height: 768 },
        },
      },
    });
  });

  it('reads what export writes', async () => {
    const exported = {
      ...{
        id: 'p0123456789abcdef',
        text: 'a fox',
        negativePrompt: '',
        sourceSite: 's',
        tags: ['ink'],
        origin: 'written',
      },
      ...{
        createdAt: '2026-01-01T00:00:00.000Z',
        settings: { seed: '18446744073709551615', sampler: 'Euler' },
      },
      images: [{ id: 'i1', url: 'https://x.example/a.png', width: 64, height: 32, imageBackend: 'sketch' }],
    };
    const [record] = await records(`${json(exported)}\n`.repeat(9));
    expect(record).toMatchObject({
      prompt: {
        ...{
          text: 'a fox',
          tags: ['ink'],
          imageUrl: 'https://x.example/a.png',
          sourceId: exported.id,
          sourceSite: 's',
        },
        settings: { seed: '18446744073709551615', sampler: 'Euler', width: 64, height: 32 },
      },
    });
  });

  it('keeps every digit of a seed, and none of one that was rounded', async () => {
    const list =
      '[{"prompt":"a","seed":9007199254740993},{"prompt":"b","seed":1.8446744073709552e19},{"prompt":"c","seed":"12"}]';
    const read = await records(list);
    const seeds = read.map((one) => ('prompt' in one ? one.prompt.settings.seed : 'none'));
    expect(seeds).toEqual(['9007199254740993', undefined, 12]);
    expect(read[1]).toMatchObject({ notes: [{ reason: 'seed left out' }] });
  });

  it('joins a list of texts as prompt, and says so', async () => {
    expect(await records('[{"prompt":["1girl","solo","ink"]}]')).toMatchObject([
      { prompt: { text: '1girl, solo, ink' }, notes: [{ reason: 'prompt was a list of texts' }] },
    ]);
  });

  it('skips missing values in the prompt', async () => {
    expect(await texts('[{"prompt":null},{"prompt":"None"},{"prompt":""},{"prompt":"ok"}]')).toEqual([
      '',
      '!missing prompt',
      '',
      'ok',
    ]);
  });

  it('makes tags of fields that hold categories', async () => {
    const list = Array.from({ length: 40 }, (_, n) => ({
      prompt: `p${n}`,
      style: n % 2 ? 'Anime' : 'Photo',
      user: `u${n}`,
    }));
    expect((await records(json(list)))[0]).toMatchObject({ prompt: { tags: ['style:Photo'] } });
  });

  it('goes by what somebody says of a field', async () => {
    const list = json([{ words: { main: 'a cat' }, n: 5 }]);
    const columns = { prompt: 'words.main', seed: 'n' };
    expect(await records(list, { columns })).toMatchObject([
      { prompt: { text: 'a cat', settings: { seed: 5 } } },
    ]);
    await expect(records(list)).rejects.toMatchObject({
      message: expect.stringContaining('it has no prompt field; its fields are: words.main, n'),
    });
    await expect(records(list, { columns: { prompt: 'main' } })).rejects.toMatchObject({
      message: expect.stringContaining('it has no field "main"'),
    });
  });

  it('names file and line', async () => {
    const places = (await records(PRETTY)).map(({ place }) => place.replace(/^.*:/, ''));
    expect(places).toEqual(['2', '6', '10', '14', '15', '16', '17', '18', '19']);
  });

  it('loses no good record after a broken one, in a line or in many', async () => {
    const bad = ['{"prompt":"b', '{"prompt":"b",,}', "{'prompt': None}", '{"prompt" "b"}', '{"prompt":"b"]'];
    for (const one of bad) {
      const rows = ['{"prompt":"a"}', one, '{"prompt":"c"}', '{"prompt":"d"}'];
      for (const between of [',', ',\n']) {
        const read = await texts(`[${between === ',' ? '' : '\n'}${rows.join(between)}]`);
        expect(read.slice(0, 2)).toEqual(['a', '!broken JSON']);
        expect(read.filter((text) => !text.startsWith('!'))).toEqual(['a', 'c', 'd']);
      }
    }
  });

  it('says that a file was cut off', async () => {
    expect(await texts('[{"prompt":"a"},\n{"prompt":"b"},\n')).toEqual(['a', 'b', '!broken JSON']);
    expect(await texts('[{"prompt":"a"},\n{"prompt":"b')).toEqual(['a', '!broken JSON', '!broken JSON']);
  });

  it('gives the same records whatever the size of its window, and passes over long ones', async () => {
    const list = [
      ...Array.from({ length: 200 }, (_, n) => ({ prompt: `p${n}`, x: 'y'.repeat(n) })),
      { prompt: 'z'.repeat(5000) },
      { prompt: 'end' },
    ];
    const expected = [...Array.from({ length: 200 }, (_, n) => `p${n}`), '!record too long', 'end'];
    for (const maxRecordBytes of [400, 512, 1000]) {
      for (const space of [0, 1])
        expect(await texts(json(list, space), { maxRecordBytes })).toEqual(expected);
      const lines = list.map((one) => json(one)).join('\n');
      expect(await texts(lines, { maxRecordBytes, lines: true })).toEqual(expected);
    }
  });

  it('refuses what is no JSON with records, naming the file', async () => {
    for (const [content, why] of [
      ['', 'it is empty'],
      ['prompt,steps\n', 'it is no JSON with a list of records'],
      ['{"prompt"', 'it is no JSON'],
      ['\x89PNG\r\n', 'it is a PNG image, not a JSON file'],
      [Buffer.from('\ufeff[{"prompt":"a"}]', 'utf16le'), 'it is in UTF-16'],
    ] as const) {
      const file = await write(typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
      await expect(readAll(new JsonSource(file))).rejects.toMatchObject({
        code: 'source-unreadable',
        message: expect.stringContaining(`Cannot read ${file}: ${why}`),
      });
    }
    expect(await texts('[]')).toEqual([]);
    expect(await texts(Buffer.from('\ufeff[{"prompt":"ä"}]', 'utf16le'), { encoding: 'utf-16le' })).toEqual([
      'ä',
    ]);
  });

  it('skips what is not UTF-8 and says what it looks like', async () => {
    const latin = Buffer.from('[{"prompt":"caf\xe9 by the sea"},\n{"prompt":"plain"}]\n', 'latin1');
    const [first, second] = await records(latin);
    expect(first).toMatchObject({
      skipped: { reason: 'invalid UTF-8', detail: expect.stringContaining('windows-1252') },
    });
    expect(second).toMatchObject({ prompt: { text: 'plain' } });
  });
});

describe('detectFormat', () => {
  it.each([
    ['[{"prompt":"a"}]', 'json', 'json'],
    ['{"prompt":"a"}\n{"prompt":"b"}\n', 'dump', 'json'],
    ['{"prompt":"a"}\n', 'ndjson', 'jsonl'],
    ['[{"prompt":"a"}]', 'csv', 'json'],
    ['prompt,steps\n', 'csv', 'csv'],
    ['prompt,steps\n', '', 'csv'],
    ['prompt\tsteps\n', 'tsv', 'csv'],
    ['{a|b} cat\n', 'txt', 'text'],
    ['["a"]\n', 'txt', 'text'],
    ['a cat, text\n', 'txt', 'text'],
    ['prompt\tsteps\na\t3\n', 'txt', 'csv'],
    ['sep=;\nprompt;steps\n', 'txt', 'csv'],
    ['id,"prompt",seed\n', 'txt', 'csv'],
    ['a prompt, a seed, steps of stone\n', 'txt', 'text'],
    ['PAR1', 'csv', 'parquet'],
  ])('takes %j in a file *.%s for %s', async (content, end, format) => {
    expect(await detectFormat(await write(content, end), undefined)).toBe(format);
  });
});

it('reads a file made of broken records in bounded work', async () => {
  const file = await write(`[${',{"'.repeat(400_000)}`);
  const records = await readAll(new JsonSource(file));
  expect(records.length).toBeLessThan(2000);
});
