import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadImage } from './image.ts';

let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promptloom-image-'));
  file = path.join(folder, 'an image.png');
  await writeFile(file, 'bytes');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('loadImage', () => {
  it('reads files by path and by URL', async () => {
    expect(Buffer.from(await loadImage(file)).toString()).toBe('bytes');
    expect(Buffer.from(await loadImage(pathToFileURL(file).href)).toString()).toBe('bytes');
  });

  it('fetches http URLs', async () => {
    const server = createServer((_, response) => response.end('far bytes'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(Buffer.from(await loadImage(url, { allowPrivate: true })).toString()).toBe('far bytes');
    await expect(loadImage(url)).rejects.toMatchObject({ code: 'url-refused' });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('names the file that it cannot read, and why', async () => {
    const empty = path.join(folder, 'empty.png');
    await writeFile(empty, '');
    const why = (location: string, maxBytes?: number) =>
      loadImage(location, { maxBytes }).catch((error) => `${error.code}: ${error.message}`);
    const start = 'image-unreadable: Cannot read the image';
    const missing = path.join(folder, 'missing.png');
    expect(await why(missing)).toBe(`${start} ${missing}: there is no such file.`);
    expect(await why(folder)).toBe(`${start} ${folder}: it is a folder, not a file.`);
    expect(await why(empty)).toBe(`${start} ${empty}: it is empty.`);
    expect(await why(file, 4)).toBe(`${start} ${file}: it has 5 bytes, the limit is 4.`);
    expect(await why('ftp://a/b')).toBe(`${start} ftp://a/b: it is neither a file nor an http(s) URL.`);
  });

  it('stops when aborted', async () => {
    await expect(loadImage(file, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
