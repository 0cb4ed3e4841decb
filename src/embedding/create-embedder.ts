import type { Embedder } from './embedder.ts';
import type { FetchProgress } from './models/ensure-model.ts';
import { splitPrecision } from './models/precision.ts';
import { isRemoteSetting } from './remote/is-remote-setting.ts';

/** The setting of `lite` with the text vectors it had before; libraries made with them keep it (decision 48). */
export const FORMER_LITE = 'lite-1';

/** What an embedder may need to come to life. */
export interface CreateOptions {
  /** Keys of services, and where the hub and its cache are. */
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  /** How far the first fetch of a model's weights is. */
  onFetch?: (progress: FetchProgress) => void;
}

/**
 * The embedder of a setting: `lite`; a model of the registry, a folder or a hub repository, with `@fp32`, `@fp16` or
 * `@int8` behind it for another precision than its usual one; or a remote service. Weights are fetched at first use.
 * @throws PromptloomError `invalid-input` or `unsupported` for a setting that is none; what fetching throws.
 */
export async function createEmbedder(setting: string, options: CreateOptions = {}): Promise<Embedder> {
  const { env = process.env, signal, onFetch } = options;
  if (setting === 'lite' || setting === FORMER_LITE) {
    const { LiteEmbedder } = await import('./lite/lite-embedder.ts');
    return setting === 'lite' ? LiteEmbedder.open() : LiteEmbedder.openFormer();
  }
  if (isRemoteSetting(setting)) {
    const [{ parseRemoteSetting }, { RemoteEmbedder }] = await Promise.all([
      import('./remote/parse-setting.ts'),
      import('./remote/remote-embedder.ts'),
    ]);
    return RemoteEmbedder.open(parseRemoteSetting(setting, env), { signal });
  }
  const { name, precision } = splitPrecision(setting);
  const [{ findModel }, { ensureModel }, { ClipEmbedder }] = await Promise.all([
    import('./models/find-model.ts'),
    import('./models/ensure-model.ts'),
    import('./clip/clip-embedder.ts'),
  ]);
  const entry = await findModel(name, { env, signal });
  const files = await ensureModel(entry, { precision, env, signal, onProgress: onFetch });
  return ClipEmbedder.open({ entry, files });
}

/**
 * What `auto` means for a new library: the default CLIP model where its weights are at hand, and `lite` otherwise.
 * Hundreds of megabytes are not fetched unasked.
 */
export async function chooseEmbedder(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const [{ DEFAULT_MODEL_ID, registryModel }, { modelState }] = await Promise.all([
    import('./models/registry.ts'),
    import('./models/model-state.ts'),
  ]);
  const entry = registryModel(DEFAULT_MODEL_ID)!;
  const state = modelState(entry, env).precisions.find(({ precision }) => precision === entry.precision);
  return state?.whole ? DEFAULT_MODEL_ID : 'lite';
}
