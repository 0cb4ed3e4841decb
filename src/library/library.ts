import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { check, checked } from '../api/check.ts';
import type {
  Cancellable,
  DescribeOptions,
  EmbedOptions,
  GenerateOptions,
  ImagesApi,
  ImportOptions,
  ImproveOptions,
  IndexOptions,
  OpenLibrary,
  PromptsApi,
} from '../api/library-api.ts';
import { refuseChanges } from '../api/trouble.ts';
import { Queue } from '../async/queue.ts';
import { whenUsed } from '../async/when-used.ts';
import type { Config } from '../config.ts';
import { isEnglishWord } from '../embedding/lite/english-words.ts';
import { createBackend } from '../generate/create-backend.ts';
import type { DescribeRequest, Description } from '../records/description.ts';
import type { EmbedReport, EmbedRequest } from '../records/embedding.ts';
import type { GenerateRequest, Generation } from '../records/generation.ts';
import { type ImportReport, type ImportRequest, ImportRequestSchema } from '../records/import.ts';
import type {
  AcceptRequest,
  ImproveMatches,
  Improvement,
  ImproveRequest,
  Variant,
} from '../records/improvement.ts';
import type {
  ImprovementPage,
  ImprovementsRequest,
  RateRequest,
  Replay,
  ReplayRequest,
} from '../records/improvement-memory.ts';
import type { IndexRequest, LibraryInfo, Trouble } from '../records/library-info.ts';
import type { PromptDetail } from '../records/lineage.ts';
import type { Reworked, ReworkRequest } from '../records/rework.ts';
import type { SearchRequest, SearchResponse } from '../records/search.ts';
import type { StyleWords, StyleWordsRequest } from '../records/style-word.ts';
import type { ExpandRequest, ExpandResponse } from '../records/template.ts';
import { withAbortSignal } from '../store/connection/abort-context.ts';
import { importContext, improveContext } from './contexts.ts';
import type { AutomaticModel, ImportAhead } from './import/automatic-model.ts';
import type { ImportContext } from './import/import-context.ts';
import { isLibrary } from './open/folder.ts';
import { announceHolder, withdrawHolder } from './open/lock.ts';
import { type OpenOptions, openParts, type Parts } from './open/open-library.ts';
import { fillWithSample, wantsSample } from './open/sample.ts';
import { damageNotes, troubles } from './open/trouble.ts';
import { Indexer } from './parts/indexer.ts';
import { hintingAtDeleted } from './prompts/deleted-hint.ts';
import { Listing } from './prompts/listing.ts';
import type { ImproveContext } from './writing/improve.ts';

export type { OpenOptions } from './open/open-library.ts';

/** A library that is open in this process, its input checked. */
export type Library = OpenLibrary &
  Pick<
    LocalLibrary,
    'folder' | 'ownerKey' | 'troubles' | 'announce' | 'prepareQueries' | 'abandon' | 'automaticModel'
  >;

/** Opens libraries for callers of this process. */
export const Library = {
  /** As {@link LocalLibrary.open}, with the methods' input checked as a server's routes check it. */
  open: async (config: Config, options?: OpenOptions): Promise<Library> =>
    checked(await LocalLibrary.open(config, options)),
  /** Whether there is one in a folder. @throws PromptloomError `store-failed` when the folder cannot be read. */
  isIn: isLibrary,
};

