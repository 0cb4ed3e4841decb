import { Worker } from 'node:worker_threads';
import { messageOf, PromptloomError } from '../errors.ts';

/** An error as threads send it to each other. */
export interface SentError {
  message: string;
  code?: string;
  hint?: string;
}

/** Starts a thread. Run from the sources (tests, benchmarks), it needs a loader of its own for TypeScript. */
export function startThread(module: URL, workerData: unknown): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, { workerData });
  const loader = `import { register } from 'tsx/esm/api'; register(); await import(${JSON.stringify(module.href)});`;
  return new Worker(loader, { eval: true, workerData, execArgv: ['--input-type=module'] });
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
