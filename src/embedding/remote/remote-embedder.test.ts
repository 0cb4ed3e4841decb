import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type EmbeddingFault,
  type EmbeddingProtocol,
  type EmbeddingRequest,
  type EmbeddingServer,
  type EmbeddingServerOptions,
  startEmbeddingServer,
} from '../../../test/doubles/embedding-server.ts';
import type { RetryPolicy } from '../../net/retry.ts';
import { parseRemoteSetting } from './parse-setting.ts';
import { RemoteEmbedder, type RemoteEmbedderOptions } from './remote-embedder.ts';

const create = (setting: string, env: NodeJS.ProcessEnv, options?: RemoteEmbedderOptions) =>
  RemoteEmbedder.open(parseRemoteSetting(setting, env), options);

const servers: EmbeddingServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

const KEY = 'sesame-open-sesame';
type Fault = NonNullable<EmbeddingServerOptions['fault']>;

/** An embedder over a server where the requests after the opening ones fail as scripted. */
async function open(protocol: EmbeddingProtocol, fault: Fault, retry: Partial<RetryPolicy> = {}) {
  let opened = false;
  let n = 0;
  const server = await startEmbeddingServer(protocol, {
    apiKey: KEY,
    fault: (request) => (opened ? fault(request, n++) : undefined),
  });
  servers.push(server);
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const setting = protocol === 'openai' ? `openai-compatible:${server.url}#m` : server.url;
  const embedder = await create(
    setting,
    { PROMPTLOOM_EMBEDDER_API_KEY: KEY },
    { retry: { wait, random: () => 0, ...retry } },
  );
  opened = true;
  server.requests.length = 0;
  return { server, embedder, waits };
}

