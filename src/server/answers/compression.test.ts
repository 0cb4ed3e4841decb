import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serverForEachTest } from '../../../test/doubles/test-server.ts';

const server = serverForEachTest();
const LONG = 'a lighthouse in a storm, oil painting, '.repeat(60);

describe('answers that are text', () => {
  const search = (encoding: string) =>
    server.post('/api/v1/search', { text: 'lighthouse' }, { 'accept-encoding': encoding });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ] as const)('are compressed for who accepts %s', async (accepted, encoding, unpack) => {
    await server.draw(LONG);
    const answer = await search(accepted);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toContain('Accept-Encoding');
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    const text = unpack(answer.rawPayload).toString();
    expect(answer.rawPayload.length).toBeLessThan(text.length / 2);
    expect(JSON.parse(text)).toMatchObject({ results: [{ prompt: LONG.trim() }] });
  });

  it.each([
    ['nobody asked for it', {}],
    ['nothing known is accepted', { 'accept-encoding': 'zstd, identity' }],
    ['all is refused', { 'accept-encoding': 'br;q=0, gzip;q=0' }],
  ])('are sent as they are where %s', async (_name, headers) => {
    await server.draw(LONG);
    const answer = await server.post('/api/v1/search', { text: 'lighthouse' }, headers);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers.vary).toContain('Accept-Encoding');
    expect(answer.json().results).toHaveLength(1);
  });

  it('are sent as they are where they are short, and problems too', async () => {
    const missing = await server.get('/api/v1/prompts/nothing', { 'accept-encoding': 'br' });
    expect(missing.headers['content-encoding']).toBeUndefined();
    expect(missing.json().code).toBe('not-found');
  });

  it('leave images and events alone', async () => {
    const { images } = await server.draw('a lighthouse');
    const accept = { 'accept-encoding': 'br, gzip' };
    const image = await server.get(`/api/v1/images/${images[0]!.id}/file`, accept);
    expect(image.headers['content-encoding']).toBeUndefined();
    const { id } = (await server.post('/api/v1/generations', { prompt: LONG }, accept)).json();
    const events = await server.get(`/api/v1/jobs/${id}/events`, accept);
    expect(events.headers['content-encoding']).toBeUndefined();
    expect(events.body).toContain('event: done');
  });
});

describe('files of the studio', () => {
  async function withStudio() {
    const folder = path.join(server.folder, 'studio');
    await mkdir(path.join(folder, 'assets'), { recursive: true });
    await writeFile(path.join(folder, 'index.html'), '<title>studio</title>');
    await writeFile(path.join(folder, 'assets', 'index-abc.js'), 'as it is');
    await writeFile(path.join(folder, 'assets', 'index-abc.js.br'), 'as br');
    await writeFile(path.join(folder, 'assets', 'index-abc.js.gz'), 'as gzip');
    await server.start({ studioFolder: folder });
  }

  it('are sent as the compressed copy that the client accepts, and are kept for ever', async () => {
    await withStudio();
    const etags = new Set();
    for (const [accepted, encoding, body] of [
      ['gzip, deflate, br', 'br', 'as br'],
      ['gzip', 'gzip', 'as gzip'],
      ['identity', undefined, 'as it is'],
    ] as const) {
      const answer = await server.get('/assets/index-abc.js', { 'accept-encoding': accepted });
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.headers['content-type']).toContain('javascript');
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(answer.headers.vary).toMatch(/accept-encoding/i);
      expect(answer.body).toBe(body);
      etags.add(answer.headers.etag);
    }
    expect(etags.size).toBe(3);
    const page = await server.get('/', { accept: 'text/html', 'accept-encoding': 'br' });
    expect(page.body).toBe('<title>studio</title>');
    expect(page.headers['cache-control']).toBe('no-cache');
  });
});
