import { check } from '../../api/check.ts';
import type { MarksApi } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import { type Marks, type MarksChange, MarksSchema } from '../../records/marks.ts';
import type { Store } from '../../store/store.ts';

/** What people say about the prompts of a library in this process. */
export class LibraryMarks implements MarksApi {
  readonly #store: Store;

  constructor({ store }: { store: Store }) {
    this.#store = store;
  }

  async of(name: string): Promise<Marks> {
    return this.#read(await this.#resolve(name));
  }

  async change(name: string, { rating, addTags = [], removeTags = [], note }: MarksChange): Promise<Marks> {
    const id = await this.#resolve(name);
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

  async #resolve(name: string): Promise<string> {
    const id = await this.#store.prompts.resolve(name);
    if (id !== undefined) return id;
    throw new PromptloomError('not-found', `there is no prompt ${name} in this library`, {
      hint: 'Take an id from search results.',
    });
  }
}

function lower(tag: string): string {
  return tag.toLowerCase();
}
