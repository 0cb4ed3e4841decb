import { textLiteral } from '../sql/literal.ts';
import { ClockedTable } from './table.ts';

/** How far an import is, as last acknowledged. */
export interface ImportCheckpoint {
  id: string;
  fingerprint: string;
  path: string;
  state: 'running' | 'done';
  /** Batches written so far. */
  batch: number;
  /** Position in the source after the last written batch; empty at the start. */
  position: string;
  /** What was counted up to there. */
  counters: unknown;
}

/** Remembers how far imports are, so that one that was killed goes on where it stopped. */
export class ImportJournal extends ClockedTable {
  async find(id: string): Promise<ImportCheckpoint | undefined> {
    const [row] = await this.connection.query<Omit<ImportCheckpoint, 'counters'> & { counters: string }>(
      'SELECT id, fingerprint, path, state, batch, position, counters FROM imports FINAL WHERE id = {id:String}',
      { id },
    );
    return row && { ...row, counters: JSON.parse(row.counters) as unknown };
  }

  async save(checkpoint: ImportCheckpoint): Promise<void> {
    const updated_at = await this.clock.next('imports', `id = ${textLiteral(checkpoint.id)}`);
    await this.connection.insert('imports', [
      {
        ...checkpoint,
        counters: JSON.stringify(checkpoint.counters),
        updated_at,
      },
    ]);
  }
}
