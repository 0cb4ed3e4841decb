import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HubServer, startHub } from '../../../../test/doubles/hub-server.ts';
import { tinyClipFolder } from '../../../../test/doubles/tiny-clip.ts';
import type { Io } from '../../io/io.ts';
import { fetchStep } from '../../io/progress.ts';
import { run } from '../../program.ts';

const FILES = {
  'tokenizer_config.json': Buffer.from('{}'),
  'tokenizer.json': Buffer.from('{"model":{}}'),
  'onnx/text_model_quantized.onnx': Buffer.alloc(3000, 1),
  'onnx/vision_model_quantized.onnx': Buffer.alloc(4000, 2),
};

let home: string;
let hub: HubServer;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'promptloom-models-'));
  hub = await startHub({ repository: 'Xenova/clip-vit-base-patch32', files: FILES });
  env = { HF_HOME: home, HF_ENDPOINT: hub.url };
});
afterEach(async () => {
  await hub.close();
  await rm(home, { recursive: true, force: true });
});

async function models(...args: string[]) {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: Readable.from(['first text\nsecond', ' text\r\n\n', 'first text\n']),
    env,
    cwd: home,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
    signal: new AbortController().signal,
    open: () => Promise.reject(new Error('no library is needed')),
  };
  const code = await run(['models', ...args], io);
  return { code, out, err, json: () => JSON.parse(out) };
}

it('has minilm without a download, whole, and keeps it', async () => {
  const { json } = await models('--json');
  const found = json().models.find(({ id }: { id: string }) => id === 'minilm');
  expect(found).toMatchObject({ ships: true, reads: 'texts', dimensions: 384 });
  expect((await models()).out).toMatch(/minilm\n[\s\S]*?ships with promptloom/);
  const checked = (await models('check', 'minilm', '--json')).json();
  expect(checked.files.map(({ result }: { result: string }) => result)).toEqual(['right', 'right']);
  const removed = await models('remove', 'minilm');
  expect(removed.code).toBe(2);
  expect(removed.err).toContain('ships with promptloom');
});

it('lists, fetches, checks and removes', async () => {
  const listed = async () => {
    const { json } = await models('--json');
    return json().models.find(({ id }: { id: string }) => id === 'clip-vit-b-32');
  };
  const before = await listed();
  expect(before).toMatchObject({ default: true, dimensions: 512, licence: 'MIT' });
  expect(before.precisions.map(({ fetched }: { fetched: boolean }) => fetched)).toEqual([
    false,
    false,
    false,
  ]);

  const fetched = await models('fetch', 'clip-vit-b-32', '--json');
  expect(fetched.code).toBe(0);
  expect(fetched.json()).toMatchObject({ id: 'clip-vit-b-32', precision: 'int8' });
  expect(readFileSync(fetched.json().visionModel)).toEqual(FILES['onnx/vision_model_quantized.onnx']);
  expect((await listed()).precisions.find(({ fetched: is }: { fetched: boolean }) => is)).toMatchObject({
    precision: 'int8',
    bytesHere: 7014,
  });
  expect((await models()).out).toMatch(
    /clip-vit-b-32 {2}default\n(.*\n){3} {4}fp32 608 MB fetched in part · .*int8 156 MB fetched/,
  );

  expect((await models('check', 'clip-vit-b-32', '--json')).json()).toMatchObject({ ok: true });
  await writeFile(fetched.json().textModel, Buffer.alloc(3000, 9));
  const checked = await models('check', 'clip-vit-b-32');
  expect(checked.code).toBe(1);
  expect(checked.out).toMatch(/wrong {4}onnx\/text_model_quantized\.onnx/);
  expect(checked.out).toContain('models remove clip-vit-b-32 && npx promptloom models fetch clip-vit-b-32');

  expect((await models('remove', 'clip-vit-b-32')).out).toBe('clip-vit-b-32 is removed: 8 kB free.\n');
  expect((await models('remove', 'clip-vit-b-32', '--json')).json()).toEqual({
    id: 'clip-vit-b-32',
    freedBytes: 0,
  });
  const gone = await models('check', 'clip-vit-b-32', '--json');
  expect([gone.code, gone.json().error.code]).toEqual([1, 'not-found']);
});

