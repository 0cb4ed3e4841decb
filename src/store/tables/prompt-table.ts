import { PromptloomError } from '../../errors.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { Filter } from '../../records/search.ts';
import { TableCache } from '../cache/table-cache.ts';
import { insertWords } from '../keywords/keyword-rows.ts';
import { conditionSql, promptCondition } from '../sql/filter.ts';
import { idLiteral, idsLiteral, isId } from '../sql/literal.ts';
import { countLiteral } from '../sql/numeric-literal.ts';
import { RowBinaryWriter } from '../sql/row-binary.ts';
import { promptOfRecord, type RecordRow, SETTINGS_TYPES, UNKNOWN_NSFW, writeSettings } from '../sql/rows.ts';

import { PART_TYPES, type PartVector, partBytes, type WithParts } from '../vectors/part-rows.ts';
import { DeletionTable } from './deletion-table.ts';
import { Table } from './table.ts';

/** A prompt to be written, with its text's vector and the import batch it belongs to. */
export interface NewPrompt {
  prompt: Prompt;
  vector: Float32Array;
  /** Of a long prompt the vectors of its parts. */
  parts?: readonly PartVector[];
}

/** Which import wrote a prompt. */
export interface Written {
  importId: string;
  batch: number;
}

const TYPES = {
  id: 'String',
  source_id: 'String',
  text: 'String',
  negative_prompt: 'String',
  ...SETTINGS_TYPES,
  source_site: 'String',
  tags: 'Array(String)',
  origin: 'String',
  nsfw: 'Float32',
  import_id: 'String',
  import_batch: 'UInt32',
  created_at: 'DateTime64(3)',
  vector: 'Array(Float32)',
};

/** Bytes of a text that may have parts, at least: sixty words of a letter each. */
const SHORTEST_WITH_PARTS = 120;
/** Prompts that are kept at hand, of about a kilobyte each. */
const REMEMBERED = 20_000;

