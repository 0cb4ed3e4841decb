import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type About, isOver, type Job, type JobKind, type JobOf } from '../../api/job.ts';
import { PromptloomError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { toProblem } from '../answers/problem.ts';

/** Finished jobs that are remembered. */
const HISTORY = 100;
/** Jobs of one kind that may wait. */
const MAX_QUEUED = 100;
/** Jobs of a kind that run at a time, where that is not one: writing mostly waits for a language model. */
const AT_ONCE: Partial<Record<JobKind, number>> = {
  improvement: 8,
  // One that a person asks for ends the one in the background.
  embedding: 2,
};
/** Longest word of what a job is about: a list of jobs is no place to read prompts. */
const LONGEST_ABOUT = 300;

type Run<K extends JobKind> = (
  signal: AbortSignal,
  onProgress: (progress: NonNullable<JobOf<K>['progress']>) => void,
) => Promise<NonNullable<JobOf<K>['result']>>;

interface Entry {
  job: Job;
  run: Run<JobKind>;
  controller: AbortController;
  changes: EventEmitter;
  /** Counts changes, so that a watcher knows whether it has seen the latest. */
  revision: number;
  /** Settles when the job is over and everything it held is let go. */
  finished: Promise<void>;
  finish: () => void;
}

/** The server's jobs: of most kinds one runs at a time, the others wait their turn. */
export class Jobs {
  readonly #entries = new Map<string, Entry>();
  readonly #log: Logger;
  readonly #mayStart: () => void;
  /** Says which server this is: another one counts from the start. */
  readonly #name = randomBytes(6).toString('hex');
  #changes = 0;
  #closed = false;

  /** @param mayStart throws when no job may begin now. */
  constructor(log: Logger, mayStart: () => void = () => {}) {
    this.#log = log;
    this.#mayStart = mayStart;
  }

  /** Queues work. @throws PromptloomError `rate-limited` when too much is waiting; what forbids that it begins. */
  start<K extends JobKind>(kind: K, about: About, run: Run<K>): JobOf<K> {
    if (this.#closed) throw new PromptloomError('cancelled', 'The server is stopping.');
    this.#mayStart();
    if (this.#ofKind(kind).filter((e) => e.job.status === 'queued').length >= MAX_QUEUED)
      throw new PromptloomError('rate-limited', `${MAX_QUEUED} jobs are waiting already.`, {
        hint: 'Wait for some to finish, or cancel them with DELETE /api/v1/jobs/{id}.',
      });
    const entry = newEntry(kind, about, run);
    this.#entries.set(entry.job.id, entry);
    this.#changes += 1;
    this.#forgetOld();
    this.#next(kind);
    return structuredClone(entry.job) as JobOf<K>;
  }

  /** The jobs, newest first: all that are not over, and of the others what `limit` leaves room for. */
  list(limit = Number.POSITIVE_INFINITY): Job[] {
    const all = [...this.#entries.values()].reverse();
    const shown = all.filter(({ job }, at) => at < limit || !isOver(job.status));
    return shown.map((entry) => structuredClone(entry.job));
  }

  /** Another word whenever a job has changed, also from one server to the next. */
  get version(): string {
    return `${this.#name}-${this.#changes}`;
  }

  /** A job, by its id or by that of the generation it made. @throws PromptloomError `not-found`. */
  get(id: string): Job {
    return structuredClone(this.#entry(id).job);
  }

  /** Stops a job; one that is over stays as it is. @throws PromptloomError `not-found`. */
  cancel(id: string): Job {
    const entry = this.#entry(id);
    if (!isOver(entry.job.status)) entry.controller.abort();
    if (entry.job.status === 'queued') this.#settle(entry, { status: 'cancelled' });
    return structuredClone(entry.job);
  }

  /** Gives the job as it stands and again whenever it changes, at most every `intervalMs`, until it is over. */
  async *watch(id: string, signal: AbortSignal, intervalMs = 100): AsyncGenerator<Job> {
    const entry = this.#entry(id);
    while (!signal.aborted) {
      const { revision, job } = entry;
      yield structuredClone(job);
      if (isOver(job.status)) return;
      await Promise.race([entry.finished, delay(intervalMs, undefined, { ref: false })]);
      if (entry.revision === revision) await once(entry.changes, 'change', { signal }).catch(() => undefined);
    }
  }

  /** Cancels what runs and waits for it, at most `graceMs`. */
  async close(graceMs = 2000): Promise<void> {
    this.#closed = true;
    const open = [...this.#entries.values()].filter((entry) => !isOver(entry.job.status));
    for (const entry of open) this.cancel(entry.job.id);
    const all = Promise.all(open.map((entry) => entry.finished));
    await Promise.race([all, delay(graceMs, undefined, { ref: false })]);
    // Whoever watches one that did not listen is told all the same.
    for (const entry of open) this.#settle(entry, { status: 'cancelled' });
  }

  #next(kind: JobKind): void {
    const entries = this.#ofKind(kind);
    const running = entries.filter((entry) => entry.job.status === 'running').length;
    if (running >= (AT_ONCE[kind] ?? 1)) return;
    const entry = entries.find((candidate) => candidate.job.status === 'queued');
    if (entry) void this.#run(entry);
  }

  async #run(entry: Entry): Promise<void> {
    const { signal } = entry.controller;
    this.#change(entry, { status: 'running' });
    try {
      const result = await entry.run(signal, (progress) => {
        if (!isOver(entry.job.status)) this.#change(entry, { progress } as Partial<Job>);
      });
      this.#settle(entry, { status: 'done', result } as Partial<Job>);
    } catch (error) {
      const cancelled = signal.aborted || (error instanceof PromptloomError && error.code === 'cancelled');
      const problem = toProblem(error, entry.job.id, true);
      if (!cancelled && problem.status >= 500)
        this.#log.error({ err: error, job: entry.job.id }, problem.detail);
      this.#settle(entry, cancelled ? { status: 'cancelled' } : { status: 'failed', error: problem });
    }
  }

  #settle(entry: Entry, change: Partial<Job>): void {
    if (isOver(entry.job.status)) return;
    this.#change(entry, { ...change, finishedAt: new Date().toISOString() } as Partial<Job>);
    entry.finish();
    if (!this.#closed) this.#next(entry.job.kind);
  }

  #change(entry: Entry, change: Partial<Job>): void {
    entry.job = { ...entry.job, ...change } as Job;
    entry.revision += 1;
    this.#changes += 1;
    entry.changes.emit('change');
  }

  #ofKind(kind: JobKind): Entry[] {
    return [...this.#entries.values()].filter((entry) => entry.job.kind === kind);
  }

  #entry(id: string): Entry {
    const entry =
      this.#entries.get(id) ??
      [...this.#entries.values()].find(({ job }) => job.kind === 'generation' && job.result?.jobId === id);
    if (entry) return entry;
    throw new PromptloomError('not-found', `There is no job ${id}.`, {
      hint: 'Jobs are remembered until the server stops; GET /api/v1/jobs lists them.',
    });
  }

  #forgetOld(): void {
    const over = [...this.#entries.values()].filter((entry) => isOver(entry.job.status));
    for (const entry of over.slice(0, Math.max(0, over.length - HISTORY))) this.#entries.delete(entry.job.id);
  }
}

function newEntry<K extends JobKind>(kind: K, { text, id }: About, run: Run<K>): Entry {
  const { promise, resolve } = withResolvers();
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  const job = {
    id: `j${randomBytes(10).toString('hex')}`,
    kind,
    status: 'queued',
    about: {
      ...(text !== undefined && { text: text.slice(0, LONGEST_ABOUT) }),
      ...(id !== undefined && { id }),
    },
    progress: null,
    result: null,
    error: null,
    createdAt: new Date().toISOString(),
    finishedAt: null,
  } as unknown as Job;
  const controller = new AbortController();
  return {
    job,
    run: run as unknown as Run<JobKind>,
    controller,
    changes,
    revision: 0,
    finished: promise,
    finish: resolve,
  };
}

// Promise.withResolvers is not in Node 20.
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
