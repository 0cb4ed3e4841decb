import type { QueryPicturesDoor } from '../../library/prompts/query-images.ts';
import type { ApiCalls } from './api-calls.ts';

/** Query pictures of a library behind a server. */
export class RemoteQueryPictures implements QueryPicturesDoor {
  readonly #api: ApiCalls;

  constructor(api: ApiCalls) {
    this.#api = api;
  }

  keep(bytes: Uint8Array): Promise<{ id: string }> {
    const form = new FormData();
    form.set('image', new Blob([new Uint8Array(bytes)]), 'image');
    return this.#api.json('/query-pictures', { method: 'POST', form });
  }

  async read(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array((await this.#api.bytes(`/query-pictures/${encodeURIComponent(id)}`)).bytes);
  }
}
