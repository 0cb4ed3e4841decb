import { troubleText } from '../../api/trouble.ts';
import type { Config } from '../../config.ts';
import {
  type CreateOptions,
  chooseEmbedder,
  createEmbedder,
  FORMER_LITE,
} from '../../embedding/create-embedder.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { PromptloomError } from '../../errors.ts';
import type { ImageBackend } from '../../generate/backend.ts';
import { createBackend } from '../../generate/create-backend.ts';
import { MediaStore } from '../../generate/media/media.ts';
import type { Image } from '../../records/image.ts';
import { StoreHeldError } from '../../store/disk/store-held-error.ts';
import { Store } from '../../store/store.ts';
import { EmbeddingSpace } from '../parts/active-embedder.ts';
import { type ImageAddresses, imageAddresses } from '../parts/image-address.ts';
import { QueryTranslator } from '../parts/query-translator.ts';
import { Writers } from '../parts/writers.ts';
import { IntentLog } from '../recovery/intent-log.ts';
import { sweepMedia } from '../recovery/sweep-media.ts';
import { undoing } from '../recovery/undo.ts';
import { knownTroubles } from './known-troubles.ts';
import { findPlace, type LibraryPlace } from './library-location.ts';
import { LibraryHeldError, whoHolds } from './lock.ts';
import { troubles } from './trouble.ts';

/** How to open a library. */
export interface OpenOptions {
  /** Whether a missing library is made; true if left out. The default library is always made, with the sample. */
  create?: boolean;
  /** Whether it may be opened with another model than its own, to embed it again; searches then fail. */
  anyModel?: boolean;
  /** How results show images that are local files; their path if left out. */
  imageUrl?: (image: Image) => string;
  /** Told how far the fetch of a model's weights is, where they are not at hand. */
  onFetch?: CreateOptions['onFetch'];
  /** Told what a person should know, in a line. */
  onNote?: (note: string) => void;
  /** How long a search waits for its translation, in milliseconds; twenty seconds if left out. */
  translationMs?: number;
  /** From how many prompts an import may begin with the quick model; 20,000 if left out. */
  largeImport?: number;
  /** Stops the fetch. */
  signal?: AbortSignal;
}

/** What a library works with. */
export interface Parts {
  place: LibraryPlace;
  store: Store;
  space: EmbeddingSpace;
  media: MediaStore;
  intents: IntentLog;
  addresses: ImageAddresses;
  writers: Writers;
  translator: QueryTranslator;
  backend: ImageBackend;
}

/** What a person should know of the model that was chosen for a new library. */
const CHOSEN: Record<string, string> = {
  minilm:
    'The new library finds texts by MiniLM and images by colour and texture (lite); neither needs a download. For images found by words, switch it later: ' +
    'npx promptloom re-embed --embedder minilm+clip-vit-b-32',
  lite:
    'The new library uses the embedder lite, which needs no download and runs everywhere. One that knows meaning better: ' +
    'npx promptloom re-embed --embedder minilm',
};

const FORMER_VECTORS =
  'This library has the text vectors of an earlier lite, and searches go on with them. The newer ones know more of ' +
  'what words mean; to change to them: npx promptloom re-embed --embedder lite';

const LEFT_OVER =
  'What an interrupted run left behind could not be removed yet. It does no harm and is tried again when the library is opened next.';

/**
 * Opens what a library works with.
 * @throws PromptloomError `library-held`, `library-model-mismatch`, `not-found`, `invalid-input` or `store-failed`.
 */
export async function openParts(config: Config, options: OpenOptions): Promise<Parts> {
  const isDefault = config.library === undefined;
  const place = await findPlace(config, isDefault || (options.create ?? true));
  const { folder } = place;
  // Wrong settings are told before anything is opened.
  const writers = await Writers.open(config);
  const backend = await createBackend(config.imageBackend);
  const { settings, chosen, automatic } = await embedderSettings(config, place);
  const { store, embedder } = await openWithFirst(settings, { place, automatic }, options);
  try {
    if (chosen !== undefined && CHOSEN[chosen]) options.onNote?.(CHOSEN[chosen]);
    for (const note of store.state?.notes ?? []) options.onNote?.(note);
    for (const trouble of troubles(store.state, folder)) options.onNote?.(troubleText(trouble));
    const { shared } = place;
    const { obstacle, losses = [], hadLosses = false } = store.state ?? {};
    const media = await MediaStore.open(folder, { alone: !shared, reading: obstacle !== undefined });
    const intents = new IntentLog(folder, { shared, undo: undoing({ store, media, shared }) });
    // What has lost its rows is not left over: nothing is removed from a damaged library.
    if (obstacle === undefined && losses.length === 0) {
      const { problems } = await intents.recover();
      if (problems.length > 0) options.onNote?.(LEFT_OVER);
      if (!hadLosses) await sweepMedia(folder, { store, media, shared });
    }
    const addresses = imageAddresses(folder, options.imageUrl);
    const space = new EmbeddingSpace(
      embedder,
      options.anyModel ? undefined : (model) => store.checkModel(model),
    );
    const translator = new QueryTranslator(writers, store, space, options.translationMs);
    return { place, store, space, media, intents, addresses, writers, translator, backend };
  } catch (error) {
    await Promise.all([embedder.close(), store.close()]);
    throw error;
  }
}

