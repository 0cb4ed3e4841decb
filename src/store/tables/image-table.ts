import type { Image } from '../../records/image.ts';
import { TableCache } from '../cache/table-cache.ts';
import { idsLiteral, isId } from '../sql/literal.ts';
import { countLiteral } from '../sql/numeric-literal.ts';
import { RowBinaryWriter } from '../sql/row-binary.ts';
import {
  IMAGE_COLUMNS,
  type ImageRow,
  imageOf,
  imageOfRecord,
  type RecordRow,
  SETTINGS_TYPES,
  UNKNOWN_NSFW,
  writeSettings,
} from '../sql/rows.ts';
import { Table } from './table.ts';

const TYPES = {
  id: 'String',
  prompt_id: 'String',
  url: 'String',
  ...SETTINGS_TYPES,
  source_site: 'String',
  media_type: 'String',
  drawn_by: 'String',
  nsfw: 'Float32',
  created_at: 'DateTime64(3)',
};
/** What filters ask of prompts and of their images; see migration 3. */
const FILTERED = ['model', 'sampler', 'seed', 'steps', 'cfg', 'width', 'height', 'source_site', 'created_at'];
/** The columns of {@link imageVectorBytes}. */
export const VECTOR_TYPES = { id: 'String', prompt_id: 'String', vector: 'Array(Float32)' };

/** Images of a prompt that results show. */
const MOST_SHOWN = 12;
/** Prompts whose images are kept at hand. */
const REMEMBERED = 20_000;

/** An image's vector with the ids it belongs to. */
export interface ImageVector {
  id: string;
  promptId: string;
  vector: Float32Array;
}

/**
 * Images and, beside them, the vectors of those whose images were read: a vector column may not be empty,
 * and of most of a public data set's millions of addresses nobody reads the image.
 */