/** Opens a library and runs the way of a prompt. What only some methods need loads when they are called. Its methods take requests that are checked: see {@link checked}. */
export class LocalLibrary implements OpenLibrary {
  /** The library's folder on this machine, absolute. */
  readonly folder: string;
  /** Known only to processes of the same user: see {@link announce}. */
  readonly ownerKey = randomBytes(24).toString('base64url');
  readonly listing: Listing;
  readonly prompts: PromptsApi = whenUsed(async () => {
    const { describePrompt } = await import('./prompts/show-prompt.ts');
    const { store, addresses } = this.#parts;
    return Object.assign(await this.#deletions('prompts'), {
      get: (id: string) => describePrompt(id, store, addresses),
    });
  });
  readonly images: ImagesApi = whenUsed(async () => {
    const { imageFile } = await import('./prompts/image-file.ts');
    return Object.assign(await this.#deletions('images'), {
      file: (id: string) => imageFile(id, this.#parts),
    });
  });
  readonly savedSearches = whenUsed(
    async () => new (await import('./prompts/saved-searches.ts')).SavedSearches(this.#parts),
  );
  readonly queryImages = whenUsed(async () => {
    const { QueryImages } = await import('./prompts/query-images.ts');
    return new QueryImages(path.join(this.folder, 'queries'), this.savedSearches);
  });
  readonly map = whenUsed(async () => {
    const { LibraryMaps } = await import('./prompts/map.ts');
    return new LibraryMaps({ ...this.#parts, hideUnsafe: this.#config.hideUnsafe });
  });
  readonly annotations = whenUsed(
    async () => new (await import('./prompts/annotations.ts')).LibraryAnnotations(this.#parts),
  );
  readonly versions = whenUsed(
    async () => new (await import('./prompts/versions.ts')).LibraryVersions(this.#parts),
  );
  readonly boards = whenUsed(async () => {
    const { LibraryBoards } = await import('./prompts/boards.ts');
    return new LibraryBoards({ ...this.#parts, search: (input, options) => this.search(input, options) });
  });
  readonly #config: Config;
  readonly #parts: Parts;
  readonly #importing: ImportContext;
  readonly #improving: ImproveContext;
  readonly #imports = new Queue(1);
  readonly #drawings = new Queue(1);
  readonly #indexer: Indexer;
  /** The model of a library for which nobody named one. */
  readonly automaticModel: Omit<AutomaticModel, never>;
  /** The same once it is loaded: what does not run needs no stop. */
  #automaticModel: AutomaticModel | undefined;

  private constructor(config: Config, parts: Parts, { largeImport }: OpenOptions) {
    this.folder = parts.place.folder;
    this.#config = config;
    this.#parts = parts;
    this.#importing = importContext(config, parts);
    this.#improving = improveContext(config, parts);
    this.#indexer = new Indexer(parts.store);
    this.automaticModel = whenUsed(async () => {
      const { AutomaticModel } = await import('./import/automatic-model.ts');
      this.#automaticModel = new AutomaticModel(parts, this.#importing, this.#imports, largeImport);
      return this.#automaticModel;
    });
    this.listing = new Listing({ ...parts, hideUnsafe: config.hideUnsafe });
  }

  /**
   * Opens the library that the settings name. With none named it is the default one, which starts with the sample.
   * @throws PromptloomError `library-held` (a `LibraryHeldError` that says by whom), `library-model-mismatch`,
   *   `not-found`, `invalid-input` or `store-failed`.
   */
  static async open(config: Config, options: OpenOptions = {}): Promise<LocalLibrary> {
    const library = new LocalLibrary(config, await openParts(config, options), options);
    try {
      await library.announce();
      const { settings } = library.#parts.store;
      const isWhole = library.troubles.length === 0;
      const countPrompts = async () => (await library.#parts.store.counts()).prompts;
      if (isWhole && (await wantsSample(settings, config.library === undefined, countPrompts)))
        await library.#fillWithSample(options.signal);
      return library;
    } catch (error) {
      await library.close();
      throw error;
    }
  }

  /** Tells other processes of the same user who holds the library and, when it is served, where. */
  async announce(url?: string): Promise<void> {
    // One that is shared has many users and no holder; it only matters who serves it.
    if (this.#parts.place.shared && url === undefined) return;
    if (this.#parts.store.state?.obstacle) return;
    await announceHolder(this.folder, {
      pid: process.pid,
      since: new Date().toISOString(),
      ...(url && { url, ownerKey: this.ownerKey }),
    });
  }

  /** What is wrong with the library's files: it is damaged, or cannot be written. */
  get troubles(): Trouble[] {
    return troubles(this.#parts.store.state, this.folder);
  }

  async info(): Promise<LibraryInfo> {
    const { libraryInfo } = await import('./open/info.ts');
    return libraryInfo(this.#parts, this.#indexer);
  }

  async search(asked: SearchRequest, options: Cancellable = {}): Promise<SearchResponse> {
    const { search } = await import('../search/search.ts');
    const { queryImage, safe = this.#config.hideUnsafe } = asked;
    const image =
      queryImage === undefined ? asked.image : await (await this.queryImages.read(queryImage)).bytes();
    const request = { ...asked, safe, image };
    const { space, store, addresses, translator } = this.#parts;
    const response = await hintingAtDeleted([asked.like ?? [], asked.unlike].flat(), store, () =>
      withAbortSignal(options.signal, async () => {
        // A language model takes its time, and a switch of the embedder waits for all that use it.
        const translated = await translator.translate(request, options);
        const telling = { summarise: addresses.summarise, isWord: isEnglishWord, translated };
        return space.use((embedder) => search(request, embedder, store, telling, options.signal));
      }),
    );
    const damage = damageNotes(this.troubles);
    return damage.length === 0 ? response : { ...response, notes: [...damage, ...(response.notes ?? [])] };
  }

  async styleWords(request: StyleWordsRequest, options: Cancellable = {}): Promise<StyleWords> {
    const { styleWords } = await import('./writing/style-words.ts');
    return styleWords(request, this.#improving, options);
  }

  async import(request: ImportRequest, options: ImportOptions = {}): Promise<ImportReport> {
    refuseChanges(this.troubles);
    const { openSource } = await import('./import/import-source.ts');
    const { runImport } = await import('./import/import-run.ts');
    return this.#imports.run(async () => {
      const { source, path, close } = await openSource(request, this.#parts.space.model);
      try {
        let quick = false;
        const beforeRows = async (ahead: ImportAhead) => {
          quick = (await this.automaticModel.beforeRows(ahead)) || quick;
        };
        const report = await runImport(
          source,
          { ...request, path },
          { ...this.#importing, beforeRows },
          options,
        );
        if (quick) {
          const { QUICK_FIRST } = await import('./import/automatic-model.ts');
          report.notes.push({ reason: QUICK_FIRST, count: report.kept, examples: [] });
        }
        await this.#indexer.ifWorthwhile(
          (records, total) =>
            options.onProgress?.({ phase: 'index', records, total, fraction: records / total }),
          options.signal,
        );
        return report;
      } finally {
        await close();
      }
    }, options);
  }

  async improve(request: ImproveRequest, options: ImproveOptions = {}): Promise<Improvement> {
    refuseChanges(this.troubles);
    const { improve } = await import('./writing/improve.ts');
    return improve(request, this.#improving, options);
  }

  async improveMatches(request: ImproveRequest, options: Cancellable = {}): Promise<ImproveMatches> {
    const { improveMatches } = await import('./writing/improve.ts');
    return withAbortSignal(options.signal, () => improveMatches(request, this.#improving, options.signal));
  }

  async accept(request: AcceptRequest): Promise<PromptDetail> {
    const { accept } = await import('./writing/improve.ts');
    const prompt = await accept(request, this.#improving);
    return this.prompts.get(prompt.id);
  }

  async improvements(request: ImprovementsRequest): Promise<ImprovementPage> {
    const { listImprovements } = await import('./writing/improvement-memory.ts');
    return listImprovements(request, this.#parts.store);
  }

  async improvement(id: string): Promise<Improvement> {
    const { recallImprovement } = await import('./writing/improvement-memory.ts');
    return recallImprovement(id, this.#parts.store);
  }

  async rate(request: RateRequest): Promise<Variant> {
    const { rateVariant } = await import('./writing/improvement-memory.ts');
    return rateVariant(request, this.#parts.store);
  }

  async replay(id: string, request: ReplayRequest, options: ImproveOptions = {}): Promise<Replay> {
    refuseChanges(this.troubles);
    const { replay } = await import('./writing/improve.ts');
    return replay(id, request, this.#improving, options);
  }

  async expand(request: ExpandRequest): Promise<ExpandResponse> {
    const { expand } = await import('./writing/expand.ts');
    return expand(request, this.#improving.wildcardFolders);
  }

  async rework(request: ReworkRequest): Promise<Reworked> {
    const { reworkPrompt } = await import('./writing/rework.ts');
    return reworkPrompt(request, this.#improving);
  }

  async describe(request: DescribeRequest, options: DescribeOptions = {}): Promise<Description> {
    const { describeImage } = await import('./writing/describe-image.ts');
    const context = { ...this.#improving, loadImage: this.#importing.loadImage };
    return describeImage(request, context, options);
  }

  async generate(request: GenerateRequest, options: GenerateOptions = {}): Promise<Generation> {
    refuseChanges(this.troubles);
    const { generate } = await import('./generating/generate.ts');
    const context = {
      ...this.#parts,
      backend: request.backend === undefined ? this.#parts.backend : await createBackend(request.backend),
      acceptVariant: async (variant: AcceptRequest) => {
        const { accept } = await import('./writing/improve.ts');
        return accept(variant, this.#improving);
      },
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

  async buildIndex(request: IndexRequest, options: IndexOptions = {}): Promise<LibraryInfo> {
    refuseChanges(this.troubles);
    const onProgress = (fraction: number) => options.onProgress?.({ fraction });
    const { fillParts } = await import('./import/fill-parts.ts');
    await this.#imports.run(async () => {
      await fillParts(this.#parts, options.signal);
      await this.#indexer.build(request, onProgress, options.signal);
    }, options);
    return this.info();
  }

  async reembed(request: EmbedRequest, options: EmbedOptions = {}): Promise<EmbedReport> {
    refuseChanges(this.troubles);
    const { switchModel } = await import('./import/switch-model.ts');
    await this.#automaticModel?.stop();
    return this.#imports.run(() => switchModel(request, this.#parts, this.#importing, options), options);
  }

  async checkReembed({ embedder }: EmbedRequest): Promise<void> {
    const { hasAlready } = await import('./import/reembed.ts');
    if ((await this.#parts.place.recorded()).embedder === embedder) throw hasAlready(embedder);
  }

  async discardEmbedding(): Promise<boolean> {
    await this.#automaticModel?.stop();
    return this.#imports.run(() => this.#parts.store.discardReembedding());
  }

  /** For who will ask often: loads what makes queries better. Searches do not wait for it, and it never fails. */
  prepareQueries(): Promise<void> {
    return this.#parts.space.prepareQueries();
  }

  /** Takes away what would stay behind when the process ends at once, without closing the library. */
  abandon(): void {
    withdrawHolder(this.folder, process.pid);
  }

  async close(): Promise<void> {
    withdrawHolder(this.folder, process.pid);
    await this.#automaticModel?.stop();
    await this.#parts.space.close();
    await this.#parts.store.close();
    this.#parts.intents.close();
  }

  async #deletions(kind: 'prompts' | 'images') {
    const { Deletions } = await import('./prompts/deletions.ts');
    const context = { ...this.#parts, loadImage: this.#importing.loadImage };
    return new Deletions(kind, context, () => refuseChanges(this.troubles));
  }

  async #fillWithSample(signal?: AbortSignal): Promise<void> {
    await fillWithSample({
      root: this.folder,
      settings: this.#parts.store.settings,
      importFile: (file) => this.import(check(ImportRequestSchema, { path: file, images: true }), { signal }),
    });
  }
}
