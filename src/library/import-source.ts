import type { EmbedderModel } from '../embedding/embedder.ts';
import { PromptloomError } from '../errors.ts';
import type { ImportRequest } from '../records/import.ts';
import { CsvSource } from '../sources/csv.ts';
import { parseShard, ShardedSource } from '../sources/shard.ts';
import type { Source } from '../sources/source.ts';
import { TableSource } from '../sources/table.ts';
import { ForeignTable } from '../store/foreign-table.ts';
import { isAddress } from '../store/server-address.ts';

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
 * @throws PromptloomError `invalid-input` for a part or an address that is none, and vectors of another model.
 */
export function openSource({ path, shard, vectors }: ImportRequest, model: EmbedderModel): OpenedSource {
  const part = (source: Source) =>
    shard === undefined ? source : new ShardedSource(source, parseShard(shard));
  if (!isAddress(path)) {
    if (vectors !== undefined) {
      throw new PromptloomError('invalid-input', 'vectors can be kept of a table, not of a file', {
        hint: 'Leave --vectors out.',
      });
    }
    return { source: part(new CsvSource(path)), path, close: async () => {} };
  }
  const kept = vectors === undefined ? undefined : keptVectors(vectors, model);
  const table = new ForeignTable(path);
  return {
    source: part(new TableSource(table, kept && { vectors: kept })),
    path: table.shown,
    close: () => table.close(),
  };
}

function keptVectors(stated: string, model: EmbedderModel): { column: string; dimensions: number } {
  const [, column, id] = /^([^:]+):(.+)$/s.exec(stated)!;
  if (id !== model.id || model.textDimensions === undefined) {
    throw new PromptloomError('invalid-input', `the vectors are of ${id}, the library has ${model.id}`, {
      hint: `Leave --vectors out to have the prompts embedded with ${model.id}, or make a library with --embedder ${id}.`,
    });
  }
  return { column: column!, dimensions: model.textDimensions };
}
