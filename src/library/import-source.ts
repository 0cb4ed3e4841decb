import type { ImportRequest } from '../records/import.ts';
import { CsvSource } from '../sources/csv.ts';
import { parseShard, ShardedSource } from '../sources/shard.ts';
import type { Source } from '../sources/source.ts';

/**
 * What an import reads.
 * @throws PromptloomError `invalid-input` for a part that is none.
 */
export function sourceOf({ path, shard }: ImportRequest): Source {
  const source = new CsvSource(path);
  return shard === undefined ? source : new ShardedSource(source, parseShard(shard));
}
