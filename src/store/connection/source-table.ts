import { parseTableAddress } from '../../net/server-address.ts';
import { countLiteral } from '../sql/numeric-literal.ts';
import { RowBinaryReader } from '../sql/row-binary-reader.ts';
import type { Parameters } from './connection.ts';
import { HttpClient } from './http-client.ts';

/** A column of a table. */
export interface SourceColumn {
  name: string;
  type: string;
}

/** Which columns are read. */
export interface SourceSelection {
  /** Read as texts; NULL is empty. */
  texts: readonly string[];
  /** Of numbers, read as a vector. */
  vector?: string;
  /** Gives the rows an order, where the table has something like an id; rows are told apart by their texts too. */
  id?: SourceColumn;
}

/** A row, and its place in the order. */
export interface SourceRow {
  texts: string[];
  vector?: Float32Array;
  /** The id, if one was asked for, and a number made of the texts. */
  key: string[];
}

/** Types whose values are compared as they are, so that the table's own order helps to find them. */
const ORDERED = /^(String|UUID|U?Int(8|16|32|64))$/;

/** Somebody else's table on a ClickHouse or MyScale server of whatever version, read in an order of our own. */
export class SourceTable {
  /** Where it is, for people. */
  readonly shown: string;
  readonly #http: HttpClient;
  readonly #table: string;

  /** @throws PromptloomError `invalid-input` for an address that cannot be read. */
  constructor(address: string) {
    const { server, table, shown } = parseTableAddress(address);
    this.shown = shown;
    this.#table = table;
    this.#http = new HttpClient(server);
  }

  /** Its columns in their order; none when there is no such table. @throws PromptloomError `store-failed`. */
  columns(): Promise<SourceColumn[]> {
    return this.#http.query<SourceColumn>(
      `SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}
       ORDER BY position`,
      { table: this.#table },
    );
  }

  /** The same text for the same rows, another for others. */
  async fingerprint(selection: SourceSelection): Promise<string> {
    const { hash, parameters } = this.#expressions(selection);
    const [row] = await this.#http.query<{ rows: string; hash: string }>(
      `SELECT count() AS rows, sum(${hash}) AS hash FROM {table:Identifier}`,
      parameters,
    );
    return `${this.shown} ${row!.rows} ${row!.hash}`;
  }

  /** How many rows come after one. */
  async rowsAfter(selection: SourceSelection, after?: readonly string[]): Promise<number> {
    const { parameters, where } = this.#expressions(selection, after);
    const [row] = await this.#http.query<{ rows: string }>(
      `SELECT count() AS rows FROM {table:Identifier} ${where}`,
      parameters,
    );
    return Number(row!.rows);
  }

  /** Some rows after one, in order. */
  async page(selection: SourceSelection, limit: number, after?: readonly string[]): Promise<SourceRow[]> {
    const { texts, id, hash, parameters, where } = this.#expressions(selection, after);
    const vector = selection.vector === undefined ? [] : ['arrayMap(x -> toFloat32(x), {vector:Identifier})'];
    const select = [...texts, ...(id ? [`toString(${id})`] : []), hash, ...vector];
    const bytes = await this.#http.read(
      `SELECT ${select.join(', ')} FROM {table:Identifier} ${where}
       ORDER BY ${id ? `${id}, ` : ''}${hash} LIMIT ${countLiteral(limit)} FORMAT RowBinary`,
      { ...parameters, ...(selection.vector !== undefined && { vector: selection.vector }) },
    );
    const reader = new RowBinaryReader(bytes);
    const rows: SourceRow[] = [];
    while (!reader.done) {
      const row: SourceRow = { texts: texts.map(() => reader.string()), key: [] };
      if (id) row.key.push(reader.string());
      row.key.push(String(reader.uint64()));
      if (vector.length > 0) row.vector = reader.vector();
      rows.push(row);
    }
    return rows;
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  #expressions({ texts, id }: SourceSelection, after?: readonly string[]) {
    const parameters: Parameters = { table: this.#table };
    const asText = texts.map((name, n) => {
      parameters[`c${n}`] = name;
      return `ifNull(toString({c${n}:Identifier}), '')`;
    });
    const hash = `cityHash64(${asText.join(', ')})`;
    const isOrdered = id !== undefined && ORDERED.test(id.type);
    if (id) parameters.id = id.name;
    const idSql = id && (isOrdered ? '{id:Identifier}' : `ifNull(toString({id:Identifier}), '')`);
    let where = '';
    if (after) {
      const [first, last] = id ? [after[0], after[1]] : [undefined, after[0]];
      parameters.hash = last;
      if (id) {
        parameters.after = first;
        const value = `{after:${isOrdered ? id.type : 'String'}}`;
        where = `WHERE ${idSql} >= ${value} AND (${idSql} > ${value} OR ${hash} > {hash:UInt64})`;
      } else where = `WHERE ${hash} > {hash:UInt64}`;
    }
    return { texts: asText, id: idSql, hash, parameters, where };
  }
}
