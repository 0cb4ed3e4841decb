import { PromptloomError } from '../../errors.ts';
import type { Image } from '../../records/image.ts';
import type { Prompt } from '../../records/prompt.ts';
import { insertWords } from '../keywords/keyword-rows.ts';
import { insertSelect } from '../sql/change.ts';
import { idsLiteral, isId, textsLiteral } from '../sql/literal.ts';
import { countLiteral } from '../sql/numeric-literal.ts';
import {
  clickhouseTime,
  IMAGE_COLUMNS,
  type ImageRow,
  imageOf,
  isoTime,
  promptOfRecord,
  type RecordRow,
} from '../sql/rows.ts';
import { Leftovers } from './leftovers.ts';
import { ClockedTable } from './table.ts';

/** The query of all ids that are deleted. */
export const DELETED_IDS = 'SELECT id FROM deletions FINAL WHERE deleted';

type TableName = 'prompts' | 'images' | 'image_vectors' | 'prompt_parts';

/** Ids of prompts and of images. */
export interface Things {
  prompts: readonly string[];
  images: readonly string[];
}

/** Something that is deleted. */
export interface Deleted {
  id: string;
  /** Of an image the prompt that it belongs to, of a prompt itself. */
  promptId: string;
  /** Whether it is an image that was deleted with its prompt. */
  withPrompt: boolean;
  /** The name of the model that made its vector. */
  model: string;
  at: string;
}

/** What some ids stand for at present. */
export interface Settled {
  /** Deleted: an image that went with a prompt among them. */
  gone: { prompts: string[]; images: Image[] };
  /** Not deleted, and images of these prompts whose deleted rows are left. */
  there: { prompts: string[]; images: Image[] };
}

/**
 * What is deleted. Its rows lie in tables beside those that are searched, until they are restored. The table `deletions`
 * decides which of the two counts, so that whatever a kill leaves half-done is finished or undone by it: see
 * {@link settled} and docs/decisions/0046.
 */
export class DeletionTable extends ClockedTable {
  readonly #leftovers = new Leftovers(this.connection);

  /** Those of some ids that are deleted. */
  async among(ids: readonly string[]): Promise<Map<string, Deleted>> {
    const known = ids.filter(isId);
    if (known.length === 0) return new Map();
    const found = await this.#where(`id IN ${idsLiteral(known)}`);
    return new Map(found.map((one) => [one.id, one]));
  }

  /** What to do about an id that is not there: of a deleted one, restore it. */
  async hintFor(id: string, otherwise = 'Take an id from search results.'): Promise<string> {
    const isDeleted = (await this.among([id])).has(id);
    return isDeleted ? `It was deleted. Restore it: npx promptloom restore ${id}` : otherwise;
  }

  /** Prompts, or images that were deleted by themselves; the latest first. */
  list(kind: 'prompts' | 'images', limit: number): Promise<Deleted[]> {
    const own = kind === 'prompts' ? 'id = prompt_id' : 'id != prompt_id AND NOT with_prompt';
    return this.#where(own, `ORDER BY written_at DESC, id LIMIT ${countLiteral(limit)}`);
  }

  /** Images that were deleted with some prompts. */
  with(promptIds: readonly string[]): Promise<Deleted[]> {
    if (promptIds.length === 0) return Promise.resolve([]);
    return this.#where(`prompt_id IN ${idsLiteral(promptIds)} AND with_prompt`);
  }

  /** Deleted prompts by their ids. */
  async prompts(ids: readonly string[]): Promise<Map<string, Prompt>> {
    if (ids.length === 0) return new Map();
    const rows = await this.connection.query<RecordRow>(
      `SELECT id, record FROM deleted_prompts WHERE id IN ${idsLiteral(ids)} LIMIT 1 BY id`,
    );
    return new Map(rows.map((row) => [row.id, promptOfRecord(row)]));
  }

  /** Deleted images by their ids. */
  async images(ids: readonly string[]): Promise<Map<string, Image>> {
    const found = ids.length === 0 ? [] : await this.#images(`id IN ${idsLiteral(ids)}`);
    return new Map(found.map((image) => [image.id, image]));
  }

  /** Those of some deleted images that had a vector. */
  async embedded(ids: readonly string[]): Promise<string[]> {
    return [...(await this.held('deleted_image_vectors', ids))];
  }

  /** The ids of deleted prompts by the ids they had in their sources. */
  ofSources(names: readonly string[]): Promise<Map<string, string>> {
    return this.bySource('deleted_prompts', names, `AND id IN (${DELETED_IDS})`);
  }

