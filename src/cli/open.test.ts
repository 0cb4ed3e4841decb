import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { FakeLibrary } from '../server/fake-library.contract.ts';
import { listen } from '../server/listen.ts';
import { createServer } from '../server/server.ts';
import { announceHolder } from '../store/lock.ts';
import { openForCommand, openThroughServer } from './open.ts';

const HERE = { host: '127.0.0.1', port: 0, token: 'a-secret-token' };
const since = new Date().toISOString();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promptloom-open-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('goes through the server that holds the library, and through no other', async () => {
  const library = new FakeLibrary(folder);
  const log = createLog({ PROMPTLOOM_LOG: 'silent' });
  const app = await createServer({ library, config: HERE, ownerKey: 'the-key' }, log);
  const url = await listen(app, HERE);
  const announce = (ownerKey: string) => announceHolder(folder, { pid: 1, since, url, ownerKey });

  expect(await openThroughServer({ library: folder })).toBeUndefined();
  await announce('the-key');
  const opened = await openForCommand({ library: folder }, { create: false }, {}, folder);
  expect(opened.server).toBe(url);
  expect((await opened.library.info()).engine).toBe('memory 1');
  await announce('another-key');
  expect(await openThroughServer({ library: folder })).toBeUndefined();
  await app.close();
  await announce('the-key');
  expect(await openThroughServer({ library: folder })).toBeUndefined();
});

it('refuses an address that no library can be at', async () => {
  const opening = openForCommand({ library: 'https://example.org' }, { create: false }, {}, folder);
  await expect(opening).rejects.toMatchObject({
    code: 'invalid-input',
    hint: expect.stringContaining('clickhouse://'),
  });
});

it('says through a real process what was wrong, JSON on stdout and words on stderr', async () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    main,
    'show',
    'p1',
    '--library',
    path.join(folder, 'none'),
    '--json',
  ]);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(JSON.parse(out)).toMatchObject({
    error: { code: 'not-found', message: expect.stringContaining('none') },
  });
  expect(err).toContain('promptloom: ');
  expect(code).toBe(1);
});
