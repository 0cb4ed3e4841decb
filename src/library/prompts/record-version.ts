import { promptKey } from '../../curation/curate.ts';
import type { Improvement, Variant } from '../../records/improvement.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { Store } from '../../store/store.ts';
import type { NewVersionEvent } from '../../store/tables/version-table.ts';
import { promptId } from '../import/add-prompt.ts';
import { currentVersion } from './version-history.ts';

/**
 * Notes that a prompt became a version of another, and the current one. Does nothing where that is so already, so that
 * what is asked for twice happens once.
 */
export async function recordVersion(event: NewVersionEvent, store: Store): Promise<void> {
  const { id, from, improvementId } = event;
  if (id === from) return;
  await store.exclusive(async () => {
    const events = await store.versions.history(from);
    const known = events.some((one) => one.id === id && one.improvementId === improvementId);
    if (known && (improvementId !== undefined || currentVersion(from, events) === id)) return;
    await store.versions.insert(event, (await store.versions.familyOf(from)) ?? from);
  });
}

/** Notes that a person made one prompt of another. */
export async function recordEdit(id: string, from: string, store: Store): Promise<void> {
  if (id === from) return;
  await store.lineage.insert([{ childId: id, parentId: from, kind: 'improved-from', improvementId: '' }]);
  await recordVersion({ id, from, how: 'edited' }, store);
}

/**
 * The prompt that an improvement was about, which what is kept of it is a version of: the one it names, or the one that
 * was its idea, or what the same variant had been kept as before.
 */
export async function improvedPrompt(
  improvement: Improvement,
  variant: Variant,
  store: Store,
): Promise<string | undefined> {
  const { idea, template, matches, options, request } = improvement;
  if (request?.of !== undefined) return request.of;
  if (options?.task !== 'blend' && template === undefined && request?.expand === undefined) {
    const key = promptKey(idea);
    const match = matches.find(({ prompt }) => promptKey(prompt) === key);
    if (match) return match.id;
    const plain: Pick<Prompt, 'text' | 'negativePrompt' | 'settings'> = {
      text: idea,
      negativePrompt: '',
      settings: {},
    };
    const id = promptId(plain);
    if ((await store.prompts.byIds([id])).has(id)) return id;
  }
  return (await store.improvements.acceptances([variant.id]))[0]?.promptId;
}
