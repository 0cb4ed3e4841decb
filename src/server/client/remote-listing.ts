import { check } from '../../library/check.ts';
import type { Cancellable } from '../../library/door.ts';
import type { ListingDoor } from '../../library/prompts/listing.ts';
import {
  type ExportedPrompt,
  type ExportInput,
  ExportRequestSchema,
  type Listed,
  type ListInput,
} from '../../records/listing.ts';
import type { ApiCalls } from './api-calls.ts';

const BATCH = 500;

/** Long lists of a library behind a server. */
export class RemoteListing implements ListingDoor {
  readonly #api: ApiCalls;

  constructor(api: ApiCalls) {
    this.#api = api;
  }

  async ids(input: ListInput, { signal }: Cancellable = {}): Promise<Listed[]> {
    const call = { method: 'POST' as const, json: input, signal };
    return (await this.#api.json<{ ids: Listed[] }>('/search/ids', call)).ids;
  }

  async *prompts(input: ExportInput, { signal }: Cancellable = {}): AsyncGenerator<ExportedPrompt[]> {
    check(ExportRequestSchema, input);
    let batch: ExportedPrompt[] = [];
    for await (const line of this.#api.lines('/export', { method: 'POST', json: input, signal })) {
      batch.push(line as ExportedPrompt);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}
