import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The file that the engine locks while it has a database open, and writes its process into. */
const LOCKED = 'status';

/**
 * The process that has a database open, by the lock that the system says it holds; undefined when nobody seems to, or
 * where the system does not tell (only Linux does). This process does not count.
 */
export function heldBy(folder: string): number | undefined {
  const file = path.join(folder, LOCKED);
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!found) return undefined;
  const device = `${hexadecimal(major(found.dev))}:${hexadecimal(minor(found.dev))}`;
  const holder = readLocks()
    .filter(({ inode }) => inode === found.ino)
    // Some file systems tell another device here than there; then the process that the file names settles it.
    .find((lock) => lock.device === device || lock.pid === readPid(file));
  return holder === undefined || holder.pid === process.pid ? undefined : holder.pid;
}

/** Asks the system for the lock itself, which says of processes out of sight too whether they hold it. */
export function isLocked(folder: string): boolean {
  const asked = spawnSync(
    'flock',
    ['--nonblock', '--conflict-exit-code', '75', path.join(folder, LOCKED), 'true'],
    {
      stdio: 'ignore',
    },
  );
  return asked.status === 75;
}

function readLocks(): { pid: number; device: string; inode: bigint }[] {
  let text: string;
  try {
    text = readFileSync('/proc/locks', 'utf8');
  } catch {
    return [];
  }
  // Such as: 1: FLOCK  ADVISORY  WRITE 16274 fe:00:10006772 0 EOF
  return [...text.matchAll(/^\d+: FLOCK +\S+ +WRITE (\d+) ([0-9a-f]+:[0-9a-f]+):(\d+) /gm)].map(
    ([, pid, device, inode]) => ({ pid: Number(pid), device: device!, inode: BigInt(inode!) }),
  );
}

function readPid(file: string): number | undefined {
  try {
    return Number(/^PID: (\d+)/.exec(readFileSync(file, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

// The kernel's own way of keeping both in one number.
function major(device: bigint): bigint {
  return ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
}

function minor(device: bigint): bigint {
  return (device & 0xffn) | ((device >> 12n) & ~0xffn);
}

function hexadecimal(number: bigint): string {
  return number.toString(16).padStart(2, '0');
}
