import type { FastifyPluginAsync } from 'fastify';
import { operations } from '../../api/operations.ts';
import type { Health } from '../../api/server-api.ts';
import { packageVersion } from '../../package-root.ts';
import type { ServerContext } from '../context.ts';
import { routeOf } from '../route.ts';

/** Whether the server runs. */
export function healthRoutes({ library }: ServerContext): FastifyPluginAsync {
  const started = performance.now();
  return async (app) => {
    app.route({
      ...routeOf(operations.health, library),
      handler: async (request): Promise<Health> => ({
        status: 'ok',
        version: packageVersion,
        library: library.troubles?.[0]?.kind ?? 'ok',
        owner: request.isOwner,
        uptimeSeconds: Math.round((performance.now() - started) / 100) / 10,
      }),
    });
  };
}
