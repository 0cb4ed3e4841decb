import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config.ts';
import { findClipTokenCounter } from './embedding/clip/count-clip-tokens.ts';
import { createEmbedder } from './embedding/create-embedder.ts';
import { PromptloomError } from './errors.ts';
import type { ImageBackend } from './generate/backend.ts';
import { createBackend } from './generate/create-backend.ts';
import type { MediaStore } from './generate/media.ts';
import { JobQueue } from './generate/queue.ts';
import { LibraryBoards } from './library/boards.ts';
import { check } from './library/check.ts';
import { describePrompt } from './library/describe.ts';
import { describePicture } from './library/describe-picture.ts';
import type {
  Cancellable,
  DescribeOptions,
  EmbedOptions,
  GenerateOptions,
  ImportOptions,
  ImproveOptions,
  IndexOptions,
  LibraryDoor,
} from './library/door.ts';
import { embedAgain } from './library/embed.ts';
import type { EmbeddingSpace } from './library/embedding-space.ts';
import { expand } from './library/expand.ts';
import { generate } from './library/generate.ts';
import type { ImageAddresses } from './library/image-address.ts';
import { runImport } from './library/import-run.ts';
import { openSource } from './library/import-source.ts';
import { accept, improve, replay } from './library/improve.ts';
import { listImprovements, rateVariant, recallImprovement } from './library/improvement-memory.ts';
import { INDEX_FROM, Indexer } from './library/indexer.ts';
import { Listing } from './library/listing.ts';
import { LibraryMaps } from './library/map.ts';
import { LibraryMarks } from './library/marks.ts';
import { type OpenOptions, openParts, type Parts } from './library/parts.ts';
import type { LibraryPlace } from './library/place.ts';
import { reworkPrompt } from './library/rework.ts';
import { fillWithSample, SAMPLE_SITE, wantsSample } from './library/sample.ts';
import { SavedSearches } from './library/saved-searches.ts';
import { styleWords } from './library/style-words.ts';
import { LibraryVersions } from './library/versions.ts';
import type { Writers } from './library/writers.ts';
import { type DescribeInput, DescribeRequestSchema, type Description } from './records/description.ts';
import {
  type EmbedInput,
  type EmbedReport,
  type EmbedRequest,
  EmbedRequestSchema,
} from './records/embedding.ts';
import { type GenerateInput, GenerateRequestSchema, type Generation } from './records/generation.ts';
import { type ImportInput, type ImportReport, ImportRequestSchema } from './records/import.ts';
import {
  type AcceptRequest,
  AcceptRequestSchema,
  type ImproveInput,
  type Improvement,
  ImproveRequestSchema,
  type Variant,
} from './records/improvement.ts';
import {
  type ImprovementPage,
  type ImprovementsInput,
  ImprovementsRequestSchema,
  type RateRequest,
  RateRequestSchema,
  type Replay,
  type ReplayRequest,
  ReplayRequestSchema,
} from './records/improvement-memory.ts';
import { type IndexRequest, IndexRequestSchema, type LibraryInfo } from './records/library-info.ts';
import type { PromptDetail } from './records/lineage.ts';
import { type Reworked, type ReworkInput, ReworkRequestSchema } from './records/rework.ts';
import { type SearchInput, SearchRequestSchema, type SearchResponse } from './records/search.ts';
import type { StyleWords, StyleWordsInput } from './records/style-word.ts';
import { type ExpandInput, ExpandRequestSchema, type ExpandResponse } from './records/template.ts';
import { search } from './search/search.ts';
import { loadPicture } from './sources/picture.ts';
import { cancelledBy } from './store/cancellation.ts';
import { announceHolder, withdrawHolder } from './store/lock.ts';
import type { Store } from './store/store.ts';

export type { OpenOptions } from './library/parts.ts';