/** The wide table of prompts; rows are written once. */
export class PromptTable extends Table {
  readonly #recent = new TableCache<string, Prompt>(
    this.connection.writes,
    ['prompts'],
    { max: REMEMBERED },
    true,
  );

  /** Writes prompts that are not there yet, all or none. */
  async insert(prompts: readonly NewPrompt[], written: Written = { importId: '', batch: 0 }): Promise<void> {
    if (prompts.length === 0) return;
    const writer = new RowBinaryWriter(prompts.length * (512 + prompts[0]!.vector.byteLength));
    for (const { prompt, vector } of prompts) {
      writer.string(prompt.id);
      writer.string(prompt.sourceId ?? '');
      writer.string(prompt.text);
      writer.string(prompt.negativePrompt);
      writeSettings(writer, prompt.settings);
      writer.string(prompt.sourceSite);
      writer.strings(prompt.tags);
      writer.string(prompt.origin);
      writer.float32(prompt.nsfw ?? UNKNOWN_NSFW);
      writer.string(written.importId);
      writer.uint32(written.batch);
      writer.milliseconds(Date.parse(prompt.createdAt));
      writer.vector(vector);
    }
    // Words first: words without their prompt are passed over, a prompt without its words would not be found.
    await insertWords(
      this.connection,
      prompts.map(({ prompt }) => prompt),
    );
    const promptIds = prompts.map(({ prompt }) => prompt.id);
    // For the same reason parts before their prompt.
    await this.insertParts(prompts.map(({ prompt, parts }) => ({ id: prompt.id, ...(parts && { parts }) })));
    await this.connection.insertBinary('prompts', TYPES, writer.bytes(), { promptIds });
  }

  /** Writes the vectors of parts of prompts that have none, all or none. */
  async insertParts(prompts: readonly WithParts[]): Promise<void> {
    const long = prompts.filter(({ parts }) => parts?.length);
    if (long.length === 0) return;
    const promptIds = long.map(({ id }) => id);
    await this.connection.insertBinary('prompt_parts', PART_TYPES, partBytes(long), { promptIds });
  }

  /** The next prompts, in the order of ids, whose texts are long enough to have parts and that have none. */
  withoutParts(last: string, limit: number): Promise<{ id: string; text: string }[]> {
    const after = last === '' ? '' : `AND id > ${idLiteral(last)}`;
    return this.connection.query(
      `SELECT id, text FROM prompts WHERE length(text) >= ${SHORTEST_WITH_PARTS}
       AND id NOT IN (SELECT prompt_id FROM prompt_parts) ${after} ORDER BY id LIMIT ${countLiteral(limit)}`,
    );
  }

  /** Which of these ids are there, and who wrote them. */
  async written(ids: readonly string[]): Promise<Map<string, Written>> {
    if (ids.length === 0) return new Map();
    const rows = await this.connection.query<{ id: string; import_id: string; import_batch: number }>(
      `SELECT id, import_id, import_batch FROM prompts WHERE id IN ${idsLiteral(ids)}`,
    );
    return new Map(rows.map((row) => [row.id, { importId: row.import_id, batch: row.import_batch }]));
  }

  /** Prompts by id, in no certain order; unknown ids are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Prompt>> {
    const found = this.remembered(ids);
    const unknown = ids.filter((id) => !found.has(id) && isId(id));
    if (unknown.length === 0) return found;
    const { revision } = this;
    // PREWHERE: the other columns are read only of the rows that are wanted.
    const rows = await this.connection.query<RecordRow>(
      `SELECT id, record FROM prompts PREWHERE id IN ${idsLiteral(unknown)} SETTINGS max_threads = 1`,
    );
    for (const row of rows) found.set(row.id, this.remember(row, revision));
    return found;
  }

  /** Those of some prompts that need not be read again. */
  remembered(ids: readonly string[]): Map<string, Prompt> {
    return this.#recent.some(ids);
  }

  /** To be taken before prompts are read that {@link remember} is to note. */
  get revision(): number {
    return this.#recent.revision;
  }

  /** Notes a prompt that was read. */
  remember(row: RecordRow, revision: number): Prompt {
    const prompt = promptOfRecord(row);
    this.#recent.set(prompt.id, prompt, revision);
    return prompt;
  }

  /** The prompt with this id, or that had it in its source; undefined if there is none. */
  async find(name: string): Promise<Prompt | undefined> {
    const own = (await this.byIds([name])).get(name);
    if (own) return own;
    const id = (await this.ofSources([name])).get(name);
    return id === undefined ? undefined : (await this.byIds([id])).get(id);
  }

  /** The same. @throws PromptloomError `not-found`. */
  async named(name: string): Promise<Prompt> {
    const prompt = await this.find(name);
    if (prompt) return prompt;
    throw new PromptloomError('not-found', `there is no prompt ${name} in this library`, {
      hint: await new DeletionTable(this.connection).hintFor(name),
    });
  }

  /** The ids of prompts by the ids they had in their sources, all read at once; those that nobody had are left out. */
  ofSources(names: readonly string[]): Promise<Map<string, string>> {
    return this.bySource('prompts', names);
  }

  /** The vector of a prompt's text. */
  vector(id: string): Promise<Float32Array | undefined> {
    return this.vectorIn('prompts', id);
  }

  /** The newest prompts that pass a filter. */
  async newest(k: number, filter: Filter): Promise<string[]> {
    const condition = promptCondition(filter);
    const rows = await this.connection.query<{ id: string }>(
      `SELECT id FROM prompts ${condition ? `WHERE ${conditionSql(condition, 'id')}` : ''}
       ORDER BY created_at DESC, id LIMIT ${countLiteral(k)}`,
    );
    return rows.map((row) => row.id);
  }

  /** How many prompts contain each phrase between commas; phrases that occur nowhere are left out. */
  async phraseCounts(phrases: readonly string[]): Promise<Map<string, number>> {
    if (phrases.length === 0) return new Map();
    const rows = await this.connection.query<{ phrase: string; prompts: string }>(
      'SELECT phrase, sum(prompts) AS prompts FROM phrases WHERE phrase IN {phrases:Array(String)} GROUP BY phrase HAVING prompts > 0',
      { phrases },
    );
    return new Map(rows.map((row) => [row.phrase, Number(row.prompts)]));
  }
}
