import type { Image } from '../../records/image.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { Connection } from '../connection/connection.ts';
import { tableExists } from '../connection/table-exists.ts';
import { type Change, insertSelect } from '../sql/change.ts';
import { idsLiteral } from '../sql/literal.ts';
import { RowBinaryWriter } from '../sql/row-binary.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf } from '../sql/rows.ts';
import { DELETED_IDS } from '../tables/deletion-table.ts';
import { type ImageVector, imageVectorBytes, VECTOR_TYPES } from '../tables/image-table.ts';
import { PART_TYPES, partBytes, type WithParts } from '../vectors/part-rows.ts';
import { VectorSearch } from '../vectors/vector-search.ts';
import { type LibrarySettings, type RecordedModel, sameModel } from './library-settings.ts';
import { anyHasComment, comment, commentOn } from './model-comment.ts';
import { clearRecord, type Recorded, readRecord, switching, writeRecord } from './reembedding-record.ts';

/** Each table with vectors, and the one that will take its place. */
const PAIRS = [
  { table: 'prompts', next: 'prompts_next', shardBy: 'id' },
  { table: 'image_vectors', next: 'image_vectors_next', shardBy: 'prompt_id' },
  { table: 'prompt_parts', next: 'prompt_parts_next', shardBy: 'prompt_id' },
] as const;

/** Tables change places in less; a switch that has been going on for longer was killed. */
const SWITCH_MS = 120_000;

/** A prompt's id and what is embedded of it. */
type PromptText = Pick<Prompt, 'id' | 'text'>;

/** How many prompts and images have a vector, and how many vectors long prompts have beside theirs. */
export interface Embedded {
  prompts: number;
  images: number;
  parts: number;
}

/**
 * The tables of a library's next model, filled beside those in use and put in their place at the end. Everything is in
 * the database, so that a run that was killed is gone on with; which model a table belongs to stands in its comment.
 */
export class ReembeddingTables {
  readonly model: RecordedModel;
  readonly #connection: Connection;
  readonly #settings: LibrarySettings;
  #lastPrompt = '';
  #lastImage = '';

  private constructor(connection: Connection, settings: LibrarySettings, model: RecordedModel) {
    this.#connection = connection;
    this.#settings = settings;
    this.model = model;
  }

  /**
   * Makes the tables, or goes on with those an earlier run left; tables of another model are thrown away, and so are
   * those that an older promptloom made with other columns.
   */
  static async open(
    connection: Connection,
    settings: LibrarySettings,
    model: RecordedModel,
  ): Promise<ReembeddingTables> {
    const recorded = await readRecord(settings);
    const useless = recorded && (!sameModel(recorded.model, model) || (await areOutdated(connection)));
    if (useless) await dropTables(connection);
    await writeRecord(settings, { model, switching: false });
    const tables = new ReembeddingTables(connection, settings, model);
    await tables.#makeTables();
    await tables.#goOn();
    return tables;
  }

