import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { packageVersion } from '../../package-root.ts';
import type { ServerContext } from '../context.ts';

/** What `GET /health` answers. */
export const HealthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  uptimeSeconds: z.number(),
  library: z
    .enum(['ok', 'read-only', 'damaged'])
    .describe('Whether the files of the library are whole and can be written; GET /library says more'),
  owner: z.boolean().describe('Whether the request carried the key of the library that is served'),
});
/** What `GET /health` answers. */
export type Health = z.infer<typeof HealthSchema>;

/** Whether the server runs. */
export function healthRoutes({ library }: ServerContext): FastifyPluginAsyncZod {
  const started = performance.now();
  return async (app) => {
    app.get(
      '/health',
      { schema: { tags: ['server'], summary: 'Is it running?', response: { 200: HealthSchema } } },
      async (request) => ({
        status: 'ok' as const,
        version: packageVersion,
        library: library.troubles?.[0]?.kind ?? ('ok' as const),
        owner: request.isOwner,
        uptimeSeconds: Math.round((performance.now() - started) / 100) / 10,
      }),
    );
  };
}
