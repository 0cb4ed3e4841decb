import type { AnnotationsApi } from '../../src/api/library-api.ts';
import { libraryOperations } from '../../src/api/operations.ts';
import type { Annotations, AnnotationsChange } from '../../src/records/annotations.ts';
import { answering } from './answering.ts';

/** What people say about the prompts of a library in memory. */
export class FakeAnnotations extends answering<AnnotationsApi>(libraryOperations.annotations) {
  readonly #marks = new Map<string, Annotations>();

  override async of(id: string): Promise<Annotations> {
    return this.#marks.get(id) ?? { rating: null, tags: [], note: '' };
  }

  override async change(id: string, { rating, addTags = [], note }: AnnotationsChange): Promise<Annotations> {
    const before = await this.of(id);
    const tags = [...before.tags, ...addTags];
    const annotations = {
      rating: rating === undefined ? before.rating : rating,
      tags,
      note: note ?? before.note,
    };
    this.#marks.set(id, annotations);
    return annotations;
  }
}
