import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stillRuns, thisProcess } from '../../async/process-mark.ts';

/** How often the holder shows that it is alive, and after how long without it is taken for dead. */
const BEAT_MS = 5_000;
const DEAD_AFTER_MS = 60_000;
const LOOK_AGAIN_MS = 100;

/**
 * Works while no other process does the same: whoever makes the lock file first works, the others wait for it. The
 * lock of a process that died is taken over.
 * @throws what `work` throws, and the reason of `signal`.
 */
export async function withLock<T>(
  file: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const mine = JSON.stringify({ ...thisProcess(), id: randomUUID() });
  while (!(await take(file, mine))) {
    await removeDead(file);
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if ((await contents(file)) === mine) await rm(file, { force: true });
  }
}

async function take(file: string, mine: string): Promise<boolean> {
  try {
    await writeFile(file, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // Made, but not written, as on a full disk.
    if ((await contents(file)) === '') await rm(file, { force: true });
    throw error;
  }
}

async function removeDead(file: string): Promise<void> {
  const holder = await contents(file);
  if (holder === undefined || (await isAlive(file, holder))) return;
  // Whoever renames it has it; when that was the fresh lock of somebody quicker, it goes back.
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    if ((await contents(aside)) !== holder) await link(aside, file).catch(() => undefined);
    await rm(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function isAlive(file: string, holder: string): Promise<boolean> {
  const stats = await stat(file).catch(() => undefined);
  if (!stats || Math.abs(Date.now() - stats.mtimeMs) > DEAD_AFTER_MS) return stats === undefined;
  try {
    return stillRuns(JSON.parse(holder)) ?? true;
  } catch {
    // Not written to its end yet.
    return true;
  }
}

async function contents(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
