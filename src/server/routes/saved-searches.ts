import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SavedSearchSchema, SaveSearchSchema } from '../../records/saved-search.ts';
import type { ServerContext } from '../context.ts';

/** Searches that people gave a name. */
export function savedSearchRoutes({ library }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/searches',
      {
        schema: {
          tags: ['search'],
          summary: 'The saved searches',
          response: { 200: z.object({ searches: z.array(SavedSearchSchema) }) },
        },
      },
      async () => ({ searches: await library.savedSearches.list() }),
    );
    app.post(
      '/searches',
      {
        schema: {
          tags: ['search'],
          summary: 'Save a search; one of the same name is replaced',
          body: SaveSearchSchema,
          response: { 200: SavedSearchSchema },
        },
      },
      (request) => library.savedSearches.save(request.body),
    );
    app.delete(
      '/searches/:id',
      {
        schema: {
          tags: ['search'],
          summary: 'Take a saved search away, by its id or its name',
          params: z.object({ id: z.string().min(1).max(500) }),
          response: { 200: z.object({ removed: z.literal(true) }) },
        },
      },
      async (request) => {
        await library.savedSearches.remove(request.params.id);
        return { removed: true as const };
      },
    );
  };
}
