import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { operations } from '../../api/operations.ts';
import type { ServerContext } from '../context.ts';
import { routeOf } from '../route.ts';
import { SESSION_COOKIE } from '../security/credentials.ts';

/** Trades the token for a cookie, which a browser also sends with images. */
export function sessionRoutes({ access, basePath, library }: ServerContext): FastifyPluginAsync {
  const { session } = operations;
  function setCookie(request: FastifyRequest, reply: FastifyReply, value: string, more = ''): void {
    const attributes = `Path=${basePath || '/'}; HttpOnly; SameSite=Strict${more}`;
    const secure = request.protocol.toLowerCase() === 'https' ? '; Secure' : '';
    reply.header('set-cookie', `${SESSION_COOKIE}=${value}; ${attributes}${secure}`);
  }

  return async (app) => {
    app.route({
      ...routeOf(session.get, library),
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const current = await access.sessionOf(request, reply);
        return { needed: access.isLocked, signedIn: current !== undefined };
      },
    });
    app.route({
      ...routeOf(session.signIn, library),
      handler: async (request, reply) => {
        const { token } = request.body as { token: string };
        const begun = await access.signIn(token, request, reply);
        if (begun !== undefined) setCookie(request, reply, begun);
        return reply.code(204).send(null);
      },
    });
    app.route({
      ...routeOf(session.signOut, library),
      handler: async (request, reply) => {
        access.signOut(request);
        setCookie(request, reply, '', '; Max-Age=0');
        return reply.code(204).send(null);
      },
    });
  };
}
