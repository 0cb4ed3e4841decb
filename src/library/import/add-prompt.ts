import { promptKey } from '../../curation/curate.ts';
import type { Prompt } from '../../records/prompt.ts';
import { idOf } from '../../store/sql/ids.ts';
import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from '../parts/active-embedder.ts';
import { embedPrompts } from '../parts/embed-prompts.ts';
import type { IntentLog } from '../recovery/intent-log.ts';
import { restoreThings } from './deleting.ts';

/** The id of a prompt: one a text, negative prompt and model, whatever their case and white space. */
export function promptId(prompt: Pick<Prompt, 'text' | 'negativePrompt' | 'settings'>): string {
  return idOf(
    'prompt',
    promptKey(prompt.text),
    promptKey(prompt.negativePrompt),
    prompt.settings.model ?? '',
  );
}

/**
 * Adds one prompt with its vector, unless the library has it; one that is deleted is restored without its images.
 * @returns the prompt as the library has it.
 */
export function addPrompt(
  prompt: Omit<Prompt, 'id' | 'createdAt'>,
  { store, space, intents }: { store: Store; space: EmbeddingSpace; intents: IntentLog },
): Promise<Prompt> {
  return store.exclusive(async () => {
    const id = promptId(prompt);
    const there = (await store.prompts.byIds([id])).get(id);
    if (there) return there;
    if ((await store.deletions.among([id])).has(id)) {
      // Who writes it again wants it back, and did not ask for its images.
      await restoreThings({ prompts: [id], images: [] }, { store, space, intents });
      return (await store.prompts.byIds([id])).get(id)!;
    }
    const added: Prompt = { ...prompt, id, createdAt: new Date().toISOString() };
    await space.use(async (embedder) => {
      const [embedded] = await embedPrompts([prompt.text], embedder);
      await intents.carryOut({ kind: 'prompts', ids: [id] }, () =>
        store.prompts.insert([{ prompt: added, ...embedded! }]),
      );
    });
    return added;
  });
}
