import type { EmbedderModel } from '../../embedding/embedder.ts';
import { PromptloomError } from '../../errors.ts';
import { isAddress } from '../../net/server-address.ts';
import type { ImportRequest } from '../../records/import.ts';
import { CsvSource } from '../../sources/csv/csv.ts';
import { detectFormat } from '../../sources/detect-format.ts';
import { encodingNamed } from '../../sources/files/encoding.ts';
import { JsonSource } from '../../sources/json/json.ts';
import type { ColumnMapping } from '../../sources/rows/columns.ts';
import type { KeptVectors } from '../../sources/rows/vectors.ts';
import { parseShard, ShardedSource } from '../../sources/shard.ts';
import type { Source } from '../../sources/source.ts';
import { TableSource } from '../../sources/table.ts';
import { TextSource } from '../../sources/text/text.ts';
import { SourceTable } from '../../store/connection/source-table.ts';

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
  if (request.encoding !== undefined && encodingNamed(request.encoding) !== 'utf-8')
    throw encodingUnused('a table');
  const table = new SourceTable(path);
  return {
    source: part(new TableSource(table, { ...(kept && { vectors: kept }), columns: mappingOf(request) })),
    path: table.shown,
    close: () => table.close(),
  };
}

async function openFile(request: ImportRequest, vectors: KeptVectors | undefined): Promise<Source> {
  const { path } = request;
  const named = request.encoding === undefined ? undefined : encodingNamed(request.encoding);
  const encoding = named === 'utf-8' ? undefined : named;
  const columns = mappingOf(request);
  const format = request.format === 'auto' ? await detectFormat(path, encoding) : request.format;
  if (format === 'parquet') {
    if (encoding !== undefined) throw encodingUnused('a Parquet file');
    const { ParquetSource } = await import('../../sources/parquet/parquet.ts');
    return new ParquetSource(path, { ...(vectors && { vectors }), columns });
  }
  if (vectors !== undefined) {
    throw new PromptloomError(
      'invalid-input',
      'vectors can be kept of a table or a Parquet file, not of a file of text',
      { hint: 'Leave --vectors out.' },
    );
  }
  const options = { encoding, columns };
  if (format === 'text') return new TextSource(path, options);
  if (format === 'csv') return new CsvSource(path, options);
  return new JsonSource(path, { ...options, lines: format === 'jsonl' });
}

function encodingUnused(what: string): PromptloomError {
  return new PromptloomError('invalid-input', `encoding: ${what} has its texts in UTF-8 always`, {
    hint: 'Leave --encoding out, and import files of text in another call.',
  });
}

/** Which column is what, as sources call it. */
function mappingOf({ columns }: ImportRequest): ColumnMapping {
  const { negativePrompt, ...rest } = columns ?? {};
  return { ...rest, ...(negativePrompt !== undefined && { negative: negativePrompt }) };
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