/** Opens a library and runs the way of a prompt; what all doors use. */
export class Library implements LibraryDoor {
  /** The library's folder on this machine, absolute. */
  readonly folder: string;
  /** Known only to processes of the same user: see {@link announce}. */
  readonly ownerKey = randomBytes(24).toString('base64url');
  readonly listing: Listing;
  readonly savedSearches: SavedSearches;
  readonly map: LibraryMaps;
  readonly marks: LibraryMarks;
  readonly versions: LibraryVersions;
  readonly boards: LibraryBoards;
  readonly #config: Config;
  readonly #place: LibraryPlace;
  readonly #store: Store;
  readonly #space: EmbeddingSpace;
  readonly #media: MediaStore;
  readonly #addresses: ImageAddresses;
  readonly #writers: Writers;
  readonly #backend: ImageBackend;
  readonly #imports = new JobQueue(1);
  readonly #drawings = new JobQueue(1);
  #countTokens: ((text: string) => number) | undefined;
  readonly #indexer: Indexer;

  private constructor(config: Config, parts: Parts) {
    this.folder = parts.place.folder;
    this.#place = parts.place;
    this.#config = config;
    this.#store = parts.store;
    this.#indexer = new Indexer(parts.store);
    this.#space = parts.space;
    this.#media = parts.media;
    this.#addresses = parts.addresses;
    this.#writers = parts.writers;
    this.#backend = parts.backend;
    this.listing = new Listing({ ...parts, hideUnsafe: config.hideUnsafe });
    this.savedSearches = new SavedSearches(parts);
    this.map = new LibraryMaps(parts);
    this.marks = new LibraryMarks(parts);
    this.versions = new LibraryVersions(parts);
    this.boards = new LibraryBoards({
      ...parts,
      search: (input, options) => this.search(input, options),
    });
  }

