/** A server that is not there. It has no cause, because the AI SDK tries again when it finds one it knows. */
export class UnreachableError extends Error {
  /** The system's name for the failure, such as ECONNREFUSED. */
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** A server that took the request and then kept silent for too long. */
export class SilenceError extends Error {
  /** Before anything came, or in the middle of the answer. */
  readonly phase: 'first' | 'idle';
  readonly milliseconds: number;

  constructor(phase: 'first' | 'idle', milliseconds: number) {
    super(`silent for ${milliseconds} ms`);
    this.phase = phase;
    this.milliseconds = milliseconds;
  }
}

/** Whether something, or one of its causes, is a silence. */
export function silenceIn(error: unknown): SilenceError | undefined {
  return inCauses(error, (at) => (at instanceof SilenceError ? at : undefined));
}

/** The system's name for a network failure, wherever in the chain of causes it stands. */
export function networkCode(error: unknown): string | undefined {
  return inCauses(error, (at) => {
    if (at instanceof UnreachableError) return at.reason;
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) && !code.startsWith('ABORT')) return code;
    return at.message === 'terminated' ? 'ECONNRESET' : undefined;
  });
}

function inCauses<T>(error: unknown, look: (error: Error) => T | undefined): T | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 6 && at instanceof Error; depth += 1) {
    if (at instanceof AggregateError) at = at.errors[0] ?? at;
    if (!(at instanceof Error)) return undefined;
    const found = look(at);
    if (found !== undefined) return found;
    at = at.cause;
  }
  return undefined;
}
