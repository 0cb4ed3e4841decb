import type { ListingDoor } from '../library/listing.ts';
import type { ExportedPrompt, Listed } from '../records/listing.ts';
import type { FakeLibrary } from './fake-library.contract.ts';
import { summaryOf } from './fake-records.contract.ts';

/** Long lists of a library in memory. */
export class FakeListing implements ListingDoor {
  readonly #library: FakeLibrary;

  constructor(library: FakeLibrary) {
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
