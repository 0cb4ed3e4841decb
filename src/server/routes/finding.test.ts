import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { serverForEachTest } from '../../../test/doubles/test-server.ts';

const server = serverForEachTest();

describe('search', () => {
  beforeEach(() => server.draw('a lighthouse in a storm'));

  it('takes JSON', async () => {
    const answer = await server.post('/api/v1/search', { text: 'lighthouse', k: 5 });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ query: { text: 'lighthouse', k: 5 }, results: [{ score: 1 }] });
  });

  it.each([
    'text=lighthouse&k=3&mode=lexical&lexical=2&tags=a&tags=b&sourceSite=x&minWidth=10&hasImage=yes',
    'q=lighthouse&k=3&mode=lexical&lexical=2&tag=a&tag=b&source_site=x&min_width=10&has_image=true&min_score=',
  ])('takes words from the address, also by the names of 0.1.0: %s', async (query) => {
    const answer = await server.get(`/api/v1/search?${query}`);
    expect(answer.json().query).toMatchObject({
      text: 'lighthouse',
      k: 3,
      mode: 'lexical',
      minScore: 0,
      filter: { tags: ['a', 'b'], sourceSite: ['x'], minWidth: 10, hasImage: true },
    });
  });

  it.each([
    ['k=two&text=x', 400, 'querystring.k'],
    ['safe=perhaps&text=x', 400, 'querystring.safe'],
    ['k=3', 422, 'text'],
  ])('refuses %s with what is wrong', async (query, status, detail) => {
    const answer = await server.get(`/api/v1/search?${query}`);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().detail).toContain(detail);
  });

  it('takes an image as base64, as a data URL and as a part of a form', async () => {
    const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const text = red.toString('base64');
    for (const image of [text, `data:image/png;base64,${text}`]) {
      expect((await server.post('/api/v1/search', { image, k: 2 })).json()).toMatchObject({
        query: { image: true, k: 2 },
      });
    }
    const sent = await server.postForm('/api/v1/search', [
      { name: 'request', content: '{"k":4}' },
      { name: 'image', content: red, filename: 'red.png' },
    ]);
    expect(sent.json()).toMatchObject({ query: { image: true, k: 4 } });
  });

  it('takes an image larger than other JSON may be', async () => {
    const image = Buffer.alloc(3 * 1024 * 1024).toString('base64');
    expect((await server.post('/api/v1/search', { image })).json().code).toBe('image-unreadable');
  });

  it('takes an image that was kept before by its id, and shows it', async () => {
    const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const kept = await server.postForm('/api/v1/query-images', [
      { name: 'image', content: red, filename: 'red.png' },
    ]);
    const { id } = kept.json();
    expect(id).toMatch(/^q[0-9a-f]{32}$/);
    const again = await server.get(`/api/v1/query-images/${id}`);
    expect(again.headers['content-type']).toBe('image/png');
    expect(again.headers['content-security-policy']).toContain('sandbox');
    expect(again.rawPayload.equals(red)).toBe(true);
    expect((await server.post('/api/v1/search', { queryImage: id, k: 2 })).json()).toMatchObject({
      query: { image: true, k: 2 },
    });
    const saved = await server.post('/api/v1/saved-searches', { name: 'reds', search: { queryImage: id } });
    expect(saved.json().search).toEqual({ queryImage: id });

    const gone = `q${'0'.repeat(32)}`;
    expect((await server.post('/api/v1/search', { queryImage: gone })).statusCode).toBe(404);
    expect((await server.get(`/api/v1/query-images/${gone}`)).statusCode).toBe(404);
    expect((await server.get('/api/v1/query-images/..%2Fpromptloom.json')).statusCode).toBe(400);
    expect((await server.post('/api/v1/search', { queryImage: id, like: 'x' })).statusCode).toBe(400);
    const svg = [{ name: 'image', content: 'no image', filename: 'a.png' }];
    expect((await server.postForm('/api/v1/query-images', svg)).json().code).toBe('image-unreadable');
    expect((await server.postForm('/api/v1/query-images', [])).statusCode).toBe(400);
    expect((await server.post('/api/v1/query-images', { image: 'aaaa' })).statusCode).toBe(400);
  });

  it.each([
    ['no query', {}, 'give at least one of'],
    ['two examples', { image: 'aaaa', like: 'b' }, 'give exactly one of'],
    ['a mode that is none', { text: 'a', mode: 'magic' }, 'body.mode'],
    ['a k that is too large', { text: 'a', k: 5000 }, 'body.k'],
    ['a filter of the wrong kind', { text: 'a', filter: { tags: 'x' } }, 'body.filter.tags'],
    ['an image that is not base64', { image: '!' }, 'body.image'],
  ])('refuses %s and names the field', async (_name, body, detail) => {
    const answer = await server.post('/api/v1/search', body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid-input', detail: expect.stringContaining(detail) });
  });

  it('refuses what is no JSON, no known type, and too large', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await server.post('/api/v1/search', '{', json)).json()).toMatchObject({
      status: 400,
      code: 'invalid-input',
    });
    expect((await server.post('/api/v1/search', 'x', { 'content-type': 'text/plain' })).statusCode).toBe(415);
    const large = await server.post('/api/v1/improve', { idea: 'x'.repeat(2_000_000) });
    expect(large.json()).toMatchObject({ status: 413, code: 'too-large' });
    const wrongPart = await server.postForm('/api/v1/search', [
      { name: 'image', content: 'x', filename: 'x.png' },
    ]);
    expect(wrongPart.json().detail).toContain('image');
    expect((await server.get('/api/v1/search')).json().detail).toContain('give at least one of');
  });
});

