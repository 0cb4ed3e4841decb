/** How a running program was told to stop: Ctrl-C, the request to end, or a reader that went away. */
export type StoppedBy = 'SIGINT' | 'SIGTERM' | 'closed output';

/** Exit codes as shells give them for the signal; who reads no more, such as `head`, has seen enough. */
export const EXIT_CODES: Record<StoppedBy, number> = { SIGINT: 130, SIGTERM: 143, 'closed output': 0 };

/** How long a program that was told to stop may take to do so in order. */
const ORDERLY_MS = 4000;

/** Listens for what tells a program to stop. */
export interface Interrupt {
  /** Aborted by the first. */
  readonly signal: AbortSignal;
  /** What aborted it. */
  readonly stoppedBy: StoppedBy | undefined;
  /** To be called when the reader of the output is gone. */
  outputClosed(): void;
  /** Keeps the program going when nobody reads its output any more. */
  ignoreClosedOutput(): void;
}

/**
 * Listens for Ctrl-C and for the request to end. The first begins an orderly end; the second, or the first when the end
 * takes too long, ends the process at once: the engine may be in the middle of minutes of work, and would make a plain
 * exit wait for it or crash. What was acknowledged is on the disk then as after `kill -9`.
 * @param beforeEnd says what there is to say and removes what would stay behind, before an end that is not orderly.
 */
export function listenForInterrupt(beforeEnd: () => void): Interrupt {
  const interrupt = new AbortController();
  let stoppedBy: StoppedBy | undefined;
  let ignoresClosed = false;
  const stop = (by: StoppedBy) => {
    if (stoppedBy !== undefined) {
      if (by !== 'closed output') end(by, beforeEnd);
      return;
    }
    stoppedBy = by;
    setTimeout(() => end(by, beforeEnd), ORDERLY_MS).unref();
    interrupt.abort();
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  return {
    signal: interrupt.signal,
    get stoppedBy() {
      return stoppedBy;
    },
    outputClosed: () => !ignoresClosed && stop('closed output'),
    ignoreClosedOutput: () => {
      ignoresClosed = true;
    },
  };
}

/** Ends the process by the signal itself, which waits for nothing; shells say 130 and 143 of it. */
function end(by: StoppedBy, beforeEnd: () => void): void {
  try {
    beforeEnd();
  } catch {
    // Nothing shall keep the process now.
  }
  const signal = by === 'closed output' ? 'SIGTERM' : by;
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
