import type { ListingApi } from '../../src/api/library-api.ts';
import { libraryOperations } from '../../src/api/operations.ts';
import type { Image } from '../../src/records/image.ts';
import type { ExportedPrompt, Listed } from '../../src/records/listing.ts';
import type { Prompt } from '../../src/records/prompt.ts';
import { answering } from './answering.ts';
import { summaryOf } from './fake-records.ts';

/** What is listed. */
interface Rows {
  readonly promptsById: ReadonlyMap<string, Prompt>;
  readonly imagesById: ReadonlyMap<string, Image>;
}

/** Long lists of a library in memory. */
export class FakeListing extends answering<ListingApi>(libraryOperations.listing) {
  readonly #library: Rows;

  constructor(library: Rows) {
    super();
    this.#library = library;
  }

  override async ids(): Promise<Listed[]> {
    return [...this.#library.promptsById.keys()].sort().map((id) => ({ id }));
  }

  override async *prompts(): AsyncGenerator<ExportedPrompt[]> {
    const { promptsById: prompts, imagesById: images } = this.#library;
    for (const prompt of prompts.values()) {
      const own = [...images.values()].filter(({ promptId }) => promptId === prompt.id);
      yield [{ ...prompt, images: own.map(summaryOf) }];
    }
  }
}
