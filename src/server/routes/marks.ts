import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { MarksChangeSchema, MarksSchema } from '../../records/marks.ts';
import type { ServerContext } from '../context.ts';

const params = z.object({ id: z.string().min(1).max(500) });

/** What people say about prompts. */
export function markRoutes({ library }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/prompts/:id/marks',
      {
        schema: {
          tags: ['prompts'],
          summary: 'The rating, tags and note that people gave a prompt',
          params,
          response: { 200: MarksSchema },
        },
      },
      (request) => library.marks.of(request.params.id),
    );
    app.post(
      '/prompts/:id/marks',
      {
        schema: {
          tags: ['prompts'],
          summary: 'Change them; what is left out stays',
          params,
          body: MarksChangeSchema,
          response: { 200: MarksSchema },
        },
      },
      (request) => library.marks.change(request.params.id, request.body),
    );
  };
}
