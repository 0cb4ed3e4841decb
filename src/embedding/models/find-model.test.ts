import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HubServer, startHub } from '../../../test/doubles/hub-server.ts';
import { ensureModel } from './ensure-model.ts';
import { findModel } from './find-model.ts';
import { DEFAULT_MODEL_ID, MODELS } from './registry.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const weights = (n: number) => Buffer.alloc(2000 + n, n);

/** As transformers.js lays CLIP out. */
const CLIP = {
  'config.json': json({
    model_type: 'clip',
    projection_dim: 24,
    text_config: { max_position_embeddings: 32 },
    vision_config: { image_size: 48 },
  }),
  'preprocessor_config.json': json({
    size: { shortest_edge: 48 },
    crop_size: { height: 48, width: 48 },
    do_center_crop: true,
    resample: 3,
    image_mean: [0.1, 0.2, 0.3],
    image_std: [0.4, 0.5, 0.6],
  }),
  'tokenizer.json': json({ model: {} }),
  'tokenizer_config.json': json({
    pad_token: '<|end|>',
    added_tokens_decoder: { 5: { content: '<|start|>' }, 6: { content: '<|end|>' } },
  }),
  'onnx/text_model.onnx': weights(1),
  'onnx/vision_model.onnx': weights(2),
  'onnx/text_model_quantized.onnx': weights(3),
  'onnx/vision_model_quantized.onnx': weights(4),
};

let folder: string;
let hub: HubServer | undefined;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promptloom-models-'));
  env = { HF_HOME: path.join(folder, 'hf') };
});
afterEach(async () => {
  await hub?.close();
  hub = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function write(files: Record<string, Buffer>): Promise<string> {
  for (const [name, contents] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, 'mine', name)), { recursive: true });
    await writeFile(path.join(folder, 'mine', name), contents);
  }
  return path.join(folder, 'mine');
}

