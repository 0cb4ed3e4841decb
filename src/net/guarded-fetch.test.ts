import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type FetchOptions, fetchImage } from './guarded-fetch.ts';

const IMAGE = Buffer.from('image bytes');
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

const image: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'image/png' }).end(IMAGE);
};
const get = (url: string, options: FetchOptions = {}) => fetchImage(url, { allowPrivate: true, ...options });

describe('fetchImage', () => {
  it('gives the bytes', async () => {
    const url = await serve(image);
    expect(Buffer.from(await get(`${url}/a.png`))).toEqual(IMAGE);
    expect(Buffer.from(await get(`${url}/again.png`))).toEqual(IMAGE);
  });

  it('follows redirects, five at most', async () => {
    const url = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) image(request, response);
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(Buffer.from(await get(`${url}/5`))).toEqual(IMAGE);
    await expect(get(`${url}/6`)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: `Cannot fetch ${url}/6: redirected more than 5 times.`,
    });
  });

  it.each([
    ['a private address', 'http://127.0.0.1:8080/'],
    ['a short form of one', 'http://127.1/'],
    ['a number that is one', 'http://2130706433/'],
    ['IPv6 loopback', 'http://[::1]/'],
    ['IPv4 in IPv6', 'http://[::ffff:7f00:1]/'],
    ['a metadata service', 'http://169.254.169.254/latest/meta-data'],
    ['a name of this machine', 'http://localhost:8080/'],
  ])('refuses %s', async (_, url) => {
    await expect(fetchImage(url)).rejects.toMatchObject({
      code: 'url-refused',
      hint: expect.stringContaining('PROMPTLOOM_ALLOW_PRIVATE_URLS=true'),
    });
  });

  it.each(['ftp://example.com/a', 'file:///etc/passwd', 'data:image/png;base64,AA', 'nonsense'])(
    'refuses %s',
    (url) => expect(get(url)).rejects.toMatchObject({ code: 'url-refused' }),
  );

  it('refuses credentials without repeating them', async () => {
    const refusal = await get('http://me:secret@example.com/a?key=secret').catch((error) => error);
    expect(refusal).toMatchObject({ code: 'url-refused' });
    expect(refusal.message).not.toContain('secret');
  });

  it('refuses a name that resolves to a private address when it connects', async () => {
    const url = new URL(await serve(image));
    let asked = 0;
    const lookup = async () => {
      asked++;
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const name = `http://images.example:${url.port}/a`;
    await expect(fetchImage(name, { lookup })).rejects.toMatchObject({ code: 'url-refused' });
    expect(asked).toBe(1);
    expect(Buffer.from(await get(name, { lookup }))).toEqual(IMAGE);
  });

  it('refuses a redirect to another scheme', async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    await expect(get(url)).rejects.toMatchObject({ code: 'url-refused' });
  });

  it('stops at the size limit, announced or not', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/announced') response.setHeader('content-length', 5000);
      response.write(Buffer.alloc(4000));
      response.end(Buffer.alloc(1000));
    });
    for (const path of ['/announced', '/streamed']) {
      await expect(get(url + path, { maxBytes: 4500 })).rejects.toMatchObject({
        code: 'fetch-failed',
        message: `Cannot fetch ${url}${path}: the image is larger than 4500 bytes.`,
      });
    }
  });

  it('stops unpacking a small answer that becomes huge', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'image/png' }).end(bomb);
    });
    await expect(get(url, { maxBytes: 1_000_000 })).rejects.toMatchObject({
      message: expect.stringContaining('larger than 1000000 bytes'),
    });
  });

  it('gives up on a server that does not answer, or not to the end', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/half') response.write('half');
    });
    for (const path of ['/never', '/half']) {
      await expect(get(url + path, { timeoutMs: 80 })).rejects.toMatchObject({
        code: 'fetch-failed',
        message: `Cannot fetch ${url}${path}: no answer within 0.08 s.`,
      });
    }
  });

  it('stops when aborted', async () => {
    const url = await serve(() => undefined);
    await expect(get(url, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(get(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('tries again when the server is busy, as long as it is worth waiting', async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      asked++;
      if (request.url === '/later') response.writeHead(429, { 'retry-after': '3600' }).end();
      else if (request.url === '/busy' || asked < 3) response.writeHead(503, { 'retry-after': '0' }).end();
      else image(request, response);
    });
    expect(Buffer.from(await get(`${url}/soon`))).toEqual(IMAGE);
    asked = 0;
    await expect(get(`${url}/busy`)).rejects.toMatchObject({
      message: `Cannot fetch ${url}/busy: answered 503.`,
    });
    expect(asked).toBe(3);
    await expect(get(`${url}/later`)).rejects.toMatchObject({
      message: expect.stringContaining('answered 429'),
    });
    expect(asked).toBe(4);
  });

  it('says what else went wrong, without the query', async () => {
    const url = await serve((request, response) => {
      if (request.url?.startsWith('/page')) response.setHeader('content-type', 'text/html; charset=utf-8');
      response
        .writeHead(request.url?.startsWith('/gone') ? 404 : 200)
        .end(request.url === '/nothing' ? '' : 'x');
    });
    const message = (path: string) => get(url + path).catch((error) => `${error.code}: ${error.message}`);
    expect(await message('/gone?key=secret')).toBe(`fetch-failed: Cannot fetch ${url}/gone: answered 404.`);
    expect(await message('/page')).toContain('answered with text/html, not an image');
    expect(await message('/nothing')).toContain('answered with nothing');
    servers.pop()?.close().closeAllConnections();
    expect(await message('/closed?key=secret')).toMatch(
      /^fetch-failed: Cannot fetch [^?]+\/closed: the connection was refused\.$/,
    );
  });
});
