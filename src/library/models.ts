import type { FetchProgress } from '../embedding/models/ensure-model.ts';
import type { CheckedFile } from '../embedding/models/manage-model.ts';
import type { ModelEntry, ModelFiles, Precision } from '../embedding/models/model-entry.ts';
import type { TextCounter } from '../embedding/text-counter.ts';
import { PromptloomError } from '../errors.ts';

export type { FetchProgress, Precision };

/** Where models are looked for. */
interface Where {
  env: NodeJS.ProcessEnv;
  /** What relative folders are relative to. */
  cwd: string;
  signal: AbortSignal;
}

/** Whether this names a model that promptloom knows. */
export async function isListedModel(name: string): Promise<boolean> {
  const { registryModel } = await import('../embedding/models/registry.ts');
  return registryModel(name) !== undefined;
}

/** The models that promptloom knows, and what of each is on this machine. @param embedder the setting of new libraries. */
export async function listModels(embedder: string, env: NodeJS.ProcessEnv) {
  const { DEFAULT_MODEL_ID, MODELS } = await import('../embedding/models/registry.ts');
  const { modelState } = await import('../embedding/models/model-state.ts');
  const chosen = embedder === 'auto' ? DEFAULT_MODEL_ID : embedder;
  return MODELS.map((entry) => {
    const { id, name, repository, dimensions, multilingual, licence, quality, ships } = entry;
    const { precisions, folder } = modelState(entry, env);
    return {
      ...{ id, name, repository, dimensions, multilingual, licence, quality, ships },
      reads: entry.image ? ('texts and images' as const) : ('texts' as const),
      default: id === chosen,
      folder,
      precisions: precisions.map(({ precision, whole, bytes: here }) => ({
        precision,
        default: precision === entry.precision,
        bytes: entry.bytes[precision],
        fetched: whole,
        bytesHere: here,
      })),
    };
  });
}

/** Fetches what is missing of a model. @throws PromptloomError `invalid-input`, `unsupported`, `fetch-failed` or `cancelled`. */
export async function fetchModel(
  name: string,
  options: Where & { precision?: Precision; onProgress?: (progress: FetchProgress) => void },
): Promise<{ id: string } & ModelFiles> {
  const { ensureModel } = await import('../embedding/models/ensure-model.ts');
  const entry = await find(name, options, true);
  return { id: entry.id, ...(await ensureModel(entry, options)) };
}

/** Compares the files of a model with their checksums. @throws PromptloomError `not-found` when none is on this machine. */
export async function checkModel(name: string, where: Where): Promise<{ id: string; files: CheckedFile[] }> {
  const { checkModel: checkFiles } = await import('../embedding/models/manage-model.ts');
  const entry = await find(name, where, false);
  const files = await checkFiles(entry, where);
  if (files.length === 0) {
    throw new PromptloomError('not-found', `${entry.id} is not on this machine.`, {
      hint: `Fetch it: npx promptloom models fetch ${entry.id}`,
    });
  }
  return { id: entry.id, files };
}

/** Deletes the files of a model. */
export async function removeModel(name: string, where: Where): Promise<{ id: string; freedBytes: number }> {
  const { removeModel: removeFiles } = await import('../embedding/models/manage-model.ts');
  const entry = await find(name, where, false);
  return { id: entry.id, freedBytes: await removeFiles(entry, where) };
}

/** Counts what an embedder would read. @throws PromptloomError as {@link TextCounter}'s opening does. */
export async function textCounterOf(embedder: string, where: Where): Promise<TextCounter> {
  const { openTextCounter } = await import('../embedding/text-counter.ts');
  const { chooseEmbedder } = await import('../embedding/create-embedder.ts');
  return openTextCounter(embedder === 'auto' ? await chooseEmbedder(where.env) : embedder, where);
}

async function find(name: string, { env, cwd, signal }: Where, fresh: boolean): Promise<ModelEntry> {
  const { findModel } = await import('../embedding/models/find-model.ts');
  return findModel(name, { env, cwd, signal, fresh, offline: !fresh });
}
