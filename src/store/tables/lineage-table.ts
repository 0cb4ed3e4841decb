import { clickhouseTime } from '../sql/rows.ts';
import { Table } from './table.ts';

/** That a prompt grew from another. */
export interface Descent {
  childId: string;
  parentId: string;
  kind: 'improved-from' | 'borrowed-from';
  improvementId: string;
}

/** A prompt's ancestor or descendant and how far away it is. */
export interface Kin {
  id: string;
  kind: Descent['kind'];
  improvementId: string;
  depth: number;
}

/** Generations looked up in either direction; people read a family tree no further. */
const MAX_DEPTH = 4;
const MAX_KIN = 60;

/** Which prompt grew from which. */
export class LineageTable extends Table {
  async insert(descents: readonly Descent[]): Promise<void> {
    const created_at = clickhouseTime(new Date().toISOString());
    await this.connection.insert(
      'lineage',
      descents.map((descent) => ({
        child_id: descent.childId,
        parent_id: descent.parentId,
        kind: descent.kind,
        improvement_id: descent.improvementId,
        created_at,
      })),
    );
  }

  /** The prompts this one grew from, nearest first. */
  ancestors(id: string): Promise<Kin[]> {
    return this.#walk(id, 'child_id', 'parent_id');
  }

  /** The prompts that grew from this one, nearest first. */
  descendants(id: string): Promise<Kin[]> {
    return this.#walk(id, 'parent_id', 'child_id');
  }

  async #walk(id: string, from: 'child_id' | 'parent_id', to: 'child_id' | 'parent_id'): Promise<Kin[]> {
    const found = new Map<string, Kin>();
    let frontier = [id];
    for (let depth = 1; depth <= MAX_DEPTH && frontier.length > 0 && found.size < MAX_KIN; depth++) {
      const rows = await this.connection.query<Omit<Kin, 'depth'>>(
        `SELECT ${to} AS id, kind, improvement_id AS improvementId FROM lineage FINAL
         WHERE ${from} IN {frontier:Array(String)} ORDER BY created_at, kind DESC LIMIT ${MAX_KIN}`,
        { frontier },
      );
      frontier = [];
      for (const row of rows) {
        if (row.id === id || found.has(row.id)) continue;
        found.set(row.id, { ...row, depth });
        frontier.push(row.id);
      }
    }
    return [...found.values()].slice(0, MAX_KIN);
  }
}
