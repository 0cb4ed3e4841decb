import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { namesAddress } from '../../library/writing/llm-address.ts';
import { IdSchema } from '../../records/id.ts';
import { ImprovementSchema, VariantSchema } from '../../records/improvement.ts';
import {
  ImprovementPageSchema,
  ImprovementsRequestSchema,
  MAX_PAGE,
  RateRequestSchema,
  ReplayRequestSchema,
  ReplaySchema,
} from '../../records/improvement-memory.ts';
import { streamWriting, wantsEvents, wantsJob } from '../answers/writing-events.ts';
import type { ServerContext } from '../context.ts';
import { ImprovementJobSchema } from '../jobs/job.ts';
import { signalOf } from '../requests/abort.ts';
import { wholeFrom } from '../requests/query-values.ts';
import { addressRefused } from './improve.ts';
import { acceptJob } from './jobs.ts';

const Parameters = z.object({ id: IdSchema });
const PageQuery = z.object({
  limit: wholeFrom(1, MAX_PAGE).optional(),
  before: ImprovementsRequestSchema.shape.before,
});

/** The improvements that were made, and what became of them. */
export function improvementRoutes({ library, writings, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/improvements',
      {
        schema: {
          tags: ['improve'],
          summary: 'The improvements that were made, newest first',
          querystring: PageQuery,
          response: { 200: ImprovementPageSchema },
        },
      },
      (request) => library.improvements(request.query),
    );
    app.get(
      '/improvements/:id',
      {
        schema: {
          tags: ['improve'],
          summary: 'An improvement with what became of its variants',
          params: Parameters,
          response: { 200: ImprovementSchema },
        },
      },
      (request) => library.improvement(request.params.id),
    );
    app.post(
      '/improvements/:id/replay',
      {
        schema: {
          tags: ['improve'],
          summary: 'Run the request of an improvement again, with the library as it is now',
          description:
            'With Accept: text/event-stream the events of /improve are sent; done has what is answered otherwise. With Prefer: respond-async it becomes a job.',
          params: Parameters,
          body: ReplayRequestSchema.omit({ id: true }),
          response: { 200: ReplaySchema, 202: ImprovementJobSchema },
        },
        preHandler: async (request) => {
          if (namesAddress(request.body.llm) && !request.isOwner) throw addressRefused();
        },
      },
      async (request, reply) => {
        const again = { id: request.params.id, ...request.body };
        if (wantsJob(request)) {
          const { idea, variants } = await library.improvement(again.id);
          return acceptJob(
            reply,
            writings.start({ idea, wanted: variants.length }, async (options) => {
              return (await library.replay(again, options)).after;
            }),
          );
        }
        if (!wantsEvents(request)) return library.replay(again, { signal: signalOf(reply, stopping) });
        await streamWriting(request, reply, stopping, (options) => library.replay(again, options));
        return reply;
      },
    );
    app.post(
      '/improve/rate',
      {
        schema: {
          tags: ['improve'],
          summary: 'Say how good a variant is, from 1 to 5',
          body: RateRequestSchema,
          response: { 200: VariantSchema },
        },
      },
      (request) => library.rate(request.body),
    );
  };
}
