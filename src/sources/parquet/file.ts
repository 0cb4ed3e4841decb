import { type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { messageOf } from '../../errors.ts';
import { unreadable } from '../files/file.ts';
import { ColumnCursor, type ReadBytes, TooLargeHere } from './column.ts';
import { exactDecimal, isDecimal } from './decimal.ts';

/** Longest description that is read where others wait meanwhile. */
const SMALL_METADATA_BYTES = 1024 ** 2;

/** Columns are read in blocks of so many rows. */
const BLOCK = 1024;

/** What a file ends with, as a number. */
const PAR1 = 0x31524150;
/** Longest description of columns and groups at the end of a file; ten thousand groups take some megabytes. */
const MAX_METADATA_BYTES = 64 * 1024 ** 2;

/** What a column holds, as far as prompts have use for it. */
export type ColumnKind = 'text' | 'binary' | 'number' | 'texts' | 'numbers';

/** A column of a Parquet file: one value a row, or a list of them. */
export interface ParquetColumn {
  name: string;
  kind: ColumnKind;
  tree: SchemaTree;
  /** Nodes of the schema from the root to the leaf with the values. */
  path: SchemaTree[];
}

/** What a file is read with, such as a `FileHandle`. */
export interface Bytes {
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/** Rows that follow each other: the values of each column that was wanted. */
export interface ParquetRows {
  first: number;
  rows: number;
  values: ArrayLike<unknown>[];
}

/** A Parquet file whose columns are read together, in bounded memory. */
export class ParquetFile {
  /** Columns that can be read, and fields of structures as `meta.prompt`; maps and lists of lists are left out. */
  readonly columns: readonly ParquetColumn[];
  readonly rows: number;
  readonly #path: string;
  readonly #metadata: FileMetaData;
  readonly #read: ReadBytes;
  readonly #smallOnly: boolean;

  private constructor(path: string, metadata: FileMetaData, read: ReadBytes, smallOnly: boolean) {
    this.#smallOnly = smallOnly;
    this.#path = path;
    this.#metadata = metadata;
    this.#read = read;
    const root = parquetSchema(metadata);
    this.columns = root.children.flatMap((tree) => columnOf(tree, root));
    this.rows = metadata.row_groups.reduce((sum, { num_rows }) => sum + Number(num_rows), 0);
  }

  /**
   * @param options.smallOnly whether what takes long to decode is refused with {@link TooLargeHere}, now and in reading.
   * @throws PromptloomError `source-unreadable` for what is no whole Parquet file.
   */
  static async open(
    path: string,
    file: Bytes,
    size: number,
    { smallOnly = false } = {},
  ): Promise<ParquetFile> {
    const read: ReadBytes = async (from, to) => {
      if (!(from >= 0 && from <= to && to <= size)) throw new Error('it ends too early');
      const bytes = new Uint8Array(to - from);
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done);
        if (bytesRead === 0) throw new Error('it ends too early');
        done += bytesRead;
      }
      return bytes.buffer;
    };
    try {
      const [about = 0, mark] = size < 8 ? [] : new Uint32Array(await read(size - 8, size));
      if (mark === PAR1 && about > MAX_METADATA_BYTES)
        throw new Error(`its description of ${about} bytes is too long`);
      if (smallOnly && mark === PAR1 && about > SMALL_METADATA_BYTES) throw new TooLargeHere();
      const buffer = { byteLength: size, slice: (from: number, to = size) => read(from, to) };
      return new ParquetFile(
        path,
        await parquetMetadataAsync(buffer, { geoparquet: false }),
        read,
        smallOnly,
      );
    } catch (error) {
      if (error instanceof TooLargeHere) throw error;
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
      const rows = Number(group.num_rows);
      if (start + rows > from) {
        const passed = Math.max(0, from - start);
        const cursors = wanted.map((column) => this.#cursor(column, group, rows));
        for (let at = passed; at < rows; at += BLOCK) {
          const count = Math.min(BLOCK, rows - at);
          const values: ArrayLike<unknown>[] = [];
          for (const [n, column] of wanted.entries()) {
            try {
              const cursor = cursors[n]!;
              if (at === passed) await cursor.skip(passed);
              values.push(assembled(column, await cursor.take(count)));
            } catch (error) {
              if (error instanceof TooLargeHere) throw error;
              const first = start + at + 1;
              throw unreadable(
                this.#path,
                `the column ${column.name} is broken from row ${first} on (${messageOf(error)})`,
                'Fetch the file again, or import another one.',
                error,
              );
            }
          }
          yield { first: start + at, rows: count, values };
        }
      }
      start += rows;
    }
  }

  #cursor({ name, path }: ParquetColumn, group: FileMetaData['row_groups'][number], rows: number) {
    const leaf = path.at(-1)!.path.join('.');
    const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema.join('.') === leaf);
    if (!chunk?.meta_data || chunk.file_path)
      throw unreadable(this.#path, `the values of its column ${name} are not in it`);
    return new ColumnCursor(this.#read, chunk.meta_data, path, { rows, smallOnly: this.#smallOnly });
  }
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
  if (repeated === 0) return [{ name: tree.element.name, kind, tree, path }];
  if (kind === 'binary') return [];
  return [{ name: tree.element.name, kind: kind === 'number' ? 'numbers' : 'texts', tree, path }];
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

/** The fields of a structure as columns; none of pictures that are kept as bytes, whose paths lead nowhere. */
function fieldsOf(tree: SchemaTree, above: SchemaTree[], prefix: string): ParquetColumn[] {
  const name = `${prefix}${tree.element.name}`;
  const path = [...above, tree];
  if (tree.children.length === 0) return [{ name, kind: kindOf(tree), tree, path }];
  if (tree.children.some(({ element }) => element.name === 'bytes')) return [];
  return tree.children.flatMap((child) => fieldsOf(child, path, `${name}.`));
}

/** The value of a field, which comes within a list for each structure around it that may be absent. */
function unwrapped(value: unknown): unknown {
  return Array.isArray(value) ? unwrapped(value[0]) : value;
}

function assembled({ tree, path }: ParquetColumn, rows: unknown[]): ArrayLike<unknown> {
  const { element } = path.at(-1)!;
  const isField = path.length > 2 && tree.children.length === 0;
  if (isField || isDecimal(element))
    return rows.map((row) => (isDecimal(element) ? exactDecimal(element, unwrapped(row)) : unwrapped(row)));
  if (tree.children.length === 0) return rows;
  let leaf = tree;
  while (leaf.children.length > 0) leaf = leaf.children[0]!;
  const parts = new Map<string, ArrayLike<unknown>>([[leaf.path.join('.'), rows]]);
  assembleNested(parts as Parameters<typeof assembleNested>[0], tree, DEFAULT_PARSERS);
  return parts.get(tree.path.join('.'))!;
}
