import type { SavedSearchesApi } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import { type SavedSearch, type SaveSearchInput, SaveSearchSchema } from '../../records/saved-search.ts';
import { readQuery } from '../../search/read-query.ts';
import { idOf } from '../../store/sql/ids.ts';
import type { Store } from '../../store/store.ts';
import { check } from '../check.ts';

/** Most searches that are kept. */
const MOST = 1000;

/** Searches kept in a library of this process. */
export class SavedSearches implements SavedSearchesApi {
  readonly #store: Store;

  constructor({ store }: { store: Store }) {
    this.#store = store;
  }

  list(): Promise<SavedSearch[]> {
    return this.#store.savedSearches.list();
  }

  async save(input: SaveSearchInput): Promise<SavedSearch> {
    const { name, search } = check(SaveSearchSchema, input);
    // What could not be searched for is not kept.
    readQuery({ text: search.text, plain: search.plain ?? false, filter: search.filter ?? {} });
    return this.#store.exclusive(async () => {
      const all = await this.list();
      const before = all.find((one) => same(one.name, name));
      if (!before && all.length >= MOST)
        throw new PromptloomError('invalid-input', `${MOST} searches are kept already`, {
          hint: 'Delete some.',
        });
      const id = before?.id ?? `s${idOf('prompt', 'saved search', name.toLowerCase()).slice(1)}`;
      const saved = { id, name, search, createdAt: before?.createdAt ?? new Date().toISOString() };
      await this.#store.savedSearches.save(saved);
      return saved;
    });
  }

  remove(name: string): Promise<void> {
    return this.#store.exclusive(async () => {
      const saved = (await this.list()).find((one) => one.id === name || same(one.name, name));
      if (!saved) throw new PromptloomError('not-found', `there is no saved search ${name}`);
      await this.#store.savedSearches.remove(saved);
    });
  }
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.trim().normalize('NFC').toLowerCase();
}
