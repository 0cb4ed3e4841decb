import type { Connection } from '../connection/connection.ts';

/** Microseconds that the step from one stamp to the next takes in each column's precision. */
const MILLISECONDS = 1000;
const MICROSECONDS = 1;

/** Tables of which the latest row counts: the column that orders their rows, and its precision. */
const ORDER = {
  marks: { column: 'written_at', step: MICROSECONDS },
  saved_searches: { column: 'written_at', step: MICROSECONDS },
  boards: { column: 'written_at', step: MICROSECONDS },
  board_members: { column: 'written_at', step: MICROSECONDS },
  versions: { column: 'written_at', step: MICROSECONDS },
  version_labels: { column: 'written_at', step: MICROSECONDS },
  acceptances: { column: 'written_at', step: MICROSECONDS },
  improvements: { column: 'written_at', step: MICROSECONDS },
  deletions: { column: 'written_at', step: MICROSECONDS },
  ratings: { column: 'created_at', step: MILLISECONDS },
  imports: { column: 'updated_at', step: MILLISECONDS },
  library_settings: { column: 'updated_at', step: MILLISECONDS },
} as const;

/** A table of which the latest row counts. */
export type OrderedTable = keyof typeof ORDER;

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
    const { column, step } = ORDER[table];
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
