import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { PromptloomError } from '../../errors.ts';
import { namesAddress } from '../../library/writing/llm-address.ts';
import {
  AcceptRequestSchema,
  ImproveMatchesSchema,
  ImprovementSchema,
  ImproveRequestSchema,
  TASKS,
} from '../../records/improvement.ts';
import { PromptDetailSchema } from '../../records/lineage.ts';
import { shownDetail } from '../answers/shown-places.ts';
import { streamWriting, wantsEvents, wantsJob } from '../answers/writing-events.ts';
import type { ServerContext } from '../context.ts';
import { ImprovementJobSchema } from '../jobs/job.ts';
import { signalOf } from '../requests/abort.ts';
import { acceptJob } from './jobs.ts';

/** What a blend wants, which is looked at where prompts are improved. */
const BLEND_RULE = {
  anyOf: [
    { properties: { task: { enum: TASKS.filter((task) => task !== 'blend') } } },
    { required: ['use'], properties: { use: { minItems: 2 } } },
  ],
};

/** Better prompts. */
export function improveRoutes({ library, writings, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/improve',
      {
        schema: {
          tags: ['improve'],
          summary: 'Write better prompts from an idea and similar prompts',
          description:
            'With Accept: text/event-stream the events matches, words…, variant…, and then done or error are sent; restart says that the variants before it do not count. With Prefer: respond-async it becomes a job, which goes on when the client leaves.',
          body: ImproveRequestSchema.meta(BLEND_RULE),
          response: { 200: ImprovementSchema, 202: ImprovementJobSchema },
        },
        preHandler: async (request) => {
          if (namesAddress(request.body.llm) && !request.isOwner) throw addressRefused();
        },
      },
      async (request, reply) => {
        if (wantsJob(request)) {
          const { idea, variants: wanted } = request.body;
          return acceptJob(
            reply,
            writings.start({ idea, wanted }, (options) => library.improve(request.body, options)),
          );
        }
        if (!wantsEvents(request))
          return library.improve(request.body, { signal: signalOf(reply, stopping) });
        await streamWriting(request, reply, stopping, (options) => library.improve(request.body, options));
        return reply;
      },
    );
    app.post(
      '/improve/matches',
      {
        schema: {
          tags: ['improve'],
          summary: 'The prompts that an improvement would learn from',
          description:
            'Takes what /improve takes. Give the ids of those to learn from as its "use", and it is given these and no other.',
          body: ImproveRequestSchema,
          response: { 200: ImproveMatchesSchema },
        },
      },
      (request, reply) => library.improveMatches(request.body, { signal: signalOf(reply, stopping) }),
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
      async (request) => shownDetail(await library.accept(request.body), request),
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
