import { PromptloomError } from '../errors.ts';
import { type ColumnMapping, type Columns, findColumn, matchColumns } from './rows/columns.ts';
import { rowToPrompt } from './rows/row-prompt.ts';
import { checkVectors, type KeptVectors, unitVector } from './rows/vectors.ts';
import type { Source, SourceRecord } from './source.ts';

/** What is read of a table. */
export interface Selection {
  texts: readonly string[];
  vector?: string;
  id?: { name: string; type: string };
}

/** A table of a database, as a source reads it. */
export interface Table {
  /** Where it is, for people. */
  readonly shown: string;
  columns(): Promise<{ name: string; type: string }[]>;
  fingerprint(selection: Selection): Promise<string>;
  rowsAfter(selection: Selection, after?: readonly string[]): Promise<number>;
  page(
    selection: Selection,
    limit: number,
    after?: readonly string[],
  ): Promise<{ texts: string[]; vector?: Float32Array; key: string[] }[]>;
}

/** Options of {@link TableSource}. */
export interface TableOptions {
  /** A column with vectors that are kept. */
  vectors?: KeptVectors;
  /** Which column is what, where somebody said so. */
  columns?: ColumnMapping;
  /** Rows fetched at a time. */
  page?: number;
}

/** With vectors of 512 numbers, eight megabytes. */
const PAGE = 4096;

/**
 * Prompts in a table of a database. Columns go by the same names as in files, see columns.ts; what is no prompt, setting
 * or image is left out. Rows come in the order of their ids, or where there are none in the order of a hash.
 */
export class TableSource implements Source {
  readonly #table: Table;
  readonly #options: TableOptions;

  constructor(table: Table, options: TableOptions = {}) {
    this.#table = table;
    this.#options = options;
  }

  /** @throws PromptloomError `source-unreadable`. */
  async fingerprint(): Promise<string> {
    return this.#table.fingerprint((await this.#look()).selection);
  }

  /**
   * Reads the rows in order.
   * @throws PromptloomError `source-unreadable` when there is no such table, or no prompts in it; `invalid-input` for
   *   a `from` that is not from this source, or vectors of other dimensions; `cancelled`.
   */
  async *read({ from, signal }: { from?: string; signal?: AbortSignal } = {}): AsyncGenerator<SourceRecord> {
    const { selection, columns } = await this.#look();
    let after = from === undefined ? undefined : parsePosition(from, selection.id ? 2 : 1);
    const total = Math.max(1, await this.#table.rowsAfter(selection));
    let left = after === undefined ? total : await this.#table.rowsAfter(selection, after);
    for (;;) {
      const rows = await this.#table.page(selection, this.#options.page ?? PAGE, after);
      if (rows.length === 0) return;
      if (this.#options.vectors) checkVectors(rows[0]!.vector, this.#options.vectors);
      for (const { texts, vector, key } of rows) {
        if (signal?.aborted)
          throw new PromptloomError('cancelled', `Reading ${this.#table.shown} was cancelled.`);
        left--;
        const read = rowToPrompt(texts, columns, '/');
        // A table on another machine has no say in what is read from this one's disk.
        if ('prompt' in read && !/^https?:/i.test(read.prompt.imageUrl ?? '')) delete read.prompt.imageUrl;
        const kept = this.#options.vectors && unitVector(vector, this.#options.vectors);
        yield {
          next: JSON.stringify(key),
          place: `${this.#table.shown}:${key[0]}`,
          fraction: Math.min(1, Math.max(1, total - left) / total),
          ...(kept && 'prompt' in read ? { prompt: { ...read.prompt, vector: kept } } : read),
        };
      }
      after = rows.at(-1)!.key;
    }
  }

  async #look(): Promise<{ selection: Selection; columns: Columns }> {
    const all = await this.#table.columns();
    if (all.length === 0) {
      throw new PromptloomError('source-unreadable', `there is no table ${this.#table.shown}`, {
        hint: 'Check its name and the database; the user must be allowed to read it.',
      });
    }
    const readable = all.filter(
      ({ type }) => !/^(Array\(((Nullable\()?Float|BFloat)|Map|Tuple|Aggregate)/.test(type),
    );
    const names = readable.map(({ name }) => name);
    const mapping = this.#options.columns ?? {};
    const absent = Object.values(mapping).find((name) => findColumn(names, name) < 0);
    if (absent !== undefined) {
      throw new PromptloomError('source-unreadable', `${this.#table.shown} has no column ${absent}`, {
        hint: `It has ${names.join(', ')}.`,
      });
    }
    const { roles } = matchColumns(names, mapping);
    if (roles.prompt === undefined) {
      throw new PromptloomError('source-unreadable', `no column of ${this.#table.shown} holds prompts`, {
        hint: `It has ${names.join(', ')}; say which holds the prompts: --column prompt=NAME.`,
      });
    }
    const vectors = this.#options.vectors;
    const vector = vectors && all.find(({ name }) => name === vectors.column);
    if (vectors && !/^Array\(Float(32|64)\)$/.test(vector?.type ?? '')) {
      const has = all.filter(({ type }) => /^Array\(Float/.test(type)).map(({ name }) => name);
      throw new PromptloomError(
        'invalid-input',
        `${this.#table.shown} has no column ${vectors.column} of vectors`,
        { hint: has.length > 0 ? `Columns of vectors: ${has.join(', ')}.` : 'It has no column of vectors.' },
      );
    }
    const used = [...new Set(Object.values(roles))];
    const id = roles.id === undefined ? undefined : readable[roles.id];
    return {
      selection: {
        texts: used.map((index) => names[index]!),
        ...(vectors && { vector: vectors.column }),
        ...(id && { id }),
      },
      columns: {
        roles: Object.fromEntries(Object.entries(roles).map(([role, index]) => [role, used.indexOf(index)])),
        others: [],
      },
    };
  }
}

function parsePosition(from: string, parts: number): string[] {
  try {
    const key = JSON.parse(from) as unknown;
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string'))
      return key;
  } catch {
    // As below.
  }
  throw new PromptloomError('invalid-input', 'the position is not one of this table');
}
