import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeLibrary } from '../../test/doubles/fake-library.ts';
import { type RemoteLibrary, remoteLibrary } from '../cli/remote-library.ts';
import { describeLibrary } from '../library/library.contract.ts';
import { createLog } from '../log.ts';
import { listen } from '../server/listen.ts';
import { createServer } from '../server/server.ts';
import { readEvents } from './events.ts';
import type { OpenLibrary } from './library-api.ts';

const HERE = { host: '127.0.0.1', port: 0 };
const log = createLog({ PROMPTLOOM_LOG: 'silent' });

async function serve(library: OpenLibrary, secrets: { token?: string; ownerKey?: string } = {}) {
  const { ownerKey, token } = secrets;
  const app = await createServer({ library, config: { ...HERE, token }, ownerKey }, log);
  return { app, url: await listen(app, HERE) };
}

/** A door whose close also ends the server behind it. */
function closing(door: RemoteLibrary, close: () => Promise<void>): OpenLibrary {
  const closeDoor = door.close.bind(door);
  return Object.assign(door, { close: () => closeDoor().then(close) });
}

async function fakeIn(folder: string): Promise<FakeLibrary> {
  await mkdir(folder, { recursive: true });
  return new FakeLibrary(folder);
}

describeLibrary('FakeLibrary', fakeIn, { deletes: false });

describeLibrary(
  'RemoteLibrary of the owner',
  async (folder) => {
    const { app, url } = await serve(await fakeIn(folder), { ownerKey: 'the-key', token: 'a-secret-token' });
    return closing(remoteLibrary({ url, ownerKey: 'the-key' }), () => app.close());
  },
  { deletes: false },
);

describeLibrary(
  'RemoteLibrary with a token',
  async (folder) => {
    const { app, url } = await serve(await fakeIn(folder), { token: 'a-secret-token' });
    return closing(remoteLibrary({ url, token: 'a-secret-token' }), () => app.close());
  },
  { embedder: 'clip-vit-b-32', deletes: false },
);

it('lets only the owner name an embedder that is a file or an address', async () => {
  const own = await mkdtemp(path.join(tmpdir(), 'promptloom-client-'));
  const { app, url } = await serve(await fakeIn(own), { token: 'a-secret-token' });
  const remote = remoteLibrary({ url, token: 'a-secret-token' });
  for (const embedder of [
    '/etc',
    './model',
    'model-folder-beside-the-server',
    'owner/name',
    'http://10.0.0.1/embed',
    'openai:text-embedding-3-small',
  ]) {
    await expect(remote.reembed({ embedder })).rejects.toMatchObject({ code: 'forbidden' });
  }
  await app.close();
  await rm(own, { recursive: true });
});

describe('RemoteLibrary', () => {
  let folder: string;
  let library: FakeLibrary;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'promptloom-client-'));
    library = new FakeLibrary(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('cancels the job when its work is aborted', async () => {
    const { app, url } = await serve(library, { ownerKey: 'the-key' });
    const csv = path.join(folder, 'three.csv');
    await writeFile(csv, 'prompt\na cat\na dog\na horse\n');
    // The second row is held until the server itself has been told.
    library.pause = async () => {
      const { signal } = library.importOptions[0]!;
      if (library.promptsById.size > 0 && !signal!.aborted) await once(signal!, 'abort');
    };
    const stop = new AbortController();
    const remote = remoteLibrary({ url, ownerKey: 'the-key' });
    const work = remote.import({ path: csv }, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(library.promptsById.size).toBe(1);
    await app.close();
  });

  it('says that no server answers', async () => {
    const { app, url } = await serve(library);
    await app.close();
    await expect(remoteLibrary({ url }).info()).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining(url),
    });
  });

  it('says that the token is wrong', async () => {
    const { app, url } = await serve(library, { token: 'a-secret-token' });
    await expect(remoteLibrary({ url, token: 'another-one' }).info()).rejects.toMatchObject({
      code: 'unauthorized',
    });
    await app.close();
  });

  it('shows images from the server', async () => {
    const { app, url } = await serve(library);
    const { images } = await remoteLibrary({ url }).generate({ prompt: 'x' });
    expect(images[0]?.url).toBe(`${url}/api/v1/images/${images[0]?.id}/file`);
    await app.close();
  });
});

describe('readEvents', () => {
  it('reads events however they are cut', async () => {
    const text = ': hello\n\nevent: a\ndata: {"x":"é"}\n\nevent: b\r\ndata: 2\r\n\r\nevent: cut\ndata: 3\n';
    for (const size of [1, 3, 1000]) {
      const bytes = Buffer.from(text);
      const chunks = Array.from(
        { length: Math.ceil(bytes.length / size) },
        (_, n) => new Uint8Array(bytes.subarray(n * size, (n + 1) * size)),
      );
      const events = [];
      for await (const event of readEvents(ReadableStream.from(chunks))) events.push(event);
      expect(events).toEqual([
        { name: 'a', data: { x: 'é' } },
        { name: 'b', data: 2 },
      ]);
    }
  });
});
