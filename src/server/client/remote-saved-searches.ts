import type { SavedSearchesDoor } from '../../library/prompts/saved-searches.ts';
import type { SavedSearch, SaveSearchInput } from '../../records/saved-search.ts';
import type { ApiCalls } from './api-calls.ts';

/** Saved searches of a library behind a server. */
export class RemoteSavedSearches implements SavedSearchesDoor {
  readonly #api: ApiCalls;

  constructor(api: ApiCalls) {
    this.#api = api;
  }

  async list(): Promise<SavedSearch[]> {
    return (await this.#api.json<{ searches: SavedSearch[] }>('/searches')).searches;
  }

  save(input: SaveSearchInput): Promise<SavedSearch> {
    return this.#api.json('/searches', { method: 'POST', json: input });
  }

  async remove(name: string): Promise<void> {
    await this.#api.json(`/searches/${encodeURIComponent(name)}`, { method: 'DELETE' });
  }
}
