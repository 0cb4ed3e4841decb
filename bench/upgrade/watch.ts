import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { JobOf } from '../../src/api/job.ts';
import { memoryOf } from '../search/process-facts.ts';
import type { Served } from '../support/served-program.ts';

const K = 10;
/** How often memory and the job are looked at. */
const LOOK_MS = 100;
/** How long a phase without searches may take to show two steps of the job. */
const PATIENCE_MS = 300_000;

/** The job that embeds the library again; undefined where none was begun. */
export type Upgrade = JobOf<'embedding'> | undefined;

/** How somebody searches. */
export interface Habit {
  /** Searches a second, sent whether or not the one before was answered. */
  rate: number;
  /** Searches for so many seconds, then none for so many; without a pause if left out. */
  pauses?: { searching: number; resting: number };
}

/** What was seen in some time. */
export interface Seen {
  /** Milliseconds that each search took. */
  ms: number[];
  /** Those of them that came first after a pause, while the job was at work. */
  firstMs: number[];
  /** Prompts that the job embedded a second; undefined where it was not seen to embed any. */
  embedded: number | undefined;
  /** Highest resident memory of the server, in MiB. */
  peakMb: number;
  seconds: number;
}

/** Searches over HTTP as a page does, and watches the server's memory and the job meanwhile. */
export class Watch {
  /** The job as it was seen last. */
  upgrade: Upgrade;
  readonly #pid: number;
  readonly #pool: Pool;
  readonly #texts: Iterator<string>;

  /** @param texts what is searched for; each once. */
  constructor({ url, pid }: Served, texts: Iterator<string>) {
    this.#pid = pid;
    this.#pool = new Pool(url, { connections: 16, pipelining: 1 });
    this.#texts = texts;
  }

  /** Searches, one after the other, that are not counted. */
  async warmUp(count: number): Promise<void> {
    for (let n = 0; n < count; n++) await this.#search();
  }

  /**
   * Watches for some time.
   * @param habit how somebody searches meanwhile; nobody does if left out, and then it goes on until the job was seen to embed.
   * @param until ends it earlier or, where it is given, later than the time that is given.
   */
  async during(seconds: number, habit?: Habit, until?: () => boolean): Promise<Seen> {
    const started = performance.now();
    const passed = () => performance.now() - started;
    const steps: { at: number; done: number }[] = [];
    let peakMb = 0;
    let over = false;
    const looking = (async () => {
      while (!over) {
        peakMb = Math.max(peakMb, memoryOf(this.#pid).residentMb);
        this.upgrade = await this.#job();
        const { progress } = this.upgrade ?? {};
        if (progress?.phase === 'prompts' && progress.done !== steps.at(-1)?.done)
          steps.push({ at: passed(), done: progress.done });
        await delay(LOOK_MS);
      }
    })();
    const searches: Promise<void>[] = [];
    const ms: number[] = [];
    const firstMs: number[] = [];
    const enough = () => {
      if (until) return until();
      if (passed() < seconds * 1000) return false;
      return habit !== undefined || steps.length > 2 || passed() > PATIENCE_MS;
    };
    for (let n = 0; !enough(); n++) {
      if (!habit) {
        await delay(LOOK_MS);
        continue;
      }
      const { at, isFirst } = timeOf(n, habit);
      await delay(Math.max(0, at - passed()));
      searches.push(
        this.#search().then((took) => {
          ms.push(took);
          if (isFirst && n > 0) firstMs.push(took);
        }),
      );
    }
    await Promise.all(searches);
    over = true;
    await looking;
    const [first, last] = [steps[0], steps.at(-1)];
    const embedded =
      steps.length > 1 ? (last!.done - first!.done) / ((last!.at - first!.at) / 1000) : undefined;
    return { ms, firstMs, embedded, peakMb, seconds: passed() / 1000 };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #search(): Promise<number> {
    const started = performance.now();
    const text = this.#texts.next().value as string;
    const { results } = await this.#ask<{ results: unknown[] }>('POST', '/api/v1/search', { text, k: K });
    if (results.length !== K) throw new Error(`${results.length} results for "${text}"`);
    return performance.now() - started;
  }

  async #job(): Promise<Upgrade> {
    const { jobs } = await this.#ask<{ jobs: NonNullable<Upgrade>[] }>('GET', '/api/v1/jobs?limit=1');
    return jobs.find(({ kind }) => kind === 'embedding');
  }

  async #ask<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const answer = await this.#pool.request({
      method,
      path,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200)
      throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}

/** When the n-th search is sent, in milliseconds from the start, and whether it is the first after a pause. */
function timeOf(n: number, { rate, pauses }: Habit): { at: number; isFirst: boolean } {
  const usual = (1000 * n) / rate;
  if (!pauses) return { at: usual, isFirst: false };
  const inARow = Math.max(1, Math.round(rate * pauses.searching));
  return { at: usual + Math.floor(n / inARow) * pauses.resting * 1000, isFirst: n % inARow === 0 };
}
