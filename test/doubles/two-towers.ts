import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type EnsureOptions, ensureModel } from '../../src/embedding/models/ensure-model.ts';
import { ModelEntrySchema, type ModelFiles } from '../../src/embedding/models/model-entry.ts';
import type { PromptloomError } from '../../src/errors.ts';
import { type HubOptions, type HubServer, startHub } from './hub-server.ts';

export const REPOSITORY = 'owner/two-towers';
export const TEXT = 'onnx/text_model.onnx';
export const VISION = 'onnx/vision_model.onnx';
/** What the hub has of the model; the weights are large enough to arrive in several pieces. */
export const FILES = {
  'tokenizer.json': Buffer.from('{"model":{}}'),
  [TEXT]: bytesOf(200_000, 3),
  [VISION]: bytesOf(300_000, 7),
};

/** A model that a test hub has. */
export const entry = ModelEntrySchema.parse({
  id: 'two-towers',
  name: 'Two towers',
  repository: REPOSITORY,
  files: { fp32: { text: TEXT, vision: VISION } },
  precision: 'fp32',
  dimensions: 4,
  text: { maxTokens: 8, padToMax: false },
  image: { size: 4, fit: 'crop', resample: 'bicubic', mean: [0, 0, 0], deviation: [1, 1, 1] },
  licence: 'MIT',
  bytes: {},
  quality: 'none',
});

/** As impatient as tests are. */
export const patience = { pauseMs: 1, silenceMs: 5000 };

/** A hub with one model, and an empty cache. */
export class TwoTowers {
  home = '';
  hub!: HubServer;
  readonly #opened: HubServer[] = [];

  get env(): NodeJS.ProcessEnv {
    return { HF_HOME: this.home, HF_ENDPOINT: this.hub.url };
  }

  /** The model's folder in the cache. */
  get folder(): string {
    return path.join(this.home, 'hub', 'models--owner--two-towers');
  }

  /** Takes another hub. */
  async open(options: Partial<HubOptions> = {}): Promise<void> {
    this.hub = await startHub({ repository: REPOSITORY, files: FILES, ...options });
    this.#opened.push(this.hub);
  }

  ensure(options: EnsureOptions = {}): Promise<ModelFiles> {
    return ensureModel(entry, { env: this.env, patience, ...options });
  }

  /** The error of an attempt that must fail. */
  failure(options: EnsureOptions = {}): Promise<PromptloomError> {
    return this.ensure(options).then(
      () => expect.fail('it should fail'),
      (error: PromptloomError) => error,
    );
  }

  /** What lies in the cache and is no file: incomplete ones, locks. */
  async leftovers(): Promise<string[]> {
    const names = await readdir(path.join(this.folder, 'blobs')).catch(() => []);
    return names.filter((name) => name.includes('.'));
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map((server) => server.close()));
    await rm(this.home, { recursive: true, force: true });
  }
}

/** Gives each test of a file a hub and a cache of its own. */
export function towersForEachTest(): TwoTowers {
  const towers = new TwoTowers();
  beforeEach(async () => {
    towers.home = await mkdtemp(path.join(tmpdir(), 'promptloom-hub-'));
    await towers.open();
  });
  afterEach(() => towers.close());
  return towers;
}

/** Bytes that differ from place to place. */
export function bytesOf(length: number, step: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, n) => (n * step + (n >> 8)) & 255));
}
