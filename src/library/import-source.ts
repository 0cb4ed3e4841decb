import type { EmbedderModel } from '../embedding/embedder.ts';
import { PromptloomError } from '../errors.ts';
import type { ImportRequest } from '../records/import.ts';
import { CsvSource } from '../sources/csv.ts';
import { startsWith } from '../sources/file.ts';
import { parseShard, ShardedSource } from '../sources/shard.ts';
import type { Source } from '../sources/source.ts';
import { TableSource } from '../sources/table.ts';
import type { KeptVectors } from '../sources/vectors.ts';
import { ForeignTable } from '../store/foreign-table.ts';
import { isAddress } from '../store/server-address.ts';

/** What a Parquet file begins with. */
const PARQUET = 'PAR1';

/** What an import reads. */
export interface OpenedSource {
  source: Source;
  /** Where it is, as it may be shown and kept: without a password. */
  path: string;
  close(): Promise<void>;
}

/**
 * Opens what an import reads.
 * @param model the library's own.
 * @throws PromptloomError `invalid-input` for a part or an address that is none, and vectors of another model;
 *   `source-unreadable` for a file that cannot be read.
 */
export async function openSource(request: ImportRequest, model: EmbedderModel): Promise<OpenedSource> {
  const { path, shard, vectors } = request;
  const part = (source: Source) =>
    shard === undefined ? source : new ShardedSource(source, parseShard(shard));
  const kept = vectors === undefined ? undefined : keptVectors(vectors, model);
  if (!isAddress(path)) return { source: part(await openFile(request, kept)), path, close: async () => {} };
  const table = new ForeignTable(path);
  return {
    source: part(new TableSource(table, kept && { vectors: kept })),
    path: table.shown,
    close: () => table.close(),
  };
}

async function openFile({ path, format }: ImportRequest, vectors: KeptVectors | undefined): Promise<Source> {
  const isParquet = format === 'auto' ? await startsWith(path, PARQUET) : format === 'parquet';
  if (isParquet) {
    const { ParquetSource } = await import('../sources/parquet.ts');
    return new ParquetSource(path, vectors && { vectors });
  }
  if (vectors === undefined) return new CsvSource(path);
  throw new PromptloomError(
    'invalid-input',
    'vectors can be kept of a table or a Parquet file, not of a CSV file',
    {
      hint: 'Leave --vectors out.',
    },
  );
}

function keptVectors(stated: string, model: EmbedderModel): KeptVectors {
  const [, column, id] = /^([^:]+):(.+)$/s.exec(stated)!;
  if (id !== model.id || model.textDimensions === undefined) {
    throw new PromptloomError('invalid-input', `the vectors are of ${id}, the library has ${model.id}`, {
      hint: `Leave --vectors out to have the prompts embedded with ${model.id}, or make a library with --embedder ${id}.`,
    });
  }
  return { column: column!, dimensions: model.textDimensions };
}
