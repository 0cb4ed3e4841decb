import { RecordCache } from './cache/record-cache.ts';
import type { Connection } from './connection/connection.ts';
import { openConnection } from './connection/open.ts';
import { stoppable } from './connection/stoppable.ts';
import type { StoreState } from './disk/store-keeper.ts';
import { KeywordIndex } from './keywords/keyword-index.ts';
import { checkFreeSpace } from './schema/check-free-space.ts';
import { LibrarySettings, type RecordedModel } from './schema/library-settings.ts';
import { migrate } from './schema/migrations/migrate.ts';
import { migrateShared } from './schema/migrations/migrate-shared.ts';
import { checkNotReembedded } from './schema/reembedding-record.ts';
import { discardReembedding, finishReembedding, ReembeddingTables } from './schema/reembedding-tables.ts';
import { AnnotationTable } from './tables/annotation-table.ts';
import { BoardTable } from './tables/board-table.ts';
import { DeletionTable } from './tables/deletion-table.ts';
import { GenerationTable } from './tables/generation-table.ts';
import { ImageTable } from './tables/image-table.ts';
import { ImportJournal } from './tables/import-journal.ts';
import { ImprovementTable } from './tables/improvement-table.ts';
import { Leftovers } from './tables/leftovers.ts';
import { LineageTable } from './tables/lineage-table.ts';
import { PromptListing } from './tables/listing.ts';
import { MapTable } from './tables/map-table.ts';
import { MatchReader } from './tables/match-reader.ts';
import { PromptTable } from './tables/prompt-table.ts';
import { SavedSearchTable } from './tables/saved-search-table.ts';
import { Connected } from './tables/table.ts';
import { VersionTable } from './tables/version-table.ts';
import { FilterStatistics } from './vectors/filter-statistics.ts';
import { FilteredVectorCache } from './vectors/filtered-vector-cache.ts';
import { TextSearch } from './vectors/text-search.ts';
import { VectorReader } from './vectors/vector-reader.ts';
import { VectorSearch } from './vectors/vector-search.ts';

/** A value and how many prompts have it. */
export interface Facet {
  value: string;
  count: number;
}

/** The tables with vectors. */
type VectorTable = 'prompts' | 'image_vectors' | 'prompt_parts';

/** How much a library holds. */
export interface Counts {
  prompts: number;
  images: number;
  embeddedImages: number;
}

