import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startProxy } from '../../test/doubles/reverse-proxy.ts';
import { HERE, serverForEachTest } from '../../test/doubles/test-server.ts';
import { remoteLibrary } from '../cli/remote-library.ts';
import type { ServerOptions } from './context.ts';
import { listen } from './listen.ts';

const TOKEN = 'a-secret-token-of-some-length';
const SITE = 'https://prompts.example.org';
const PAGE =
  '<meta name="base-path" content="" /><link href="./favicon.svg" /><script src="./assets/a.js"></script>';
const server = serverForEachTest();
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Starts the server with a studio of one page, listening. */
async function serve(config: Partial<ServerOptions['config']>): Promise<string> {
  await writeFile(path.join(server.folder, 'index.html'), PAGE);
  await server.start({ studioFolder: server.folder, config: { ...HERE, ...config } });
  return listen(server.app, HERE);
}

async function proxy(options: Parameters<typeof startProxy>[0]): Promise<string> {
  const { url, close } = await startProxy(options);
  ends.push(close);
  return url;
}

describe.each([
  ['takes the base path off', '/loom', true],
  ['leaves it on', '/loom', false],
  ['leaves one of several parts on', '/tools/loom-2', false],
])('a proxy that %s', (_name, base, strips) => {
  it('serves the page, the docs, the API, uploads and events', async () => {
    const to = await serve({ basePath: base });
    const url = (await proxy({ to, path: base, strips })) + base;
    const html = { headers: { accept: 'text/html' } };
    for (const address of ['/', '/p/p1', '/boards/b?x=1', '/index.html']) {
      const page = await (await fetch(url + address, html)).text();
      expect(page).toContain(`<meta name="base-path" content="${base}" />`);
      expect(page).toContain(`href="${base}/favicon.svg"`);
      expect(page).toContain(`src="${base}/assets/a.js"`);
    }
    for (const docs of ['/docs', '/docs/']) {
      const page = await fetch(url + docs);
      const [, script] = /<script src="([^"]*swagger-initializer.js)"/.exec(await page.text())!;
      expect((await fetch(new URL(script!, page.url))).status).toBe(200);
    }
    const moved = await fetch(`${url}/docs/static/index.html`, { redirect: 'manual' });
    expect(moved.headers.get('location')).toBe(`${base}/docs/`);
    const description = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { servers: unknown };
    expect(description.servers).toEqual([{ url: base }]);
    expect((await fetch(`${url}/api/v1/nothing`, html)).status).toBe(404);

    const remote = remoteLibrary({ url: `${url}/` });
    const file = path.join(server.folder, 'two.csv');
    await writeFile(file, 'prompt\na cat\na dog\n');
    expect((await remote.import({ path: file })).kept).toBe(2);
    const form = new FormData();
    form.set('file', new Blob(['prompt\na horse\n']), 'one.csv');
    const started = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: form });
    const job = started.headers.get('location')!;
    expect(job.startsWith(`${base}/api/v1/jobs/`)).toBe(true);
    const events = await (await fetch(`${new URL(url).origin}${job}/events`)).text();
    expect(events).toContain('event: done');
  });
});

describe('the base path', () => {
  it('is taken off as a whole part only, once, and may be left off', async () => {
    await serve({ basePath: '/loom' });
    const status = async (url: string) => (await server.get(url)).statusCode;
    for (const url of ['/loom/api/v1/health', '/api/v1/health', '/loom/docs', '/loom', '/loom/', '/loom?q=a'])
      expect([url, await status(url)]).toEqual([url, 200]);
    for (const url of [
      '/loomapi/v1/health',
      '/loom/loom/api/v1/health',
      '/Loom/api/v1/health',
      '/loo/api/v1/health',
    ])
      expect([url, await status(url)]).toEqual([url, 404]);
  });

  it('opens nothing that the token keeps shut', async () => {
    await serve({ basePath: '/loom', token: TOKEN });
    for (const url of ['/loom/api/v1/library', '/api/v1/library', '/loom//api/v1/library'])
      expect((await server.get(url)).statusCode).not.toBe(200);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await server.get('/loom/api/v1/library', headers)).statusCode).toBe(200);
  });
});

