import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeLibrary } from '../../test/doubles/fake-library.ts';
import { announceHolder } from '../library/open/lock.ts';
import { createLog } from '../log.ts';
import { listen } from '../server/listen.ts';
import {
  CHALLENGE,
  isOwners,
  newChallenge,
  ownerTicket,
  PROOF,
  proofOf,
} from '../server/security/owner-key.ts';
import { createServer } from '../server/server.ts';
import { openForCommand, openThroughServer } from './open.ts';
import { remoteLibrary } from './remote-library.ts';

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

it('tells an impostor on the port of a killed server neither the key nor anything else', async () => {
  const asked: string[] = [];
  // Says whatever a client may want to hear, and repeats what it was sent.
  const impostor = createHttpServer(async (request, answer) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
    const challenge = String(request.headers[CHALLENGE] ?? '');
    answer.writeHead(asked.length % 2 ? 200 : 400, {
      [CHALLENGE]: challenge,
      [PROOF]: challenge,
      'content-type': 'application/json',
    });
    answer.end(JSON.stringify({ status: 'ok', version: '1', uptimeSeconds: 1, owner: true }));
  }).listen(0, '127.0.0.1');
  await once(impostor, 'listening');
  const url = `http://127.0.0.1:${(impostor.address() as AddressInfo).port}`;
  await announceHolder(folder, { pid: 1, since, url, ownerKey: 'the-key' });
  expect(await openThroughServer({ library: folder })).toBeUndefined();
  const remote = remoteLibrary({ url, ownerKey: 'the-key' });
  const file = path.join(folder, 'private-name.csv');
  await writeFile(file, 'prompt\na secret prompt\n');
  for (const work of [
    () => remote.import({ path: file }),
    () => remote.import({ path: file }, { localImages: false }),
    () => remote.annotations.change('private-id', { rating: 5 }),
    () => remote.search({ text: 'a secret prompt' }),
    () => remote.improve({ idea: 'a secret prompt' }),
    () => remote.prompts.get('private-id'),
    () => remote.images.file('private-id'),
  ])
    await expect(work()).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining(url),
    });
  expect(asked.length).toBeGreaterThan(0);
  for (const request of asked) {
    expect(request).toContain('GET /api/v1/health');
    expect(request).not.toMatch(/the-key|authorization|secret|private/);
  }
  impostor.close();
});

it('does not take its own server for another one because it refuses early', async () => {
  const app = await createServer(
    { library: new FakeLibrary(folder), config: HERE, ownerKey: 'the-key' },
    createLog({ PROMPTLOOM_LOG: 'silent' }),
  );
  const remote = remoteLibrary({ url: await listen(app, HERE), ownerKey: 'the-key' });
  for (const length of [600, 100_000]) {
    const error = await remote.prompts.get('x'.repeat(length)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'PromptloomError' });
    expect(error).not.toMatchObject({ code: 'fetch-failed' });
  }
  expect((await remote.info()).engine).toBe('memory 1');
  await app.close();
});

it('believes nobody who takes the port while a command is at work', async () => {
  const app = await createServer(
    { library: new FakeLibrary(folder), config: HERE, ownerKey: 'the-key' },
    createLog({ PROMPTLOOM_LOG: 'silent' }),
  );
  const url = await listen(app, HERE);
  const remote = remoteLibrary({ url, ownerKey: 'the-key' });
  expect((await remote.info()).engine).toBe('memory 1');
  const { port } = app.server.address() as AddressInfo;
  await app.close();
  const seen: string[] = [];
  const impostor = createHttpServer(async (request, answer) => {
    seen.push(`${request.url} ${JSON.stringify(request.headers)}`);
    for await (const chunk of request) seen.push(String(chunk));
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"engine":"evil"}');
  }).listen(port, '127.0.0.1');
  await once(impostor, 'listening');
  await expect(remote.search({ text: 'a secret prompt' })).rejects.toMatchObject({ code: 'fetch-failed' });
  await expect(remote.info()).rejects.toMatchObject({ code: 'fetch-failed' });
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.join()).not.toMatch(/the-key|authorization|secret|library/);
  impostor.close();
});

it('takes no answer for the proof of another, nor a proof for the bearer of the owner', () => {
  const challenge = newChallenge();
  const proof = proofOf('the-key', challenge)!;
  expect(proofOf('the-key', newChallenge())).not.toBe(proof);
  expect(proofOf('another-key', challenge)).not.toBe(proof);
  for (const odd of ['', 'short', 'a b'.repeat(20), 'x'.repeat(101), undefined, ['x'.repeat(30)]])
    expect(proofOf('the-key', odd)).toBeUndefined();
  const ticket = ownerTicket('the-key');
  expect(ticket).not.toContain('the-key');
  expect(ownerTicket('the-key')).not.toBe(ticket);
  expect(isOwners(ticket, 'the-key')).toBe(true);
  const forged = [
    `${challenge}.${proof}`,
    `${ticket}x`,
    `x${ticket}`,
    ticket.split('.')[1]!,
    '.',
    '',
    'the-ke',
  ];
  for (const bearer of [...forged, ownerTicket('another-key')])
    expect([bearer, isOwners(bearer, 'the-key')]).toEqual([bearer, false]);
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
