import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type {
  Cancellable,
  DescribeOptions,
  EmbedOptions,
  GenerateOptions,
  ImportOptions,
  ImproveOptions,
  IndexOptions,
  OpenLibrary,
  StoredFile,
} from '../api/library-api.ts';
import { Queue } from '../async/queue.ts';
import type { Config } from '../config.ts';
import { createBackend } from '../generate/create-backend.ts';
import { type DescribeInput, DescribeRequestSchema, type Description } from '../records/description.ts';
import { type EmbedInput, type EmbedReport, EmbedRequestSchema } from '../records/embedding.ts';
import { type GenerateInput, GenerateRequestSchema, type Generation } from '../records/generation.ts';
import { type ImportInput, type ImportReport, ImportRequestSchema } from '../records/import.ts';
import {
  type AcceptRequest,
  AcceptRequestSchema,
  type ImproveInput,
  type ImproveMatches,
  type Improvement,
  ImproveRequestSchema,
  type Variant,
} from '../records/improvement.ts';
import {
  type ImprovementPage,
  type ImprovementsInput,
  ImprovementsRequestSchema,
  type RateRequest,
  RateRequestSchema,
  type Replay,
  type ReplayRequest,
  ReplayRequestSchema,
} from '../records/improvement-memory.ts';
import {
  type IndexRequest,
  IndexRequestSchema,
  type LibraryInfo,
  type Trouble,
} from '../records/library-info.ts';
import type { PromptDetail } from '../records/lineage.ts';
import { type Reworked, type ReworkInput, ReworkRequestSchema } from '../records/rework.ts';
import { type SearchInput, SearchRequestSchema, type SearchResponse } from '../records/search.ts';
import type { StyleWords, StyleWordsInput } from '../records/style-word.ts';
import { type ExpandInput, ExpandRequestSchema, type ExpandResponse } from '../records/template.ts';
import { search } from '../search/search.ts';
import { withAbortSignal } from '../store/connection/abort-context.ts';
import { check } from './check.ts';
import { generate } from './generating/generate.ts';
import type { ImportContext } from './import/import-context.ts';
import { runImport } from './import/import-run.ts';
import { openSource } from './import/import-source.ts';
import { switchModel } from './import/switch-model.ts';
import { importContext, improveContext } from './open/contexts.ts';
import { Indexer } from './open/indexer.ts';
import { libraryInfo } from './open/info.ts';
import { announceHolder, withdrawHolder } from './open/lock.ts';
import { type OpenOptions, openParts, type Parts } from './open/open-library.ts';
import { fillWithSample, wantsSample } from './open/sample.ts';
import { damageNotes, refuseChanges, troubles } from './open/trouble.ts';
import { LibraryMarks } from './prompts/annotations.ts';
import { LibraryBoards } from './prompts/boards.ts';
import { Deletions } from './prompts/deletions.ts';
import { imageFile } from './prompts/image-file.ts';
import { Listing } from './prompts/listing.ts';
import { LibraryMaps } from './prompts/map.ts';
import { QueryPictures } from './prompts/query-images.ts';
import { SavedSearches } from './prompts/saved-searches.ts';
import { describePrompt } from './prompts/show-prompt.ts';
import { LibraryVersions } from './prompts/versions.ts';
import { describePicture } from './writing/describe-image.ts';
import { expand } from './writing/expand.ts';
import { accept, type ImproveContext, improve, improveMatches, replay } from './writing/improve.ts';
import { listImprovements, rateVariant, recallImprovement } from './writing/improvement-memory.ts';
import { reworkPrompt } from './writing/rework.ts';
import { styleWords } from './writing/style-words.ts';

export type { OpenOptions } from './open/open-library.ts';

/** Opens a library and runs the way of a prompt; what all doors use. */
export class Library implements OpenLibrary {
  /** The library's folder on this machine, absolute. */
  readonly folder: string;
  /** Known only to processes of the same user: see {@link announce}. */
  readonly ownerKey = randomBytes(24).toString('base64url');
  readonly listing: Listing;
  readonly savedSearches: SavedSearches;
  readonly queryPictures: QueryPictures;
  readonly map: LibraryMaps;
  readonly marks: LibraryMarks;
  readonly versions: LibraryVersions;
  readonly boards: LibraryBoards;
  readonly prompts: Deletions;
  readonly images: Deletions;
  readonly #config: Config;
  readonly #parts: Parts;
  readonly #importing: ImportContext;
  readonly #improving: ImproveContext;
  readonly #imports = new Queue(1);
  readonly #drawings = new Queue(1);
  readonly #indexer: Indexer;

