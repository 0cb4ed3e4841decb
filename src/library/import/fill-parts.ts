import { PromptloomError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from '../parts/active-embedder.ts';
import { embedPrompts } from '../parts/embed-prompts.ts';

/** Prompts that are looked at together. */
const BATCH = 1024;

/**
 * Embeds the parts of long prompts that have none: an earlier version wrote them, or they were restored from one's deletions.
 * Each block is written whole, so that a run that is stopped is gone on with by the next.
 * @throws PromptloomError `cancelled`; what embedding throws.
 */
export async function fillParts(
  { store, space }: { store: Store; space: EmbeddingSpace },
  signal?: AbortSignal,
): Promise<void> {
  for (let last = ''; ; ) {
    if (signal?.aborted) throw new PromptloomError('cancelled', 'the indexing was cancelled');
    // Nobody deletes a prompt between the look and the write.
    const next = await store.exclusive(async () => {
      const prompts = await store.prompts.withoutParts(last, BATCH);
      await space.use(async (embedder) => {
        const embedded = await embedPrompts(
          prompts.map(({ text }) => text),
          embedder,
          { signal },
        );
        await store.prompts.insertParts(prompts.map(({ id }, n) => ({ id, parts: embedded[n]!.parts })));
      });
      return prompts.length < BATCH ? undefined : prompts.at(-1)!.id;
    });
    if (next === undefined) return;
    last = next;
  }
}
