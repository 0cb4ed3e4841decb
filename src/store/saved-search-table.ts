import type { SavedSearch } from '../records/saved-search.ts';
import type { Connection } from './connection.ts';
import { clickhouseTime, isoTime } from './rows.ts';

interface Row {
  id: string;
  name: string;
  search: string;
  created_at: string;
}

/** Searches that people gave a name. */
export class SavedSearchTable {
  readonly #connection: Connection;
  #lastWrite = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** All of them, by name. */
  async list(): Promise<SavedSearch[]> {
    const rows = await this.#connection.query<Row>(
      'SELECT id, name, search, created_at FROM saved_searches FINAL WHERE NOT deleted ORDER BY lowerUTF8(name), id',
    );
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      search: JSON.parse(row.search) as SavedSearch['search'],
      createdAt: isoTime(row.created_at),
    }));
  }

  /** Writes one, in the place of that with the same id. */
  save(saved: SavedSearch): Promise<void> {
    return this.#write(saved, false);
  }

  /** Takes one away. */
  remove(saved: SavedSearch): Promise<void> {
    return this.#write(saved, true);
  }

  async #write({ id, name, search, createdAt }: SavedSearch, deleted: boolean): Promise<void> {
    // Two writes of one millisecond would replace each other in no order.
    this.#lastWrite = Math.max(this.#lastWrite + 1, Date.now() * 1000);
    const micros = String(this.#lastWrite % 1_000_000).padStart(6, '0');
    const seconds = new Date(Math.floor(this.#lastWrite / 1_000_000) * 1000).toISOString().slice(0, 19);
    await this.#connection.insert('saved_searches', [
      {
        id,
        name,
        search: JSON.stringify(search),
        deleted: Number(deleted),
        created_at: clickhouseTime(createdAt),
        written_at: `${seconds.replace('T', ' ')}.${micros}`,
      },
    ]);
  }
}
