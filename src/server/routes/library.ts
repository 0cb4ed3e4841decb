import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { IndexRequestSchema, LibraryInfoSchema } from '../../records/library-info.ts';
import { shownInfo } from '../answers/shown-places.ts';
import type { ServerContext } from '../context.ts';
import { IndexJobSchema } from '../jobs/job.ts';
import { acceptJob } from './jobs.ts';

/** What the library is and holds. */
export function libraryRoutes({ library, jobs }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/library',
      {
        schema: {
          tags: ['library'],
          summary: 'What the library is and holds',
          response: { 200: LibraryInfoSchema },
        },
      },
      async (request) => shownInfo(await library.info(), request),
    );
    app.post(
      '/library/index',
      {
        schema: {
          tags: ['library'],
          summary: 'Build the vector index',
          body: IndexRequestSchema.optional(),
          response: { 202: IndexJobSchema },
        },
      },
      async (request, reply) => {
        const job = jobs.start('index', {}, (signal, onProgress) =>
          library.buildIndex(request.body ?? {}, { signal, onProgress }),
        );
        return acceptJob(reply, job);
      },
    );
  };
}
