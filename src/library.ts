import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Config, defaultLibraryFolder } from './config.ts';
import { findClipTokenCounter } from './embedding/clip/count-clip-tokens.ts';
import { type CreateOptions, chooseEmbedder, createEmbedder } from './embedding/create-embedder.ts';
import type { Embedder } from './embedding/embedder.ts';
import { PromptloomError } from './errors.ts';
import type { ImageBackend } from './generate/backend.ts';
import { createBackend } from './generate/create-backend.ts';
import { MediaStore } from './generate/media.ts';
import { JobQueue } from './generate/queue.ts';
import { check } from './library/check.ts';
import { describePrompt } from './library/describe.ts';
import type {
  Cancellable,
  GenerateOptions,
  ImportOptions,
  ImproveOptions,
  LibraryDoor,
} from './library/door.ts';
import { expand } from './library/expand.ts';
import { prepareFolder, recordEmbedder, recordedEmbedder } from './library/folder.ts';
import { generate } from './library/generate.ts';
import { type ImageAddresses, imageAddresses } from './library/image-address.ts';
import { runImport } from './library/import-run.ts';
import { accept, improve } from './library/improve.ts';
import { reworkPrompt } from './library/rework.ts';
import { fillWithSample, SAMPLE_SITE, wantsSample } from './library/sample.ts';
import { Writers } from './library/writers.ts';
import { type GenerateInput, GenerateRequestSchema, type Generation } from './records/generation.ts';
import type { Image } from './records/image.ts';
import { type ImportInput, type ImportReport, ImportRequestSchema } from './records/import.ts';
import {
  type AcceptRequest,
  AcceptRequestSchema,
  type ImproveInput,
  type Improvement,
  ImproveRequestSchema,
} from './records/improvement.ts';
import type { LibraryInfo } from './records/library-info.ts';
import type { PromptDetail } from './records/lineage.ts';
import { type Reworked, type ReworkInput, ReworkRequestSchema } from './records/rework.ts';
import { type SearchInput, SearchRequestSchema, type SearchResponse } from './records/search.ts';
import { type ExpandInput, ExpandRequestSchema, type ExpandResponse } from './records/template.ts';
import { search } from './search/search.ts';
import { CsvSource } from './sources/csv.ts';
import { loadPicture } from './sources/picture.ts';
import { announceHolder, LibraryHeldError, readHolder, withdrawHolder } from './store/lock.ts';
import { Store } from './store/store.ts';

/** Below this many prompts an exact scan answers in milliseconds, and nothing needs to be built. */
const INDEX_FROM = 50_000;
/** The index is built again when this share of the prompts is not in it: those are scanned. */
const UNINDEXED_SHARE = 0.2;

/** How to open a library. */
export interface OpenOptions {
  /** Whether a missing library is made; true if left out. The default library is always made, with the sample. */
  create?: boolean;
  /** How results show pictures that are local files; their path if left out. */
  imageUrl?: (image: Image) => string;
  /** Told how far the fetch of a model's weights is, where they are not at hand. */
  onFetch?: CreateOptions['onFetch'];
  /** Told what a person should know, in a line. */
  onNote?: (note: string) => void;
  /** Stops the fetch. */
  signal?: AbortSignal;
}

const LITE_WAS_CHOSEN =
  'The new library uses the embedder lite, which needs no download. For pictures found by words: promptloom models fetch ' +
  'clip-vit-b-32, then import into a new library.';

/** The setting a library is opened with: the one it was made with, unless another is named. */
async function embedderSetting(
  config: Config,
  folder: string,
): Promise<{ setting: string; chosen?: string }> {
  if (config.embedder !== 'auto') return { setting: config.embedder };
  const recorded = recordedEmbedder(folder);
  if (recorded !== undefined) return { setting: recorded };
  const chosen = await chooseEmbedder();
  return { setting: chosen, chosen };
}

/** What a library works with. */
interface Parts {
  store: Store;
  embedder: Embedder;
  media: MediaStore;
  addresses: ImageAddresses;
  writers: Writers;
  backend: ImageBackend;
}