it('marks the model that the settings choose', async () => {
  env.PROMPTLOOM_EMBEDDER = 'siglip2-base';
  const { json } = await models('--json');
  const chosen = json().models.filter((model: { default: boolean }) => model.default);
  expect(chosen.map(({ id }: { id: string }) => id)).toEqual(['siglip2-base']);
});

it('has help with examples for every part', async () => {
  for (const part of [[], ['fetch'], ['check'], ['remove'], ['count']]) {
    const { code, out } = await models(...part, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n {2}\$ npx promptloom models/);
    expect(out).toContain('--json');
  }
});

it.each([
  [['fetch']],
  [['fetch', 'nope']],
  [['fetch', 'clip-vit-b-32', '--precision', 'int4']],
  [['fetch', 'clip-vit-b-32-laion2b', '--precision', 'int8']],
  [['nope']],
  [['count']],
])('exits with 2 on %j', async (args) => {
  const { code, out, err } = await models(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).not.toBe('');
});

describe('counting', () => {
  const rows = ['a cat', 'a cat', `${'many words '.repeat(9000)}`, 'a "quoted", dog'];
  beforeEach(() =>
    writeFile(
      path.join(home, 'prompts.csv'),
      `prompt\n${rows.map((row) => `"${row.replaceAll('"', '""')}"`).join('\n')}\n`,
    ),
  );

  it.each([
    'openai:text-embedding-3-small',
    'bedrock:amazon.titan-embed-text-v2:0',
    'openai-compatible:http://127.0.0.1:1/v1#m',
    'http://127.0.0.1:1/embed',
  ])('needs neither key nor network for %s', async (embedder) => {
    const { code, json } = await models('count', 'prompts.csv', '--embedder', embedder, '--json');
    expect(code).toBe(0);
    expect(json()).toMatchObject({ texts: 4, repeated: 1, cut: 1, estimate: true });
    expect(json().embedder).toMatch(/^(openai|openai-compatible|bedrock|http)/);
    expect(json().tokens).toBeGreaterThan(5000);
    expect(json().calls).toBeGreaterThan(0);
  });

  it('counts with the tokenizer of a model that runs here, from stdin', async () => {
    const { code, json } = await models('count', '-', '--embedder', tinyClipFolder, '--json');
    expect(code).toBe(0);
    expect(json()).toMatchObject({ texts: 3, repeated: 1, cut: 0, calls: 0, estimate: false });
    const { out } = await models('count', 'prompts.csv', '--embedder', tinyClipFolder);
    expect(out).toMatch(
      /^4 texts, 1 of them repeated and counted once\n[\d,]+ tokens with .*\n1 text would be cut\n$/,
    );
  });

  it('says what is missing', async () => {
    const gone = await models('count', 'nowhere.csv', '--embedder', tinyClipFolder, '--json');
    expect([gone.code, gone.json().error.code]).toEqual([1, 'source-unreadable']);
    const lite = await models('count', '-', '--embedder', 'lite', '--json');
    expect([lite.code, lite.json().error.code]).toEqual([1, 'unsupported']);
    const unfetched = await models('count', '-', '--embedder', 'siglip2-base', '--json');
    expect([unfetched.code, unfetched.json().error.code]).toEqual([1, 'not-found']);
    expect(unfetched.json().error.hint).toContain('models fetch siglip2-base');
  });
});

it('exits with 1 and names the files when there is no network', async () => {
  env.HF_HUB_OFFLINE = '1';
  const { code, json, err } = await models('fetch', 'clip-vit-b-32', '--json');
  expect([code, json().error.code]).toEqual([1, 'fetch-failed']);
  expect(err).toContain(path.join('snapshots', 'main', 'onnx', 'text_model_quantized.onnx'));
  expect(hub.requests).toEqual([]);
});

it('shows how much has come, how quickly, and what is left', () => {
  const progress = { file: 'a.onnx', bytes: 50e6, total: 150e6, bytesPerSecond: 20e6 };
  expect(fetchStep(progress)).toEqual({
    label: 'Downloading',
    fraction: 1 / 3,
    text: '50 MB of 150 MB · 20 MB/s · 5.0 s left · a.onnx',
  });
});
