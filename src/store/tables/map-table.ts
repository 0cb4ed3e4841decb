import type { Filter } from '../../records/search.ts';
import { conditionSql, promptCondition } from '../sql/filter.ts';
import { idLiteral } from '../sql/literal.ts';
import { countLiteral } from '../sql/numeric-literal.ts';
import { DELETED_IDS } from './deletion-table.ts';
import { Table } from './table.ts';

/** Where a prompt lies on the map. */
export interface MapPoint {
  id: string;
  x: number;
  y: number;
  cluster: number;
}

/** Points of the map by build. */
export class MapTable extends Table {
  insert(build: number, points: readonly MapPoint[]): Promise<void> {
    return this.connection.insert(
      'map_points',
      points.map((point) => ({ build, ...point })),
    );
  }

  /** Points of a build whose prompts pass a filter, in the order of ids. */
  points(build: number, filter: Filter = {}): Promise<MapPoint[]> {
    const condition = promptCondition(filter);
    const passing = condition
      ? ` AND id IN (SELECT id FROM prompts WHERE ${conditionSql(condition, 'id')})`
      : '';
    return this.connection.query<MapPoint>(
      `SELECT id, any(x) AS x, any(y) AS y, any(cluster) AS cluster FROM map_points
       WHERE build = ${countLiteral(build)} AND id NOT IN (${DELETED_IDS})${passing} GROUP BY id ORDER BY id`,
    );
  }

  count(build: number): Promise<number> {
    return this.number(
      `SELECT uniqExact(id) AS n FROM map_points
       WHERE build = ${countLiteral(build)} AND id NOT IN (${DELETED_IDS})`,
    );
  }

  /** Prompts that a build has not, in the order of ids, with the vectors of their texts. @param last the last id it shows. */
  async missing(build: number, last: string | undefined, limit: number): Promise<Map<string, Float32Array>> {
    const rows = await this.connection.query<{ id: string; vector: number[] }>(
      `SELECT id, vector FROM prompts WHERE ${this.#notIn(build, last)} ORDER BY id LIMIT ${countLiteral(limit)}`,
    );
    return new Map(rows.map(({ id, vector }) => [id, Float32Array.from(vector)]));
  }

  countMissing(build: number, last: string | undefined): Promise<number> {
    return this.number(`SELECT count() AS n FROM prompts WHERE ${this.#notIn(build, last)}`);
  }

  /** Drops all builds but one. */
  async keepOnly(build: number): Promise<void> {
    const rows = await this.connection.query<{ build: number }>('SELECT DISTINCT build FROM map_points');
    for (const row of rows)
      if (row.build !== build)
        await this.connection.command({
          do: 'alter rows',
          table: 'map_points',
          how: `DROP PARTITION ${countLiteral(row.build)}`,
        });
  }

  #notIn(build: number, last: string | undefined): string {
    const shown = last === undefined ? '' : `id <= ${idLiteral(last)} AND `;
    return `${shown}id NOT IN (SELECT id FROM map_points WHERE build = ${countLiteral(build)})`;
  }
}