  /** What has been embedded so far. */
  async embedded(): Promise<Embedded> {
    const [row] = await this.#connection.query<Record<keyof Embedded, string>>(
      `SELECT (SELECT count() FROM prompts_next) AS prompts, (SELECT count() FROM image_vectors_next) AS images,
         (SELECT count() FROM prompt_parts_next) AS parts`,
    );
    return { prompts: Number(row!.prompts), images: Number(row!.images), parts: Number(row!.parts) };
  }

  /** Some prompts that have no vector yet; none when all have one. */
  async nextPrompts(limit: number): Promise<PromptText[]> {
    const swept = await this.#connection.query<PromptText>(
      `SELECT id, text FROM prompts WHERE id > {last:String}
         AND id NOT IN (SELECT id FROM prompts_next WHERE id > {last:String}) ORDER BY id LIMIT {limit:UInt32}`,
      { last: this.#lastPrompt, limit },
    );
    if (swept.length > 0) {
      this.#lastPrompt = swept.at(-1)!.id;
      return swept;
    }
    // Those that came in meanwhile, wherever their ids lie.
    return this.#connection.query<PromptText>(
      'SELECT id, text FROM prompts WHERE id NOT IN (SELECT id FROM prompts_next) LIMIT {limit:UInt32}',
      { limit },
    );
  }

  /** Writes prompts with their new vectors, all or none; the rest of each row is copied. */
  async writePrompts(prompts: readonly (WithParts & { vector: Float32Array })[]): Promise<void> {
    if (prompts.length === 0) return;
    await this.#writeParts(prompts);
    const columns = await this.#connection.query<{ name: string }>(
      `SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'prompts'
         AND name != 'vector' AND default_kind NOT IN ('MATERIALIZED', 'ALIAS') ORDER BY position`,
    );
    const names = columns.map(({ name }) => name).join(', ');
    const ids = prompts.map(({ id }) => id).sort();
    const writer = new RowBinaryWriter(prompts.length * (64 + prompts[0]!.vector.byteLength));
    for (const { id, vector } of prompts) {
      writer.string(id);
      writer.vector(vector);
    }
    await this.#connection.insertBinary(
      'prompts_next',
      { id: 'String', vector: 'Array(Float32)' },
      writer.bytes(),
      {
        derived: {
          columns: `${names}, vector`,
          select: (rows) =>
            `SELECT ${names}, vector FROM (SELECT ${names} FROM prompts WHERE id BETWEEN {first:String} AND {last:String}) AS whole
             ANY INNER JOIN (SELECT id, vector FROM ${rows}) AS fresh USING (id)`,
          // Not the ids themselves: over HTTP they would make an address of a hundred thousand characters.
          parameters: { first: ids[0], last: ids.at(-1) },
        },
      },
    );
  }

  /** Writes the parts of long prompts, before these: a run that was killed between the two wrote them already. */
  async #writeParts(prompts: readonly WithParts[]): Promise<void> {
    const long = prompts.filter(({ parts }) => parts?.length);
    if (long.length === 0) return;
    const rows = await this.#connection.query<{ prompt_id: string }>(
      `SELECT DISTINCT prompt_id FROM prompt_parts_next WHERE prompt_id IN ${idsLiteral(long.map(({ id }) => id))}`,
    );
    const there = new Set(rows.map(({ prompt_id }) => prompt_id));
    const bytes = partBytes(long.filter(({ id }) => !there.has(id)));
    if (bytes.length > 0) await this.#connection.insertBinary('prompt_parts_next', PART_TYPES, bytes);
  }

  /**
   * Some images that have no vector yet.
   * @param all whether those count that have none in the tables in use either.
   * @param failed ids that were tried and cannot be read.
   */
  async nextImages(limit: number, all: boolean, failed: ReadonlySet<string>): Promise<Image[]> {
    const wanted = all ? '' : 'AND id IN (SELECT id FROM image_vectors)';
    const swept = await this.#images(
      `id > {last:String} AND id NOT IN (SELECT id FROM image_vectors_next WHERE id > {last:String}) ${wanted}
       ORDER BY id LIMIT {limit:UInt32}`,
      { last: this.#lastImage, limit },
    );
    if (swept.length > 0) {
      this.#lastImage = swept.at(-1)!.id;
      return swept;
    }
    return this.#images(
      `id NOT IN (SELECT id FROM image_vectors_next) AND id NOT IN {failed:Array(String)} ${wanted}
       LIMIT {limit:UInt32}`,
      { failed: [...failed], limit },
    );
  }

  /** Takes over the vectors of images as they are, for a model that makes the same of them. */
  async copyImages(): Promise<void> {
    const columns = Object.keys(VECTOR_TYPES).join(', ');
    await this.#connection.command(
      insertSelect(
        'image_vectors_next',
        columns,
        `SELECT ${columns} FROM image_vectors WHERE id NOT IN (SELECT id FROM image_vectors_next)`,
      ),
    );
  }

  /** Writes the new vectors of images, all or none. */
  async writeImages(vectors: readonly ImageVector[]): Promise<void> {
    if (vectors.length === 0) return;
    await this.#connection.insertBinary('image_vectors_next', VECTOR_TYPES, imageVectorBytes(vectors));
  }

  /** Builds the indexes that the tables in use have or deserve, so that the switch loses no speed. */
  async buildIndex(
    of: { prompts: boolean; images: boolean; parts: boolean },
    signal?: AbortSignal,
  ): Promise<void> {
    const { textDimensions, imageDimensions } = this.model;
    const build = (vectors: VectorSearch) => vectors.buildIndex(undefined, undefined, signal);
    if (of.prompts) await build(this.#vectors('prompts_next', textDimensions));
    if (of.parts) await build(this.#vectors('prompt_parts_next', textDimensions));
    if (of.images) await build(this.#vectors('image_vectors_next', imageDimensions));
  }

  /** Reads the indexes of texts into memory. @param vector any of a text. */
  async warmUp(vector: Float32Array): Promise<void> {
    for (const next of ['prompts_next', 'prompt_parts_next'])
      await this.#vectors(next, this.model.textDimensions).warmUp(vector);
  }

  /**
   * Puts the tables in the place of those in use and removes the old ones. Nobody may search or write meanwhile.
   * A kill half-way is made good when the library is opened the next time.
   */
  async replaceCurrent(): Promise<void> {
    for (const { table, next } of PAIRS) await this.#removeDeleted(table, next);
    const since = this.#connection.shared ? await databaseTime(this.#connection) : Date.now();
    const record = { model: this.model, switching: true, since };
    await writeRecord(this.#settings, record);
    await finish(this.#connection, this.#settings, record);
  }

  /** What was deleted after it was embedded must not come back. */
  async #removeDeleted(table: string, next: string): Promise<void> {
    const id = table === 'prompt_parts' ? 'prompt_id' : 'id';
    const rows = await this.#connection.query<{ id: string }>(
      `SELECT DISTINCT ${id} AS id FROM ${next} WHERE ${id} IN (${DELETED_IDS}) AND ${id} NOT IN (SELECT ${id} FROM ${table})`,
    );
    if (rows.length > 0)
      await this.#connection.command({
        do: 'delete',
        table: next,
        where: `${id} IN ${idsLiteral(rows.map((row) => row.id))}`,
      });
  }

  #vectors(table: string, dimensions = 1): VectorSearch {
    return new VectorSearch(this.#connection, { table, column: 'vector', dimensions });
  }

  async #images(condition: string, parameters: Record<string, unknown>): Promise<Image[]> {
    const rows = await this.#connection.query<ImageRow>(
      `SELECT ${IMAGE_COLUMNS} FROM images WHERE ${condition}`,
      parameters,
    );
    return rows.map(imageOf);
  }

  async #makeTables(): Promise<void> {
    const { textDimensions = 1, imageDimensions = 1 } = this.model;
    for (const { table, next, shardBy } of PAIRS) {
      const dimensions = table === 'image_vectors' ? imageDimensions : textDimensions;
      const steps: Change[] = [
        { do: 'create like', name: next, like: table, shardBy },
        { do: 'alter rows', table: next, how: `MODIFY COMMENT '${comment(this.model)}'` },
        this.#connection.dialect.dropIndex({ table: next, column: 'vector', dimensions }),
        { do: 'alter rows', table: next, how: 'DROP CONSTRAINT IF EXISTS vector_dimensions' },
        {
          do: 'alter rows',
          table: next,
          how: `ADD CONSTRAINT vector_dimensions CHECK length(vector) = ${dimensions}`,
        },
      ];
      for (const step of steps) await this.#connection.command(step);
    }
  }

  async #goOn(): Promise<void> {
    const [row] = await this.#connection.query<{ prompt: string; image: string }>(
      `SELECT (SELECT max(id) FROM prompts_next) AS prompt, (SELECT max(id) FROM image_vectors_next) AS image`,
    );
    this.#lastPrompt = row!.prompt;
    this.#lastImage = row!.image;
  }
}

