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
