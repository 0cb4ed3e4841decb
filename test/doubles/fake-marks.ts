import type { MarksApi } from '../../src/api/library-api.ts';
import type { Marks, MarksChange } from '../../src/records/marks.ts';

/** What people say about the prompts of a library in memory. */
export class FakeMarks implements MarksApi {
  readonly #marks = new Map<string, Marks>();

  async of(id: string): Promise<Marks> {
    return this.#marks.get(id) ?? { rating: null, tags: [], note: '' };
  }

  async change(id: string, { rating, addTags = [], note }: MarksChange): Promise<Marks> {
    const before = await this.of(id);
    const tags = [...before.tags, ...addTags];
    const marks = { rating: rating === undefined ? before.rating : rating, tags, note: note ?? before.note };
    this.#marks.set(id, marks);
    return marks;
  }
}
