import { createHmac } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeLibrary } from '../../../test/doubles/fake-library.ts';
import { createLog } from '../../log.ts';
import { clientOf, isLoopback, urlOf } from '../address.ts';
import { createServer } from '../server.ts';
import { cookieOf } from './credentials.ts';

const TOKEN = 'a-secret-token';
const log = createLog({ PROMPTLOOM_LOG: 'silent' });
const host = '127.0.0.1:4321';

let app: FastifyInstance;

function serve(token?: string): Promise<FastifyInstance> {
  const config = { host: '127.0.0.1', port: 0, token };
  return createServer({ library: new FakeLibrary('/nowhere'), config, ownerKey: 'owner-key' }, log);
}

function status(url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') {
  const payload = method === 'POST' ? { text: 'a' } : undefined;
  return app
    .inject({ method, url, headers: { host, ...headers }, payload })
    .then((answer) => answer.statusCode);
}

function signIn(token: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { host, ...headers },
    payload: { token },
  });
}

/** The cookie that an answer sets, as the browser sends it. */
function cookieOfAnswer(answer: LightMyRequestResponse): string {
  return String(answer.headers['set-cookie']).split(';')[0]!;
}

afterEach(() => app.close());

describe('without a token', () => {
  beforeEach(async () => {
    app = await serve();
  });

  it('answers to its own names only', async () => {
    for (const own of ['127.0.0.1', 'localhost:4321', 'LOCALHOST', '[::1]:4321', 'studio.localhost:1'])
      expect(await status('/api/v1/health', { host: own })).toBe(200);
    for (const foreign of ['evil.example', '127.0.0.1.evil.example', 'evil.example:4321', '192.168.1.5'])
      expect(await status('/api/v1/health', { host: foreign })).toBe(403);
  });

  it('lets no other page change anything', async () => {
    const search = (headers: Record<string, string>) => status('/api/v1/search', headers, 'POST');
    expect(await search({})).toBe(200);
    expect(await search({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(200);
    for (const origin of ['https://evil.example', 'http://127.0.0.1:3000', 'null', 'http://localhost:4321'])
      expect(await search({ origin })).toBe(403);
    expect(await search({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it('says on every answer what pages may do', async () => {
    const { headers } = await app.inject({ url: '/api/v1/nothing', headers: { host } });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('with a token', () => {
  beforeEach(async () => {
    app = await serve(TOKEN);
  });

  it('wants it for all but what anyone may see', async () => {
    expect(await status('/api/v1/health')).toBe(200);
    expect(await status('/api/v1/openapi.json')).toBe(200);
    expect(await status('/docs')).toBe(200);
    for (const url of ['/api/v1/library', '/api/v1/jobs', '/api/v1/search?q=a', '/api/v1/images/i1/file'])
      expect(await status(url)).toBe(401);
    expect(await status('/api/v1/library', { authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status('/api/v1/library', { authorization: 'Bearer owner-key' })).toBe(200);
    for (const wrong of ['Bearer wrong-token', 'Bearer', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])
      expect(await status('/api/v1/library', { authorization: wrong })).toBe(401);
  });

  it('does not mistake an odd address for an open one', async () => {
    for (const url of [
      '/api/v1/health/../library',
      '//api/v1/library',
      '/api/v1/%6cibrary',
      '/%61pi/v1/library',
      '/api//v1/library',
    ])
      expect(await status(url)).not.toBe(200);
  });

  it('trades it for a cookie that images are sent with', async () => {
    const answer = await signIn(TOKEN);
    expect(answer.statusCode).toBe(204);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^promptloom_session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await status('/api/v1/library', { cookie: `other=1; ${cookie.split(';')[0]}` })).toBe(200);
    expect(await status('/api/v1/library', { cookie: 'promptloom_session=0' })).toBe(401);
    expect((await signIn('wrong-token')).json()).toMatchObject({ status: 401, code: 'unauthorized' });
    const out = await app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { host } });
    expect(out.headers['set-cookie']).toContain('Max-Age=0');
  });

  it('lets nobody guess for long', async () => {
    const wrong = { authorization: 'Bearer wrong-token' };
    const seen = new Set<number>();
    for (let n = 0; n < 25; n++) seen.add(await status('/api/v1/library', wrong));
    expect([...seen]).toEqual([401, 429]);
    // Whoever has the right token is not locked out by those who guess at the same address.
    expect(await status('/api/v1/library', { authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status('/api/v1/library', { authorization: 'Bearer owner-key' })).toBe(200);
    const codes = new Set<string>();
    for (let n = 0; n < 12; n++) {
      const payload = { token: 'wrong-token' };
      const answer = await app.inject({ method: 'POST', url: '/api/v1/session', headers: { host }, payload });
      codes.add(answer.json().code);
    }
    expect([...codes]).toEqual(['unauthorized', 'rate-limited']);
    expect((await signIn(TOKEN)).statusCode).toBe(204);
  });

  it('counts wrong cookies and wrong bearers together, wherever a token counts', async () => {
    for (let n = 0; n < 10; n++) {
      expect(await status('/api/v1/library', { cookie: `promptloom_session=${n}` })).toBe(401);
      expect(await status('/api/v1/jobs', { authorization: `Bearer wrong-${n}` })).toBe(401);
    }
    const cookie = { cookie: `promptloom_session=${'0'.repeat(64)}` };
    expect(await status('/api/v1/library', cookie)).toBe(429);
    expect(await status('/api/v1/images/i1/file', cookie)).toBe(429);
    expect(await status('/api/v1/session', cookie)).toBe(429);
    expect(await status('/api/v1/search', { authorization: 'Bearer wrong' }, 'POST')).toBe(429);
    // Without any secret nothing was guessed, and nothing is counted.
    for (let n = 0; n < 30; n++) expect(await status('/api/v1/library')).toBe(401);
    const session = cookieOfAnswer(await signIn(TOKEN));
    expect(await status('/api/v1/library', { cookie: session })).toBe(200);
  });

  it('tells a wrong token nowhere without counting it', async () => {
    const answers = async (authorization: string) => [
      await status('/api/v1/health', { authorization, host: 'evil.example' }),
      await status('/api/v1/health', { authorization }),
      await status('/docs', { authorization, host: 'evil.example' }),
      await status('/api/v1/nothing', { authorization }),
      await status('/api/v1/session', { authorization, origin: 'https://evil.example' }, 'POST'),
    ];
    expect(await answers(`Bearer ${TOKEN}`)).toEqual(await answers('Bearer wrong-token'));
  });

  it('is not the cookie, nor can the cookie be made from it', async () => {
    const hmac = createHmac('sha256', TOKEN).update('npx promptloom session').digest('hex');
    expect(await status('/api/v1/library', { cookie: `promptloom_session=${hmac}` })).toBe(401);
    const [one, other] = [await signIn(TOKEN), await signIn(TOKEN)].map(cookieOfAnswer);
    expect(one).not.toBe(other);
    expect(one).not.toContain(TOKEN);
  });

  it('ends the session of who signs out, on the server too, and no other', async () => {
    const [mine, other] = [await signIn(TOKEN), await signIn(TOKEN)].map(cookieOfAnswer);
    const session = (cookie?: string) =>
      app
        .inject({ url: '/api/v1/session', headers: { host, ...(cookie && { cookie }) } })
        .then((answer) => answer.json());
    expect(await session(mine!)).toEqual({ needed: true, signedIn: true });
    expect(await session()).toEqual({ needed: true, signedIn: false });
    await app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { host, cookie: mine! } });
    expect(await session(mine!)).toMatchObject({ code: 'unauthorized', detail: 'The session has ended.' });
    expect(await status('/api/v1/library', { cookie: mine! })).toBe(401);
    expect(await status('/api/v1/library', { cookie: other! })).toBe(200);
  });

  it('ends the older session of a browser that signs in again', async () => {
    const first = cookieOfAnswer(await signIn(TOKEN));
    const second = cookieOfAnswer(await signIn(TOKEN, { cookie: first }));
    expect(await status('/api/v1/library', { cookie: first })).toBe(401);
    expect(await status('/api/v1/library', { cookie: second })).toBe(200);
  });

  it('is with the right one no other web page, whatever host was asked for', async () => {
    const odd = { host: 'prompts.example.org', origin: 'https://prompts.example.org' };
    const search = (headers: Record<string, string>) => status('/api/v1/search', headers, 'POST');
    for (const bearer of [TOKEN, 'owner-key'])
      expect(await search({ ...odd, authorization: `Bearer ${bearer}` })).toBe(200);
    expect(await search(odd)).toBe(403);
    expect(await search({ ...odd, authorization: 'Bearer wrong-token' })).toBe(401);
    const cookie = cookieOfAnswer(await signIn(TOKEN));
    expect(await search({ cookie, origin: 'https://evil.example' })).toBe(403);
  });
});

describe('addresses', () => {
  beforeEach(async () => {
    app = await serve();
  });

  it('knows this machine', () => {
    for (const own of ['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', '::ffff:127.0.0.1'])
      expect(isLoopback(own)).toBe(true);
    for (const other of ['0.0.0.0', '::', '10.0.0.1', 'example.org', 'localhost.example.org', ''])
      expect(isLoopback(other)).toBe(false);
    expect(urlOf('::1', 80)).toBe('http://[::1]:80');
    expect(urlOf('0.0.0.0', 80)).toBe('http://127.0.0.1:80');
  });

  it('tells clients apart, however a proxy writes them', () => {
    for (const same of ['203.0.113.7', '203.0.113.7:50123', '::ffff:203.0.113.7', '[::ffff:203.0.113.7]:1'])
      expect(clientOf(same)).toBe('203.0.113.7');
    const network = clientOf('2001:db8:1:2::1');
    for (const same of ['2001:DB8:1:2:ffff::9', '[2001:db8:1:2::5]:443', '[2001:db8:1:2::5]'])
      expect(clientOf(same)).toBe(network);
    for (const other of ['2001:db8:1:3::1', '203.0.113.8', 'unknown', ''])
      expect([network, '203.0.113.7']).not.toContain(clientOf(other));
  });

  it('reads one cookie', () => {
    expect(cookieOf('a=1; b=2=3;c', 'b')).toBe('2=3');
    expect(cookieOf(undefined, 'b')).toBeUndefined();
  });
});
