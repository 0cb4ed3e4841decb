import { afterEach, expect, it } from 'vitest';
import { WorkerPool } from './worker-pool.ts';

/** A worker that echoes, ends or throws as it is told. */
const module = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    let tasks = 0;
    parentPort.on('message', (m) => {
      tasks++;
      if (m.die === 'always' || (m.die === 'first' && tasks > 1)) process.exit(1);
      if (m.fail) parentPort.postMessage({ error: { message: m.fail, code: 'image-unreadable', hint: 'h' } });
      else if (!m.hang) parentPort.postMessage({ result: m.echo ?? tasks });
    });`)}`,
);

let pool: WorkerPool;
// Threads that hang by design are not waited for.
afterEach(() => pool.close(0));

it('answers every task with its own result, whatever the order of ending', async () => {
  pool = new WorkerPool(module, undefined, 2);
  const results = await Promise.all(Array.from({ length: 50 }, (_, n) => pool.run<number>({ echo: n })));
  expect(results).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

it('takes many tasks with one signal without a warning', async () => {
  pool = new WorkerPool(module, undefined, 2);
  const warnings: Error[] = [];
  const warned = (warning: Error) => warnings.push(warning);
  process.on('warning', warned);
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 50 }, (_, n) => pool.run({ echo: n }, { signal })));
  process.off('warning', warned);
  expect(warnings).toEqual([]);
});

it('replaces a worker that dies and tries its task once more', async () => {
  pool = new WorkerPool(module, undefined, 1);
  expect(await pool.run({ echo: 'a' })).toBe('a');
  // The first worker has done a task, so it dies of this one; its successor has not.
  expect(await pool.run({ die: 'first', echo: 'b' })).toBe('b');
  expect(await pool.run({ echo: 'c' })).toBe('c');
});

it('gives up a task that two workers died of, and goes on with others', async () => {
  pool = new WorkerPool(module, undefined, 1);
  const deadly = pool.run({ die: 'always' });
  const other = pool.run({ echo: 1 });
  await expect(deadly).rejects.toMatchObject({ code: 'internal' });
  expect(await other).toBe(1);
});

it('passes errors on with their code and advice', async () => {
  pool = new WorkerPool(module, undefined, 1);
  await expect(pool.run({ fail: 'no image' })).rejects.toMatchObject({
    code: 'image-unreadable',
    message: 'no image',
    hint: 'h',
  });
});

it('drops a cancelled task before it starts', async () => {
  pool = new WorkerPool(module, undefined, 1);
  const running = pool.run({ hang: true });
  running.catch(() => {});
  const controller = new AbortController();
  const waiting = pool.run({ echo: 1 }, { signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});

it('lets an urgent task go ahead of waiting ones', async () => {
  pool = new WorkerPool(module, undefined, 1);
  const order: string[] = [];
  const first = pool.run({ echo: 0 });
  const slow = pool.run({ echo: 1 }).then(() => order.push('slow'));
  const urgent = pool.run({ echo: 2 }, { urgent: true }).then(() => order.push('urgent'));
  await Promise.all([first, slow, urgent]);
  expect(order).toEqual(['urgent', 'slow']);
});

it('rejects what was not done when it is closed', async () => {
  pool = new WorkerPool(module, undefined, 1);
  const hanging = pool.run({ hang: true });
  const assertion = expect(hanging).rejects.toMatchObject({ code: 'cancelled' });
  await pool.close(0);
  await assertion;
});

it('lets a thread end its task before it ends the thread', async () => {
  pool = new WorkerPool(module, undefined, 1);
  const answered: unknown[] = [];
  process.once('worker', (worker) => worker.on('message', (answer: unknown) => answered.push(answer)));
  const running = pool.run({ echo: 'a' });
  const assertion = expect(running).rejects.toMatchObject({ code: 'cancelled' });
  await pool.close();
  await assertion;
  expect(answered).toEqual([{ result: 'a' }]);
});
