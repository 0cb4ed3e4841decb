import { clickhouseTime } from '../sql/rows.ts';
import { Table } from './table.ts';

/** A finished generation as it is kept. */
export interface GenerationRecord {
  id: string;
  promptId: string;
  backend: string;
  /** What was asked of the back end. */
  request: object;
  imageIds: string[];
  warnings: string[];
}

/** Finished generations. */
export class GenerationTable extends Table {
  async insert(generation: GenerationRecord): Promise<void> {
    await this.connection.insert('generations', [
      {
        id: generation.id,
        prompt_id: generation.promptId,
        backend: generation.backend,
        request: JSON.stringify(generation.request),
        image_ids: generation.imageIds,
        warnings: generation.warnings,
        created_at: clickhouseTime(new Date().toISOString()),
      },
    ]);
  }
}