describe('the registry', () => {
  it('has models with ids of their own, one of which is the default', async () => {
    const ids = MODELS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(DEFAULT_MODEL_ID);
    for (const entry of MODELS) {
      expect(entry.id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      if (!entry.ships) expect(entry.repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
      expect(Object.keys(entry.bytes).sort()).toEqual(Object.keys(entry.files).sort());
      expect(entry.files[entry.precision]).toBeDefined();
      expect(await findModel(entry.id)).toBe(entry);
    }
  });

  it('lists what it knows when it is asked for something else', async () => {
    await expect(findModel('clip-vit-z', { cwd: folder })).rejects.toMatchObject({
      code: 'invalid-input',
      hint: expect.stringContaining('clip-vit-b-32, clip-vit-b-32-laion2b'),
    });
  });
});

describe('a folder', () => {
  it('is read as CLIP', async () => {
    const mine = await write(CLIP);
    const entry = await findModel('./mine', { cwd: folder });
    expect(entry).toMatchObject({
      id: mine,
      folder: mine,
      precision: 'int8',
      dimensions: 24,
      tokenizerConfig: 'tokenizer_config.json',
      text: { maxTokens: 32, padToMax: false, padId: 6, lowercase: false },
      image: {
        size: 48,
        fit: 'crop',
        resample: 'bicubic',
        mean: [0.1, 0.2, 0.3],
        deviation: [0.4, 0.5, 0.6],
      },
    });
    expect(Object.keys(entry.files)).toEqual(['fp32', 'int8']);
    const files = await ensureModel(entry, { precision: 'fp32', offline: true });
    expect(files.textModel).toBe(path.join(mine, 'onnx/text_model.onnx'));
  });

  it('is read as SigLIP 2, whose settings leave much out, with weights in parts', async () => {
    await write({
      'config.json': json({
        model_type: 'siglip',
        text_config: { vocab_size: 256000 },
        vision_config: { image_size: 32 },
      }),
      'preprocessor_config.json': json({
        size: { height: 32, width: 32 },
        resample: 2,
        image_mean: [0.5, 0.5, 0.5],
        image_std: [0.5, 0.5, 0.5],
      }),
      'tokenizer.json': json({}),
      'onnx/text_model.onnx': weights(1),
      'onnx/text_model.onnx_data': weights(5),
      'onnx/vision_model.onnx': weights(2),
    });
    expect(await findModel('mine', { cwd: folder })).toMatchObject({
      dimensions: 768,
      files: { fp32: { data: ['onnx/text_model.onnx_data'] } },
      text: { maxTokens: 64, padToMax: true, lowercase: true },
      image: { size: 32, fit: 'squash', resample: 'bilinear', mean: [0.5, 0.5, 0.5] },
    });
  });

  it('is read as immich lays OpenCLIP out', async () => {
    await write({
      'config.json': json({
        embed_dim: 512,
        vision_cfg: { image_size: 224 },
        text_cfg: { context_length: 77 },
      }),
      'visual/preprocess_cfg.json': json({
        size: [224, 224],
        interpolation: 'bicubic',
        resize_mode: 'shortest',
        mean: [0.1, 0.1, 0.1],
        std: [0.2, 0.2, 0.2],
      }),
      'textual/tokenizer.json': json({}),
      'textual/model.onnx': weights(1),
      'visual/model.onnx': weights(2),
    });
    expect(await findModel('mine', { cwd: folder })).toMatchObject({
      dimensions: 512,
      tokenizer: 'textual/tokenizer.json',
      text: { maxTokens: 77, padToMax: true },
      image: { size: 224, fit: 'crop', mean: [0.1, 0.1, 0.1], deviation: [0.2, 0.2, 0.2] },
      maxBatch: 1,
    });
  });

  it.each([
    [{ 'tokenizer.json': undefined }, 'it has no tokenizer.json'],
    [{ 'preprocessor_config.json': undefined }, 'it has no preprocessor_config.json'],
    [{ 'config.json': Buffer.from('{') }, 'config.json cannot be read'],
    [{ 'config.json': json({ projection_dim: 'many' }) }, 'config.json: projection_dim'],
    [
      { 'preprocessor_config.json': json({ size: 64, crop_size: 48 }) },
      'resizes images to 64 and cuts 48 out',
    ],
    [
      { 'onnx/text_model.onnx': undefined, 'onnx/text_model_quantized.onnx': undefined },
      'it has no onnx/text_model.onnx',
    ],
  ])('is refused where it cannot be used: %#', async (change, said) => {
    const files = Object.entries<Buffer | undefined>({ ...CLIP, ...change });
    await write(Object.fromEntries(files.flatMap(([name, bytes]) => (bytes ? [[name, bytes]] : []))));
    await expect(findModel('mine', { cwd: folder })).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(said),
    });
  });

  it('that is not there is said to be missing', async () => {
    await expect(findModel('./nothing', { cwd: folder })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a repository of the hub', () => {
  const repository = 'owner/mine';

  it('works by its name: settings first, weights when they are needed, both again without a network', async () => {
    hub = await startHub({ repository, files: CLIP });
    env.HF_ENDPOINT = `${hub.url}/`;
    const entry = await findModel(repository, { env, cwd: folder });
    expect(entry).toMatchObject({ id: repository, repository, dimensions: 24, precision: 'int8' });
    expect(entry.bytes.fp32).toBe(2001 + 2002 + CLIP['tokenizer.json'].length);
    expect(hub.fetches('onnx/text_model.onnx')).toEqual([]);
    const files = await ensureModel(entry, { env });
    hub.requests.length = 0;
    const offline = { env: { ...env, HF_HUB_OFFLINE: '1' }, cwd: folder };
    expect(await ensureModel(await findModel(repository, offline), offline)).toEqual(files);
    expect(hub.requests).toEqual([]);
    expect(Object.keys((await findModel(repository, { env, fresh: true })).files)).toEqual(['fp32', 'int8']);
    // A copy of the snapshot is a folder like any other.
    await cp(files.folder, path.join(folder, 'copy'), { recursive: true, dereference: true });
    const copy = await ensureModel(await findModel('./copy', { cwd: folder }), { offline: true });
    expect(copy.version).toBe(files.version);
  });

  it('that is not here is said to be missing without a network', async () => {
    await expect(findModel(repository, { env, offline: true, cwd: folder })).rejects.toMatchObject({
      code: 'fetch-failed',
      hint: expect.stringContaining('models--owner--mine'),
    });
  });

  it('that the hub does not have is said not to be there', async () => {
    hub = await startHub({ repository: 'owner/other', files: CLIP });
    env.HF_ENDPOINT = hub.url;
    await expect(findModel(repository, { env, cwd: folder })).rejects.toMatchObject({
      message: expect.stringContaining('404'),
    });
  });
});
