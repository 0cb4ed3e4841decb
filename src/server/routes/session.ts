import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { SESSION_COOKIE } from '../security/credentials.ts';

/** Trades the token for a cookie, which a browser also sends with pictures. */
export function sessionRoutes({ access, basePath }: ServerContext): FastifyPluginAsyncZod {
  function setCookie(request: FastifyRequest, reply: FastifyReply, value: string, more = ''): void {
    const attributes = `Path=${basePath || '/'}; HttpOnly; SameSite=Strict${more}`;
    const secure = request.protocol.toLowerCase() === 'https' ? '; Secure' : '';
    reply.header('set-cookie', `${SESSION_COOKIE}=${value}; ${attributes}${secure}`);
  }

  return async (app) => {
    app.get(
      '/session',
      {
        schema: {
          tags: ['server'],
          summary: 'Is this browser signed in?',
          response: {
            200: z.object({
              needed: z.boolean().describe('Whether the server asks for a token'),
              signedIn: z.boolean().describe('Whether the request has the cookie of a session'),
            }),
          },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const session = await access.sessionOf(request, reply);
        return { needed: access.isLocked, signedIn: session !== undefined };
      },
    );
    app.post(
      '/session',
      {
        schema: {
          tags: ['server'],
          summary: 'Sign in a browser with the token',
          body: z.object({ token: z.string().max(1000) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const session = await access.signIn(request.body.token, request, reply);
        if (session !== undefined) setCookie(request, reply, session);
        return reply.code(204).send(null);
      },
    );
    app.delete(
      '/session',
      {
        schema: {
          tags: ['server'],
          summary: 'Sign out',
          description:
            'The session ends on the server too, and with it the streams of events that it has open.',
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        access.signOut(request);
        setCookie(request, reply, '', '; Max-Age=0');
        return reply.code(204).send(null);
      },
    );
  };
}
