import { execFile } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { etagOf } from '../../../test/doubles/hub-server.ts';
import { entry, FILES, TEXT, towersForEachTest, VISION } from '../../../test/doubles/two-towers.ts';
import { thisProcess } from '../../async/process-mark.ts';
import type { FetchProgress } from './ensure-model.ts';
import { modelState } from './model-state.ts';

const towers = towersForEachTest();

describe('fetching', () => {
  it('puts checked files where Python’s huggingface_hub looks for them', async () => {
    const seen: FetchProgress[] = [];
    const files = await towers.ensure({ onProgress: (progress) => seen.push(progress) });
    expect(readFileSync(files.textModel).equals(FILES[TEXT]!)).toBe(true);
    expect(readFileSync(files.visionModel!).equals(FILES[VISION]!)).toBe(true);
    expect(files).toMatchObject({
      folder: path.join(towers.folder, 'snapshots', towers.hub.commit),
      tokenizer: path.join(towers.folder, 'snapshots', towers.hub.commit, 'tokenizer.json'),
      precision: 'fp32',
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(readFileSync(path.join(towers.folder, 'refs', 'main'), 'utf8')).toBe(towers.hub.commit);
    expect((await readdir(path.join(towers.folder, 'blobs'))).sort()).toEqual(
      Object.values(FILES).map(etagOf).sort(),
    );
    expect(lstatSync(files.textModel).isSymbolicLink()).toBe(true);
    const total = Object.values(FILES).reduce((sum, { length }) => sum + length, 0);
    expect(seen.at(-1)).toMatchObject({ bytes: total, total });
    expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
  });

  it('asks nothing of the hub when the files are here', async () => {
    const first = await towers.ensure();
    towers.hub.requests.length = 0;
    expect(await towers.ensure()).toEqual(first);
    expect(towers.hub.requests).toEqual([]);
  });

  it('takes all files of the commit that the first answer named', async () => {
    await towers.ensure();
    const asked = towers.hub.requests.filter(({ server }) => server === 'hub').map((request) => request.path);
    expect(asked.filter((one) => one.includes('/main/'))).toHaveLength(1);
  });

  it('goes on where the connection broke', async () => {
    towers.hub.misbehave('GET', TEXT, { cutAfter: 70_000 }, { cutAfter: 50_000 });
    const { textModel } = await towers.ensure();
    expect(readFileSync(textModel).equals(FILES[TEXT]!)).toBe(true);
    const ranges = towers.hub.fetches(TEXT).filter(({ server }) => server === 'store');
    expect(ranges).toHaveLength(3);
    expect(ranges[1]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('goes on where an earlier run was stopped, and begins anew where the hub cannot go on', async () => {
    const interrupt = new AbortController();
    const stop = (progress: FetchProgress) => {
      if (progress.file === TEXT && progress.bytes > 60_000) interrupt.abort();
    };
    expect(await towers.failure({ signal: interrupt.signal, onProgress: stop })).toMatchObject({
      code: 'cancelled',
    });
    expect(modelState(entry, towers.env).precisions[0]!.whole).toBe(false);
    expect(await towers.leftovers()).toHaveLength(1);
    towers.hub.misbehave('GET', TEXT, 'ignore-range');
    const { textModel } = await towers.ensure();
    expect(towers.hub.fetches(TEXT).at(-1)!.headers.range).toMatch(/^bytes=[1-9]/);
    expect(readFileSync(textModel).equals(FILES[TEXT]!)).toBe(true);
    expect(await towers.leftovers()).toEqual([]);
  });

  it('throws away what an earlier run left when it turns out wrong', async () => {
    await mkdir(path.join(towers.folder, 'blobs'), { recursive: true });
    const left = path.join(towers.folder, 'blobs', `${etagOf(FILES[TEXT]!)}.promptloom.incomplete`);
    await writeFile(left, Buffer.alloc(1000, 9));
    expect(readFileSync((await towers.ensure()).textModel).equals(FILES[TEXT]!)).toBe(true);
  });

  it('waits as the hub asks, and repeats what failed for a moment', async () => {
    towers.hub.misbehave('HEAD', TEXT, { status: 429, headers: { 'retry-after': '0' } }, { status: 503 });
    towers.hub.misbehave('GET', VISION, { status: 500 }, { status: 502 });
    expect(readFileSync((await towers.ensure()).visionModel!).equals(FILES[VISION]!)).toBe(true);
  });

  it('lets one of two processes fetch while the other waits', async () => {
    const gate: { open?: () => void } = {};
    towers.hub.misbehave('GET', TEXT, { hold: new Promise((done) => (gate.open = () => done())) });
    const both = [inAnotherProcess(), inAnotherProcess()];
    await expect
      .poll(() => towers.hub.requests.filter(({ method }) => method === 'HEAD').length, { timeout: 200_000 })
      .toBe(6);
    gate.open!();
    const [one, other] = await Promise.all(both);
    expect(one).toEqual(other);
    expect(towers.hub.fetches(TEXT).filter(({ server }) => server === 'store')).toHaveLength(1);
    expect(await towers.leftovers()).toEqual([]);
  });

  it('takes over the lock of a process that died', async () => {
    await mkdir(path.join(towers.folder, 'blobs'), { recursive: true });
    const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
    const lock = path.join(towers.folder, 'blobs', `${etagOf(FILES[TEXT]!)}.promptloom.incomplete.lock`);
    await writeFile(lock, JSON.stringify({ ...thisProcess(), pid: Number(stdout), id: 'gone' }));
    expect(readFileSync((await towers.ensure()).textModel).equals(FILES[TEXT]!)).toBe(true);
    expect(await towers.leftovers()).toEqual([]);
  });

  async function inAnotherProcess(): Promise<unknown> {
    const module = path.join(import.meta.dirname, 'ensure-model.ts');
    const code = `
      const { ensureModel } = await import(${JSON.stringify(module)});
      console.log(JSON.stringify(await ensureModel(${JSON.stringify(entry)}, {})));`;
    const script = path.join(towers.home, `fetch-${Math.random()}.mts`);
    await writeFile(script, code);
    const tsx = path.join(import.meta.dirname, '../../../node_modules/tsx/dist/cli.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [tsx, script], {
      env: { ...process.env, ...towers.env },
    });
    return JSON.parse(stdout);
  }
});

describe('the token', () => {
  it('goes to the hub and not to the host that it redirects to', async () => {
    await towers.open({ token: 'hf_secret' });
    await towers.ensure({ env: { ...towers.env, HF_TOKEN: 'hf_secret' } });
    const sent = (server: string) =>
      towers.hub.requests
        .filter((request) => request.server === server)
        .map(({ headers }) => headers.authorization);
    expect(new Set(sent('hub'))).toEqual(new Set(['Bearer hf_secret']));
    expect(sent('store').length).toBeGreaterThan(0);
    expect(new Set(sent('store'))).toEqual(new Set([undefined]));
  });

  it('is asked for, and never repeated in errors', async () => {
    await towers.open({ token: 'hf_secret' });
    expect(await towers.failure()).toMatchObject({
      message: expect.stringContaining('401'),
      hint: expect.stringContaining('set HF_TOKEN'),
    });
    const wrong = await towers.failure({ env: { ...towers.env, HF_TOKEN: 'hf_wrong' } });
    expect(wrong.hint).toContain('HF_TOKEN is not valid');
    expect(JSON.stringify([wrong, String(wrong)])).not.toContain('hf_wrong');
  });
});
