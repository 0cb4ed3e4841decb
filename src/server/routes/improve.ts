import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { PromptloomError } from '../../errors.ts';
import { namesAddress } from '../../library/llm-address.ts';
import { AcceptRequestSchema, ImprovementSchema, ImproveRequestSchema } from '../../records/improvement.ts';
import { PromptDetailSchema } from '../../records/lineage.ts';
import { signalOf } from '../abort.ts';
import type { ServerContext } from '../context.ts';
import { streamWriting, wantsEvents } from '../writing-events.ts';

/** Better prompts. */
export function improveRoutes({ library, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/improve',
      {
        schema: {
          tags: ['improve'],
          summary: 'Write better prompts from an idea and similar prompts',
          description:
            'With Accept: text/event-stream the events matches, words…, variant…, and then done or error are sent; restart says that the variants before it do not count.',
          body: ImproveRequestSchema,
          response: { 200: ImprovementSchema },
        },
        preHandler: async (request) => {
          if (namesAddress(request.body.llm) && !request.isOwner) throw addressRefused();
        },
      },
      async (request, reply) => {
        if (!wantsEvents(request))
          return library.improve(request.body, { signal: signalOf(reply, stopping) });
        await streamWriting(request, reply, stopping, (options) => library.improve(request.body, options));
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
