import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { PromptloomError } from '../../errors.ts';
import { headersOf, toProblem } from '../answers/problem.ts';

/** How long a request's body may take. */
export interface BodyLimits {
  /** Longest silence, in milliseconds. */
  idleMs: number;
  /** Time that any body has, in milliseconds. */
  graceMs: number;
  /** Beyond the grace, as many bytes a second have to have come on average. */
  leastRate: number;
  /** Longest time for any body, in milliseconds. */
  mostMs: number;
}

/** Slow enough for a bad line, fast enough that waiting costs who keeps the server waiting. */
export const BODY_LIMITS: BodyLimits = {
  idleMs: 30_000,
  graceMs: 30_000,
  leastRate: 8 * 1024,
  mostMs: 24 * 60 * 60 * 1000,
};

/** How often requests whose body is not complete are looked at, in milliseconds. */
const LOOK_EVERY_MS = 1000;

/** Whether a body takes too long: it came to a standstill, or comes so slowly that it need never end. */
export function isTooSlow(
  body: { elapsedMs: number; idleMs: number; bytes: number },
  limits: BodyLimits,
): boolean {
  const due = limits.graceMs + (body.bytes / limits.leastRate) * 1000;
  return body.idleMs > limits.idleMs || body.elapsedMs > Math.min(due, limits.mostMs);
}

/** Ends requests whose body takes too long, with a problem document. */
export function addBodyClock(app: FastifyInstance, limits = BODY_LIMITS): void {
  app.addHook('onRequest', async ({ raw, headers }, reply) => {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    // A request that no line carries, as those of tests, has its body already.
    if (hasBody && !raw.complete && raw.socket instanceof Socket) watch(raw, reply.raw, limits);
  });
}

function watch(request: IncomingMessage, response: ServerResponse, limits: BodyLimits): void {
  const { socket } = request;
  const [started, before] = [performance.now(), socket.bytesRead];
  let [bytes, last] = [0, started];
  const clock = setInterval(
    () => {
      const now = performance.now();
      const come = socket.bytesRead - before;
      // While the server itself does not take any more, as when a disk is slow, nobody else is to blame.
      if (come > bytes || request.isPaused()) last = now;
      bytes = come;
      if (request.complete) stop();
      else if (isTooSlow({ elapsedMs: now - started, idleMs: now - last, bytes }, limits)) {
        stop();
        giveUp(request, response);
      }
    },
    Math.min(LOOK_EVERY_MS, limits.idleMs),
  );
  clock.unref();
  const stop = () => clearInterval(clock);
  // An answer may have been given before: what is left of the body is read all the same, to its end.
  request.once('close', stop);
}

/** Whoever waits for the body learns that the client has gone. */
function giveUp(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  const problem = toProblem(
    new PromptloomError('timed-out', 'The body of the request did not come in time.', {
      hint: 'Send it without long pauses; a large file can be imported where the library is: npx promptloom import.',
    }),
  );
  response.writeHead(problem.status, { ...headersOf(problem), connection: 'close' });
  response.end(JSON.stringify(problem), () => request.destroy());
}
