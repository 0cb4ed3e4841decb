import { check } from '../../api/check.ts';
import type { AnnotationsApi } from '../../api/library-api.ts';
import { type Annotations, type AnnotationsChange, AnnotationsSchema } from '../../records/annotations.ts';
import type { Store } from '../../store/store.ts';

/** What people say about the prompts of a library in this process. */
export class LibraryAnnotations implements AnnotationsApi {
  readonly #store: Store;

  constructor({ store }: { store: Store }) {
    this.#store = store;
  }

  async of(name: string): Promise<Annotations> {
    return this.#read((await this.#store.prompts.named(name)).id);
  }

  async change(
    name: string,
    { rating, addTags = [], removeTags = [], note }: AnnotationsChange,
  ): Promise<Annotations> {
    const { id } = await this.#store.prompts.named(name);
    return this.#store.exclusive(async () => {
      const before = await this.#read(id);
      const gone = new Set(removeTags.map(lower));
      const kept = before.tags.filter((tag) => !gone.has(lower(tag)));
      const held = new Set(kept.map(lower));
      const annotations = check(AnnotationsSchema, {
        rating: rating === undefined ? before.rating : rating,
        tags: [...kept, ...addTags.filter((tag) => !held.has(lower(tag)) && held.add(lower(tag)))],
        note: note ?? before.note,
      });
      await this.#store.annotations.set(id, annotations);
      return annotations;
    });
  }

  async #read(id: string): Promise<Annotations> {
    return (await this.#store.annotations.byIds([id])).get(id) ?? { rating: null, tags: [], note: '' };
  }
}

function lower(tag: string): string {
  return tag.toLowerCase();
}
