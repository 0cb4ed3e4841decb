import { existsSync, readdirSync } from 'node:fs';
import type { Config } from '../config.ts';
import { messageOf, PromptloomError } from '../errors.ts';
import type { Trouble } from '../records/library-info.ts';

/** How long something may take to answer. */
const ANSWER_MS = 4000;

/** What one look found. */
export interface Check {
  status: 'ok' | 'note' | 'failed';
  detail: string;
  /** What to do about it; empty when there is nothing to do. */
  todo: string;
}

/** What may be asked beside a look. */
export interface DoctorOptions {
  /** Whether a damaged library shall go on with what is left. */
  acceptLoss?: boolean;
}

/** Looks at one thing. */
export type Look = (config: Config, env: NodeJS.ProcessEnv, options?: DoctorOptions) => Promise<Check>;

/** How the rooms are, and what they need of the machine and of services. */
export const roomChecks = {
  database: () =>
    attempt(async () => {
      await import('chdb/connection');
      return ok('the embedded ClickHouse (chDB) loads');
    }, 'Run "npm ci" again on this machine.'),

  images: () =>
    attempt(async () => {
      const { default: sharp } = await import('sharp');
      return ok(`sharp with libvips ${sharp.versions.vips}`);
    }, 'Run "npm ci" again on this machine.'),

  models: async () => {
    const { packageFile } = await import('../package-root.ts');
    const folder = packageFile('models');
    const missing = ['lite-text', 'lite-text-1', 'lite-image', 'minilm'].filter(
      (name) =>
        !existsSync(packageFile('models', name)) || readdirSync(packageFile('models', name)).length === 0,
    );
    if (missing.length === 0) return ok(`lite and minilm in ${folder}`);
    return failed(`${missing.join(' and ')} missing in ${folder}`, 'Restore the files: git checkout models');
  },

  embedder: (config, env) =>
    attempt(() => checkEmbedder(config.embedder, env), 'Choose another with PROMPTLOOM_EMBEDDER.'),

  library: async (config, _env, { acceptLoss } = {}) => {
    const { isAddress, parseServerAddress } = await import('../net/server-address.ts');
    if (config.library !== undefined && isAddress(config.library)) {
      const address = config.library;
      return attempt(async () => {
        const { openConnection } = await import('../store/connection/open.ts');
        const { shown } = parseServerAddress(address);
        const connection = await openConnection(address);
        await connection.close();
        return ok(`${shown}, ${connection.engine}`);
      }, 'Check that the server runs, and the library address.');
    }
    const { localFolder } = await import('./open/local-folder.ts');
    const folder = localFolder(config.library);
    const { examineLibrary } = await import('./open/examine.ts');
    const { knownTroubles } = await import('./open/known-troubles.ts');
    try {
      const { troubles, accepted } = await examineLibrary(folder, { acceptLoss });
      const before = accepted === '' ? '' : `; it continued without ${accepted}`;
      return isWell(`${folder}, ${troubles.length > 0 ? 'free' : `whole and free${before}`}`, troubles);
    } catch (error) {
      if (!(error instanceof PromptloomError)) throw error;
      if (error.code === 'not-found')
        return note(
          `${folder} does not exist yet`,
          '"npx promptloom serve" or "npx promptloom import" creates it.',
        );
      if (error.code !== 'library-held') return failed(`${folder}: ${error.message}`, error.hint);
      const known = knownTroubles(folder);
      if (known.length > 0) return isWell(folder, known);
      return note(`${folder}: ${error.message}`, error.hint);
    }
  },

  'language model': async (config) => {
    if (config.llm === undefined)
      return note(
        'none; "improve" uses the composer',
        'To use a language model, set PROMPTLOOM_LLM, such as openai:MODEL or openai-compatible:URL#MODEL.',
      );
    return attempt(async () => {
      const { createWriter } = await import('../improve/create-writer.ts');
      const writer = await createWriter({ llm: config.llm });
      const { parseLanguageModelSetting } = await import('../improve/llm/setting.ts');
      // Any answer will do: not every server lists its models.
      const setting = parseLanguageModelSetting(config.llm!);
      const { findCredentials } = await import('../improve/llm/credentials.ts');
      findCredentials(setting, config.llmApiKey);
      await fetch(`${setting.base}/models`, { signal: AbortSignal.timeout(ANSWER_MS) });
      return ok(`${writer.id} answers`);
    }, 'Check PROMPTLOOM_LLM and that the server runs.');
  },

  'image back end': async (config) => {
    if (config.imageBackend === 'sketch')
      return note(
        'sketch, which draws abstract images without a model',
        'To use an image model, set PROMPTLOOM_IMAGE_BACKEND, such as a1111:URL.',
      );
    return attempt(async () => {
      const { createBackend } = await import('../generate/create-backend.ts');
      const backend = await createBackend(config.imageBackend);
      const { models } = await backend.capabilities(AbortSignal.timeout(ANSWER_MS));
      return ok(`${backend.id} answers${models.length > 0 ? `, ${models.length} models` : ''}`);
    }, 'Check PROMPTLOOM_IMAGE_BACKEND and that the server runs.');
  },
} satisfies Record<string, Look>;

