import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { PromptloomError } from '../../errors.ts';
import { namesAddress } from '../../library/llm-address.ts';
import {
  AcceptRequestSchema,
  ImprovementSchema,
  type ImproveRequest,
  ImproveRequestSchema,
  type WordsEvent,
} from '../../records/improvement.ts';
import { PromptDetailSchema } from '../../records/lineage.ts';
import { signalOf } from '../abort.ts';
import type { ServerContext } from '../context.ts';
import { toProblem } from '../problem.ts';
import { EventStream } from '../sse.ts';
import { Latest } from './latest.ts';

/** Better prompts. */
export function improveRoutes(context: ServerContext): FastifyPluginAsyncZod {
  const { library, stopping } = context;
  return async (app) => {
    app.post(
      '/improve',
      {
        schema: {
          tags: ['improve'],
          summary: 'Write better prompts from an idea and similar prompts',
          description:
            'With Accept: text/event-stream the events matches, words…, variant…, and then done or error are sent.',
          body: ImproveRequestSchema,
          response: { 200: ImprovementSchema },
        },
        preHandler: async (request) => {
          if (namesAddress(request.body.llm) && !request.isOwner) throw addressRefused();
        },
      },
      async (request, reply) => {
        if (!wantsEvents(request.headers.accept))
          return library.improve(request.body, { signal: signalOf(reply, stopping) });
        const stream = new EventStream(reply);
        await streamImprovement(context, request.body, stream, (error) =>
          request.log.error({ err: error, id: request.id }, 'improve failed'),
        );
        return reply;
      },
    );
    app.post(
      '/improve/accept',
      {
        schema: {
          tags: ['improve'],
          summary: 'Make a variant a prompt of the library',
          body: AcceptRequestSchema,
          response: { 200: PromptDetailSchema },
        },
      },
      (request) => library.accept(request.body),
    );
  };
}

async function streamImprovement(
  { library, stopping }: ServerContext,
  request: ImproveRequest,
  stream: EventStream,
  logError: (error: unknown) => void,
): Promise<void> {
  // The callbacks do not wait, so the events queue up here; there are at most as many as variants.
  let sent = Promise.resolve();
  // Of words that come faster than the reader takes them, only the latest matter.
  const words = new Latest<WordsEvent>();
  const send = (event: string, data: unknown) => {
    sent = sent.then(() => stream.send(event, data));
  };
  try {
    const improvement = await library.improve(request, {
      signal: AbortSignal.any([stream.signal, stopping]),
      onMatches: (matches) => send('matches', matches),
      onVariant: (variant) => {
        words.clear();
        send('variant', variant);
      },
      onWords: (event) => {
        if (!words.put(event)) return;
        sent = sent.then(async () => {
          const latest = words.take();
          if (latest) await stream.send('words', latest);
        });
      },
    });
    send('done', improvement);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) logError(error);
    send('error', problem);
  }
  await sent;
  stream.end();
}

/** What is said to those who may not name the address of a language model. */
export function addressRefused(): PromptloomError {
  return new PromptloomError(
    'forbidden',
    'Only the owner of the library may name the address of a language model.',
    {
      hint: 'Set PROMPTLOOM_LLM where the server runs, or name a service: openai:MODEL, anthropic:MODEL, bedrock:MODEL or ollama:MODEL.',
    },
  );
}

function wantsEvents(accept: string | undefined): boolean {
  return (accept ?? '').split(',').some((type) => type.trim().toLowerCase().startsWith('text/event-stream'));
}