/** The database of one library: its tables, each behind an object of its own. */
export class Store extends Connected {
  readonly #statistics = new FilterStatistics(this.connection);
  readonly #records = new RecordCache(this.connection);
  readonly #narrow = {
    prompts: new FilteredVectorCache(this.connection, 'prompts'),
    image_vectors: new FilteredVectorCache(this.connection, 'image_vectors'),
    prompt_parts: new FilteredVectorCache(this.connection, 'prompt_parts'),
  };
  readonly keywords = new KeywordIndex(this.connection, this.#statistics, { narrow: this.#narrow.prompts });
  readonly prompts = new PromptTable(this.connection);
  readonly images = new ImageTable(this.connection);
  readonly matches = new MatchReader(this.connection, this.prompts, this.images, this.#records);
  readonly imports = new ImportJournal(this.connection);
  readonly improvements = new ImprovementTable(this.connection);
  readonly lineage = new LineageTable(this.connection);
  readonly generations = new GenerationTable(this.connection);
  readonly listing = new PromptListing(this.connection, () => this.texts.hasParts());
  readonly vectors = new VectorReader(this.connection);
  readonly savedSearches = new SavedSearchTable(this.connection);
  readonly map = new MapTable(this.connection);
  readonly annotations = new AnnotationTable(this.connection);
  readonly versions = new VersionTable(this.connection);
  readonly boards = new BoardTable(this.connection);
  readonly leftovers = new Leftovers(this.connection);
  readonly deletions = new DeletionTable(this.connection);
  readonly settings: LibrarySettings;
  #promptVectors!: VectorSearch;
  #imageVectors!: VectorSearch;
  #partVectors!: VectorSearch;
  #texts!: TextSearch;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(connection: Connection, settings: LibrarySettings, model: RecordedModel) {
    super(connection);
    this.settings = settings;
    this.#searchFor(model);
  }

  /**
   * Opens the database in a folder or at an address, making its tables when they are new.
   * @param location a folder, or what {@link parseServerAddress} reads.
   * @param options.anyModel true to embed a library again whose own model is not to be had any more: searches then fail.
   * @throws PromptloomError `library-held`, `library-model-mismatch` or `store-failed`.
   */
  static async open(
    location: string,
    model: RecordedModel,
    options: { anyModel?: boolean } = {},
  ): Promise<Store> {
    const connection = await openConnection(location);
    try {
      const settings = await LibrarySettings.open(connection);
      await finishReembedding(connection, settings, model);
      if (!options.anyModel) await settings.agreeOnModel(model);
      const bring = connection.shared ? migrateShared : migrate;
      await bring(connection, {
        textDimensions: model.textDimensions ?? 1,
        imageDimensions: model.imageDimensions ?? 1,
      });
      return new Store(connection, settings, model);
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** Database and version, for people. */
  get engine(): string {
    return this.connection.engine;
  }

  /** How the database is; undefined where that is a server's business. */
  get state(): StoreState | undefined {
    return this.connection.state;
  }

  /** Nearest prompts by their texts, of long ones by their parts too. */
  get texts(): TextSearch {
    return this.#texts;
  }

  /** Nearest parts of long prompts by their vectors. */
  get partVectors(): VectorSearch {
    return this.#partVectors;
  }

  /** Nearest prompts by the vectors of their whole texts. */
  get promptVectors(): VectorSearch {
    return this.#promptVectors;
  }

  /** Nearest images by their vectors. */
  get imageVectors(): VectorSearch {
    return this.#imageVectors;
  }

  /**
   * Tables for vectors of another model, to be filled and switched to; an interrupted run is gone on with.
   * @throws PromptloomError `store-failed` when they will not fit on the disk.
   */
  async reembeddingTables(model: RecordedModel): Promise<ReembeddingTables> {
    const { prompts, embeddedImages } = await this.counts();
    const { rows: parts } = await this.#partVectors.coverage();
    await checkFreeSpace(this.connection, { prompts, parts, images: embeddedImages }, model);
    return ReembeddingTables.open(this.connection, this.settings, model);
  }

  /** Puts the tables of another model in the place of those in use. Nobody may search or write meanwhile. */
  async switchTo(tables: ReembeddingTables): Promise<void> {
    await tables.replaceCurrent();
    this.#searchFor(tables.model);
  }

  /** Throws away vectors of another model that were never switched to. @returns whether there were any. */
  discardReembedding(): Promise<boolean> {
    return discardReembedding(this.connection, this.settings);
  }

  /**
   * Checks that nobody else has switched the library to another model meanwhile, where others use it too, and takes it
   * that they have written.
   * @throws PromptloomError `library-model-mismatch` or `library-held`.
   */
  async checkModel(model: RecordedModel): Promise<void> {
    if (!this.connection.shared) return;
    await checkNotReembedded(this.settings, model);
    this.connection.writes.othersMayHaveWritten();
  }

  /** Bytes of memory that the server has, without end where it does not tell; undefined where it is this machine's. */
  async memory(): Promise<number | undefined> {
    if (!this.connection.shared) return undefined;
    const told = this.connection.query<{ bytes: number }>(
      "SELECT max(value) AS bytes FROM system.asynchronous_metrics WHERE metric = 'OSMemoryTotal'",
    );
    // Not every user may read it.
    const [row] = await told.catch(() => []);
    return row?.bytes || Number.POSITIVE_INFINITY;
  }

  /** Runs work in which the engine merges much, and has it let go when the signal is aborted. @throws `cancelled`. */
  stoppable<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    return stoppable(this.connection, signal, work);
  }

  /** Runs work that looks what is there and then writes, one at a time, so that nothing is written twice. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async counts(): Promise<Counts> {
    const [row] = await this.connection.query<Record<keyof Counts, string>>(
      `SELECT (SELECT count() FROM prompts) AS prompts, (SELECT count() FROM images) AS images,
         (SELECT count() FROM image_vectors) AS embeddedImages`,
    );
    return {
      prompts: Number(row!.prompts),
      images: Number(row!.images),
      embeddedImages: Number(row!.embeddedImages),
    };
  }

  /** How many prompts there are, and how many have each phrase: see {@link PromptTable.phraseCounts}. */
  async phraseStatistics(
    phrases: readonly string[],
  ): Promise<{ prompts: number; counts: Map<string, number> }> {
    const [{ prompts }, counts] = await Promise.all([this.counts(), this.prompts.phraseCounts(phrases)]);
    return { prompts, counts };
  }

  /** The most frequent values of a field over all prompts. */
  async facet(field: 'source_site' | 'model' | 'tags', limit = 100): Promise<Facet[]> {
    const value = field === 'tags' ? 'arrayJoin(tags)' : field;
    const rows = await this.connection.query<{ value: string; count: string }>(
      `SELECT ${value} AS value, count() AS count FROM prompts GROUP BY value HAVING value != ''
       ORDER BY count DESC, value LIMIT {limit:UInt32}`,
      { limit },
    );
    return rows.map((row) => ({ value: row.value, count: Number(row.count) }));
  }

  #searchFor({ textDimensions, imageDimensions }: RecordedModel): void {
    const vectors = (table: VectorTable, dimensions = 1) =>
      new VectorSearch(
        this.connection,
        { table, column: 'vector', dimensions },
        this.#statistics,
        this.#narrow[table],
      );
    this.#promptVectors = vectors('prompts', textDimensions);
    this.#imageVectors = vectors('image_vectors', imageDimensions);
    this.#partVectors = vectors('prompt_parts', textDimensions);
    this.#texts = new TextSearch(this.connection, this.#promptVectors, this.#partVectors);
  }

  async close(): Promise<void> {
    const caches = [this.keywords, this.#records, ...Object.values(this.#narrow)];
    await Promise.all(caches.map((cache) => cache.close()));
    await this.connection.close();
  }
}
