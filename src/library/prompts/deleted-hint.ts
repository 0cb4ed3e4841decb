import { PromptloomError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** Does work for which some ids must be there. Where one was deleted, the error says how it comes back. */
export async function hintingAtDeleted<T>(
  ids: readonly string[],
  { deletions }: Pick<Store, 'deletions'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof PromptloomError) || cause.code !== 'not-found') throw cause;
    const { message, status } = cause;
    const missing = ids.find((id) => message.includes(id));
    const hint = missing === undefined ? cause.hint : await deletions.hintFor(missing, cause.hint);
    throw new PromptloomError('not-found', message, { hint, status, cause });
  }
}
