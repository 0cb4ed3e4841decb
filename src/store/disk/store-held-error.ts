import { PromptloomError } from '../../errors.ts';

/** Another process has the database open. */
export class StoreHeldError extends PromptloomError {
  /** The process, where the system tells. */
  readonly pid: number | undefined;

  constructor(pid: number | undefined, cause?: unknown) {
    const who = pid === undefined ? 'another process' : `process ${pid}`;
    super('library-held', `the library is open in ${who}`, {
      hint: 'Wait for that process to end, or stop it.',
      cause,
    });
    this.pid = pid;
  }
}