/**
 * The settings a library may be opened with, in the order they are tried: the one that is named, or the one it was
 * made with. While it is switched to another, a kill leaves two, of which one is right.
 */
async function embedderSettings(
  config: Config,
  place: LibraryPlace,
): Promise<{ settings: string[]; chosen?: string; automatic?: true }> {
  if (config.embedder !== 'auto') return { settings: withFormer([config.embedder]) };
  const { embedder, next, automatic } = await place.recorded();
  const settings = [next, embedder].filter((setting) => setting !== undefined);
  if (settings.length > 0) return { settings: withFormer(settings), automatic };
  // On a server many fill a library, and not every machine of theirs runs models.
  const chosen = place.shared ? 'lite' : await chooseEmbedder();
  // A library that lost the record of its embedder most likely has the one that needs nothing.
  return { settings: withFormer(chosen === 'lite' ? [chosen] : [chosen, 'lite']), chosen, automatic: true };
}

/** Which vectors of `lite` a library has, its database says and its setting does not. */
function withFormer(settings: string[]): string[] {
  return [...new Set(settings.flatMap((setting) => (setting === 'lite' ? ['lite', FORMER_LITE] : setting)))];
}

async function openWithFirst(
  [setting, ...others]: string[],
  at: { place: LibraryPlace; automatic: true | undefined },
  options: OpenOptions,
): Promise<{ store: Store; embedder: Embedder }> {
  const { onFetch, signal, anyModel } = options;
  const { place, automatic } = at;
  const embedder = await createEmbedder(setting!, { onFetch, signal }).catch((error: unknown) => {
    // A model that is gone for good is a reason to embed again, for which the old one is not needed.
    if (anyModel && !signal?.aborted) return createEmbedder('lite');
    throw error;
  });
  try {
    const store = await Store.open(place.database, embedder.model, {
      anyModel: anyModel && others.length === 0,
    });
    if (setting === FORMER_LITE) await hintAtNewVectors(place, options);
    if (!anyModel && !store.state?.obstacle)
      await place.record({ embedder: setting!, ...(automatic && { automatic }) }, store.settings);
    return { store, embedder };
  } catch (error) {
    await embedder.close();
    if (!(error instanceof PromptloomError)) throw error;
    if (error instanceof StoreHeldError) throw heldError(place.folder, error);
    const isStore = error.code === 'store-failed' || error.code === 'library-read-only';
    const [known] = isStore && !place.shared ? knownTroubles(place.folder) : [];
    // Only here is it known how to name the library on a command line.
    if (known) throw new PromptloomError(error.code, error.message, { hint: known.hint, cause: error });
    if (error.code !== 'library-model-mismatch' || others.length === 0) throw error;
    return openWithFirst(others, at, options).catch((last: unknown) => {
      // Where none fits, the one that was asked for is named.
      const isSame = last instanceof PromptloomError && last.code === 'library-model-mismatch';
      throw isSame ? error : last;
    });
  }
}

/** Once: the setting that is recorded then says that the hint was given. */
async function hintAtNewVectors(place: LibraryPlace, { anyModel, onNote }: OpenOptions): Promise<void> {
  const { embedder } = await place.recorded();
  if (embedder !== FORMER_LITE && !anyModel) onNote?.(FORMER_VECTORS);
}

/** Who has it open: the lock says which process, and that process may have said where it serves the library. */
function heldError(folder: string, error: StoreHeldError): LibraryHeldError {
  const said = whoHolds(folder);
  const { pid } = error;
  const isTrue = said !== undefined && (pid === undefined || said.pid === pid);
  const holder = isTrue ? said : pid === undefined ? undefined : { pid, since: '' };
  return new LibraryHeldError(folder, holder, error);
}
