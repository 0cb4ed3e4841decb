import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { messageOf, PromptloomError } from '../errors.ts';

/** An error as threads send it to each other. */
export interface SentError {
  message: string;
  code?: string;
  hint?: string;
}

/**
 * Starts a thread. Run from the sources (tests, benchmarks), it needs a loader of its own for TypeScript: that of
 * `require`, which starts in a fourth of the time of that of `import`.
 */
export function startThread(module: URL, workerData: unknown): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, { workerData });
  const loader = `require('tsx/cjs/api').register(); require(${JSON.stringify(fileURLToPath(module))});`;
  return new Worker(loader, { eval: true, workerData, execArgv: [] });
}

/** Whether a thread can have a lower priority than the rest of its process; elsewhere than on Linux only a process can. */
export const HAS_THREAD_PRIORITIES = process.platform === 'linux';

/**
 * Has all other threads of the machine go before the calling one, and before those that it starts from then on. An
 * ordinary user cannot take that back. Does nothing where threads have no priorities.
 */
export function lowerPriority(): void {
  // The number 0 means the calling thread there, and the whole process elsewhere.
  if (HAS_THREAD_PRIORITIES) os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);
}

/** An error, to be sent. */
export function sentError(error: unknown): SentError {
  if (!(error instanceof PromptloomError)) return { message: messageOf(error) };
  const { message, code, hint } = error;
  return { message, code, hint };
}

/** The error that was sent. */
export function revivedError({ message, code, hint }: SentError): PromptloomError {
  return new PromptloomError((code ?? 'internal') as PromptloomError['code'], message, {
    ...(hint !== undefined && { hint }),
  });
}
