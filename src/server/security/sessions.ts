import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const HOUR = 3_600_000;
/** How long a browser stays signed in. */
export const SESSION_TIMES = { idleMs: 72 * HOUR, longestMs: 30 * 24 * HOUR };
/** Sessions at a time; past that the one that was used least lately ends. */
const MOST = 1000;
const SWEEP_MS = 60_000;

interface Session {
  begun: number;
  used: number;
  /** Answers on their way, such as streams of events, which end with it. */
  answers: Set<ServerResponse>;
}

/**
 * The browsers that are signed in. A session ends by signing out, after a time without use, some time after it began,
 * and with the server, which keeps none on the disk.
 */
export class Sessions {
  // By a hash, so that how long a look-up takes tells nothing of the names that there are; the least lately used first.
  readonly #open = new Map<string, Session>();
  readonly #times: typeof SESSION_TIMES;
  readonly #now: () => number;
  readonly #sweep: NodeJS.Timeout;

  /** @param now milliseconds that never go back. */
  constructor(times = SESSION_TIMES, now: () => number = () => performance.now()) {
    this.#times = times;
    this.#now = now;
    this.#sweep = setInterval(() => this.sweep(), SWEEP_MS);
    this.#sweep.unref();
  }

  /** Begins a session. @returns its name, which is the secret that the cookie holds. */
  begin(): string {
    this.sweep();
    const [oldest] = this.#open.keys();
    if (this.#open.size >= MOST && oldest !== undefined) this.#end(oldest);
    const name = randomBytes(32).toString('hex');
    const now = this.#now();
    this.#open.set(keyOf(name), { begun: now, used: now, answers: new Set() });
    return name;
  }

  /** Whether there is such a session, which counts as a use of it. */
  use(name: string): boolean {
    const key = keyOf(name);
    const session = this.#open.get(key);
    if (session === undefined) return false;
    if (this.#isOver(session)) {
      this.#end(key);
      return false;
    }
    session.used = this.#now();
    this.#open.delete(key);
    this.#open.set(key, session);
    return true;
  }

  /** Has an answer broken off when the session ends. */
  hold(name: string, answer: ServerResponse): void {
    const answers = this.#open.get(keyOf(name))?.answers;
    if (answers === undefined) return;
    answers.add(answer);
    answer.once('close', () => answers.delete(answer));
  }

  /** Ends a session, if there is one of this name. */
  end(name: string): void {
    this.#end(keyOf(name));
  }

  /** Ends those whose time is over. */
  sweep(): void {
    for (const [key, session] of this.#open) if (this.#isOver(session)) this.#end(key);
  }

  /** Ends all. */
  close(): void {
    clearInterval(this.#sweep);
    this.#open.clear();
  }

  #isOver({ begun, used }: Session): boolean {
    const now = this.#now();
    return now - used > this.#times.idleMs || now - begun > this.#times.longestMs;
  }

  #end(key: string): void {
    const session = this.#open.get(key);
    this.#open.delete(key);
    for (const answer of session?.answers ?? []) answer.destroy();
  }
}

function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('base64');
}
