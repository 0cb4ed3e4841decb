import { PromptloomError } from '../errors.ts';
import { isRemoteSetting } from './remote/is-remote-setting.ts';

/** What texts come to. */
interface TextTokens {
  tokens: number;
  /** Texts that are longer than the model reads and would be cut. */
  cut: number;
  /** Requests to the service; 0 for a model that runs here. */
  calls: number;
}

/** Counts what an embedder would read, without embedding: no network, no key, no cost. */
export interface TextCounter {
  /** As the embedder is recorded. */
  readonly id: string;
  /** Whether tokens are estimated, because the service's tokenizer is not known here. */
  readonly isEstimate: boolean;
  /** Whether texts leave this machine when they are embedded. */
  readonly isRemote: boolean;
  count(texts: readonly string[]): TextTokens;
}

/**
 * The counter of an embedder's setting, as `createEmbedder` takes it.
 * @throws PromptloomError `invalid-input` or `unsupported` for a setting that is none or a model that counts nothing;
 * `not-found` when the model's tokenizer is not on this machine
 */
export async function openTextCounter(
  setting: string,
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<TextCounter> {
  const { env = process.env, cwd } = options;
  const { readSplitSetting } = await import('./split-setting.ts');
  const split = readSplitSetting(setting);
  // Images cost no tokens.
  if (split) return openTextCounter(split.texts, options);
  if (setting === 'lite') {
    throw new PromptloomError('unsupported', 'lite costs nothing: there is nothing to count.', {
      hint: 'Name a service or another model with --embedder.',
    });
  }
  return isRemoteSetting(setting) ? serviceCounter(setting, env) : modelCounter(setting, env, cwd);
}

async function serviceCounter(setting: string, env: NodeJS.ProcessEnv): Promise<TextCounter> {
  const [{ parseRemoteSetting }, { countTokens }] = await Promise.all([
    import('./remote/parse-setting.ts'),
    import('./remote/count-tokens.ts'),
  ]);
  // Nothing is sent, so nothing needs a key: these stand for what is not set.
  const unset = { OPENAI_API_KEY: 'none', AWS_BEARER_TOKEN_BEDROCK: 'none' };
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION || 'us-east-1';
  const service = parseRemoteSetting(setting, { ...unset, ...env, AWS_REGION: region });
  return {
    id: service.id,
    isEstimate: true,
    isRemote: true,
    count: (texts) => {
      const { tokens, cut, calls } = countTokens(service, texts);
      return { tokens, cut, calls };
    },
  };
}

async function modelCounter(
  setting: string,
  env: NodeJS.ProcessEnv,
  cwd: string | undefined,
): Promise<TextCounter> {
  const [{ splitPrecision }, { findModel }, { modelState }, { ModelTokenizer }] = await Promise.all([
    import('./models/precision.ts'),
    import('./models/find-model.ts'),
    import('./models/model-state.ts'),
    import('./onnx/tokenize.ts'),
  ]);
  const entry = await findModel(splitPrecision(setting).name, { env, cwd, offline: true });
  const files = modelState(entry, env).precisions.flatMap((precision) => precision.files);
  const here = (name: string | undefined) =>
    files.find((file) => file.path === name && file.size !== undefined)?.file;
  const file = here(entry.tokenizer);
  if (!file) {
    throw new PromptloomError('not-found', `The tokenizer of ${entry.id} is not on this machine.`, {
      hint: `Fetch the model: npx promptloom models fetch ${entry.id}`,
    });
  }
  const tokenizer = await ModelTokenizer.load(file, here(entry.tokenizerConfig), entry.text);
  return {
    id: entry.id,
    isEstimate: false,
    isRemote: false,
    count: (texts) => {
      const all = texts.map((text) => tokenizer.encode(text));
      return {
        tokens: all.reduce((sum, { ids }) => sum + ids.length, 0),
        cut: all.filter(({ truncated }) => truncated).length,
        calls: 0,
      };
    },
  };
}