/** Opens a library and runs the way of a prompt; what all doors use. */
export class Library implements LibraryDoor {
  /** The library's folder, absolute. */
  readonly folder: string;
  /** Known only to processes of the same user: see {@link announce}. */
  readonly ownerKey = randomBytes(24).toString('base64url');
  readonly #config: Config;
  readonly #store: Store;
  readonly #embedder: Embedder;
  readonly #media: MediaStore;
  readonly #addresses: ImageAddresses;
  readonly #writers: Writers;
  readonly #backend: ImageBackend;
  readonly #imports = new JobQueue(1);
  readonly #drawings = new JobQueue(1);
  #building = 0;
  #countTokens: ((text: string) => number) | undefined;

  private constructor(folder: string, config: Config, parts: Parts) {
    this.folder = folder;
    this.#config = config;
    this.#store = parts.store;
    this.#embedder = parts.embedder;
    this.#media = parts.media;
    this.#addresses = parts.addresses;
    this.#writers = parts.writers;
    this.#backend = parts.backend;
  }

  /**
   * Opens the library that the settings name. With none named it is the default one, which starts with the sample.
   * @throws PromptloomError `library-held` (a `LibraryHeldError` that says by whom), `library-model-mismatch`,
   *   `not-found`, `invalid-input` or `store-failed`.
   */
  static async open(config: Config, options: OpenOptions = {}): Promise<Library> {
    const folder = config.library ?? defaultLibraryFolder();
    const isDefault = config.library === undefined;
    const parts = prepareFolder(folder, isDefault || (options.create ?? true));
    // Wrong settings are told before anything is opened.
    const writers = new Writers(config);
    const backend = createBackend(config.imageBackend);
    const { setting, chosen } = await embedderSetting(config, folder);
    const embedder = await createEmbedder(setting, { onFetch: options.onFetch, signal: options.signal });
    let library: Library;
    try {
      const store = await Store.open(parts.store, embedder.model).catch((error: unknown) => {
        const held = error instanceof PromptloomError && error.code === 'library-held';
        throw held ? new LibraryHeldError(folder, readHolder(folder), error) : error;
      });
      recordEmbedder(folder, setting);
      if (chosen === 'lite') options.onNote?.(LITE_WAS_CHOSEN);
      const media = await MediaStore.open(folder);
      const addresses = imageAddresses(folder, options.imageUrl);
      library = new Library(folder, config, { store, embedder, media, addresses, writers, backend });
    } catch (error) {
      await embedder.close();
      throw error;
    }
    try {
      await library.announce();
      const { settings } = library.#store;
      const countPrompts = async () => (await library.#store.counts()).prompts;
      if (await wantsSample(settings, isDefault, countPrompts)) await library.#fillWithSample();
      return library;
    } catch (error) {
      await library.close();
      throw error;
    }
  }

  /** Tells other processes of the same user who holds the library and, when it is served, where. */
  announce(url?: string): Promise<void> {
    return announceHolder(this.folder, {
      pid: process.pid,
      since: new Date().toISOString(),
      ...(url && { url, ownerKey: this.ownerKey }),
    });
  }

  async info(): Promise<LibraryInfo> {
    const store = this.#store;
    const [counts, coverage, sourceSites, models, tags] = await Promise.all([
      store.counts(),
      store.promptVectors.coverage(),
      store.facet('source_site'),
      store.facet('model'),
      store.facet('tags'),
    ]);
    const { id, textDimensions, imageDimensions, sharedSpace } = this.#embedder.model;
    return {
      location: this.folder,
      engine: store.engine,
      embedder: {
        id,
        textDimensions: textDimensions ?? null,
        imageDimensions: imageDimensions ?? null,
        sharedSpace,
      },
      counts,
      index: {
        kind: coverage.indexed > 0 ? 'hnsw' : 'exact',
        indexedPrompts: coverage.indexed,
        building: this.#building > 0,
      },
      sample: counts.prompts > 0 && sourceSites.every(({ value }) => value === SAMPLE_SITE),
      writer: this.#writers.configured.id,
      backend: this.#backend.id,
      sourceSites,
      models,
      tags,
    };
  }

  async search(input: SearchInput, options: Cancellable = {}): Promise<SearchResponse> {
    const request = check(SearchRequestSchema, input);
    return search(request, this.#embedder, this.#store, this.#addresses.summarise, options.signal);
  }

  show(id: string): Promise<PromptDetail> {
    return describePrompt(id, this.#store, this.#addresses);
  }

  async import(input: ImportInput, options: ImportOptions = {}): Promise<ImportReport> {
    const request = check(ImportRequestSchema, input);
    return this.#imports.run(async () => {
      const report = await runImport(new CsvSource(request.path), request, this.#importContext(), options);
      await this.#indexIfWorthwhile(options);
      return report;
    }, options);
  }

  async improve(input: ImproveInput, options: ImproveOptions = {}): Promise<Improvement> {
    return improve(check(ImproveRequestSchema, input), this.#improveContext(), options);
  }

  async accept(input: AcceptRequest): Promise<PromptDetail> {
    const prompt = await accept(check(AcceptRequestSchema, input), this.#improveContext());
    return this.show(prompt.id);
  }

  async expand(input: ExpandInput): Promise<ExpandResponse> {
    return expand(check(ExpandRequestSchema, input), this.#ownFolders('wildcards'));
  }

  async rework(input: ReworkInput): Promise<Reworked> {
    return reworkPrompt(check(ReworkRequestSchema, input), this.#improveContext());
  }

  async generate(input: GenerateInput, options: GenerateOptions = {}): Promise<Generation> {
    const request = check(GenerateRequestSchema, input);
    const context = {
      store: this.#store,
      embedder: this.#embedder,
      addresses: this.#addresses,
      media: this.#media,
      backend: request.backend === undefined ? this.#backend : createBackend(request.backend),
      acceptVariant: (variant: AcceptRequest) => accept(variant, this.#improveContext()),
    };
    return this.#drawings.run(() => generate(request, context, options), {
      ...options,
      onPosition: (ahead) =>
        options.onProgress?.({
          fraction: 0,
          message: `waiting for ${ahead + 1} other generation${ahead ? 's' : ''}`,
        }),
    });
  }

  async imageFile(id: string): Promise<{ path: string; mediaType: string }> {
    const image = (await this.#store.images.byIds([id])).get(id);
    if (!image) throw new PromptloomError('not-found', `there is no image ${id} in this library`);
    const file = this.#addresses.file(image);
    if (file === undefined) {
      throw new PromptloomError('unsupported', `the image ${id} is not kept here`, {
        hint: `It is at ${image.url}`,
      });
    }
    return { path: file, mediaType: image.mediaType };
  }

  async buildIndex(options: Cancellable = {}): Promise<LibraryInfo> {
    await this.#imports.run(() => this.#build(), options);
    return this.info();
  }

  async close(): Promise<void> {
    withdrawHolder(this.folder);
    await this.#embedder.close();
    await this.#store.close();
  }

  #importContext() {
    return {
      store: this.#store,
      embedder: this.#embedder,
      addresses: this.#addresses,
      loadPicture: (location: string, signal?: AbortSignal) =>
        loadPicture(location, { signal, allowPrivate: this.#config.allowPrivateUrls }),
    };
  }

  #improveContext() {
    return {
      store: this.#store,
      embedder: this.#embedder,
      addresses: this.#addresses,
      writers: this.#writers,
      wildcardFolders: this.#ownFolders('wildcards'),
      guidelineFolders: this.#ownFolders('guidelines'),
      countTokens: () => this.#clipTokens(),
    };
  }

  /** Where the user keeps files of a kind: the folder that the settings name, then the one in the library. */
  #ownFolders(kind: 'guidelines' | 'wildcards'): string[] {
    return [this.#config[kind], path.join(this.folder, kind)].filter((folder) => folder !== undefined);
  }

  /** Looked for until it is found: a model may have been fetched meanwhile. */
  #clipTokens(): ((text: string) => number) | undefined {
    this.#countTokens ??= findClipTokenCounter(this.#config.clipTokenizer);
    return this.#countTokens;
  }

  async #fillWithSample(): Promise<void> {
    await fillWithSample({
      root: this.folder,
      settings: this.#store.settings,
      importFile: (file) => this.import({ path: file, images: true }),
    });
  }

  async #indexIfWorthwhile(options: ImportOptions): Promise<void> {
    const { rows, indexed } = await this.#store.promptVectors.coverage();
    if (rows < INDEX_FROM || rows - indexed < rows * UNINDEXED_SHARE) return;
    options.onProgress?.({ phase: 'index', records: indexed, total: rows });
    await this.#build();
    options.onProgress?.({ phase: 'index', records: rows, total: rows, fraction: 1 });
  }

  async #build(): Promise<void> {
    this.#building++;
    try {
      await this.#store.promptVectors.buildIndex();
      if ((await this.#store.imageVectors.coverage()).rows > 0) await this.#store.imageVectors.buildIndex();
    } finally {
      this.#building--;
    }
  }
}
