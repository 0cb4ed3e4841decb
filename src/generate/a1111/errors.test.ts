import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type A1111Server,
  type A1111ServerOptions,
  startA1111Server,
} from '../../../test/doubles/a1111-server.ts';
import { PromptloomError } from '../../errors.ts';
import type { BackendRequest } from '../backend.ts';
import { A1111Backend, type A1111Options } from './a1111.ts';

const REQUEST: BackendRequest = {
  prompt: 'a fox',
  negativePrompt: '',
  count: 1,
  width: 128,
  height: 64,
  seed: 5,
};
const QUICK: A1111Options = { pollEveryMs: 1 };

const servers: A1111Server[] = [];
async function start(options: A1111ServerOptions = {}): Promise<A1111Server> {
  const server = await startA1111Server(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function failureOf(work: Promise<unknown>): Promise<PromptloomError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PromptloomError);
  return error as PromptloomError;
}

describe('A1111Backend, when something is wrong,', () => {
  it('names the address and --api when nobody listens', async () => {
    const probe = createServer();
    const port = await new Promise<number>((resolve) =>
      probe.listen(0, '127.0.0.1', () => resolve((probe.address() as { port: number }).port)),
    );
    await new Promise((resolve) => probe.close(resolve));
    const backend = new A1111Backend(`http://127.0.0.1:${port}`, QUICK);
    for (const work of [() => backend.generate(REQUEST, {}), () => backend.capabilities()]) {
      const error = await failureOf(work());
      expect(error.code).toBe('backend-failed');
      expect(error.message).toContain(`http://127.0.0.1:${port}`);
      expect(error.message).toContain('the connection was refused');
      expect(error.hint).toContain('--api');
    }
  });

  it('asks for --api when the routes are missing', async () => {
    const server = await start({ mode: 'no-api' });
    const backend = new A1111Backend(server.url, QUICK);
    for (const work of [() => backend.generate(REQUEST, {}), () => backend.capabilities()]) {
      const error = await failureOf(work());
      expect(error).toMatchObject({ code: 'backend-failed', hint: expect.stringContaining('--api') });
    }
  });

  it.each([
    [{ steps: 400 }, 'steps: Input should be less than or equal to 150'],
    [{ sampler: 'Magic' }, 'Sampler not found'],
    [{ model: 'gone.safetensors' }, 'Unknown checkpoint: gone.safetensors'],
  ])('passes on what the server says of %o', async (change, said) => {
    const server = await start();
    const error = await failureOf(
      new A1111Backend(server.url, QUICK).generate({ ...REQUEST, ...change }, {}),
    );
    expect(error.code).toBe('backend-failed');
    expect(error.message).toContain(server.url);
    expect(error.message).toContain(said);
  });

  it.each([
    [
      { status: 500, body: { error: 'OutOfMemoryError', errors: 'CUDA out of memory.' } },
      /HTTP 500.*CUDA out of memory/,
    ],
    [{ status: 502, body: '<html><h1>Bad gateway</h1></html>' }, /HTTP 502/],
    [{ status: 302, body: '' }, /elsewhere/],
    ['malformed', /not JSON/],
    ['no-images', /no image/],
    ['broken-image', /broken/],
    ['drop', /closed the connection/],
  ] as const)('explains %o', async (failure, message) => {
    const server = await start({ ticksPerImage: 0 });
    server.failNext(failure);
    const backend = new A1111Backend(server.url, QUICK);
    const error = await failureOf(backend.generate(REQUEST, {}));
    expect(error.code).toBe('backend-failed');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('<h1>');
    expect(error.hint).not.toBe('');
    expect(await backend.generate(REQUEST, {})).toHaveLength(1);
  });

  it('gives up after its time limit and interrupts the server', async () => {
    const server = await start();
    server.failNext('hang');
    const backend = new A1111Backend(server.url, { ...QUICK, generateTimeoutMs: 30 });
    expect((await failureOf(backend.generate(REQUEST, {}))).message).toContain('did not answer within');
    expect(server.interrupts).toBe(1);
  });
});
