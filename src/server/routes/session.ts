import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PromptloomError } from '../../errors.ts';
import type { ServerContext } from '../context.ts';
import { SESSION_COOKIE, sameSecret, sessionOf } from '../credentials.ts';

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';
const GUESSES = { max: 10, timeWindow: '1 minute' };

/** Trades the token for a cookie, which a browser also sends with pictures. */
export function sessionRoutes({ token }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/session',
      {
        config: { rateLimit: GUESSES },
        schema: {
          tags: ['server'],
          summary: 'Sign in a browser with the token',
          body: z.object({ token: z.string().max(1000) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        if (token !== undefined) {
          if (!sameSecret(request.body.token, token))
            throw new PromptloomError('unauthorized', 'The token is not the right one.', {
              hint: 'It is the value of PROMPTLOOM_TOKEN where the server was started.',
            });
          reply.header('set-cookie', `${SESSION_COOKIE}=${sessionOf(token)}; ${ATTRIBUTES}`);
        }
        return reply.code(204).send(null);
      },
    );
    app.delete(
      '/session',
      { schema: { tags: ['server'], summary: 'Sign out', response: { 204: z.null() } } },
      async (_request, reply) => {
        reply.header('set-cookie', `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
        return reply.code(204).send(null);
      },
    );
  };
}