/** The embedder of new libraries. A service is not asked: its answers may cost. */
async function checkEmbedder(setting: string, env: NodeJS.ProcessEnv): Promise<Check> {
  const { DEFAULT_MODEL_ID } = await import('../embedding/models/registry.ts');
  const { chooseEmbedder } = await import('../embedding/create-embedder.ts');
  const id = setting === 'auto' ? await chooseEmbedder(env) : setting;
  const name = setting === 'auto' ? `auto, which is ${id}` : id;
  if (setting === 'lite') return ok('lite, which ships with promptloom');
  if (setting === 'auto' && id === 'lite')
    return note(
      name,
      'ONNX Runtime, which the better models need, is not installed: npm install onnxruntime-node',
    );
  if (setting === 'auto' && id === 'minilm')
    return note(name, `To find images by what they show: npx promptloom models fetch ${DEFAULT_MODEL_ID}`);
  const { readSplitSetting } = await import('../embedding/split-setting.ts');
  const split = readSplitSetting(id);
  if (split) {
    const halves = [await checkEmbedder(split.texts, env), await checkEmbedder(split.images, env)];
    const worst = halves.find(({ status }) => status !== 'ok') ?? halves[0]!;
    return { ...worst, detail: halves.map(({ detail }) => detail).join(' + ') };
  }
  const { isRemoteSetting } = await import('../embedding/remote/is-remote-setting.ts');
  if (isRemoteSetting(id)) {
    const { parseRemoteSetting } = await import('../embedding/remote/parse-setting.ts');
    const service = parseRemoteSetting(id, env);
    return ok(`${service.id} at ${service.address}, not contacted`);
  }
  const [{ splitPrecision }, { findModel }, { modelState }] = await Promise.all([
    import('../embedding/models/precision.ts'),
    import('../embedding/models/find-model.ts'),
    import('../embedding/models/model-state.ts'),
  ]);
  const { name: model, precision } = splitPrecision(id);
  const entry = await findModel(model, { env, offline: true });
  const wanted = precision ?? entry.precision;
  const { precisions, folder } = modelState(entry, env);
  const state = precisions.find((candidate) => candidate.precision === wanted);
  if (state?.whole) return ok(`${name}, ${wanted}, in ${folder}`);
  return note(`${name}, ${wanted}, not fetched yet`, `Fetch it: npx promptloom models fetch ${model}`);
}

async function attempt(look: () => Promise<Check>, todo: string): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    const reason = error instanceof TypeError && error.cause ? error.cause : error;
    return failed(messageOf(reason), error instanceof PromptloomError && error.hint ? error.hint : todo);
  }
}

/** What to say of a library, given what is wrong with its files. */
export function isWell(detail: string, [worst, ...others]: readonly Trouble[]): Check {
  if (!worst) return ok(detail);
  const all = [worst, ...others];
  const say = all.some(({ kind }) => kind === 'damaged') ? failed : note;
  return say(
    `${detail}: ${all.map(({ message }) => message).join('; ')}`,
    all.map(({ hint }) => hint).join(' '),
  );
}

export function ok(detail: string): Check {
  return { status: 'ok', detail, todo: '' };
}

export function note(detail: string, todo: string): Check {
  return { status: 'note', detail, todo };
}

export function failed(detail: string, todo: string): Check {
  return { status: 'failed', detail, todo };
}
