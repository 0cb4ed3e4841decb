import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { stillRuns, thisProcess } from '../../async/process-mark.ts';
import { announceHolder, readHolder, runs, whoHolds, withdrawHolder } from './lock.ts';

const since = new Date().toISOString();
const url = 'http://127.0.0.1:4321';
const me = { pid: process.pid, since, url, ownerKey: 'the-key' };

describe('the lock file with the key', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'holder.json');
  const rights = () => statSync(file).mode & 0o777;

  it('is for its owner alone, whatever was there before', async () => {
    await announceHolder(folder, me);
    expect(rights()).toBe(0o600);
    for (const mode of [0o644, 0o666, 0o400]) {
      writeFileSync(file, '{}');
      chmodSync(file, mode);
      await announceHolder(folder, me);
      expect(rights()).toBe(0o600);
      expect(readHolder(folder)).toMatchObject(me);
    }
  });

  it('is not written through a link to elsewhere', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'untouched', { mode: 0o644 });
    withdrawHolder(folder, process.pid);
    symlinkSync(elsewhere, file);
    symlinkSync(elsewhere, `${file}.${process.pid}.new`);
    await announceHolder(folder, me);
    expect(readFileSync(elsewhere, 'utf8')).toBe('untouched');
    expect(rights()).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['elsewhere', 'holder.json']);
  });

  it('is not left half-named by a process that was killed', async () => {
    const left = `${file}.${process.pid + 1}.new`;
    const fresh = `${file}.${process.pid + 2}.new`;
    for (const one of [left, fresh, `${file}.mine`]) writeFileSync(one, '{}');
    for (const time of [0, Date.now() / 1000 + 86_400]) {
      writeFileSync(left, '{}');
      utimesSync(left, time, time);
      await announceHolder(folder, me);
      expect([existsSync(left), existsSync(fresh), existsSync(`${file}.mine`)]).toEqual([false, true, true]);
    }
    for (const one of [fresh, `${file}.mine`]) rmSync(one);
  });

  it('is taken away by its process alone', async () => {
    await announceHolder(folder, me);
    withdrawHolder(folder, process.pid + 1);
    expect(existsSync(file)).toBe(true);
    withdrawHolder(folder, process.pid);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, JSON.stringify({ ...me, place: 'another container' }));
    withdrawHolder(folder, process.pid);
    expect(existsSync(file)).toBe(true);
  });
});

describe('who holds a library', () => {
  const folder = temporaryFolder();

  it('is nobody once the process has ended, though its number was given anew', async () => {
    await announceHolder(folder, me);
    expect(whoHolds(folder)).toMatchObject({ pid: process.pid });
    const holder = readHolder(folder)!;
    expect(runs({ ...holder, started: '1' })).toBe(false);
    expect(runs({ ...holder, pid: await endedPid() })).toBe(false);
    await announceHolder(folder, { ...me, pid: await endedPid() });
    expect(whoHolds(folder)).toBeUndefined();
  });

  it('is left open where it cannot be seen from here, and taken as said by older versions', () => {
    expect(stillRuns({ ...thisProcess(), place: 'another container' })).toBeUndefined();
    expect(runs({ pid: process.pid, since })).toBe(true);
  });
});

/** The number of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'close');
  return child.pid!;
}
