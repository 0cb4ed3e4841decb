import type { ListingDoor } from '../library/listing.ts';
import type { Image } from '../records/image.ts';
import type { ExportedPrompt, Listed } from '../records/listing.ts';
import type { Prompt } from '../records/prompt.ts';
import { summaryOf } from './fake-records.contract.ts';

/** What is listed. */
interface Rows {
  readonly prompts: ReadonlyMap<string, Prompt>;
  readonly images: ReadonlyMap<string, Image>;
}

/** Long lists of a library in memory. */
export class FakeListing implements ListingDoor {
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
