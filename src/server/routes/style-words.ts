import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { check } from '../../library/check.ts';
import { StyleWordsRequestSchema, StyleWordsSchema } from '../../records/style-word.ts';
import type { ServerContext } from '../context.ts';
import { signalOf } from '../requests/abort.ts';
import { wholeFrom, words } from '../requests/query-values.ts';

/** Style words near an idea. */
export function styleWordRoutes({ library, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/style-words',
      {
        schema: {
          tags: ['search'],
          summary:
            'Phrases about the look of a picture that prompts near an idea have more often than others',
          querystring: z.object({
            q: words,
            k: wholeFrom(5, 1000).optional(),
            limit: wholeFrom(1, 200).optional(),
          }),
          response: { 200: StyleWordsSchema },
        },
      },
      (request, reply) => {
        const { q: idea, k, limit } = request.query;
        return library.styleWords(check(StyleWordsRequestSchema, { idea, k, limit }), {
          signal: signalOf(reply, stopping),
        });
      },
    );
  };
}
