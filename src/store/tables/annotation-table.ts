import type { Annotations } from '../../records/annotations.ts';
import { idLiteral, idsLiteral } from '../sql/literal.ts';
import { ClockedTable } from './table.ts';

/** What people said about prompts. */
export class AnnotationTable extends ClockedTable {
  /** Annotations by the prompt's id; those of which nobody said anything are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Annotations>> {
    if (ids.length === 0) return new Map();
    const rows = await this.connection.query<Annotations & { id: string }>(
      `SELECT prompt_id AS id, rating, tags, note FROM marks FINAL WHERE prompt_id IN ${idsLiteral(ids)}`,
    );
    return new Map(rows.map(({ id, rating, tags, note }) => [id, { rating: rating || null, tags, note }]));
  }

  /** Writes the annotations of a prompt in the place of those before. */
  async set(id: string, { rating, tags, note }: Annotations): Promise<void> {
    const written_at = await this.clock.next('marks', `prompt_id = ${idLiteral(id)}`);
    await this.connection.insert('marks', [{ prompt_id: id, rating: rating ?? 0, tags, note, written_at }]);
  }
}
