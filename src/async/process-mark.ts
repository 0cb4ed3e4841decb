import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process this is. A number alone does not say: the system gives it to another once this one has ended. */
export interface ProcessMark {
  /** Where numbers of processes mean the same: this machine since it was started, this container. */
  place: string;
  pid: number;
  /** When the process began, as the system counts it; empty where that cannot be known. */
  started: string;
}

let mine: ProcessMark | undefined;

/** The mark of this process. */
export function thisProcess(): ProcessMark {
  mine ??= { place: placeHere(), pid: process.pid, started: startOf(process.pid) ?? '' };
  return mine;
}

/** Whether that process still runs; undefined where that cannot be seen from here. */
export function stillRuns({ place, pid, started }: ProcessMark): boolean | undefined {
  if (place !== thisProcess().place) return undefined;
  if (!exists(pid)) return false;
  const now = startOf(pid);
  // A number that was given anew belongs to a process that began at another time.
  return now === undefined || started === '' ? true : now === started;
}

function placeHere(): string {
  const parts = [
    hostname(),
    attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    attempt(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began; `ended` for one whose parent has not heard of its end yet. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    // The name, in brackets, may hold anything; after it come the state and, as the twentieth, the start.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields?.[0] === 'Z' ? 'ended' : fields?.[19];
  }
  const said = attempt(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], PS));
  return said && createHash('sha256').update(said.trim()).digest('hex').slice(0, 12);
}

const PS = { encoding: 'utf8', env: { LC_ALL: 'C', TZ: 'UTC' }, stdio: 'pipe' } as const;

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
