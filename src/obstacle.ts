import { type ErrorCode, messageOf, PromptloomError } from './errors.ts';

/** Why something cannot be written, in words that name no path, and what to do. */
export interface Obstacle {
  code: Extract<ErrorCode, 'library-read-only' | 'disk-full'>;
  reason: string;
  hint: string;
}

const READ_ONLY: Obstacle = {
  code: 'library-read-only',
  reason: 'its folder is on a read-only file system',
  hint: 'Mount it for writing, or copy the folder to where it can be written.',
};
const NO_RIGHT: Obstacle = {
  code: 'library-read-only',
  reason: 'this user has no right to write in its folder',
  hint: 'Run promptloom as the user who owns the folder, or give this user the right to write there.',
};
export const FULL: Obstacle = {
  code: 'disk-full',
  reason: 'the disk is full',
  hint: 'Free some space and run the same command again.',
};

/** What to say of an error of the file system that keeps from writing; undefined for any other. */
export function obstacleOf(error: unknown): Obstacle | undefined {
  const text = messageOf(error);
  const code =
    (error as NodeJS.ErrnoException).code ??
    { 13: 'EACCES', 28: 'ENOSPC', 30: 'EROFS', 122: 'EDQUOT' }[/errno:? (\d+)/.exec(text)?.[1] ?? ''];
  if (code === 'EROFS' || /Read-only file system/.test(text)) return READ_ONLY;
  if (code === 'EACCES' || code === 'EPERM' || /Permission denied/.test(text)) return NO_RIGHT;
  if (
    ['ENOSPC', 'EDQUOT'].includes(code ?? '') ||
    /NOT_ENOUGH_SPACE|not enough space|No space left|ENOSPC/i.test(text)
  )
    return FULL;
  return undefined;
}

/**
 * What to say when a library could not be written: why, where that is known.
 * @param file what could not be written, for where nobody knows why.
 */
export function unwritable(error: unknown, file = 'the library folder'): PromptloomError {
  const obstacle = obstacleOf(error);
  if (obstacle)
    return new PromptloomError(obstacle.code, `the library cannot be written: ${obstacle.reason}`, {
      hint: obstacle.hint,
      cause: error,
    });
  return new PromptloomError('store-failed', `${file} cannot be written: ${messageOf(error)}`, {
    hint: 'Check that it may be written and that the disk has room.',
    cause: error,
  });
}
