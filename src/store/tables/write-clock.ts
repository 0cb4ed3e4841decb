import type { Connection } from '../connection/connection.ts';

/** Tables whose rows are ordered to the millisecond, and the column that does it; the others have `written_at`. */
const IN_MILLISECONDS = { ratings: 'created_at', imports: 'updated_at', library_settings: 'updated_at' };

/** A table of which the latest row counts. */
export type OrderedTable =
  | keyof typeof IN_MILLISECONDS
  | 'marks'
  | 'saved_searches'
  | 'boards'
  | 'board_members'
  | 'versions'
  | 'version_labels'
  | 'acceptances'
  | 'improvements'
  | 'deletions';

/** The end of the year 2200: a clock beyond it is wrong, and the database's last moment is not far from there. */
const LATEST = 7_289_654_400_000_000;

/**
 * Stamps for rows of which the latest counts. A stamp is the time of day where that will do, and otherwise just later
 * than what it replaces: clocks go back, and those of two machines differ, but what is written later must win. What
 * people are told of the time stands in columns of its own. See docs/decisions/0022.
 */
export class WriteClock {
  readonly #connection: Connection;
  #last = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * A stamp later than those of all rows that are there, as the database reads it.
   * @param table where it will be written.
   * @param replaced SQL condition for the rows it must come after; all of the table if left out.
   */
  async next(table: OrderedTable, replaced?: string): Promise<string> {
    const coarse: string | undefined = IN_MILLISECONDS[table as keyof typeof IN_MILLISECONDS];
    const [column, step] = coarse === undefined ? ['written_at', 1] : [coarse, 1000];
    const [row] = await this.#connection.query<{ latest: string }>(
      `SELECT toUnixTimestamp64Micro(max(${column})) AS latest FROM ${table} ${replaced ? `WHERE ${replaced}` : ''}`,
    );
    return textOf(Math.max(this.#now(), Number(row?.latest ?? 0) + step));
  }

  /** Two writes of one moment have an order too. Only the clock moves it on: one wrong stamp is followed by few. */
  #now(): number {
    this.#last = Math.max(this.#last + 1, Math.min(LATEST, Math.max(0, Date.now() * 1000)));
    return this.#last;
  }
}

function textOf(microseconds: number): string {
  const seconds = new Date(Math.floor(microseconds / 1_000_000) * 1000).toISOString().slice(0, 19);
  return `${seconds.replace('T', ' ')}.${String(microseconds % 1_000_000).padStart(6, '0')}`;
}
