import { describe, expect, it } from 'vitest';
import { Gate } from '../../net/limiter.ts';
import { DEFAULT_RETRY, parseRetryAfter, type RetryPolicy, withRetries } from './retry.ts';
import { type FailureCause, ServiceFailure } from './service-failure.ts';

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
    ...DEFAULT_RETRY,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    now: () => now,
    random: () => 0,
    ...changed,
  };
  const left = [...failures];
  const outcome = await withRetries(policy, new AbortController().signal, async () => {
    const failure = left.shift();
    if (failure) throw new ServiceFailure(failure);
    return 'done';
  }).catch((error: unknown) => error);
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
    await expect(withRetries(policy, new AbortController().signal, never)).rejects.toMatchObject({
      failure: { kind: 'silence' },
    });
  });

  it('ends a wait when it is cancelled', async () => {
    const controller = new AbortController();
    const policy = { ...DEFAULT_RETRY, maxRetries: 1 };
    const work = withRetries(policy, controller.signal, async () => {
      setImmediate(() => controller.abort(new Error('enough')));
      throw new ServiceFailure(status(429, 60_000));
    });
    await expect(work).rejects.toThrow();
  });
});

describe('parseRetryAfter', () => {
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
    [null, undefined],
  ])('reads %j', (header, milliseconds) => {
    expect(parseRetryAfter(header, now)).toBe(milliseconds);
  });
});

describe('Gate', () => {
  it('lets so many run, urgent ones before others, and forgets who leaves', async () => {
    const gate = new Gate(1);
    const { signal } = new AbortController();
    const leaver = new AbortController();
    const order: string[] = [];
    let finish = () => {};
    const first = gate.run(() => new Promise<void>((resolve) => (finish = resolve)), signal);
    const note = (name: string) => async () => {
      order.push(name);
    };
    const gone = gate.run(note('gone'), leaver.signal);
    const others = [gate.run(note('second'), signal), gate.run(note('urgent'), signal, true)];
    leaver.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    finish();
    await Promise.all([first, ...others]);
    await gate.run(note('later'), signal);
    expect(order).toEqual(['urgent', 'second', 'later']);
  });
});
