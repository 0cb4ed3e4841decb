import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LibraryMapSchema, MapRequestSchema, MapViewSchema } from '../../records/library-map.ts';
import type { ServerContext } from '../context.ts';
import { MapJobSchema } from '../jobs/job.ts';
import { flag } from '../requests/query-values.ts';
import { acceptJob } from './jobs.ts';

/** The library in the plane. */
export function mapRoutes({ library, jobs }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/map',
      {
        schema: {
          tags: ['library'],
          summary: 'The library as points, what is alike close together, with labels',
          querystring: z.object({
            safe: flag.optional().describe(MapViewSchema.shape.safe.description!),
          }),
          response: { 200: LibraryMapSchema },
        },
      },
      (request) => library.map.read(request.query),
    );
    app.post(
      '/map',
      {
        schema: {
          tags: ['library'],
          summary: 'Make the map, or add what came since',
          body: MapRequestSchema,
          response: { 202: MapJobSchema },
        },
      },
      async (request, reply) => {
        const job = jobs.start('map', {}, (signal, onProgress) =>
          library.map.build(request.body, { signal, onProgress }),
        );
        return acceptJob(reply, job);
      },
    );
  };
}
