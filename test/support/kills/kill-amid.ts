import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { namesIn } from '../names-in.ts';

/** When a process is killed. */
export interface Moment {
  /** After it began to write so many things. */
  writes: number;
  /** So many milliseconds later. */
  delay: number;
}

/**
 * Kills a process amid its writing to a library: each block of rows goes through a file of its own, and so does each
 * intent.
 * @returns whether it was killed; false when it had ended before.
 */
export async function killAmid(
  child: ChildProcess,
  library: string,
  { writes, delay }: Moment,
): Promise<boolean> {
  const folders = [path.join(library, 'store', 'blocks'), path.join(library, 'intents')];
  const names = () => folders.flatMap(namesIn);
  const seen = new Set(names());
  const before = seen.size;
  const ended = once(child, 'close');
  const watch = setInterval(() => {
    for (const name of names()) seen.add(name);
    if (seen.size - before < writes) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), delay);
  }, 1);
  child.stdout?.resume();
  child.stderr?.resume();
  const [, signal] = (await ended) as [number | null, string | null];
  clearInterval(watch);
  return signal === 'SIGKILL';
}

/** Numbers that look random and are the same each time: so that a run can be had again. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
