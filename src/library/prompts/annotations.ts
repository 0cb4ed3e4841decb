import type { MarksApi } from '../../api/library-api.ts';
import { type Marks, type MarksChange, MarksChangeSchema, MarksSchema } from '../../records/marks.ts';
import type { Store } from '../../store/store.ts';
import { check } from '../check.ts';

/** What people say about the prompts of a library in this process. */
export class LibraryMarks implements MarksApi {
  readonly #store: Store;

  constructor({ store }: { store: Store }) {
    this.#store = store;
  }

  async of(name: string): Promise<Marks> {
    return this.#read((await this.#store.prompts.named(name)).id);
  }

  async change(name: string, input: MarksChange): Promise<Marks> {
    const { rating, addTags = [], removeTags = [], note } = check(MarksChangeSchema, input);
    const { id } = await this.#store.prompts.named(name);
    return this.#store.exclusive(async () => {
      const before = await this.#read(id);
      const gone = new Set(removeTags.map(lower));
      const kept = before.tags.filter((tag) => !gone.has(lower(tag)));
      const held = new Set(kept.map(lower));
      const marks = check(MarksSchema, {
        rating: rating === undefined ? before.rating : rating,
        tags: [...kept, ...addTags.filter((tag) => !held.has(lower(tag)) && held.add(lower(tag)))],
        note: note ?? before.note,
      });
      await this.#store.annotations.set(id, marks);
      return marks;
    });
  }

  async #read(id: string): Promise<Marks> {
    return (await this.#store.annotations.byIds([id])).get(id) ?? { rating: null, tags: [], note: '' };
  }
}

function lower(tag: string): string {
  return tag.toLowerCase();
}
