import '../lib/without-eval.ts';
import { PromptloomError } from '../../../src/api/client.ts';
import { connectionLost } from './connection.ts';

/** The server does not answer. */
export class Unreachable extends PromptloomError {
  constructor() {
    super('fetch-failed', 'The promptloom server does not answer.', {
      hint: 'This page tries again by itself. Check that promptloom still runs.',
    });
    connectionLost.set(true);
  }
}

/** Anything thrown, in words for the person who asked. */
export function toApiError(error: unknown): PromptloomError {
  if (error instanceof PromptloomError) return error;
  return new PromptloomError('internal', error instanceof Error ? error.message : String(error));
}
