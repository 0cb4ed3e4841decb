import { PromptloomError } from '../errors.ts';
import type { Trouble } from '../records/library-info.ts';

/**
 * To be called before long work of which the result is kept: it would be done for nothing.
 * @throws PromptloomError `library-read-only` when there is a trouble.
 */
export function refuseChanges(found: readonly Trouble[] = []): void {
  const [trouble] = found;
  if (trouble) throw new PromptloomError('library-read-only', trouble.message, { hint: trouble.hint });
}

/** A trouble on a line. */
export function troubleText({ message, hint }: Trouble): string {
  return `Warning: ${message}. ${hint}`;
}
