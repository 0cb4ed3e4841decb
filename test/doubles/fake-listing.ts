import type { ListingApi } from '../../src/api/library-api.ts';
import type { Image } from '../../src/records/image.ts';
import type { ExportedPrompt, Listed } from '../../src/records/listing.ts';
import type { Prompt } from '../../src/records/prompt.ts';
import { summaryOf } from './fake-records.ts';

/** What is listed. */
interface Rows {
  readonly prompts: ReadonlyMap<string, Prompt>;
  readonly images: ReadonlyMap<string, Image>;
}

/** Long lists of a library in memory. */
export class FakeListing implements ListingApi {
  readonly #library: Rows;

  constructor(library: Rows) {
    this.#library = library;
  }

  async ids(): Promise<Listed[]> {
    return [...this.#library.prompts.keys()].sort().map((id) => ({ id }));
  }

  async *prompts(): AsyncGenerator<ExportedPrompt[]> {
    const { prompts, images } = this.#library;
    for (const prompt of prompts.values()) {
      const own = [...images.values()].filter(({ promptId }) => promptId === prompt.id);
      yield [{ ...prompt, images: own.map(summaryOf) }];
    }
  }
}
