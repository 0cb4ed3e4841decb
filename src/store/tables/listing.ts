import type { Prompt } from '../../records/prompt.ts';
import type { Filter } from '../../records/search.ts';
import type { Connection } from '../connection/connection.ts';
import { conditionSql, promptCondition, SAFETY } from '../sql/filter.ts';
import { idLiteral } from '../sql/literal.ts';
import { countLiteral, vectorLiteral } from '../sql/numeric-literal.ts';
import { promptOfRecord, type RecordRow } from '../sql/rows.ts';
import { Table } from './table.ts';

/** A prompt's id and, where there was a query, its cosine distance to it. */
export interface Listed {
  id: string;
  distance?: number;
}

/** Fields whose values are counted, by the name that a person knows them under. */
const FACETS = {
  sourceSite: 'source_site',
  model: 'model',
  sampler: 'sampler',
  tags: 'arrayJoin(arrayDistinct(tags))',
  origin: 'toString(origin)',
  safety: SAFETY,
} as const;
/** Values of a field that are told, the most frequent first. */
const MOST_VALUES = 100;

/** Values of fields and how many prompts have each. */
export type FacetCounts = Record<keyof typeof FACETS, { value: string; count: number }[]>;

/** Long lists of prompts: near a vector, at random, or all of them. */
export class PromptListing extends Table {
  readonly #hasParts: () => Promise<boolean>;

  /** @param hasParts whether any prompt has vectors of its parts. */
  constructor(connection: Connection, hasParts: () => Promise<boolean>) {
    super(connection);
    this.#hasParts = hasParts;
  }

  /**
   * The k prompts nearest to a vector, every one that passes being compared: for lists that are too long for the index.
   * @param vector unit length, of as many dimensions as the library's texts.
   */
  async nearest(vector: Float32Array, k: number, filter: Filter): Promise<Listed[]> {
    const { dialect } = this.connection;
    const literal = vectorLiteral(vector, vector.length);
    const from = (await this.#hasParts())
      ? withParts(`cosineDistance(vector, ${literal})`, filter)
      : `SELECT id, ${dialect.distance('vector', literal)} AS distance FROM prompts ${where(filter)}`;
    const rows = await this.connection.query<{ id: string; distance: number }>(
      `${from}
       ORDER BY distance, id LIMIT ${countLiteral(k)} ${dialect.exactSearch()}`,
    );
    return rows.map((row) => ({ id: row.id, distance: Math.min(2, Math.max(0, row.distance)) }));
  }

  /** Prompts that pass, in an order that only the seed decides. @param seed a whole number from 0 to 2^32 - 1. */
  async random(k: number, filter: Filter, seed: number): Promise<string[]> {
    const rows = await this.connection.query<{ id: string }>(
      `SELECT id FROM prompts ${where(filter)}
       ORDER BY cityHash64(id, ${countLiteral(seed % 2 ** 31)}), id LIMIT ${countLiteral(k)}`,
    );
    return rows.map((row) => row.id);
  }

  /** The next ids of those that pass, in the order of ids. */
  async idsAfter(last: string | undefined, limit: number, filter: Filter): Promise<string[]> {
    const rows = await this.connection.query<{ id: string }>(
      `SELECT id FROM prompts ${where(filter, last)} ORDER BY id LIMIT ${countLiteral(limit)}`,
    );
    return rows.map((row) => row.id);
  }

  /** The next prompts of those that pass, in the order of ids. */
  async after(last: string | undefined, limit: number, filter: Filter): Promise<Prompt[]> {
    const rows = await this.connection.query<RecordRow>(
      `SELECT id, record FROM prompts ${where(filter, last)} ORDER BY id LIMIT ${countLiteral(limit)}`,
    );
    return rows.map(promptOfRecord);
  }

  /** How many prompts pass. */
  count(filter: Filter): Promise<number> {
    return this.number(`SELECT count() AS n FROM prompts ${where(filter)}`);
  }

  /** The most frequent values of each field among the prompts that pass. */
  async facets(filter: Filter): Promise<FacetCounts> {
    const condition = where(filter);
    const fields = await Promise.all(
      Object.entries(FACETS).map(async ([name, value]) => {
        const rows = await this.connection.query<{ value: string; count: string }>(
          `SELECT ${value} AS value, count() AS count FROM prompts ${condition} GROUP BY value HAVING value != ''
           ORDER BY count DESC, value LIMIT ${MOST_VALUES}`,
        );
        return [name, rows.map((row) => ({ value: row.value, count: Number(row.count) }))];
      }),
    );
    return Object.fromEntries(fields) as FacetCounts;
  }
}

/** Prompts with the distance of the nearest of their vectors. */
function withParts(distance: string, filter: Filter): string {
  const passing = where(filter);
  const among = passing && `WHERE prompt_id IN (SELECT id FROM prompts ${passing})`;
  return `SELECT id, min(distance) AS distance FROM (
      SELECT id, ${distance} AS distance FROM prompts ${passing}
      UNION ALL SELECT prompt_id AS id, ${distance} AS distance FROM prompt_parts ${among}
    ) GROUP BY id`;
}

function where(filter: Filter, last?: string): string {
  const condition = promptCondition(filter);
  const all = [
    ...(last === undefined ? [] : [`id > ${idLiteral(last)}`]),
    ...(condition ? [conditionSql(condition, 'id')] : []),
  ];
  return all.length > 0 ? `WHERE ${all.join(' AND ')}` : '';
}
