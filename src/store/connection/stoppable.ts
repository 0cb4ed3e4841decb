import { PromptloomError } from '../../errors.ts';
import type { Change } from '../sql/change.ts';
import type { Connection } from './connection.ts';

/** How often the engine is told again: it may have begun with the next statement just after it was told. */
const AGAIN_MS = 250;

/**
 * Runs work in which the engine merges parts and builds an index, which it does for minutes without looking up, and has
 * it let go when the signal is aborted. What it had not finished it drops; nothing that was written is lost.
 * @throws PromptloomError `cancelled`.
 */
export async function stoppable<T>(
  connection: Connection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (!signal) return work();
  if (signal.aborted) throw stopped();
  // A database server goes on by itself; only the waiting for it ends.
  const leave = connection.shared ? aborted(signal) : undefined;
  let again: NodeJS.Timeout | undefined;
  const letGo = () => {
    stopBuilding(connection);
    again = setInterval(() => stopBuilding(connection), AGAIN_MS);
  };
  if (!connection.shared) signal.addEventListener('abort', letGo);
  try {
    return await (leave ? Promise.race([work(), leave]) : work());
  } catch (error) {
    throw signal.aborted ? stopped(error) : error;
  } finally {
    signal.removeEventListener('abort', letGo);
    clearInterval(again);
    if (again) await connection.command('SYSTEM START MERGES').catch(() => {});
  }
}

/** Ends what an earlier process left of the building of an index, which the engine would go on with by itself. */
export async function dropUnfinishedIndex(connection: Connection): Promise<void> {
  if (!connection.shared) await connection.command(KILL);
}

const KILL: Change = {
  do: 'run',
  sql: "KILL MUTATION WHERE database = currentDatabase() AND NOT is_done AND command LIKE '%INDEX%vector_index%' ASYNC",
  writes: [],
};

function stopBuilding(connection: Connection): void {
  for (const statement of ['SYSTEM STOP MERGES', KILL]) connection.command(statement).catch(() => {});
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(stopped()), { once: true }),
  );
}

function stopped(cause?: unknown): PromptloomError {
  return new PromptloomError('cancelled', 'the building of the index was stopped', { cause });
}
