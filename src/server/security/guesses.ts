import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PromptloomError } from '../../errors.ts';
import { clientOf } from '../address.ts';

/** Wrong tokens in a minute, from everywhere together, before answers to more of them are held back. */
const FREE = 100;
const PER_MS = FREE / 60_000;
const STEP_MS = 20;
const LONGEST_MS = 2000;
/** Answers that are held back at a time; past that they go at once, so that holding them costs little. */
const MOST_HELD = 200;

/** How long a wrong guess waits for its answer, by how many came lately. */
export class SlowDown {
  readonly #now: () => number;
  #lately = 0;
  #at: number;
  #held = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#at = now();
  }

  /** Counts a wrong guess. @returns milliseconds to wait. */
  next(): number {
    const now = this.#now();
    this.#lately = Math.max(0, this.#lately - (now - this.#at) * PER_MS) + 1;
    this.#at = now;
    return Math.min(LONGEST_MS, Math.max(0, Math.ceil(this.#lately) - FREE) * STEP_MS);
  }

  /** Counts a wrong guess and waits, unless whoever made it leaves before. */
  async hold(answer: ServerResponse): Promise<void> {
    const ms = this.next();
    if (ms === 0 || this.#held >= MOST_HELD) return;
    const gone = new AbortController();
    const leave = () => gone.abort();
    answer.once('close', leave);
    this.#held++;
    await delay(ms, undefined, { signal: gone.signal, ref: false }).catch(() => undefined);
    this.#held--;
    answer.off('close', leave);
  }
}

/** Counts wrong tokens by address. It is told of wrong ones only: the right one is never refused. */
export class Guesses {
  readonly #count: ReturnType<FastifyInstance['createRateLimit']>;
  readonly #slowDown: SlowDown;

  constructor(app: FastifyInstance, max: number, slowDown: SlowDown) {
    const keyGenerator = ({ ip }: FastifyRequest) => clientOf(ip);
    this.#count = app.createRateLimit({ max, timeWindow: '1 minute', keyGenerator });
    this.#slowDown = slowDown;
  }

  /** @throws PromptloomError `unauthorized`, or `rate-limited` where many wrong ones came from this address. */
  async refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    [message, hint]: readonly [message: string, hint: string],
  ): Promise<never> {
    const [limit] = await Promise.all([this.#count(request), this.#slowDown.hold(reply.raw)]);
    if (limit.isAllowed || !limit.isExceeded) throw new PromptloomError('unauthorized', message, { hint });
    reply.headers({ 'retry-after': limit.ttlInSeconds, 'www-authenticate': 'Bearer realm="promptloom"' });
    throw new PromptloomError('rate-limited', 'Too many wrong tokens came from this address.', {
      hint: `The right token is taken all the same. Try another in ${limit.ttlInSeconds} seconds.`,
    });
  }
}
