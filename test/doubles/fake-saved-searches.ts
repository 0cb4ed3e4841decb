import type { SavedSearchesApi } from '../../src/api/library-api.ts';
import { PromptloomError } from '../../src/errors.ts';
import { type SavedSearch, type SaveSearchInput, SaveSearchSchema } from '../../src/records/saved-search.ts';

/** Saved searches of a library in memory. */
export class FakeSavedSearches implements SavedSearchesApi {
  #all: SavedSearch[] = [];

  async list(): Promise<SavedSearch[]> {
    return this.#all;
  }

  async save(input: SaveSearchInput): Promise<SavedSearch> {
    const id = `s${String(this.#all.length).padStart(16, '0')}`;
    const saved = { id, ...SaveSearchSchema.parse(input), createdAt: new Date().toISOString() };
    this.#all = [...this.#all.filter(({ name }) => name !== saved.name), saved];
    return saved;
  }

  async remove(name: string): Promise<void> {
    const left = this.#all.filter((one) => one.name !== name && one.id !== name);
    if (left.length === this.#all.length)
      throw new PromptloomError('not-found', `there is no search ${name}`);
    this.#all = left;
  }
}
