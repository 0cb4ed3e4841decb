import { fstatSync, readSync } from 'node:fs';
import { type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet';
import { messageOf } from '../../errors.ts';
import { unreadable } from '../files/file.ts';
import { ColumnCursor, type ReadBytes } from './column.ts';

/** Most rows of a block, and what it holds of texts and numbers in bytes, about: who gets it unpacks it in one go. */
const BLOCK_ROWS = 1024;
const BLOCK_BYTES = 1024 ** 2;

/** What a file ends with, as a number. */
const PAR1 = 0x31524150;
/** Longest description of columns and groups at the end of a file; ten thousand groups take some megabytes. */
const MAX_METADATA_BYTES = 64 * 1024 ** 2;

/** What a column holds, as far as prompts have use for it. */
type ColumnKind = 'text' | 'binary' | 'number' | 'texts' | 'numbers';

/** A column of a Parquet file: one value a row, or a list of them. */
export interface ParquetColumn {
  name: string;
  kind: ColumnKind;
  /** Nodes of the schema from the root to the leaf with the values. */
  path: SchemaTree[];
}

/** Rows that follow each other: the values of each column that was wanted. */
export interface ParquetRows {
  first: number;
  rows: number;
  values: unknown[][];
}

/** A Parquet file whose columns are read together, in bounded memory. It reads and decodes without giving way. */
export class ParquetFile {
  /** Columns that can be read, and fields of structures as `meta.prompt`; maps and lists of lists are left out. */
  readonly columns: readonly ParquetColumn[];
  readonly rows: number;
  readonly #path: string;
  readonly #metadata: FileMetaData;
  readonly #read: ReadBytes;

  private constructor(path: string, metadata: FileMetaData, read: ReadBytes) {
    this.#path = path;
    this.#metadata = metadata;
    this.#read = read;
    const root = parquetSchema(metadata);
    this.columns = root.children.flatMap((tree) => columnOf(tree, root));
    this.rows = metadata.row_groups.reduce((sum, { num_rows }) => sum + Number(num_rows), 0);
  }

  /**
   * @param file an open file, which stays open.
   * @throws PromptloomError `source-unreadable` for what is no whole Parquet file.
   */
  static async open(path: string, file: number): Promise<ParquetFile> {
    const { size } = fstatSync(file);
    const read: ReadBytes = (from, to) => {
      if (!(from >= 0 && from <= to && to <= size)) throw new Error('it ends too early');
      const bytes = new Uint8Array(to - from);
      for (let done = 0; done < bytes.length; ) {
        const count = readSync(file, bytes, done, bytes.length - done, from + done);
        if (count === 0) throw new Error('it ends too early');
        done += count;
      }
      return bytes;
    };
    try {
      const [about = 0, mark] = size < 8 ? [] : new Uint32Array(read(size - 8, size).buffer);
      if (mark === PAR1 && about > MAX_METADATA_BYTES)
        throw new Error(`its description of ${about} bytes is too long`);
      const whole = { byteLength: size, slice: (from: number, to = size) => read(from, to).buffer };
      return new ParquetFile(path, await parquetMetadataAsync(whole, { geoparquet: false }), read);
    } catch (error) {
      throw unreadable(path, `it is no whole Parquet file (${messageOf(error)})`, 'Fetch it again.', error);
    }
  }

  /**
   * Rows from one on, in order, in blocks: each wanted column's values.
   * @throws PromptloomError `source-unreadable` naming the column and the rows that cannot be read.
   */
  async *read(wanted: readonly ParquetColumn[], from = 0): AsyncGenerator<ParquetRows> {
    let start = 0;
    for (const group of this.#metadata.row_groups) {
      const all = Number(group.num_rows);
      const cursors = start + all > from ? wanted.map((column) => this.#cursor(column, group)) : [];
      for (let at = Math.max(0, from - start); at < all; ) {
        const values: unknown[][] = [];
        for (const [n, cursor] of cursors.entries()) {
          const { name, kind } = wanted[n]!;
          try {
            const column = await cursor.read(at, Math.min(at + BLOCK_ROWS, all));
            values.push(kind === 'numbers' ? column.map(packed) : column);
          } catch (error) {
            const why = `the column ${name} is broken from row ${start + at + 1} on (${messageOf(error)})`;
            throw unreadable(this.#path, why, 'Fetch the file again, or import another one.', error);
          }
        }
        const rows = fitting(values, Math.min(BLOCK_ROWS, all - at));
        yield { first: start + at, rows, values: values.map((column) => column.slice(0, rows)) };
        at += rows;
      }
      start += all;
    }
  }

  #cursor({ name, path }: ParquetColumn, group: FileMetaData['row_groups'][number]) {
    const leaf = path.at(-1)!.path.join('.');
    const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema?.join('.') === leaf);
    if (!chunk?.meta_data || chunk.file_path)
      throw unreadable(this.#path, `the values of its column ${name} are not in it`);
    return new ColumnCursor(this.#read, chunk.meta_data, path);
  }
}

/** How many of some rows go into one block; one at least. */
function fitting(values: readonly unknown[][], rows: number): number {
  let bytes = 0;
  for (let row = 0; row < rows; row++) {
    for (const column of values) bytes += weightOf(column[row]);
    if (bytes > BLOCK_BYTES) return Math.max(1, row);
  }
  return rows;
}

function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Float64Array) return value.byteLength;
  return Array.isArray(value) ? value.reduce<number>((sum, one) => sum + weightOf(one), 8) : 8;
}

/** A list of numbers is handed over as one piece, not value by value. */
function packed(value: unknown): unknown {
  const isVector = Array.isArray(value) && value.every((one) => typeof one === 'number');
  return isVector && value.length > 0 ? Float64Array.from(value) : value;
}

function columnOf(tree: SchemaTree, root: SchemaTree): ParquetColumn[] {
  if (typeof tree.element.name !== 'string') throw new Error('a column has no name');
  const path = [root];
  for (let node: SchemaTree | undefined = tree; node; node = node.children[0]) {
    if (node.children.length > 1) return isStructure(tree) ? fieldsOf(tree, [root], '') : [];
    path.push(node);
  }
  if (tree.children.length > 0 && isStructure(tree)) return fieldsOf(tree, [root], '');
  const repeated = path.filter(({ element }) => element.repetition_type === 'REPEATED').length;
  // One level more is a structure of one field.
  const isList = tree.element.converted_type === 'LIST' || tree.element.logical_type?.type === 'LIST';
  if (repeated > 1 || (tree.children.length > 0 && !isList)) return [];
  const kind = kindOf(path.at(-1)!);
  if (repeated === 0) return [{ name: tree.element.name, kind, path }];
  if (kind === 'binary') return [];
  return [{ name: tree.element.name, kind: kind === 'number' ? 'numbers' : 'texts', path }];
}

function kindOf({ element }: SchemaTree): 'text' | 'binary' | 'number' {
  const { type, converted_type, logical_type } = element;
  const meaning = converted_type ?? logical_type?.type;
  if (type === 'FLOAT' || type === 'DOUBLE' || meaning === 'FLOAT16') return 'number';
  if (type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY')
    return meaning === undefined || meaning === 'BSON' || meaning === 'INTERVAL' ? 'binary' : 'text';
  return 'text';
}

/** Whether a column is made of fields and nothing of it repeats. */
function isStructure({ element, children }: SchemaTree): boolean {
  if (element.repetition_type === 'REPEATED') return false;
  return (
    children.length === 0 || (!element.converted_type && !element.logical_type && children.every(isStructure))
  );
}

/** The fields of a structure as columns; none of images that are kept as bytes, whose paths lead nowhere. */
function fieldsOf(tree: SchemaTree, above: SchemaTree[], prefix: string): ParquetColumn[] {
  const name = `${prefix}${tree.element.name}`;
  const path = [...above, tree];
  if (tree.children.length === 0) return [{ name, kind: kindOf(tree), path }];
  if (tree.children.some(({ element }) => element.name === 'bytes')) return [];
  return tree.children.flatMap((child) => fieldsOf(child, path, `${name}.`));
}
