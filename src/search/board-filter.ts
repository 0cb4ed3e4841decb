import { PromptloomError } from '../errors.ts';
import type { Filter } from '../records/search.ts';

/** What filters need to know of boards. */
export interface BoardNames {
  /** Ids by names or ids; undefined for those that are not there. */
  resolve(names: readonly string[]): Promise<(string | undefined)[]>;
  list(): Promise<readonly { name: string }[]>;
}

/** Names of boards that a message shows. */
const SHOWN = 10;

/**
 * A filter with boards by their ids, as the store compares them.
 * @throws PromptloomError `not-found` for a board that is not there.
 */
export async function withBoardIds(filter: Filter, boards: BoardNames): Promise<Filter> {
  const { board = [], noBoard = [] } = filter;
  const names = [...board, ...noBoard];
  if (names.length === 0) return filter;
  const ids = await boards.resolve(names);
  const missing = ids.indexOf(undefined);
  if (missing >= 0) throw await noSuchBoard(names[missing]!, boards);
  const known = ids as string[];
  return { ...filter, board: known.slice(0, board.length), noBoard: known.slice(board.length) };
}

/** An error `not-found` that names the boards there are. */
export async function noSuchBoard(name: string, boards: Pick<BoardNames, 'list'>): Promise<PromptloomError> {
  const names = (await boards.list()).map((board) => board.name);
  const shown = names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ', …' : '');
  return new PromptloomError('not-found', `there is no board ${name}`, {
    hint: names.length > 0 ? `There are ${shown}.` : 'There is none yet: npx promptloom boards create NAME.',
  });
}
