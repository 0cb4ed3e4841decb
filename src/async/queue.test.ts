import { describe, expect, it } from 'vitest';
import { Queue } from './queue.ts';

/** A job that ends when told to. */
function job(name: string, log: string[]) {
  let finish!: (error?: Error) => void;
  const done = new Promise<string>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve(name));
  });
  return {
    finish,
    run: () => {
      log.push(name);
      return done;
    },
  };
}

describe('Queue', () => {
  it('runs one job at a time in their order', async () => {
    const queue = new Queue();
    const log: string[] = [];
    const [a, b, c] = ['a', 'b', 'c'].map((name) => job(name, log)) as [
      ReturnType<typeof job>,
      ReturnType<typeof job>,
      ReturnType<typeof job>,
    ];
    const results = [queue.run(a.run), queue.run(b.run), queue.run(c.run)];
    expect(log).toEqual(['a']);
    a.finish();
    expect(await results[0]).toBe('a');
    b.finish(new Error('broken'));
    await expect(results[1]).rejects.toThrow('broken');
    c.finish();
    expect(await results[2]).toBe('c');
    expect(log).toEqual(['a', 'b', 'c']);
  });

  it('runs as many at once as it is told', () => {
    const queue = new Queue(2);
    const log: string[] = [];
    for (const name of ['a', 'b', 'c']) void queue.run(job(name, log).run);
    expect(log).toEqual(['a', 'b']);
  });

  it('forgets a waiting job that is aborted', async () => {
    const queue = new Queue();
    const log: string[] = [];
    const [a, b, c] = [job('a', log), job('b', log), job('c', log)];
    const controller = new AbortController();
    const positions: number[] = [];
    const first = queue.run(a.run);
    const second = queue.run(b.run, { signal: controller.signal });
    const third = queue.run(c.run, { onPosition: (ahead) => positions.push(ahead) });
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(positions).toEqual([1, 0]);
    a.finish();
    c.finish();
    await Promise.all([first, third]);
    expect(log).toEqual(['a', 'c']);
  });

  it('does not start a job that is aborted already, nor touch one that runs', async () => {
    const queue = new Queue();
    const log: string[] = [];
    await expect(queue.run(job('x', log).run, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const controller = new AbortController();
    const a = job('a', log);
    const running = queue.run(a.run, { signal: controller.signal });
    controller.abort();
    a.finish();
    expect(await running).toBe('a');
    expect(log).toEqual(['a']);
  });

  it('keeps the place of a running job that is aborted until it ends', async () => {
    const queue = new Queue();
    const log: string[] = [];
    const [a, b] = [job('a', log), job('b', log)];
    const controller = new AbortController();
    const first = queue.run(a.run, { signal: controller.signal });
    const second = queue.run(b.run);
    controller.abort();
    await new Promise(setImmediate);
    expect(log).toEqual(['a']);
    a.finish();
    b.finish();
    await Promise.all([first, second]);
    expect(log).toEqual(['a', 'b']);
  });

  it('lets urgent jobs go ahead of waiting ones', async () => {
    const queue = new Queue();
    const log: string[] = [];
    const [a, b, c] = [job('a', log), job('b', log), job('urgent', log)];
    const all = [queue.run(a.run), queue.run(b.run), queue.run(c.run, { urgent: true })];
    for (const one of [a, b, c]) one.finish();
    await Promise.all(all);
    expect(log).toEqual(['a', 'urgent', 'b']);
  });

  it('goes on after a job that throws at once', async () => {
    const queue = new Queue();
    await expect(
      queue.run(() => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
    expect(await queue.run(async () => 1)).toBe(1);
  });
});
