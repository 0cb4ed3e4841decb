import type { SavedSearch } from '../../records/saved-search.ts';
import { textLiteral } from '../sql/literal.ts';
import { clickhouseTime, isoTime } from '../sql/rows.ts';
import { ClockedTable } from './table.ts';

/** A search as it was written when images were called pictures. */
type FormerSearch = Omit<SavedSearch['search'], 'lookIn'> & { picture?: string; lookIn?: string };

function named({ picture, lookIn, ...search }: FormerSearch): SavedSearch['search'] {
  return {
    ...search,
    ...(picture !== undefined && { queryImage: picture }),
    ...(lookIn !== undefined && { lookIn: (lookIn === 'pictures' ? 'images' : lookIn) as 'images' }),
  };
}

/** Searches that people gave a name. */
export class SavedSearchTable extends ClockedTable {
  /** All of them, by name. */
  async list(): Promise<SavedSearch[]> {
    const rows = await this.connection.query<Record<keyof SavedSearch, string>>(
      'SELECT id, name, search, created_at AS createdAt FROM saved_searches FINAL WHERE NOT deleted ORDER BY lowerUTF8(name), id',
    );
    return rows.map((row) => ({
      ...row,
      search: named(JSON.parse(row.search) as FormerSearch),
      createdAt: isoTime(row.createdAt),
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
    const written_at = await this.clock.next('saved_searches', `id = ${textLiteral(id)}`);
    await this.connection.insert('saved_searches', [
      {
        id,
        name,
        search: JSON.stringify(search),
        deleted: Number(deleted),
        created_at: clickhouseTime(createdAt),
        written_at,
      },
    ]);
  }
}
