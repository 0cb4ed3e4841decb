import { PromptloomError } from '../../errors.ts';
import type { Connection } from '../connection/connection.ts';
import type { RecordedModel } from './library-settings.ts';

/**
 * Looks whether a library's tables fit on the disk a second time, with vectors of another model.
 * @param rows how many have a vector.
 * @throws PromptloomError `store-failed` when they will not.
 */
export async function checkFreeSpace(
  connection: Connection,
  rows: { prompts: number; parts: number; images: number },
  model: RecordedModel,
): Promise<void> {
  const [row] = await connection.query<{ used: string; free: string }>(
    `SELECT (SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = currentDatabase() AND table = 'prompts') AS used,
       (SELECT min(free_space) FROM system.disks) AS free`,
  );
  const texts = rows.prompts + rows.parts;
  const vectors = 4 * (texts * (model.textDimensions ?? 1) + rows.images * (model.imageDimensions ?? 1));
  const needed = Number(row!.used) + vectors;
  if (needed <= Number(row!.free)) return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new PromptloomError(
    'store-failed',
    `embedding the library with ${model.id} needs about ${gigabytes(needed)} beside what is there, and ${gigabytes(Number(row!.free))} are free`,
    { hint: 'Free some space: the old vectors are removed only after the new ones are complete.' },
  );
}
