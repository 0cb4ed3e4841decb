import type { MarksApi } from '../../src/api/library-api.ts';
import { libraryOperations } from '../../src/api/operations.ts';
import type { Marks, MarksChange } from '../../src/records/marks.ts';
import { answering } from './answering.ts';

/** What people say about the prompts of a library in memory. */
export class FakeMarks extends answering<MarksApi>(libraryOperations.marks) {
  readonly #marks = new Map<string, Marks>();

  override async of(id: string): Promise<Marks> {
    return this.#marks.get(id) ?? { rating: null, tags: [], note: '' };
  }

  override async change(id: string, { rating, addTags = [], note }: MarksChange): Promise<Marks> {
    const before = await this.of(id);
    const tags = [...before.tags, ...addTags];
    const marks = { rating: rating === undefined ? before.rating : rating, tags, note: note ?? before.note };
    this.#marks.set(id, marks);
    return marks;
  }
}
