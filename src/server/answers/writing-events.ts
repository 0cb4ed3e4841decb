import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './problem.ts';
import { EventStream } from './sse.ts';
import { type Told, Writing, type WritingEvents } from './writing.ts';

/** Whether a request asks for server-sent events. */
export function wantsEvents({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.split(',').some((type) => type.trim().toLowerCase().startsWith('text/event-stream'));
}

/** Whether a request wants to be answered at once, and the work to go on without it (RFC 7240). */
export function wantsJob({ headers: { prefer = [] } }: FastifyRequest): boolean {
  const wishes = [prefer].flat().join(',').split(',');
  return wishes.some((wish) => wish.split(';', 1)[0]!.trim().toLowerCase() === 'respond-async');
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
  const writing = new Writing();
  const finish = async (): Promise<Told> => {
    try {
      const signal = AbortSignal.any([stream.signal, stopping]);
      return { event: 'done', data: await work({ signal, ...writing.callbacks }) };
    } catch (error) {
      const problem = toProblem(error, request.id, request.isOwner);
      if (problem.status >= 500) request.log.error({ err: error, id: request.id }, 'writing failed');
      return { event: 'error', data: problem };
    } finally {
      writing.end();
    }
  };
  const finished = finish();
  for await (const { event, data } of writing.read(stream.signal)) await stream.send(event, data);
  const { event, data } = await finished;
  await stream.send(event, data);
  stream.end();
}