describe('the host of a site', () => {
  const change = (headers: Record<string, string>) =>
    server.post('/api/v1/search', { text: 'a' }, headers).then((answer) => answer.statusCode);

  it('is refused until it is named, whichever way the proxy passes it on', async () => {
    await serve({});
    expect(await change({ host: 'prompts.example.org', origin: SITE })).toBe(403);
    expect(await change({ origin: SITE })).toBe(403);
    expect(await change({ 'x-forwarded-host': 'prompts.example.org', origin: SITE })).toBe(403);
  });

  it('is the own one once it is named', async () => {
    await serve({ trustedHosts: ['prompts.example.org', 'odd.example:8443'] });
    // The proxy keeps the host, with the port or without, or asks for its own.
    for (const host of [
      'prompts.example.org',
      'Prompts.Example.org:443',
      '127.0.0.1:4321',
      'prompts.example.org:80',
    ])
      expect([host, await change({ host, origin: SITE })]).toEqual([host, 200]);
    for (const host of ['odd.example:8443', '127.0.0.1:4321'])
      expect(await change({ host, origin: 'https://odd.example:8443' })).toBe(200);
    for (const origin of [
      'https://evil.example',
      'https://prompts.example.org.evil.example',
      'https://prompts.example.org:3000',
      'https://odd.example',
      'null',
      'file://prompts.example.org',
      'https://evil-prompts.example.org',
    ])
      expect([origin, await change({ host: 'prompts.example.org', origin })]).toEqual([origin, 403]);
    for (const host of ['evil.example', 'prompts.example.org.evil.example', 'odd.example'])
      expect([host, await change({ host })]).toEqual([host, 403]);
    expect(await change({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it('is believed of a trusted proxy alone', async () => {
    const forwarded = { 'x-forwarded-host': 'prompts.example.org', origin: SITE };
    const token = { token: TOKEN, host: '0.0.0.0' };
    await serve({ ...token, trustedProxies: ['127.0.0.0/8'] });
    const signIn = (headers: Record<string, string>) =>
      server.post('/api/v1/session', { token: TOKEN }, { host: 'loom:4321', ...headers });
    expect((await signIn(forwarded)).statusCode).toBe(204);
    await serve({ ...token, trustedProxies: ['10.0.0.0/8'] });
    expect((await signIn(forwarded)).statusCode).toBe(403);
  });
});

describe('a proxy that says whom and over what it asks for', () => {
  const signIn = (token: string, headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    server.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { host: '127.0.0.1', ...headers },
      payload: { token },
      remoteAddress,
    });
  const guess = (from: string | undefined, remoteAddress: string, bearer = 'wrong-token') =>
    server.app
      .inject({
        url: '/api/v1/library',
        headers: {
          host: '127.0.0.1',
          authorization: `Bearer ${bearer}`,
          ...(from && { 'x-forwarded-for': from }),
        },
        remoteAddress,
      })
      .then((answer) => answer.statusCode);

  it('has the cookie kept to TLS and to the path, where it is trusted', async () => {
    const https = { 'x-forwarded-proto': 'https' };
    await serve({ token: TOKEN, basePath: '/loom', trustedProxies: ['10.0.0.2', '::1'] });
    for (const proxied of ['10.0.0.2', '::ffff:10.0.0.2', '::1']) {
      const cookie = String((await signIn(TOKEN, https, proxied)).headers['set-cookie']);
      expect(cookie).toMatch(
        /^promptloom_session=[0-9a-f]{64}; Path=\/loom; HttpOnly; SameSite=Strict; Secure$/,
      );
    }
    for (const [headers, from] of [
      [https, '10.0.0.3'],
      [{}, '10.0.0.2'],
      [{ 'x-forwarded-proto': 'http' }, '10.0.0.2'],
    ] as const)
      expect(String((await signIn(TOKEN, headers, from)).headers['set-cookie'])).not.toContain('Secure');
    const out = await server.app.inject({
      method: 'DELETE',
      url: '/loom/api/v1/session',
      headers: { host: '127.0.0.1', ...https },
      remoteAddress: '10.0.0.2',
    });
    expect(out.headers['set-cookie']).toBe(
      'promptloom_session=; Path=/loom; HttpOnly; SameSite=Strict; Max-Age=0; Secure',
    );
  });

  it('has wrong tokens counted by who sent them, where it is trusted', async () => {
    await serve({ token: TOKEN, trustedProxies: ['10.0.0.2'] });
    for (let n = 0; n < 21; n++) await guess('203.0.113.7', '10.0.0.2');
    expect(await guess('203.0.113.7', '10.0.0.2')).toBe(429);
    // What the client itself wrote before counts for nothing.
    expect(await guess('198.51.100.1, 203.0.113.7', '10.0.0.2')).toBe(429);
    expect(await guess('203.0.113.8', '10.0.0.2')).toBe(401);
    expect(await guess('203.0.113.7', '10.0.0.2', TOKEN)).toBe(200);
  });

  it('changes nothing where it is not trusted, and the right token goes on working', async () => {
    await serve({ token: TOKEN });
    for (let n = 0; n < 21; n++) await guess(`203.0.113.${n}`, '10.0.0.2');
    expect(await guess('203.0.113.99', '10.0.0.2')).toBe(429);
    expect(await guess(undefined, '10.0.0.2', TOKEN)).toBe(200);
    for (let n = 0; n < 12; n++) await signIn('wrong-token', {}, '10.0.0.2');
    expect((await signIn('wrong-token', {}, '10.0.0.2')).statusCode).toBe(429);
    expect((await signIn(TOKEN, {}, '10.0.0.2')).statusCode).toBe(204);
  });
});

it('ends the streams of a session that signs out', async () => {
  const url = await serve({ token: TOKEN });
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  server.library.pause = () => waiting;
  const api = `${url}/api/v1`;
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${api}/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token: TOKEN }),
  });
  const headers = { cookie: signedIn.headers.get('set-cookie')!.split(';')[0]! };
  const form = new FormData();
  form.set('file', new Blob(['prompt\na horse\na cow\n']), 'two.csv');
  const started = await fetch(`${api}/imports`, { method: 'POST', headers, body: form });
  const { id } = (await started.json()) as { id: string };
  const stream = await fetch(`${api}/jobs/${id}/events`, { headers });
  const text = stream.text();
  await fetch(`${api}/session`, { method: 'DELETE', headers });
  // The job goes on and would have told of its end.
  expect(await text.catch(() => '')).not.toContain('event: done');
  expect((await fetch(`${api}/jobs/${id}/events`, { headers })).status).toBe(401);
  goOn();
});