/**
 * Finishes a switch that a kill cut short; called when a library is opened, before its model is looked at.
 * @param model the one it is opened with.
 */
export async function finishReembedding(
  connection: Connection,
  settings: LibrarySettings,
  model: RecordedModel,
): Promise<void> {
  const record = await readRecord(settings);
  if (!record?.switching) return;
  if (connection.shared) {
    // The clock may have been put back since: a moment long after now is as long ago as one before.
    const elapsed = Math.abs((await databaseTime(connection)) - (record.since ?? 0));
    if (elapsed < SWITCH_MS) throw switching(record.model);
  }
  const begun = await anyHasComment(
    connection,
    PAIRS.map(({ table }) => table),
    record.model,
  );
  // Before the first exchange either model is right, and the one that was asked for decides.
  if (begun || sameModel(record.model, model)) await finish(connection, settings, record);
  else await writeRecord(settings, { ...record, switching: false });
}

/** Milliseconds since 1970 by the database's clock, which all who use it share. */
async function databaseTime(connection: Connection): Promise<number> {
  const [row] = await connection.query<{ now: string }>('SELECT toUnixTimestamp64Milli(now64(3)) AS now');
  return Number(row!.now);
}

/** Throws away what was embedded for another model and not switched to. @returns whether there was anything. */
export async function discardReembedding(
  connection: Connection,
  settings: LibrarySettings,
): Promise<boolean> {
  const record = await readRecord(settings);
  if (!record) return false;
  await dropTables(connection);
  await clearRecord(settings);
  return true;
}

/** Every step can be done again. */
async function finish(connection: Connection, settings: LibrarySettings, { model }: Recorded): Promise<void> {
  for (const { table, next } of PAIRS) {
    if ((await commentOn(connection, table)) === comment(model)) continue;
    // A switch that an earlier promptloom began knows no parts.
    if (!(await tableExists(connection, next))) continue;
    await connection.command({ do: 'exchange', tables: [table, next] });
  }
  await settings.set('embedder', JSON.stringify(model));
  await clearRecord(settings);
  await dropTables(connection);
}

/** Whether tables that were left lack columns that those in use have by now, or have others. */
async function areOutdated(connection: Connection): Promise<boolean> {
  const rows = await connection.query<{ name: string; columns: string[] }>(
    `SELECT table AS name, arraySort(groupArray(columns.name)) AS columns FROM system.columns AS columns
     WHERE database = currentDatabase() GROUP BY table`,
  );
  const columnsOf = new Map(rows.map(({ name, columns }) => [name, columns.join()]));
  const begun = PAIRS.filter(({ next }) => columnsOf.has(next));
  // An earlier promptloom made no parts, and what it embedded would stay without.
  if (begun.length > 0 && begun.length < PAIRS.length) return true;
  return PAIRS.some(({ table, next }) => columnsOf.has(next) && columnsOf.get(next) !== columnsOf.get(table));
}

async function dropTables(connection: Connection): Promise<void> {
  for (const { next } of PAIRS) await connection.command({ do: 'drop', table: next });
}
