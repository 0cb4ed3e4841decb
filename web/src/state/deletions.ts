import { api } from '../api/client.ts';
import { refreshLibrary } from '../api/queries.ts';
import { restored } from '../api/restored.ts';
import { count } from '../lib/format.ts';
import { selection } from './selection.ts';
import { say, sayError } from './toast.ts';

type Kind = 'prompts' | 'images';

/** Deletes prompts or images, and offers to take that back. @returns whether anything was deleted. */
export async function deleteThings(kind: Kind, ids: readonly string[]): Promise<boolean> {
  const done = await change(kind, 'delete', ids);
  if (done.length === 0) return false;
  selection.set((all) => all.filter(({ id }) => !done.includes(id)));
  const what = done.length === 1 ? '' : ` ${count(done.length)} ${kind}`;
  say(`Deleted${what}.`, { actions: [{ label: 'Undo', run: () => void restoreThings(kind, done) }] });
  return true;
}

/** Restores what is deleted. */
export async function restoreThings(kind: Kind, ids: readonly string[]): Promise<void> {
  const done = await change(kind, 'restore', ids);
  if (done.length === 0) return;
  restored.set((times) => times + 1);
  say('Restored.');
}

async function change(kind: Kind, way: 'delete' | 'restore', ids: readonly string[]): Promise<string[]> {
  try {
    const { done, failed } = await api[kind][way]({ ids: [...ids] });
    for (const { message } of failed.slice(0, 1)) say(message, { bad: true });
    return done.map(({ id }) => id);
  } catch (error) {
    sayError(error);
    return [];
  } finally {
    refreshLibrary();
  }
}
