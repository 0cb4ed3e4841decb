import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeLibrary } from '../../../test/doubles/fake-library.ts';
import type { ImproveOptions } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import { createLog } from '../../log.ts';
import { listen } from '../listen.ts';
import { createServer } from '../server.ts';
import { EventStream } from './sse.ts';

const HERE = { host: '127.0.0.1', port: 0, token: undefined };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Serves one stream and hands it out. */
async function open(heartbeatMs?: number) {
  const app = fastify();
  closers.push(() => app.close());
  const opened = new Promise<EventStream>((resolve) => {
    app.get('/', (_request, reply) => resolve(new EventStream(reply, heartbeatMs)));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, opened };
}

describe('EventStream', () => {
  it('sends events and ends', async () => {
    const { url, opened } = await open();
    const response = await fetch(url);
    const stream = await opened;
    await stream.send('a', { text: 'two\nlines' });
    stream.end();
    expect(await response.text()).toBe('event: a\ndata: {"text":"two\\nlines"}\n\n');
    expect(stream.signal.aborted).toBe(true);
  });

  it('shows that it lives while nothing happens', async () => {
    const { url, opened } = await open(1);
    const response = await fetch(url);
    const { value } = await response.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toContain(': still here\n\n');
    (await opened).end();
  });

  it('waits for a slow reader, and no longer when it leaves', async () => {
    const { port, opened } = await open();
    const reader = request({ host: '127.0.0.1', port }, (response) => {
      // It sees that something came, reads nothing of it and leaves.
      response.once('readable', () => reader.destroy());
    }).end();
    reader.on('error', () => undefined);
    const stream = await opened;
    const large = 'x'.repeat(1 << 20);
    let sent = 0;
    while (!stream.signal.aborted && sent < 1000) {
      await stream.send('large', large);
      sent += 1;
    }
    expect(sent).toBeLessThan(1000);
    await stream.send('late', 1);
  });
});

describe('a client that leaves', () => {
  it.each(['text/event-stream', 'application/json'])('ends an improvement (%s)', async (accept) => {
    const library = new FakeLibrary('/nowhere');
    let begun!: () => void;
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const ended = new Promise<boolean>((resolve) => {
      library.improve = (_input, { signal }: ImproveOptions = {}) => {
        begun();
        return new Promise((_resolve, reject) => {
          signal!.addEventListener('abort', () => {
            resolve(true);
            reject(new PromptloomError('cancelled', 'cancelled'));
          });
        });
      };
    });
    const app = await createServer({ library, config: HERE }, createLog({ PROMPTLOOM_LOG: 'silent' }));
    closers.push(() => app.close());
    const url = await listen(app, HERE);
    const leave = new AbortController();
    const body = JSON.stringify({ idea: 'a cat' });
    const headers = { 'content-type': 'application/json', accept };
    const asking = fetch(`${url}/api/v1/improve`, { method: 'POST', headers, body, signal: leave.signal });
    asking.catch(() => undefined);
    await beginning;
    leave.abort();
    expect(await ended).toBe(true);
  });
});
