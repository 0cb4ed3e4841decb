import { existsSync, symlinkSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { etagOf } from '../../../test/doubles/hub-server.ts';
import { FILES, REPOSITORY, TEXT, towersForEachTest } from '../../../test/doubles/two-towers.ts';

const towers = towersForEachTest();

describe('when it goes wrong', () => {
  it.each([
    [{ status: 403, headers: { 'x-error-code': 'GatedRepo' } }, '403', 'Accept the conditions'],
    [{ status: 404 }, '404', 'Check the name'],
    [{ status: 429, headers: { 'retry-after': '3600' } }, '429', 'in 3600 s'],
    [{ status: 418 }, '418', 'HF_ENDPOINT'],
  ])('says what %j means', async (way, said, todo) => {
    towers.hub.misbehave('HEAD', TEXT, way);
    expect(await towers.failure()).toMatchObject({
      code: 'fetch-failed',
      message: expect.stringMatching(new RegExp(`^${TEXT} of ${REPOSITORY} .*${said}`)),
      hint: expect.stringContaining(todo),
    });
  });

  it('gives up on a hub that keeps failing', async () => {
    towers.hub.misbehave('HEAD', TEXT, ...Array.from({ length: 9 }, () => ({ status: 500 })));
    expect((await towers.failure()).message).toContain('(500)');
    expect(towers.hub.requests.filter((request) => request.path.endsWith(TEXT))).toHaveLength(5);
  });

  it('throws away what has a wrong checksum', async () => {
    towers.hub.misbehave('GET', TEXT, 'corrupt');
    expect(await towers.failure()).toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('wrong checksum'),
    });
    expect(existsSync(path.join(towers.folder, 'snapshots', towers.hub.commit, TEXT))).toBe(false);
    expect(await towers.leftovers()).toEqual([]);
  });

  it('checks small files too', async () => {
    towers.hub.misbehave('GET', 'tokenizer.json', 'corrupt');
    expect((await towers.failure()).message).toMatch(/tokenizer\.json .* wrong checksum/);
  });

  it('says how much came of a file that keeps ending early, and keeps that', async () => {
    const ends = Array.from({ length: 12 }, () => ({ endAfter: 0 }));
    towers.hub.misbehave('GET', TEXT, { endAfter: 50_000 }, ...ends);
    expect((await towers.failure()).message).toContain('50000 of 200000 bytes');
    expect(await towers.leftovers()).toHaveLength(1);
  });

  it('refuses more than was announced', async () => {
    await towers.open({ lies: { [TEXT]: { size: 150_000 } } });
    expect((await towers.failure()).message).toContain('longer than');
    expect(existsSync(path.join(towers.folder, 'snapshots', towers.hub.commit, TEXT))).toBe(false);
  });

  it('says when the disk has no room, before it begins', async () => {
    await towers.open({ lies: { [TEXT]: { size: 2 ** 52 } } });
    expect((await towers.failure()).message).toMatch(/needs 4503599\.63 GB, and the disk of .* has .* left/);
    expect(towers.hub.fetches(TEXT)).toEqual([]);
  });

  it.runIf(existsSync('/dev/full'))('says when the disk becomes full', async () => {
    await mkdir(path.join(towers.folder, 'blobs'), { recursive: true });
    symlinkSync(
      '/dev/full',
      path.join(towers.folder, 'blobs', `${etagOf(FILES[TEXT]!)}.promptloom.incomplete`),
    );
    expect(await towers.failure()).toMatchObject({
      message: expect.stringContaining('the disk is full'),
      hint: expect.stringContaining('HF_HOME'),
    });
  });

  it('says when the cache cannot be written', async () => {
    await writeFile(path.join(towers.home, 'hub'), 'a file');
    expect((await towers.failure()).message).toContain('a file stands where a folder should be');
  });

  it('says that the hub cannot be reached, and where files could be put', async () => {
    await towers.hub.close();
    const { message, hint } = await towers.failure();
    expect(message).toMatch(/127\.0\.0\.1:\d+ cannot be reached/);
    expect(hint).toContain(path.join(towers.folder, 'snapshots', 'main', TEXT));
  });

  it('does not wait for ever for a hub that is silent', async () => {
    const never = Array.from({ length: 9 }, () => ({ hold: new Promise<void>(() => {}) }));
    towers.hub.misbehave('GET', TEXT, ...never);
    const { message } = await towers.failure({ patience: { pauseMs: 1, silenceMs: 50, retries: 0 } });
    expect(message).toContain('cannot be reached');
  });

  it('refuses a precision that the model does not have', async () => {
    expect(await towers.failure({ precision: 'int8' })).toMatchObject({
      code: 'invalid-input',
      hint: 'It comes in fp32.',
    });
  });
});
