import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { packageVersion } from '../../package-root.ts';

/** What `GET /health` answers. */
export const HealthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  uptimeSeconds: z.number(),
  owner: z.boolean().describe('Whether the request carried the key of the library that is served'),
});
/** What `GET /health` answers. */
export type Health = z.infer<typeof HealthSchema>;

/** Whether the server runs. */
export function healthRoutes(): FastifyPluginAsyncZod {
  const started = performance.now();
  return async (app) => {
    app.get(
      '/health',
      { schema: { tags: ['server'], summary: 'Is it running?', response: { 200: HealthSchema } } },
      async (request) => ({
        status: 'ok' as const,
        version: packageVersion,
        owner: request.isOwner,
        uptimeSeconds: Math.round((performance.now() - started) / 100) / 10,
      }),
    );
  };
}
