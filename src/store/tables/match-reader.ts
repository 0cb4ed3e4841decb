import type { Image } from '../../records/image.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { RecordCache } from '../cache/record-cache.ts';
import type { Connection } from '../connection/connection.ts';
import { idsLiteral } from '../sql/literal.ts';
import { countLiteral, vectorLiteral } from '../sql/numeric-literal.ts';
import type { RecordRow } from '../sql/rows.ts';
import type { ImageTable } from './image-table.ts';
import type { PromptTable } from './prompt-table.ts';

/** What a search shows of prompts. */
export interface MatchRequest {
  /** Prompts by id. */
  ids: readonly string[];
  /** Some of them whose texts are compared with a vector of as many dimensions as the library's. */
  compared?: { ids: readonly string[]; vector: Float32Array };
  /** Whether their images are wanted too. */
  images?: boolean;
}

/** A prompt as a search shows it. */
export interface Detail {
  prompt: Prompt;
  /** Cosine distance of its text, 0 to 2, where it was compared. */
  distance?: number;
  /** Oldest first; left out where images were not wanted. */
  images?: Image[];
}

/**
 * Images of one prompt that are read in no certain order, to be put in order here, which costs the database a
 * millisecond; of a prompt that has as many or more the oldest are asked for.
 */
const MOST_UNORDERED = 64;

interface Row extends RecordRow {
  /** Empty for prompts. */
  prompt_id: string;
  distance: number;
}

/**
 * Reads prompts with their images in one statement: every statement costs the embedded engine about as much as ten
 * rows. What the tables remember is not read again.
 */
export class MatchReader {
  readonly #connection: Connection;
  readonly #prompts: PromptTable;
  readonly #images: ImageTable;
  readonly #records: RecordCache | undefined;

  constructor(connection: Connection, prompts: PromptTable, images: ImageTable, records?: RecordCache) {
    this.#connection = connection;
    this.#prompts = prompts;
    this.#images = images;
    this.#records = records;
  }

  /** Details by id; of ids that are not there, none. */
  async read({ ids, compared, images: wanted = false }: MatchRequest): Promise<Map<string, Detail>> {
    const revisions = { prompts: this.#prompts.revision, images: this.#images.revision };
    const { prompts, images } = this.#fromMemory(ids, wanted, revisions);
    const unread = ids.filter((id) => !prompts.has(id));
    const unseen = wanted ? ids.filter((id) => !images.has(id)) : [];
    if (unread.length > 0 || unseen.length > 0) this.#records?.noteMiss();
    const distances = new Map<string, number>();
    const found = new Map<string, (RecordRow & { prompt_id: string })[]>(unseen.map((id) => [id, []]));
    for (const row of await this.#rows(unread, unseen, compared)) {
      if (row.prompt_id !== '') {
        found.get(row.prompt_id)!.push(row);
        continue;
      }
      if (compared) distances.set(row.id, Math.min(2, Math.max(0, row.distance)));
      if (row.record !== '') prompts.set(row.id, this.#prompts.remember(row, revisions.prompts));
    }
    const many: string[] = [];
    for (const [id, rows] of found) {
      if (rows.length >= MOST_UNORDERED) many.push(id);
      else images.set(id, this.#images.remember(id, rows, revisions.images));
    }
    if (many.length > 0) for (const [id, some] of await this.#images.ofPrompts(many)) images.set(id, some);
    return new Map(
      [...prompts].map(([id, prompt]) => {
        const distance = distances.get(id);
        return [
          id,
          {
            prompt,
            ...(distance !== undefined && { distance }),
            ...(wanted && { images: images.get(id) ?? [] }),
          },
        ];
      }),
    );
  }

  #fromMemory(ids: readonly string[], wanted: boolean, revisions: { prompts: number; images: number }) {
    const prompts = this.#prompts.remembered(ids);
    const images = wanted ? this.#images.remembered(ids) : new Map<string, Image[]>();
    for (const id of ids) {
      const row = prompts.has(id) ? undefined : this.#records?.prompt(id);
      if (row) prompts.set(id, this.#prompts.remember(row, revisions.prompts));
      const rows = wanted && !images.has(id) ? this.#records?.images(id) : undefined;
      if (rows) images.set(id, this.#images.remember(id, rows, revisions.images));
    }
    return { prompts, images };
  }

  async #rows(
    unread: readonly string[],
    unseen: readonly string[],
    compared: MatchRequest['compared'],
  ): Promise<Row[]> {
    const selects: string[] = [];
    const read = [...new Set([...unread, ...(compared?.ids ?? [])])];
    if (read.length > 0) {
      const distance = compared?.ids.length
        ? `toFloat64(cosineDistance(vector, ${vectorLiteral(compared.vector, compared.vector.length)}))`
        : 'toFloat64(2)';
      // PREWHERE: the other columns are read only of the rows that are wanted.
      selects.push(
        `SELECT id, '' AS prompt_id, ${unread.length > 0 ? 'record' : "'' AS record"}, ${distance} AS distance
         FROM prompts PREWHERE id IN ${idsLiteral(read)}`,
      );
    }
    if (unseen.length > 0) {
      selects.push(
        `SELECT id, prompt_id, record, toFloat64(0) AS distance FROM images PREWHERE prompt_id IN ${idsLiteral(unseen)}
         LIMIT ${countLiteral(MOST_UNORDERED)} BY prompt_id`,
      );
    }
    if (selects.length === 0) return [];
    return this.#connection.query<Row>(`${selects.join(' UNION ALL ')} SETTINGS max_threads = 1`);
  }
}
