import { setTimeout as sleep } from 'node:timers/promises';

/** When and how often a call is tried again. */
export interface RetryPolicy {
  /** Tries after the first. */
  maxRetries: number;
  /** Longest that one wait may be; a service that asks for more is not waited for. */
  longestWaitMs: number;
  /** Waits, and ends early with the signal's reason. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** Two more tries, a second and two seconds apart unless the service says otherwise. */
export const DEFAULT_RETRY: RetryPolicy = {
  maxRetries: 2,
  longestWaitMs: 60_000,
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

const FIRST_WAIT_MS = 1000;

/** What a failed try says about the next. */
export interface Verdict {
  retryable: boolean;
  /** How long the service asks to wait. */
  retryAfterMs?: number;
}

/**
 * Runs `attempt` again while `judge` finds its failure worth it.
 * @throws what the last attempt threw.
 */
export async function withRetries<T>(
  policy: RetryPolicy,
  signal: AbortSignal,
  attempt: () => Promise<T>,
  judge: (error: unknown) => Verdict,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const { retryable, retryAfterMs } = judge(error);
      if (!retryable || signal.aborted || tries >= policy.maxRetries) throw error;
      const wait = retryAfterMs ?? FIRST_WAIT_MS * 2 ** tries;
      if (wait > policy.longestWaitMs) throw error;
      await policy.wait(wait, signal).catch(() => {
        throw error;
      });
    }
  }
}

/**
 * Milliseconds that an answer asks to wait: `retry-after-ms`, or `retry-after` in seconds or as an HTTP date (RFC 9110,
 * section 10.2.3). Undefined for neither and for nonsense.
 */
export function retryAfterMs(
  headers: Record<string, string> | undefined,
  now = Date.now(),
): number | undefined {
  const milliseconds = headers?.['retry-after-ms']?.trim();
  if (milliseconds && /^\d+(?:\.\d+)?$/.test(milliseconds)) return Number(milliseconds);
  const text = headers?.['retry-after']?.trim();
  if (!text) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
