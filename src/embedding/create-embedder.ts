import { createRequire } from 'node:module';
import { PromptloomError } from '../errors.ts';
import type { Embedder } from './embedder.ts';
import type { FetchProgress } from './models/ensure-model.ts';
import { splitPrecision } from './models/precision.ts';
import { isRemoteSetting } from './remote/is-remote-setting.ts';
import type { SplitSetting } from './split-setting.ts';

/** The setting of `lite` with the text vectors it had before; libraries made with them keep it (decision 48). */
export const FORMER_LITE = 'lite-1';

/** What an embedder may need to come to life. */
export interface CreateOptions {
  /** Keys of services, and where the hub and its cache are. */
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  /** How far the first fetch of a model's weights is. */
  onFetch?: (progress: FetchProgress) => void;
  /** Whether what else runs on the machine goes before it, for models that run here. */
  background?: boolean;
}

/**
 * The embedder of a setting: `lite`; `minilm` or another model of the registry, a folder or a hub repository, with
 * `@fp32`, `@fp16` or `@int8` behind it for another precision than its usual one; a remote service; or `TEXT+IMAGE`,
 * two of these. A model of texts alone that runs here has images by `lite`. Weights are fetched at first use.
 * @throws PromptloomError `invalid-input` or `unsupported` for a setting that is none; what fetching throws.
 */
export async function createEmbedder(setting: string, options: CreateOptions = {}): Promise<Embedder> {
  const { readSplitSetting } = await import('./split-setting.ts');
  const split = readSplitSetting(setting);
  if (split) return createSplit(split, options);
  const embedder = await createOne(setting, options);
  if (embedder.model.imageDimensions !== undefined || isRemoteSetting(setting)) return embedder;
  const { SplitEmbedder } = await import('./split-embedder.ts');
  return new SplitEmbedder(embedder.model.id, embedder, await createOne('lite', options));
}

async function createSplit({ texts, images }: SplitSetting, options: CreateOptions): Promise<Embedder> {
  const { SplitEmbedder } = await import('./split-embedder.ts');
  const forTexts = await createOne(texts, options);
  try {
    if (!forTexts.model.textDimensions) throw cannot(texts, 'texts');
    const forImages = await createOne(images, options);
    if (!forImages.model.imageDimensions) {
      await forImages.close();
      throw cannot(images, 'images');
    }
    const isUsual =
      forImages.model.id === 'lite' && !forTexts.model.imageDimensions && !isRemoteSetting(texts);
    const id = isUsual ? forTexts.model.id : `${forTexts.model.id}+${forImages.model.id}`;
    return new SplitEmbedder(id, forTexts, forImages);
  } catch (error) {
    await forTexts.close();
    throw error;
  }
}

function cannot(setting: string, what: 'texts' | 'images'): PromptloomError {
  return new PromptloomError('invalid-input', `the embedder ${setting} cannot read ${what}`, {
    hint: 'Of TEXT+IMAGE the first must read texts and the second images, such as minilm+clip-vit-b-32.',
  });
}

/** The embedder of a setting that names one model. */
async function createOne(setting: string, options: CreateOptions): Promise<Embedder> {
  const { env = process.env, signal, onFetch, background } = options;
  if (setting === 'lite' || setting === FORMER_LITE) {
    const { LiteEmbedder } = await import('./lite/lite-embedder.ts');
    if (setting === FORMER_LITE) return LiteEmbedder.openFormer();
    return LiteEmbedder.open(canRunModels() ? { openReader: openQueryReader } : {});
  }
  if (isRemoteSetting(setting)) {
    const [{ parseRemoteSetting }, { RemoteEmbedder }] = await Promise.all([
      import('./remote/parse-setting.ts'),
      import('./remote/remote-embedder.ts'),
    ]);
    return RemoteEmbedder.open(parseRemoteSetting(setting, env), { signal });
  }
  const { name, precision } = splitPrecision(setting);
  const [{ findModel }, { ensureModel }, { OnnxEmbedder }] = await Promise.all([
    import('./models/find-model.ts'),
    import('./models/ensure-model.ts'),
    import('./onnx/onnx-embedder.ts'),
  ]);
  const entry = await findModel(name, { env, signal });
  const files = await ensureModel(entry, { precision, env, signal, onProgress: onFetch });
  return OnnxEmbedder.open({ entry, files, ...(background && { background }) });
}

/** MiniLM as it ships, in one thread: queries come one by one. */
async function openQueryReader(): Promise<Embedder> {
  const [{ registryModel }, { ensureModel }, { OnnxEmbedder }] = await Promise.all([
    import('./models/registry.ts'),
    import('./models/ensure-model.ts'),
    import('./onnx/onnx-embedder.ts'),
  ]);
  const entry = registryModel('minilm')!;
  return OnnxEmbedder.open({ entry, files: await ensureModel(entry, { offline: true }), threads: 1 });
}

/** Whether the engine that runs models is installed; npm leaves it out on platforms that it does not know. */
export function canRunModels(): boolean {
  try {
    createRequire(import.meta.url).resolve('onnxruntime-node');
    return true;
  } catch {
    return false;
  }
}

/**
 * What `auto` means for a new library: MiniLM, which ships, for texts, and for images the default CLIP model where its
 * weights are at hand. Hundreds of megabytes are not fetched unasked. Where no engine runs models it is `lite`.
 */
export async function chooseEmbedder(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (!canRunModels()) return 'lite';
  const [{ DEFAULT_MODEL_ID, registryModel }, { modelState }] = await Promise.all([
    import('./models/registry.ts'),
    import('./models/model-state.ts'),
  ]);
  const entry = registryModel(DEFAULT_MODEL_ID)!;
  const state = modelState(entry, env).precisions.find(({ precision }) => precision === entry.precision);
  return state?.whole ? `minilm+${DEFAULT_MODEL_ID}` : 'minilm';
}