  /**
   * Copies rows to where deleted ones are kept, the images of prompts with them, and notes that these are deleted now.
   * They stay where they are searched until {@link remove}.
   * @param model the name of the one that made the vectors.
   */
  async note({ prompts, images }: Things, model: string): Promise<void> {
    const rows = await this.connection.query<{ id: string; prompt_id: string }>(
      `SELECT DISTINCT id, prompt_id FROM images WHERE ${anyOf({ prompt_id: prompts, id: images })}`,
    );
    const imageIds = rows.map(({ id }) => id);
    await this.#copy('prompts', prompts);
    await this.#copyParts(prompts);
    await this.#copy('images', imageIds);
    await this.#copy('image_vectors', imageIds);
    const whole = new Set(prompts);
    await this.#write([
      ...prompts.map((id) => ({ id, promptId: id, withPrompt: false, deleted: true, model })),
      ...rows.map(({ id, prompt_id: promptId }) => ({
        ...{ id, promptId, withPrompt: whole.has(promptId), deleted: true, model },
      })),
    ]);
  }

  /**
   * Copies deleted rows back to where they are searched, and notes nothing: see {@link noteRestored}.
   * @param withoutVectors images whose vectors are of another model.
   */
  async bringBack({ prompts, images }: Things, withoutVectors: ReadonlySet<string>): Promise<void> {
    const missing = await this.missingFrom('prompts', prompts);
    // Words and parts first, as with new prompts: a prompt without its words would not be found.
    await insertWords(this.connection, [...(await this.prompts(missing)).values()]);
    await this.#copyParts(missing, true);
    await this.#copy('prompts', missing, true);
    await this.#copy(
      'image_vectors',
      images.filter((id) => !withoutVectors.has(id)),
      true,
    );
    await this.#copy('images', images, true);
  }

  /** Notes what is deleted no more. Images that went with these prompts and stay deleted are on their own from now on. */
  async noteRestored({ prompts, images }: Things): Promise<void> {
    const back = new Set([...prompts, ...images]);
    const left = (await this.with(prompts)).filter(({ id }) => !back.has(id));
    await this.#write([
      ...[...(await this.among([...back])).values()].map((one) => ({ ...one, deleted: false })),
      ...left.map((one) => ({ ...one, withPrompt: false, deleted: true })),
    ]);
  }

  /** What some ids stand for at present. */
  async settled({ prompts, images }: Things): Promise<Settled> {
    const deleted = await this.among([...prompts, ...images]);
    // What has no copy is removed from nowhere.
    const gone = [...(await this.prompts(prompts.filter((id) => deleted.has(id)))).keys()];
    const there = prompts.filter((id) => !deleted.has(id));
    const goneImages = [
      ...(await this.with(gone)).map(({ id }) => id),
      ...images.filter((id) => deleted.has(id)),
    ];
    const copies = await this.#images(
      anyOf({ prompt_id: there, id: [...new Set([...goneImages, ...images])] }),
    );
    const still = await this.among(copies.map(({ id }) => id));
    const wanted = new Set(goneImages);
    return {
      gone: { prompts: gone, images: copies.filter(({ id }) => wanted.has(id)) },
      there: { prompts: there, images: copies.filter(({ id }) => !still.has(id)) },
    };
  }

  /** Removes what is deleted from where it is searched; of its words and phrases none is counted. */
  async remove({ prompts, images }: Settled['gone']): Promise<void> {
    const imageIds = images.map(({ id }) => id);
    await this.#removeFrom('image_vectors', imageIds);
    await this.#removeFrom('images', imageIds);
    await this.#removeFrom('prompts', prompts);
    await this.#leftovers.dropParts(prompts);
    await this.#leftovers.dropWords(prompts);
    await this.#leftovers.countPhrases(prompts);
  }

  /** Removes the copies of what is not deleted. */
  async forget({ prompts, images }: Settled['there']): Promise<void> {
    const imageIds = images.map(({ id }) => id);
    await this.#removeFrom('deleted_image_vectors', imageIds);
    await this.#removeFrom('deleted_images', imageIds);
    await this.#removeParts('deleted_prompt_parts', prompts);
    await this.#removeFrom('deleted_prompts', prompts);
  }

  async #where(condition: string, order = ''): Promise<Deleted[]> {
    const rows = await this.connection.query<Omit<Deleted, 'withPrompt'> & { withPrompt: number }>(
      `SELECT id, prompt_id AS promptId, with_prompt AS withPrompt, model, deleted_at AS at FROM deletions FINAL
       WHERE deleted AND ${condition} ${order}`,
    );
    return rows.map((row) => ({ ...row, withPrompt: Boolean(row.withPrompt), at: isoTime(row.at) }));
  }

  async #images(condition: string): Promise<Image[]> {
    const rows = await this.connection.query<ImageRow>(
      `SELECT ${IMAGE_COLUMNS} FROM deleted_images WHERE ${condition} LIMIT 1 BY id`,
    );
    return rows.map(imageOf);
  }

  async #write(rows: readonly (Omit<Deleted, 'at'> & { at?: string; deleted: boolean })[]): Promise<void> {
    if (rows.length === 0) return;
    const written_at = await this.clock.next('deletions');
    const now = new Date().toISOString();
    await this.connection.insert(
      'deletions',
      rows.map(({ id, promptId, withPrompt, deleted, model, at = now }) => ({
        ...{ id, prompt_id: promptId, with_prompt: Number(withPrompt), deleted: Number(deleted), model },
        ...{ deleted_at: clickhouseTime(at), written_at },
      })),
    );
  }

  /** Copies the rows of these ids that are not there yet, from a table to its deleted rows or back. */
  async #copy(name: TableName, ids: readonly string[], back = false): Promise<void> {
    const [from, to] = back ? [`deleted_${name}`, name] : [name, `deleted_${name}`];
    const missing = await this.missingFrom(to, ids);
    if (missing.length === 0) return;
    const columns = await this.#columnsOf(name);
    const theirs = idsLiteral(missing);
    await this.connection.command(
      insertSelect(to, columns, `SELECT ${columns} FROM ${from} WHERE id IN ${theirs} LIMIT 1 BY id`),
    );
    // What comes next removes the rows that were copied.
    const left = await this.missingFrom(to, missing);
    if (left.length > 0 && (await this.missingFrom(from, left)).length < left.length)
      throw new PromptloomError('store-failed', `the database did not copy rows of ${from} to ${to}`);
  }

  /** Copies the parts of prompts that are not there yet; most prompts have none. */
  async #copyParts(promptIds: readonly string[], back = false): Promise<void> {
    const [from, to] = back
      ? ['deleted_prompt_parts', 'prompt_parts']
      : ['prompt_parts', 'deleted_prompt_parts'];
    const parts = await this.#partsOf(from, promptIds);
    if (parts.length === 0) return;
    const there = new Set(await this.#partsOf(to, promptIds));
    const missing = parts.filter((id) => !there.has(id));
    if (missing.length === 0) return;
    const columns = await this.#columnsOf('prompt_parts');
    await this.connection.command(
      insertSelect(
        to,
        columns,
        `SELECT ${columns} FROM ${from} WHERE prompt_id IN ${idsLiteral(promptIds)} AND id IN ${textsLiteral(missing)} LIMIT 1 BY id`,
      ),
    );
  }

  async #partsOf(table: string, promptIds: readonly string[]): Promise<string[]> {
    if (promptIds.length === 0) return [];
    const rows = await this.connection.query<{ id: string }>(
      `SELECT DISTINCT id FROM ${table} WHERE prompt_id IN ${idsLiteral(promptIds)}`,
    );
    return rows.map(({ id }) => id);
  }

  async #removeParts(table: string, promptIds: readonly string[]): Promise<void> {
    if ((await this.#partsOf(table, promptIds)).length > 0)
      await this.connection.command({
        do: 'delete',
        table,
        where: `prompt_id IN ${idsLiteral(promptIds)}`,
      });
  }

  async #columnsOf(name: TableName): Promise<string> {
    const rows = await this.connection.query<{ name: string }>(
      `SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'deleted_${name}'
       ORDER BY position`,
    );
    return rows.map((column) => column.name).join(', ');
  }

  async #removeFrom(table: string, ids: readonly string[]): Promise<void> {
    if ((await this.held(table, ids)).size > 0)
      await this.connection.command({ do: 'delete', table, where: `id IN ${idsLiteral(ids)}` });
  }
}

/** That a column has one of some ids; false without any. */
function anyOf(ids: Record<string, readonly string[]>): string {
  const some = Object.entries(ids).filter(([, values]) => values.length > 0);
  return some.map(([column, values]) => `${column} IN ${idsLiteral(values)}`).join(' OR ') || '0';
}