describe('images', () => {
  it('serves a file that nobody can make run', async () => {
    const { images } = await server.draw();
    const answer = await server.get(`/api/v1/images/${images[0]!.id}/file`);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': expect.stringContaining('immutable'),
    });
    expect((await sharp(answer.rawPayload).metadata()).width).toBe(300);
    const etag = String(answer.headers.etag);
    const again = await server.get(`/api/v1/images/${images[0]!.id}/file`, { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('makes smaller ones, of few widths', async () => {
    const { images } = await server.draw();
    const at = async (width: number) => {
      const answer = await server.get(`/api/v1/images/${images[0]!.id}/file?width=${width}`);
      expect(answer.headers['content-type']).toBe('image/webp');
      return (await sharp(answer.rawPayload).metadata()).width;
    };
    expect(await Promise.all([at(100), at(160), at(9999)])).toEqual([160, 160, 300]);
    expect((await server.get(`/api/v1/images/${images[0]!.id}/file?width=x`)).json().detail).toContain(
      'width',
    );
  });

  it('serves nothing else, and says when a file is gone or broken', async () => {
    const { images } = await server.draw('x', 2);
    const [svg, gone] = images.map((image) => server.library.imagesById.get(image.id)!);
    svg!.url = path.join(server.folder, 'image.png');
    await writeFile(svg!.url, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    gone!.url = path.join(server.folder, 'gone.png');
    const answer = await server.get(`/api/v1/images/${svg!.id}/file`);
    expect(answer.json()).toMatchObject({ status: 422, code: 'image-unreadable' });
    expect(answer.body).not.toContain('alert');
    expect((await server.get(`/api/v1/images/${gone!.id}/file`)).json().code).toBe('not-found');
    await writeFile(gone!.url, '\x89PNG\r\n\x1a\n and then something else', 'latin1');
    const broken = await server.get(`/api/v1/images/${gone!.id}/file?width=160`);
    expect(broken.json()).toMatchObject({ status: 422, code: 'image-unreadable' });
    expect(broken.headers['cache-control']).toBe('no-store');
  });
});
