/** Exit code of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/**
 * Listens for Ctrl-C and for the request to end.
 * @returns a signal that the first one aborts; the second ends the process at once.
 */
export function listenForInterrupt(): AbortSignal {
  const interrupt = new AbortController();
  const onSignal = () => {
    if (interrupt.signal.aborted) process.exit(INTERRUPTED);
    interrupt.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return interrupt.signal;
}