const image = (background: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();

describe('a remote embedder', () => {
  it.each<[string, EmbeddingFault, RegExp]>([
    ['401', { status: 401, say: `bad key ${KEY}` }, /refused the key \(401\): “bad key \[hidden\]”/],
    ['403', { status: 403, say: 'not yours' }, /refused access \(403\): “not yours”/],
    ['404', { status: 404, say: 'no model m' }, /does not know the model or the address \(404\)/],
    ['400', { status: 400, say: 'odd' }, /refused the request \(400\): “odd”/],
    [
      'a redirect',
      { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
      /points to another address/,
    ],
    ['other lengths', { vectors: (v) => v.map((one) => one.slice(1)) }, /1 of 2 with 63 numbers where 64/],
    ['fewer vectors', { vectors: (v) => v.slice(1) }, /1 vectors for 2 inputs/],
    ['null for a number', { vectors: (v) => v.map(() => [null, ...Array(63).fill(1)]) }, /no finite number/],
    ['zero vectors', { vectors: (v) => v.map(() => Array(64).fill(0)) }, /without a direction/],
    ['null for a vector', { vectors: (v) => v.map(() => null) }, /no list of numbers/],
    ['NaN', { raw: '{"data":[{"index":0,"embedding":[NaN]}]}' }, /not JSON: it holds numbers that are none/],
    ['no JSON', { raw: '<html>hello</html>' }, /an answer that is not JSON/],
    ['no vectors', { raw: '{}' }, /without “data”/],
    ['the same place twice', { raw: '{"data":[{"index":1},{"index":1}]}' }, /“index” does not number them/],
  ])('says what is wrong when it gets %s, at once', async (_, fault, message) => {
    const { server, embedder, waits } = await open('openai', () => fault);
    const error = (await embedder.embedText(['a', 'b']).catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ code: 'embedder-failed', hint: expect.stringMatching(/\.$/) });
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain(KEY);
    expect([server.requests.length, waits]).toEqual([1, []]);
  });

  it('tries again after 429 when it is told, after 500, and after a cut connection', async () => {
    const faults: EmbeddingFault[] = [
      { status: 429, headers: { 'retry-after': '3' } },
      { status: 500 },
      'cut',
    ];
    const { server, embedder, waits } = await open('openai', (_, n) => faults[n]);
    const [a] = await embedder.embedText(['a red fox']);
    expect(a).toHaveLength(64);
    expect(waits).toEqual([3000, 1000, 2000]);
    expect(server.requests).toHaveLength(4);
  });

  it('waits until the date it is told', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString();
    const { embedder, waits } = await open('openai', (_, n) =>
      n === 0 ? { status: 429, headers: { 'retry-after': date } } : undefined,
    );
    await embedder.embedText(['a']);
    expect(waits[0]).toBeGreaterThan(25_000);
    expect(waits[0]).toBeLessThanOrEqual(30_000);
  });

  it('says how long to wait when that is too long', async () => {
    const fault = { status: 429, headers: { 'retry-after': '3600' } };
    const { embedder } = await open('openai', () => fault);
    await expect(embedder.embedText(['a'])).rejects.toMatchObject({
      hint: expect.stringContaining('3600 s'),
    });
  });

  it('gives up on a server that never answers', async () => {
    const { embedder } = await open('openai', () => 'never', { tryTimeoutMs: 20, maxRetries: 1 });
    await expect(embedder.embedText(['a'])).rejects.toThrow(/did not answer within 0 s/);
  });

  it('says that nobody is there', async () => {
    const server = await startEmbeddingServer('openai');
    await server.close();
    await expect(create(`openai-compatible:${server.url}#m`, {})).rejects.toMatchObject({
      code: 'embedder-failed',
      message: expect.stringContaining('the connection was refused'),
    });
  });

  it('stops all calls at the first failure', async () => {
    const { server, embedder } = await open('openai', (_, n) => (n === 1 ? { status: 401 } : 'never'));
    await expect(embedder.embedText(Array(1000).fill('a'))).rejects.toMatchObject({
      code: 'embedder-failed',
    });
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  it('stops when it is cancelled and when it is closed', async () => {
    const { embedder } = await open('openai', () => 'never');
    const controller = new AbortController();
    const cancelled = embedder.embedText(['a'], { signal: controller.signal });
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const closed = embedder.embedText(['a']);
    await embedder.close();
    await expect(closed).rejects.toMatchObject({ code: 'cancelled' });
    await expect(embedder.embedText(['a'])).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keeps to the limits of texts a call and calls at a time', async () => {
    let arrived = () => {};
    const second = new Promise<undefined>((resolve) => {
      arrived = () => resolve(undefined);
    });
    // The first is answered once another is there beside it.
    const { server, embedder } = await open('openai', (_, n) => (n === 0 ? second : void arrived()));
    await Promise.all([embedder.embedText(Array(200).fill('a')), embedder.embedText(Array(200).fill('b'))]);
    const sizes = server.requests.map(({ body }) => (body.input as string[]).length);
    expect(Math.max(...sizes)).toBe(32);
    expect(sizes.reduce((a, b) => a + b)).toBe(400);
    expect(server.busiest).toBe(2);
  });

  it('reports texts that it cut', async () => {
    const { server, embedder } = await open('openai', () => undefined);
    const counts: number[] = [];
    await embedder.embedText(['short', 'x'.repeat(40_000)], { onTruncated: (count) => counts.push(count) });
    expect(counts).toEqual([1]);
    expect((server.requests[0]!.body.input as string[])[1]).toHaveLength(32_768);
    expect(embedder.countTokens(['short', 'x'.repeat(40_000)])).toMatchObject({ calls: 1, cut: 1 });
  });

  it('halves a text that the service finds too long, and no other', async () => {
    const tooLong = { status: 400, say: "This model's maximum context length is 512 tokens" };
    const long = (request: EmbeddingRequest) =>
      (request.body.input as string[]).some((text) => text.length > 600);
    const { embedder } = await open('openai', (request) => (long(request) ? tooLong : undefined));
    const counts: number[] = [];
    const texts = ['a red fox', 'a blue car '.repeat(200), 'an old castle'];
    const vectors = await embedder.embedText(texts, { onTruncated: (count) => counts.push(count) });
    expect(counts).toEqual([1]);
    expect(vectors[0]).toEqual((await embedder.embedText(['a red fox']))[0]);
    expect(vectors[2]).toEqual((await embedder.embedText(['an old castle']))[0]);
  });

  it('gives the error of an image that the service turns down in its place', async () => {
    let bad: string | undefined;
    const { server, embedder } = await open('http', ({ body }) => {
      const images = body.images as string[];
      bad ??= images[2]!;
      return images.includes(bad) ? { status: 422, say: 'not this one' } : undefined;
    });
    const results = await embedder.embedImage(await Promise.all(['red', 'green', 'blue'].map(image)));
    expect(results.map((result) => result instanceof Error)).toEqual([false, false, true]);
    expect(results[2]).toMatchObject({
      code: 'embedder-failed',
      message: expect.stringContaining('not this one'),
    });
    expect(server.requests.map(({ body }) => (body.images as string[]).length)).toEqual([3, 2, 1]);
  });

  it('fails as a whole when images meet a refused key', async () => {
    const { embedder } = await open('http', () => ({ status: 401 }));
    await expect(embedder.embedImage([await image('red')])).rejects.toMatchObject({
      code: 'embedder-failed',
    });
  });
});
