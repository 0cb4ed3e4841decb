import { describe, expect, it } from 'vitest';
import { type FailureCause, RequestFailure, retryAfterMs } from './failure.ts';
import { DEFAULT_RETRY, type RetryPolicy, withRetries } from './retry.ts';

const USUAL: RetryPolicy = { ...DEFAULT_RETRY, maxRetries: 5, firstWaitMs: 500, jitter: 0.5 };

const status = (code: number, retryAfterMs?: number): FailureCause => ({
  kind: 'status',
  status: code,
  said: '',
  retryAfterMs,
});

/** Fails with each failure in turn, then succeeds; the clock moves only while waiting. */
async function run(failures: FailureCause[], changed: Partial<RetryPolicy> = {}) {
  let now = 0;
  const waits: number[] = [];
  const policy: RetryPolicy = {
    ...USUAL,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    now: () => now,
    random: () => 0,
    ...changed,
  };
  const left = [...failures];
  const attempt = async () => {
    const failure = left.shift();
    if (failure) throw new RequestFailure(failure);
    return 'done';
  };
  const outcome = await withRetries(attempt, { policy }).catch((error: unknown) => error);
  return { outcome, waits, tries: failures.length - left.length + (outcome === 'done' ? 1 : 0) };
}

describe('withRetries', () => {
  it('waits twice as long each time', async () => {
    const failures = [
      status(500),
      status(503),
      status(408),
      { kind: 'network', code: 'ECONNRESET' } as const,
    ];
    expect(await run(failures)).toEqual({ outcome: 'done', waits: [500, 1000, 2000, 4000], tries: 5 });
  });

  it('shortens waits at random, by no more than a half', async () => {
    expect((await run([status(500)], { random: () => 0.999 })).waits[0]).toBeCloseTo(250, 0);
  });

  it('waits as long as it is told', async () => {
    expect((await run([status(429, 7000), status(429, 0)])).waits).toEqual([7000, 0]);
  });

  it('gives up at once when told to wait longer than it may', async () => {
    const { outcome, waits } = await run([status(429, 3_600_000)]);
    expect(outcome).toMatchObject({ failure: { status: 429 } });
    expect(waits).toEqual([]);
  });

  it('gives up when the time for all tries would be over', async () => {
    const { waits } = await run(Array(9).fill(status(500)), { timeoutMs: 2000 });
    expect(waits).toEqual([500, 1000]);
  });

  it('gives up after its retries', async () => {
    const { outcome, tries } = await run(Array(9).fill(status(500)), { maxRetries: 2 });
    expect(outcome).toMatchObject({ failure: { status: 500 } });
    expect(tries).toBe(3);
  });

  it.each([
    status(400),
    status(401),
    status(403),
    status(404),
    status(501),
    { kind: 'network', code: 'ECONNREFUSED' } as const,
    { kind: 'answer', what: 'nonsense' } as const,
  ])('does not repeat after %j', async (failure) => {
    expect(await run([failure])).toMatchObject({ waits: [], tries: 1 });
  });

  it('ends a try that takes too long', async () => {
    const never = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const policy = { ...DEFAULT_RETRY, tryTimeoutMs: 5, maxRetries: 1, wait: async () => {} };
    await expect(withRetries(never, { policy })).rejects.toMatchObject({
      failure: { kind: 'silence' },
    });
  });

  it('ends a wait when it is cancelled', async () => {
    const controller = new AbortController();
    const policy = { ...DEFAULT_RETRY, maxRetries: 1 };
    const attempt = async () => {
      setImmediate(() => controller.abort(new Error('enough')));
      throw new RequestFailure(status(429, 60_000));
    };
    await expect(withRetries(attempt, { policy, signal: controller.signal })).rejects.toThrow();
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('Sat, 21 Nov 2026 05:00:00 GMT');
  it.each([
    ['12', 12_000],
    ['0', 0],
    ['1.5', 1500],
    ['Sat, 21 Nov 2026 05:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 04:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j', (header, milliseconds) => {
    expect(retryAfterMs({ 'retry-after': header }, now)).toBe(milliseconds);
  });

  it('prefers milliseconds', () => {
    expect(retryAfterMs({ 'retry-after-ms': '20', 'retry-after': '1' })).toBe(20);
  });
});
