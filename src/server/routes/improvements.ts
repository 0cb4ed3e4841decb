import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { namesAddress } from '../../library/llm-address.ts';
import { IdSchema } from '../../records/id.ts';
import { ImprovementSchema, VariantSchema } from '../../records/improvement.ts';
import {
  ImprovementPageSchema,
  ImprovementsRequestSchema,
  RateRequestSchema,
  ReplayRequestSchema,
  ReplaySchema,
} from '../../records/improvement-memory.ts';
import { signalOf } from '../abort.ts';
import type { ServerContext } from '../context.ts';
import { addressRefused } from './improve.ts';

const Parameters = z.object({ id: IdSchema });
const PageQuery = z.object({
  limit: z.coerce.number().pipe(ImprovementsRequestSchema.shape.limit.unwrap()).optional(),
  before: ImprovementsRequestSchema.shape.before,
});

/** The improvements that were made, and what became of them. */
export function improvementRoutes({ library, stopping }: ServerContext): FastifyPluginAsyncZod {
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
          params: Parameters,
          body: ReplayRequestSchema.omit({ id: true }),
          response: { 200: ReplaySchema },
        },
        preHandler: async (request) => {
          if (namesAddress(request.body.llm) && !request.isOwner) throw addressRefused();
        },
      },
      (request, reply) =>
        library.replay({ id: request.params.id, ...request.body }, { signal: signalOf(reply, stopping) }),
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
