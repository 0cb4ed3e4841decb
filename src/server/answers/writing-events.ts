import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DescribeOptions } from '../../api/library-api.ts';
import type { WordsEvent } from '../../records/improvement.ts';
import { Latest } from './conflate.ts';
import { toProblem } from './problem.ts';
import { EventStream } from './sse.ts';

/** Whether a request asks for server-sent events. */
export function wantsEvents({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.split(',').some((type) => type.trim().toLowerCase().startsWith('text/event-stream'));
}

/** Whether a request wants to be answered at once, and the work to go on without it (RFC 7240). */
export function wantsJob({ headers: { prefer = [] } }: FastifyRequest): boolean {
  const wishes = [prefer].flat().join(',').split(',');
  return wishes.some((wish) => wish.split(';', 1)[0]!.trim().toLowerCase() === 'respond-async');
}

/** What a writing tool tells while it works; each becomes an event of its name. */
export interface WritingEvents extends Omit<Required<DescribeOptions>, 'onVariant'> {
  onVariant(variant: object): void;
}

/**
 * Answers with how the writing of variants goes: the events matches, words…, variant…, and then done or error; and restart
 * where those told before do not count.
 * @param work writes them; what it gives is the data of done.
 */
export async function streamWriting(
  request: FastifyRequest,
  reply: FastifyReply,
  stopping: AbortSignal,
  work: (options: WritingEvents) => Promise<unknown>,
): Promise<void> {
  const stream = new EventStream(reply);
  // The callbacks do not wait, so the events queue up here; there are at most as many as variants.
  let sent = Promise.resolve();
  // Of words that come faster than the reader takes them, only the latest matter.
  const words = new Latest<WordsEvent>();
  const send = (event: string, data: unknown) => {
    sent = sent.then(() => stream.send(event, data));
  };
  try {
    const done = await work({
      signal: AbortSignal.any([stream.signal, stopping]),
      onMatches: (matches) => send('matches', matches),
      onVariant: (variant) => {
        words.clear();
        send('variant', variant);
      },
      onRestart: () => {
        words.clear();
        send('restart', {});
      },
      onWords: (event) => {
        if (!words.put(event)) return;
        sent = sent.then(async () => {
          const latest = words.take();
          if (latest) await stream.send('words', latest);
        });
      },
      onOwn: (own) => send('own', own),
    });
    send('done', done);
  } catch (error) {
    const problem = toProblem(error, request.id, request.isOwner);
    if (problem.status >= 500) request.log.error({ err: error, id: request.id }, 'writing failed');
    send('error', problem);
  }
  await sent;
  stream.end();
}
