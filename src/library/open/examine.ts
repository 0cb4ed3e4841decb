import { PromptloomError } from '../../errors.ts';
import type { Trouble } from '../../records/library-info.ts';
import { openEmbedded } from '../../store/connection/embedded.ts';
import { describeLosses } from '../../store/disk/damage.ts';
import { readInventory } from '../../store/disk/inventory.ts';
import { prepareFolder } from './folder.ts';
import { troubles } from './trouble.ts';

/** What a close look at a library's folder found. */
export interface Examined {
  troubles: Trouble[];
  /** What was lost before and somebody took note of, for people; no text where that is nothing. */
  accepted: string;
}

/**
 * Reads all of a library in a folder to find what is damaged in it.
 * @param options.acceptLoss true to go on with what is left from now on: what cannot be read is set aside, nothing removed.
 * @throws PromptloomError as opening the library does.
 */
export async function examineLibrary(
  folder: string,
  options: { acceptLoss?: boolean } = {},
): Promise<Examined> {
  const { store } = prepareFolder(folder, false);
  const connection = await openEmbedded(store, { check: 'all', ...options });
  try {
    if (options.acceptLoss && connection.state?.obstacle) {
      const { reason, hint } = connection.state.obstacle;
      throw new PromptloomError('store-failed', `the library cannot be changed: ${reason}`, { hint });
    }
    return { troubles: troubles(connection.state, folder), accepted: acceptedIn(store) };
  } finally {
    await connection.close();
  }
}

function acceptedIn(store: string): string {
  const { accepted } = readInventory(store);
  return accepted.length > 0 ? describeLosses(accepted) : '';
}
