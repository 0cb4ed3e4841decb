import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ExportedPrompt } from '../records/listing.ts';
import { type ExportRow, exportRows } from './rows.ts';

/** Rows of a group, which is what is held in memory; a vector takes as much as hundreds of other values. */
const GROUP = 20_000;
const GROUP_WITH_VECTORS = 2000;

type Field = Omit<SchemaElement, 'name'>;

const TEXT: Field = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
const WHOLE: Field = { type: 'INT32' };
const REAL: Field = { type: 'DOUBLE' };

/** The columns, in their order, and how each is kept; tags and vectors are lists. */
const FIELDS: Record<Exclude<keyof ExportRow, 'tags'>, Field> = {
  id: TEXT,
  prompt: TEXT,
  negative_prompt: TEXT,
  url: TEXT,
  width: WHOLE,
  height: WHOLE,
  source_site: TEXT,
  model: TEXT,
  sampler: TEXT,
  scheduler: TEXT,
  seed: { type: 'INT64', converted_type: 'UINT_64' },
  steps: WHOLE,
  cfg: REAL,
  nsfw: REAL,
  origin: TEXT,
  created_at: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  distance: REAL,
};
const NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** A prompt's row with the vector of its text. */
type Row = ExportRow & { vector: number[] | undefined };

/** Writes prompts as a Parquet file that imports read again, a group of rows at a time. */
export class ParquetExport {
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  readonly #vectors: boolean;
  #rows: Row[] = [];

  /** @param embedder names the model of the vectors in the file; undefined for one without vectors. */
  constructor(embedder?: string) {
    this.#vectors = embedder !== undefined;
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(this.#vectors),
      createdBy: 'promptloom',
      ...(embedder !== undefined && { kvMetadata: [{ key: 'promptloom.embedder', value: embedder }] }),
    });
  }

  /** Adds prompts. @returns the bytes that go to the file next; often none. */
  add(prompts: readonly ExportedPrompt[]): Uint8Array {
    for (const prompt of prompts) {
      for (const row of exportRows(prompt)) this.#rows.push({ ...row, vector: prompt.vector });
      if (this.#rows.length >= (this.#vectors ? GROUP_WITH_VECTORS : GROUP)) this.#writeGroup();
    }
    return this.#taken();
  }

  /** The last bytes of the file. */
  finish(): Uint8Array {
    this.#writeGroup();
    this.#writer.finish();
    return this.#taken();
  }

  #writeGroup(): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    const columnData = NAMES.map((name) => ({
      name: name as string,
      data: rows.map((row) => cellOf(row, name)) as unknown[],
    }));
    columnData.push({ name: 'tags', data: rows.map(({ tags }) => tags) });
    if (this.#vectors) columnData.push({ name: 'vector', data: rows.map(({ vector }) => vector) });
    this.#writer.write({ columnData, rowGroupSize: rows.length });
    this.#rows = [];
  }

  #taken(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}

function cellOf(row: ExportRow, name: keyof typeof FIELDS): unknown {
  const value = row[name];
  if (value === undefined || value === null) return undefined;
  if (name === 'seed') return BigInt(value);
  return name === 'created_at' ? new Date(value) : value;
}

function schemaOf(vectors: boolean): SchemaElement[] {
  const lists = [...list('tags', TEXT), ...(vectors ? list('vector', { type: 'FLOAT' }) : [])];
  const fields = NAMES.map((name) => ({ name, repetition_type: 'OPTIONAL' as const, ...FIELDS[name] }));
  return [{ name: 'schema', num_children: fields.length + (vectors ? 2 : 1) }, ...fields, ...lists];
}

/** A list as the format states it, in three levels. */
function list(name: string, element: Field): SchemaElement[] {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...element },
  ];
}
