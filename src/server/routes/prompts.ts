import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PromptDetailSchema } from '../../records/lineage.ts';
import { shownDetail } from '../answers/shown-places.ts';
import type { ServerContext } from '../context.ts';

/** Single prompts. */
export function promptRoutes({ library }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/prompts/:id',
      {
        schema: {
          tags: ['prompts'],
          summary: 'A prompt with its images and lineage',
          params: z.object({ id: z.string().min(1).max(500) }),
          response: { 200: PromptDetailSchema },
        },
      },
      async (request) => shownDetail(await library.show(request.params.id), request),
    );
  };
}
