import type { Trouble } from '../../records/library-info.ts';
import type { SearchNote } from '../../records/search.ts';
import { describeLosses } from '../../store/disk/damage.ts';
import type { StoreState } from '../../store/disk/store-keeper.ts';
import { shellWord } from '../../text/shell-word.ts';

/**
 * What is wrong with the files of a library, for people.
 * @param folder the library's, for the commands that help.
 */
export function troubles(state: StoreState | undefined, folder: string): Trouble[] {
  const found: Trouble[] = [];
  if (state && state.losses.length > 0) {
    found.push({
      kind: 'damaged',
      message: `the library is damaged: it has lost ${describeLosses(state.losses)}. What is left can be searched and exported, but not changed`,
      hint: `Restore it from a backup, or import the prompts again into a new library. To go on with what is left: npx promptloom doctor --accept-loss --library ${shellWord(folder)}`,
    });
  }
  if (state?.obstacle) {
    found.push({
      kind: 'read-only',
      message: `the library can be searched but not changed: ${state.obstacle.reason}`,
      hint: state.obstacle.hint,
    });
  }
  return found;
}

/** What a search in a damaged library should tell: what was looked for may be lost. */
export function damageNotes(found: readonly Trouble[]): SearchNote[] {
  return found
    .filter(({ kind }) => kind === 'damaged')
    .map(({ message, hint }) => ({
      code: 'damaged',
      message: `What you look for may be lost: ${message}.`,
      hint,
    }));
}