  private constructor(config: Config, parts: Parts) {
    this.folder = parts.place.folder;
    this.#config = config;
    this.#parts = parts;
    this.#importing = importContext(config, parts);
    this.#improving = improveContext(config, parts);
    this.#indexer = new Indexer(parts.store);
    this.listing = new Listing({ ...parts, hideUnsafe: config.hideUnsafe });
    this.savedSearches = new SavedSearches(parts);
    this.queryPictures = new QueryPictures(path.join(this.folder, 'queries'), this.savedSearches);
    this.map = new LibraryMaps({ ...parts, hideUnsafe: config.hideUnsafe });
    this.marks = new LibraryMarks(parts);
    this.versions = new LibraryVersions(parts);
    this.boards = new LibraryBoards({
      ...parts,
      search: (input, options) => this.search(input, options),
    });
    const deleting = { ...parts, loadPicture: this.#importing.loadPicture };
    const refuse = () => refuseChanges(this.troubles);
    this.prompts = new Deletions('prompts', deleting, refuse);
    this.images = new Deletions('images', deleting, refuse);
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

  info(): Promise<LibraryInfo> {
    return libraryInfo(this.#parts, this.#indexer);
  }

  async search(input: SearchInput, options: Cancellable = {}): Promise<SearchResponse> {
    const asked = check(SearchRequestSchema, { ...input, safe: input.safe ?? this.#config.hideUnsafe });
    const { picture } = asked;
    const request =
      picture === undefined
        ? asked
        : { ...asked, image: await (await this.queryPictures.read(picture)).bytes() };
    const response = await withAbortSignal(options.signal, () =>
      this.#parts.space.use((embedder) =>
        search(request, embedder, this.#parts.store, this.#parts.addresses.summarise, options.signal),
      ),
    );
    const damage = damageNotes(this.troubles);
    return damage.length === 0 ? response : { ...response, notes: [...damage, ...(response.notes ?? [])] };
  }

  styleWords(input: StyleWordsInput, options: Cancellable = {}): Promise<StyleWords> {
    return styleWords(input, this.#improving, options);
  }

  show(id: string): Promise<PromptDetail> {
    return describePrompt(id, this.#parts.store, this.#parts.addresses);
  }

  async import(input: ImportInput, options: ImportOptions = {}): Promise<ImportReport> {
    const request = check(ImportRequestSchema, input);
    refuseChanges(this.troubles);
    return this.#imports.run(async () => {
      const { source, path, close } = await openSource(request, this.#parts.space.model);
      try {
        const report = await runImport(source, { ...request, path }, this.#importing, options);
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

  async improve(input: ImproveInput, options: ImproveOptions = {}): Promise<Improvement> {
    const request = check(ImproveRequestSchema, input);
    refuseChanges(this.troubles);
    return improve(request, this.#improving, options);
  }

  async improveMatches(input: ImproveInput, options: Cancellable = {}): Promise<ImproveMatches> {
    const request = check(ImproveRequestSchema, input);
    return withAbortSignal(options.signal, () => improveMatches(request, this.#improving, options.signal));
  }

  async accept(input: AcceptRequest): Promise<PromptDetail> {
    const prompt = await accept(check(AcceptRequestSchema, input), this.#improving);
    return this.show(prompt.id);
  }

  async improvements(input: ImprovementsInput = {}): Promise<ImprovementPage> {
    return listImprovements(check(ImprovementsRequestSchema, input), this.#parts.store);
  }

  improvement(id: string): Promise<Improvement> {
    return recallImprovement(id, this.#parts.store);
  }

  async rate(input: RateRequest): Promise<Variant> {
    return rateVariant(check(RateRequestSchema, input), this.#parts.store);
  }

  async replay(id: string, input: ReplayRequest = {}, options: ImproveOptions = {}): Promise<Replay> {
    const request = check(ReplayRequestSchema, input);
    refuseChanges(this.troubles);
    return replay(id, request, this.#improving, options);
  }

  async expand(input: ExpandInput): Promise<ExpandResponse> {
    return expand(check(ExpandRequestSchema, input), this.#improving.wildcardFolders);
  }

  async rework(input: ReworkInput): Promise<Reworked> {
    return reworkPrompt(check(ReworkRequestSchema, input), this.#improving);
  }

  async describe(input: DescribeInput, options: DescribeOptions = {}): Promise<Description> {
    const context = { ...this.#improving, loadPicture: this.#importing.loadPicture };
    return describePicture(check(DescribeRequestSchema, input), context, options);
  }

  async generate(input: GenerateInput, options: GenerateOptions = {}): Promise<Generation> {
    const request = check(GenerateRequestSchema, input);
    refuseChanges(this.troubles);
    const context = {
      ...this.#parts,
      backend: request.backend === undefined ? this.#parts.backend : createBackend(request.backend),
      acceptVariant: (variant: AcceptRequest) => accept(variant, this.#improving),
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

  imageFile(id: string): Promise<StoredFile & { path: string }> {
    return imageFile(id, this.#parts);
  }

  async buildIndex(input: IndexRequest = {}, options: IndexOptions = {}): Promise<LibraryInfo> {
    const request = check(IndexRequestSchema, input);
    refuseChanges(this.troubles);
    const onProgress = (fraction: number) => options.onProgress?.({ fraction });
    await this.#imports.run(() => this.#indexer.build(request, onProgress, options.signal), options);
    return this.info();
  }

  async embed(input: EmbedInput, options: EmbedOptions = {}): Promise<EmbedReport> {
    const request = check(EmbedRequestSchema, input);
    refuseChanges(this.troubles);
    return this.#imports.run(() => switchModel(request, this.#parts, this.#importing, options), options);
  }

  async discardEmbedding(): Promise<boolean> {
    return this.#imports.run(() => this.#parts.store.discardReembedding());
  }

  /** Takes away what would stay behind when the process ends at once, without closing the library. */
  abandon(): void {
    withdrawHolder(this.folder, process.pid);
  }

  async close(): Promise<void> {
    withdrawHolder(this.folder, process.pid);
    await this.#parts.space.close();
    await this.#parts.store.close();
    this.#parts.intents.close();
  }

  async #fillWithSample(signal?: AbortSignal): Promise<void> {
    await fillWithSample({
      root: this.folder,
      settings: this.#parts.store.settings,
      importFile: (file) => this.import({ path: file, images: true }, { signal }),
    });
  }
}
