import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { request, requestJson } from './request.ts';
import { watchedFetch } from './watched-fetch.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a request', () => {
  it('gives a JSON answer, packed or not', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"n":1}'));
    });
    expect(await requestJson({ method: 'GET', url })).toEqual({ n: 1 });
  });

  it('sends what it is given and tells what comes, whatever the status', async () => {
    const url = await serve((incoming, response) => {
      incoming.pipe(response.writeHead(404, { 'x-kind': String(incoming.headers['content-type']) }));
    });
    const reply = await request({ method: 'POST', url, body: '{"a":1}' });
    expect(reply).toMatchObject({ status: 404, text: '{"a":1}', headers: { 'x-kind': 'application/json' } });
  });

  it('does not follow a redirect, for keys would go along', async () => {
    const asked: string[] = [];
    const url = await serve((incoming, response) => {
      asked.push(incoming.url!);
      response.writeHead(307, { location: '/elsewhere', 'retry-after': '2' }).end('{"message":"over there"}');
    });
    await expect(requestJson({ method: 'GET', url })).rejects.toMatchObject({
      failure: { kind: 'status', status: 307, said: 'over there', retryAfterMs: 2000 },
    });
    expect(asked).toEqual(['/']);
  });

  it('refuses more than it may take, and reads the beginning of an error', async () => {
    const url = await serve(({ url }, response) => {
      response.writeHead(url === '/error' ? 500 : 200).end('x'.repeat(1_000_000));
    });
    await expect(request({ method: 'GET', url, maxBytes: 1024 * 512 })).rejects.toMatchObject({
      failure: { kind: 'answer', what: 'more than 0.5 MiB in one answer' },
    });
    const { text } = await request({ method: 'GET', url: `${url}/error` });
    expect(text.length).toBeLessThan(1_000_000);
  });

  it('ends when its time is over or it is called off', async () => {
    const url = await serve(() => {});
    await expect(request({ method: 'GET', url, timeoutMs: 20 })).rejects.toMatchObject({
      failure: { kind: 'silence', afterMs: 20 },
    });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(request({ method: 'GET', url, signal, timeoutMs: 20 })).rejects.toThrow('enough');
  });

  it('tells the code when nobody is there', async () => {
    const url = await serve(() => {});
    servers.pop()!.close();
    await expect(request({ method: 'GET', url })).rejects.toMatchObject({
      failure: { kind: 'network', code: 'ECONNREFUSED' },
    });
  });
});

describe('a watched fetch', () => {
  it('passes on what comes', async () => {
    const url = await serve((_, response) => void response.end('whole'));
    const response = await watchedFetch({ firstByteMs: 10_000, idleMs: 10_000 })(url);
    expect(await response.text()).toBe('whole');
  });

  it('ends before the first byte and in the middle', async () => {
    const url = await serve((incoming, response) => {
      response.writeHead(200);
      if (incoming.url === '/half') response.write('half');
      else response.flushHeaders();
    });
    const read = async (path: string, firstByteMs: number, idleMs: number) =>
      (await watchedFetch({ firstByteMs, idleMs })(url + path)).text();
    await expect(read('/never', 20, 10_000)).rejects.toMatchObject({
      failure: { kind: 'silence', afterMs: 20, midway: false },
    });
    await expect(read('/half', 10_000, 20)).rejects.toMatchObject({
      failure: { kind: 'silence', afterMs: 20, midway: true },
    });
  });
});
