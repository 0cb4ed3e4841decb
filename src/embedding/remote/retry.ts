import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceFailure } from './service-failure.ts';

/** Waits that can be called off. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** How calls are repeated. */
export interface RetryPolicy {
  /** Tries after the first. */
  readonly maxRetries: number;
  /** Longest that one try may take. */
  readonly tryTimeoutMs: number;
  /** Longest that a call may take, all tries and waits included. */
  readonly timeoutMs: number;
  readonly wait: Wait;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** From 0 up to 1, to spread retries of parallel calls. */
  readonly random: () => number;
}

/** The usual: five retries from half a second up, half a minute a try, two minutes in all. */
export const DEFAULT_RETRY: RetryPolicy = {
  maxRetries: 5,
  tryTimeoutMs: 30_000,
  timeoutMs: 120_000,
  wait: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal });
  },
  now: () => performance.now(),
  random: Math.random,
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/**
 * Runs `attempt` until it succeeds, fails for good, or time or tries are used up. Waits double from half a second,
 * shortened by up to a half at random; where the service says how long to wait, that counts instead. A service that
 * asks for more time than is left fails at once.
 * @throws ServiceFailure of the last try; what `signal` was aborted with.
 */
export async function withRetries<T>(
  policy: RetryPolicy,
  signal: AbortSignal,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = policy.now() + policy.timeoutMs;
  for (let tries = 0; ; tries += 1) {
    signal.throwIfAborted();
    const left = end - policy.now();
    try {
      return await limited(Math.min(policy.tryTimeoutMs, left), signal, attempt);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ServiceFailure) || !error.retryable || tries >= policy.maxRetries) throw error;
      const backOff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries) * (1 - policy.random() / 2);
      const wait = error.retryAfterMs ?? backOff;
      if (policy.now() + wait >= end) throw error;
      await policy.wait(wait, signal);
    }
  }
}

/** Runs `attempt` with a signal of its own that also ends after `milliseconds`. */
async function limited<T>(
  milliseconds: number,
  outer: AbortSignal,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  outer.addEventListener('abort', abort, { once: true });
  const silence = new ServiceFailure({ kind: 'silence', afterMs: milliseconds });
  const timer = setTimeout(() => controller.abort(silence), Math.max(1, milliseconds));
  try {
    return await attempt(controller.signal);
  } catch (error) {
    throw controller.signal.reason === silence ? silence : error;
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}

/**
 * Milliseconds that a Retry-After header asks to wait: seconds or an HTTP date (RFC 9110, section 10.2.3).
 * @returns undefined for none and for nonsense; 0 for a date that is past.
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Every form of an HTTP date begins with the day of the week.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