export class ImageTable extends Table {
  /** By prompt. */
  readonly #recent = new TableCache<string, Image[]>(
    this.connection.writes,
    ['images'],
    { max: REMEMBERED },
    true,
  );

  /** Writes images that are not there yet, all or none. */
  async insert(images: readonly Image[]): Promise<void> {
    if (images.length === 0) return;
    const writer = new RowBinaryWriter(images.length * 512);
    for (const image of images) {
      writer.string(image.id);
      writer.string(image.promptId);
      writer.string(image.url);
      writeSettings(writer, image.settings);
      writer.string(image.sourceSite);
      writer.string(image.mediaType);
      writer.string(image.imageBackend);
      writer.float32(image.nsfw ?? UNKNOWN_NSFW);
      writer.milliseconds(Date.parse(image.createdAt));
    }
    const columns = Object.keys(TYPES);
    const same = FILTERED.map(
      (name) => `ifNull(toString(own.${name}), '') = ifNull(toString(image.${name}), '')`,
    );
    const promptIds = [...new Set(images.map(({ promptId }) => promptId))];
    await this.connection.insertBinary('images', TYPES, writer.bytes(), {
      promptIds,
      derived: {
        columns: `${columns.join(', ')}, differs`,
        select: (rows) =>
          `SELECT ${columns.map((name) => `image.${name}`).join(', ')}, (NOT (${same.join(' AND ')}) OR image.nsfw > own.nsfw) AS differs
           FROM (SELECT * FROM ${rows}) AS image
           LEFT ANY JOIN (SELECT id, nsfw, ${FILTERED.join(', ')} FROM prompts WHERE id IN {prompts:Array(String)}) AS own
           ON own.id = image.prompt_id`,
        parameters: { prompts: promptIds },
      },
    });
  }

  /** Writes the vectors of images that have none yet, all or none. */
  async insertVectors(vectors: readonly ImageVector[]): Promise<void> {
    if (vectors.length === 0) return;
    await this.connection.insertBinary('image_vectors', VECTOR_TYPES, imageVectorBytes(vectors));
  }

  /** Which of these images are there. */
  async existing(images: readonly { id: string; promptId: string }[]): Promise<Set<string>> {
    const prompts = [...new Set(images.map(({ promptId }) => promptId))];
    return this.held(
      'images',
      images.map(({ id }) => id),
      `AND prompt_id IN ${idsLiteral(prompts)}`,
    );
  }

  /** How many images each of these prompts has; those without any are left out. */
  async counts(promptIds: readonly string[]): Promise<Map<string, number>> {
    if (promptIds.length === 0) return new Map();
    const rows = await this.connection.query<{ prompt_id: string; images: number }>(
      `SELECT prompt_id, toUInt32(uniqExact(id)) AS images FROM images
       WHERE prompt_id IN ${idsLiteral(promptIds)} GROUP BY prompt_id`,
    );
    return new Map(rows.map((row) => [row.prompt_id, row.images]));
  }

  /** Which of these images have a vector. */
  embedded(ids: readonly string[]): Promise<Set<string>> {
    return this.held('image_vectors', ids);
  }

  /** The images of prompts, oldest first, at most `limit` a prompt. */
  async ofPrompts(promptIds: readonly string[], limit = MOST_SHOWN): Promise<Map<string, Image[]>> {
    if (limit === MOST_SHOWN) return this.#ofPrompts(promptIds);
    const read = await this.#read(promptIds.filter(isId), limit);
    return new Map([...read].filter(([, images]) => images.length > 0));
  }

  /** Merges what was written in many blocks, so that a look-up reads one; to be called after bulk changes. */
  merge(): Promise<void> {
    return this.connection.command({ do: 'merge', table: 'images' });
  }

  /** Those of some prompts whose images need not be read again. */
  remembered(promptIds: readonly string[]): Map<string, Image[]> {
    return this.#recent.some(promptIds);
  }

  /** To be taken before images are read that {@link remember} is to note. */
  get revision(): number {
    return this.#recent.revision;
  }

  /**
   * Notes the images of a prompt, all of them, that were read in no certain order.
   * @returns what results show of them.
   */
  remember(
    promptId: string,
    rows: readonly (RecordRow & { prompt_id: string })[],
    revision: number,
  ): Image[] {
    // A server that folds what two processes wrote has it twice for a while.
    const images = [...new Map(rows.map((row) => [row.id, imageOfRecord(row)])).values()]
      .sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id))
      .slice(0, MOST_SHOWN);
    this.#recent.set(promptId, images, revision);
    return images;
  }

  async #ofPrompts(promptIds: readonly string[]): Promise<Map<string, Image[]>> {
    const byPrompt = this.remembered(promptIds);
    const unknown = promptIds.filter((id) => !byPrompt.has(id) && isId(id));
    const { revision } = this;
    for (const [id, images] of await this.#read(unknown, MOST_SHOWN)) {
      byPrompt.set(id, images);
      this.#recent.set(id, images, revision);
    }
    return new Map([...byPrompt].filter(([, images]) => images.length > 0));
  }

  async #read(promptIds: readonly string[], limit: number): Promise<Map<string, Image[]>> {
    const read = new Map<string, Image[]>(promptIds.map((id) => [id, []]));
    if (promptIds.length === 0) return read;
    const rows = await this.connection.query<RecordRow & { prompt_id: string }>(
      `SELECT id, prompt_id, record FROM images PREWHERE prompt_id IN ${idsLiteral(promptIds)}
       ORDER BY prompt_id, created_at, id LIMIT ${countLiteral(limit)} BY prompt_id SETTINGS max_threads = 1`,
    );
    for (const row of rows) read.get(row.prompt_id)!.push(imageOfRecord(row));
    return read;
  }

  /** Images by id; unknown ids are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Image>> {
    const known = ids.filter(isId);
    if (known.length === 0) return new Map();
    const rows = await this.connection.query<ImageRow>(
      `SELECT ${IMAGE_COLUMNS} FROM images WHERE id IN ${idsLiteral(known)}`,
    );
    return new Map(rows.map((row) => [row.id, imageOf(row)]));
  }

  /** The vector of an image; undefined when it was never read. */
  vector(id: string): Promise<Float32Array | undefined> {
    return this.vectorIn('image_vectors', id);
  }
}

/** Vectors of images as RowBinary, at least one. */
export function imageVectorBytes(vectors: readonly ImageVector[]): Uint8Array {
  const writer = new RowBinaryWriter(vectors.length * (64 + vectors[0]!.vector.byteLength));
  for (const { id, promptId, vector } of vectors) {
    writer.string(id);
    writer.string(promptId);
    writer.vector(vector);
  }
  return writer.bytes();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
