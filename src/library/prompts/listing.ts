import type { Cancellable, ListingApi } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import {
  type ExportedPrompt,
  type ExportRequest,
  type Listed,
  type ListRequest,
  ListRequestSchema,
  MAX_LISTED,
} from '../../records/listing.ts';
import type { Prompt } from '../../records/prompt.ts';
import { withBoardIds } from '../../search/board-filter.ts';
import { longList } from '../../search/long-list.ts';
import { readQuery } from '../../search/read-query.ts';
import type { Parts } from '../open/open-library.ts';
import { hintingAtDeleted } from './deleted-hint.ts';

/** Prompts that are read at once. */
const BATCH = 1000;
/** Images of one prompt that are written out. */
const MAX_IMAGES = 200;

/** What lists work with, and whether they leave out what is known to be unsafe; what is written out is whole. */
type ListingParts = Pick<Parts, 'store' | 'space' | 'addresses'> & { hideUnsafe: boolean };

/** Long lists of a library in this process. */
export class Listing implements ListingApi {
  readonly #parts: ListingParts;

  constructor(parts: ListingParts) {
    this.#parts = parts;
  }

  async ids(asked: ListRequest, { signal }: Cancellable = {}): Promise<Listed[]> {
    const request = { ...asked, safe: asked.safe ?? this.#parts.hideUnsafe };
    const { store, space } = this.#parts;
    const { listed } = await hintingAtDeleted([asked.like ?? [], asked.unlike].flat(), store, () =>
      space.use((embedder) => longList(request, embedder, store, signal)),
    );
    return listed;
  }

  async *prompts(request: ExportRequest, options: Cancellable = {}): AsyncGenerator<ExportedPrompt[]> {
    const { text, filter: asked } = readQuery(request);
    const filter = await withBoardIds(asked, this.#parts.store.boards);
    const batches =
      text === '' && request.like === undefined
        ? this.#all({ ...request, filter })
        : this.#nearest(request, options);
    for await (const { prompts, distances } of batches) {
      if (options.signal?.aborted) throw new PromptloomError('cancelled', 'Cancelled.');
      yield await this.#complete(prompts, distances, request.vectors);
    }
  }

  async *#all({ filter, k = Number.POSITIVE_INFINITY }: ExportRequest): AsyncGenerator<Batch> {
    let last: string | undefined;
    for (let left = k; left > 0; ) {
      const prompts = await this.#parts.store.listing.after(last, Math.min(BATCH, left), filter);
      if (prompts.length === 0) return;
      yield { prompts, distances: new Map() };
      last = prompts.at(-1)!.id;
      left -= prompts.length;
    }
  }

  async *#nearest(request: ExportRequest, options: Cancellable): AsyncGenerator<Batch> {
    const { vectors: _vectors, k = MAX_LISTED, ...rest } = request;
    const asked = ListRequestSchema.parse({ ...rest, k: Math.min(k, MAX_LISTED) });
    const listed = await this.ids(asked, options);
    for (let from = 0; from < listed.length; from += BATCH) {
      const some = listed.slice(from, from + BATCH);
      const found = await this.#parts.store.prompts.byIds(some.map(({ id }) => id));
      yield {
        prompts: some.flatMap(({ id }) => found.get(id) ?? []),
        distances: new Map(some.map(({ id, distance }) => [id, distance])),
      };
    }
  }

  async #complete(
    prompts: readonly Prompt[],
    distances: Batch['distances'],
    withVectors: boolean,
  ): Promise<ExportedPrompt[]> {
    const ids = prompts.map(({ id }) => id);
    const [images, vectors] = await Promise.all([
      this.#parts.store.images.ofPrompts(ids, MAX_IMAGES),
      withVectors ? this.#parts.store.vectors.byIds(ids) : new Map<string, Float32Array>(),
    ]);
    return prompts.map((prompt) => {
      const distance = distances.get(prompt.id);
      const vector = vectors.get(prompt.id);
      return {
        ...prompt,
        images: (images.get(prompt.id) ?? []).map(this.#parts.addresses.summarise),
        ...(distance !== undefined && { distance: Number(distance.toFixed(6)) }),
        ...(vector && { vector: Array.from(vector, (value) => Number(value.toPrecision(8))) }),
      };
    });
  }
}

interface Batch {
  prompts: Prompt[];
  distances: ReadonlyMap<string, number | undefined>;
}
