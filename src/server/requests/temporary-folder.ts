import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stillRuns, thisProcess } from '../../async/process-mark.ts';

/** What the folders are for: files that were sent to be imported, and images that a command fetched. */
type Purpose = 'upload' | 'images';

/** How long a folder of which it cannot be seen whose it is must lie untouched until it is taken for left behind. */
const OLD_MS = 48 * 3_600_000;
const NAME = /^promptloom-(?:upload|images)-(?:(?<place>[0-9a-f]{12})-(?<pid>\d+)-(?<started>\w*)-)?\w{6}$/;

/** Makes a folder for the time that this process works on something; its name says whose it is. */
export function makeTemporaryFolder(purpose: Purpose): Promise<string> {
  const { place, pid, started } = thisProcess();
  return mkdtemp(path.join(tmpdir(), `promptloom-${purpose}-${place}-${pid}-${started}-`));
}

/** Removes the folders of processes that were killed before they could. */
export async function sweepTemporaryFolders(parent = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const folder = path.join(parent, name);
    // One that cannot be removed is another user's.
    if (await isLeftBehind(folder)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isLeftBehind(folder: string): Promise<boolean> {
  const parts = NAME.exec(path.basename(folder))?.groups;
  if (parts === undefined) return false;
  const { place, pid, started = '' } = parts;
  const alive = place === undefined ? undefined : stillRuns({ place, pid: Number(pid), started });
  if (alive === true || !(await lstat(folder).catch(() => undefined))?.isDirectory()) return false;
  return alive === false || Date.now() - (await lastChange(folder)) > OLD_MS;
}

async function lastChange(folder: string): Promise<number> {
  const files = await readdir(folder).catch(() => []);
  const all = [folder, ...files.map((file) => path.join(folder, file))];
  const times = await Promise.all(
    all.map((one) =>
      lstat(one).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(...times);
}