  /**
   * Opens the library that the settings name. With none named it is the default one, which starts with the sample.
   * @throws PromptloomError `library-held` (a `LibraryHeldError` that says by whom), `library-model-mismatch`,
   *   `not-found`, `invalid-input` or `store-failed`.
   */
  static async open(config: Config, options: OpenOptions = {}): Promise<Library> {
    const library = new Library(config, await openParts(config, options));
    try {
      await library.announce();
      const { settings } = library.#store;
      const countPrompts = async () => (await library.#store.counts()).prompts;
      if (await wantsSample(settings, config.library === undefined, countPrompts))
        await library.#fillWithSample();
      return library;
    } catch (error) {
      await library.close();
      throw error;
    }
  }

  /** Tells other processes of the same user who holds the library and, when it is served, where. */
  async announce(url?: string): Promise<void> {
    // One that is shared has many users and no holder; it only matters who serves it.
    if (this.#place.shared && url === undefined) return;
    await announceHolder(this.folder, {
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
    const { id, textDimensions, imageDimensions, sharedSpace } = this.#space.model;
    return {
      location: this.#place.shown,
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
        ...this.#indexer.state,
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
    const request = check(SearchRequestSchema, { ...input, safe: input.safe ?? this.#config.hideUnsafe });
    return cancelledBy(options.signal, () =>
      this.#space.use((embedder) =>
        search(request, embedder, this.#store, this.#addresses.summarise, options.signal),
      ),
    );
  }

  styleWords(input: StyleWordsInput, options: Cancellable = {}): Promise<StyleWords> {
    return styleWords(input, this.#improveContext(), options);
  }

  show(id: string): Promise<PromptDetail> {
    return describePrompt(id, this.#store, this.#addresses);
  }

  async import(input: ImportInput, options: ImportOptions = {}): Promise<ImportReport> {
    const request = check(ImportRequestSchema, input);
    return this.#imports.run(async () => {
      const { source, path, close } = await openSource(request, this.#space.model);
      try {
        const report = await runImport(source, { ...request, path }, this.#importContext(), options);
        await this.#indexer.ifWorthwhile((records, total) =>
          options.onProgress?.({ phase: 'index', records, total, fraction: records / total }),
        );
        return report;
      } finally {
        await close();
      }
    }, options);
  }

  async improve(input: ImproveInput, options: ImproveOptions = {}): Promise<Improvement> {
    return improve(check(ImproveRequestSchema, input), this.#improveContext(), options);
  }

  async accept(input: AcceptRequest): Promise<PromptDetail> {
    const prompt = await accept(check(AcceptRequestSchema, input), this.#improveContext());
    return this.show(prompt.id);
  }

  async improvements(input: ImprovementsInput = {}): Promise<ImprovementPage> {
    return listImprovements(check(ImprovementsRequestSchema, input), this.#store);
  }

  improvement(id: string): Promise<Improvement> {
    return recallImprovement(id, this.#store);
  }

  async rate(input: RateRequest): Promise<Variant> {
    return rateVariant(check(RateRequestSchema, input), this.#store);
  }

  async replay(input: ReplayRequest, options: ImproveOptions = {}): Promise<Replay> {
    return replay(check(ReplayRequestSchema, input), this.#improveContext(), options);
  }

  async expand(input: ExpandInput): Promise<ExpandResponse> {
    return expand(check(ExpandRequestSchema, input), this.#ownFolders('wildcards'));
  }

  async rework(input: ReworkInput): Promise<Reworked> {
    return reworkPrompt(check(ReworkRequestSchema, input), this.#improveContext());
  }

  async describe(input: DescribeInput, options: DescribeOptions = {}): Promise<Description> {
    const context = { ...this.#improveContext(), loadPicture: this.#importContext().loadPicture };
    return describePicture(check(DescribeRequestSchema, input), context, options);
  }

  async generate(input: GenerateInput, options: GenerateOptions = {}): Promise<Generation> {
    const request = check(GenerateRequestSchema, input);
    const context = {
      store: this.#store,
      space: this.#space,
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
    if (this.#place.shared && !existsSync(file)) {
      throw new PromptloomError('not-found', `the image ${id} is kept on the machine that drew it`, {
        hint: `Ask promptloom there, or copy its folder media to ${this.folder}.`,
      });
    }
    return { path: file, mediaType: image.mediaType };
  }

  async buildIndex(input: IndexRequest = {}, options: IndexOptions = {}): Promise<LibraryInfo> {
    const request = check(IndexRequestSchema, input);
    const onProgress = (fraction: number) => options.onProgress?.({ fraction });
    await this.#imports.run(() => this.#indexer.build(request, onProgress), options);
    return this.info();
  }

  async embed(input: EmbedInput, options: EmbedOptions = {}): Promise<EmbedReport> {
    const request = check(EmbedRequestSchema, input);
    return this.#imports.run(() => this.#embed(request, options), options);
  }

  async discardEmbedding(): Promise<boolean> {
    return this.#imports.run(() => this.#store.discardSuccessor());
  }

  async close(): Promise<void> {
    withdrawHolder(this.folder, process.pid);
    await this.#space.close();
    await this.#store.close();
  }

  async #embed(request: EmbedRequest, options: EmbedOptions): Promise<EmbedReport> {
    const { embedder: setting } = request;
    const embedder = await createEmbedder(setting, {
      signal: options.signal,
      onFetch: ({ bytes, total }) => options.onProgress?.({ phase: 'fetch', done: bytes, total }),
    });
    const { embedder: recorded } = await this.#place.recorded();
    const context = {
      ...this.#importContext(),
      wantsIndex: (rows: number) => rows >= INDEX_FROM,
      remember: (state: 'about-to-switch' | 'switched') =>
        this.#place.record(
          state === 'switched' ? { embedder: setting } : { embedder: recorded, next: setting },
          this.#store.settings,
        ),
    };
    try {
      return await embedAgain(embedder, request, context, options);
    } catch (error) {
      if (!this.#space.has(embedder)) await embedder.close();
      throw error;
    }
  }

  #importContext() {
    return {
      store: this.#store,
      space: this.#space,
      addresses: this.#addresses,
      loadPicture: (location: string, signal?: AbortSignal) =>
        loadPicture(location, { signal, allowPrivate: this.#config.allowPrivateUrls }),
    };
  }

  #improveContext() {
    return {
      store: this.#store,
      space: this.#space,
      addresses: this.#addresses,
      hideUnsafe: this.#config.hideUnsafe,
      writers: this.#writers,
      wildcardFolders: this.#ownFolders('wildcards'),
      instructionFolders: this.#ownFolders('instructions'),
      guidelineFolders: this.#ownFolders('guidelines'),
      countTokens: () => this.#clipTokens(),
    };
  }

  /** Where the user keeps files of a kind: the folder that the settings name, then the one in the library. */
  #ownFolders(kind: 'guidelines' | 'instructions' | 'wildcards'): string[] {
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
}
