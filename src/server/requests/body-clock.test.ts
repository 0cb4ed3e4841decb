import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { HERE, serverForEachTest } from '../../../test/doubles/test-server.ts';
import { listen } from '../listen.ts';
import { BODY_LIMITS, isTooSlow } from './body-clock.ts';

const server = serverForEachTest();

describe('a body that takes its time', () => {
  const limits = { idleMs: 30_000, graceMs: 30_000, leastRate: 8192, mostMs: 100_000_000 };
  it.each([
    ['has just begun', { elapsedMs: 10, idleMs: 10, bytes: 0 }, false],
    ['has come to a standstill', { elapsedMs: 31_000, idleMs: 31_000, bytes: 1e9 }, true],
    ['trickles', { elapsedMs: 31_000, idleMs: 2000, bytes: 16 }, true],
    ['comes over a slow line', { elapsedMs: 120_000, idleMs: 2000, bytes: 2_000_000 }, false],
    ['is a large file over a slow line', { elapsedMs: 3_600_000, idleMs: 100, bytes: 60_000_000 }, false],
    ['takes longer than any may', { elapsedMs: 100_000_001, idleMs: 0, bytes: 1e12 }, true],
  ])('that %s', (_name, body, tooSlow) => {
    expect(isTooSlow(body, limits)).toBe(tooSlow);
    expect(BODY_LIMITS.idleMs).toBeLessThanOrEqual(60_000);
  });
});

const length = 'content-length: 100000\r\n';
const type = 'content-type: application/json\r\n';
it.each([
  ['JSON', `POST /api/v1/search HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}${length}\r\n`],
  ['JSON that has begun', `POST /api/v1/search HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}${length}\r\n{"text"`],
  ['chunks', `POST /api/v1/improve HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}transfer-encoding: chunked\r\n\r\n`],
  [
    'a form',
    `POST /api/v1/imports HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: multipart/form-data; boundary=f\r\n${length}\r\n--f\r\n`,
  ],
])('ends a request whose body never ends: %s', async (_name, bytes) => {
  await server.start({ bodyLimits: { ...BODY_LIMITS, idleMs: 20 } });
  const { port } = new URL(await listen(server.app, HERE));
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('application/problem+json');
  expect(answer).toContain('"code":"timed-out"');
});

it('closes a connection whose answer was given before the body came', async () => {
  await server.start({ bodyLimits: { ...BODY_LIMITS, idleMs: 20 } });
  const { port } = new URL(await listen(server.app, HERE));
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`POST /api/v1/nothing HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}${length}\r\n`);
  socket.resume();
  await once(socket, 'close');
  expect(socket.destroyed).toBe(true);
});

it('watches no request that was handed over with its body', async () => {
  await server.start({ bodyLimits: { ...BODY_LIMITS, idleMs: 20 } });
  const clocks = vi.spyOn(globalThis, 'setInterval');
  await server.app.inject({ method: 'POST', url: '/api/v1/search', payload: { text: 'castle' } });
  expect(clocks).not.toHaveBeenCalled();
  clocks.mockRestore();
});
