import { setTimeout as sleep } from 'node:timers/promises';
import { isPassingStatus, RequestFailure, type Trouble, troubleOf } from './failure.ts';

/** When and how often a request is tried again. */
export interface RetryPolicy {
  /** Tries after the first. */
  readonly maxRetries: number;
  /** The first wait, where the service does not say how long. */
  readonly firstWaitMs: number;
  /** How much longer each next wait is. */
  readonly factor: number;
  /** How much of a wait may be taken off at random, from 0 to 1, to spread the retries of parallel requests. */
  readonly jitter: number;
  /** A service that asks for a longer wait is not waited for. */
  readonly longestWaitMs: number;
  /** Longest that one try may take. */
  readonly tryTimeoutMs: number;
  /** Longest that all tries and waits may take. */
  readonly timeoutMs: number;
  /** Waits, and ends early when the signal is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Two more tries, a second and two seconds apart unless the service says otherwise. */
export const DEFAULT_RETRY: RetryPolicy = {
  maxRetries: 2,
  firstWaitMs: 1000,
  factor: 2,
  jitter: 0,
  longestWaitMs: 60_000,
  tryTimeoutMs: Number.POSITIVE_INFINITY,
  timeoutMs: Number.POSITIVE_INFINITY,
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  now: () => performance.now(),
  random: Math.random,
};

/** What a failed try says about the next. */
export interface Verdict {
  again: boolean;
  /** How long the service asks to wait. */
  afterMs?: number;
}

const PASSING: readonly Trouble[] = ['lost', 'unreached', 'silent'];

/** Whether a failure may be over in a moment: statuses that say so, lost connections, silence. */
export function verdictOn(error: unknown, passing = PASSING): Verdict {
  const failure = error instanceof RequestFailure ? error.failure : undefined;
  if (failure?.kind === 'status')
    return { again: isPassingStatus(failure.status), afterMs: failure.retryAfterMs };
  const trouble = troubleOf(error);
  return { again: trouble !== undefined && passing.includes(trouble) };
}

/** What goes with {@link withRetries}. */
export interface RetryOptions {
  policy: RetryPolicy;
  signal?: AbortSignal;
  /** {@link verdictOn} if left out. */
  judge?: (error: unknown, tries: number) => Verdict;
}

/**
 * Runs `attempt` until it succeeds, fails for good, or time or tries are used up. A service that asks for more time than is left
 * fails at once.
 * @throws what the last try threw; what `signal` was aborted with.
 */
export async function withRetries<T>(
  attempt: (signal: AbortSignal, tries: number) => Promise<T>,
  { policy, signal, judge = (error) => verdictOn(error) }: RetryOptions,
): Promise<T> {
  const end = policy.now() + policy.timeoutMs;
  for (let tries = 0; ; tries += 1) {
    signal?.throwIfAborted();
    try {
      const limit = Math.min(policy.tryTimeoutMs, end - policy.now());
      return await within(limit, signal, (limited) => attempt(limited, tries));
    } catch (error) {
      signal?.throwIfAborted();
      const { again, afterMs } = judge(error, tries);
      if (!again || tries >= policy.maxRetries) throw error;
      const wait =
        afterMs ?? policy.firstWaitMs * policy.factor ** tries * (1 - policy.jitter * policy.random());
      if (wait > policy.longestWaitMs || policy.now() + wait >= end) throw error;
      await policy.wait(wait, signal);
    }
  }
}

/**
 * Runs `work` with a signal that also ends after some time.
 * @throws RequestFailure when the time is over; what `work` throws.
 */
export async function within<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  if (milliseconds === Number.POSITIVE_INFINITY) return work(outer ?? controller.signal);
  const abort = () => controller.abort(outer!.reason);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  const silence = new RequestFailure({ kind: 'silence', afterMs: milliseconds });
  const timer = setTimeout(() => controller.abort(silence), Math.max(1, milliseconds));
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.reason === silence ? silence : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
