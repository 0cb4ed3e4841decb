import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PromptloomError } from '../errors.ts';
import { hostName, isLoopback } from './address.ts';
import { bearerOf, cookieOf, SESSION_COOKIE, sameSecret, sessionOf } from './credentials.ts';

const API = '/api/v1/';
/** What a client without a token may see. */
const OPEN = new Set(['/api/v1/health', '/api/v1/session', '/api/v1/openapi.json']);

/** Whether a route may be seen without a token. */
export function isOpen(route: string): boolean {
  return OPEN.has(route);
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

const CONTENT_POLICY = [
  "default-src 'self'",
  // Prompts come with pictures from anywhere.
  "img-src 'self' https: http: data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** Guesses at the token that one address has in a minute. */
const GUESSES = { max: 20, timeWindow: '1 minute' };

/** Sets the headers on every answer and turns away requests that have no business here. */
export function addSecurity(
  app: FastifyInstance,
  options: { host: string; token?: string; ownerKey?: string },
): void {
  const guesses = app.createRateLimit(GUESSES);
  const local = isLoopback(options.host);
  const session = options.token === undefined ? undefined : sessionOf(options.token);

  app.decorateRequest('isOwner', false);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (local) checkHost(request);
    if (!READING.has(request.method)) checkOrigin(request);
    await identify(request, reply);
  });

  async function identify(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const bearer = bearerOf(request.headers.authorization);
    if (bearer !== undefined && options.ownerKey !== undefined && sameSecret(bearer, options.ownerKey)) {
      request.isOwner = true;
      return;
    }
    // The route, not the address: that may be written in many ways.
    const route = request.routeOptions.url ?? '';
    if (options.token === undefined || OPEN.has(route) || !route.startsWith(API)) return;
    if (bearer !== undefined) {
      await checkGuesses(request, reply, false);
      if (sameSecret(bearer, options.token)) return;
      await checkGuesses(request, reply, true);
    }
    const cookie = cookieOf(request.headers.cookie, SESSION_COOKIE);
    if (bearer === undefined && cookie !== undefined && sameSecret(cookie, session!)) return;
    throw new PromptloomError(
      'unauthorized',
      bearer === undefined ? 'This server wants a token.' : 'The token is not the right one.',
      { hint: 'Send the value of PROMPTLOOM_TOKEN as Authorization: Bearer TOKEN.' },
    );
  }

  async function checkGuesses(
    request: FastifyRequest,
    reply: FastifyReply,
    increment: boolean,
  ): Promise<void> {
    const limit = await guesses(request, { increment });
    if (limit.isAllowed || !limit.isExceeded) return;
    reply.header('retry-after', limit.ttlInSeconds);
    throw new PromptloomError('rate-limited', 'Too many wrong tokens came from this address.', {
      hint: `Try again in ${limit.ttlInSeconds} seconds.`,
    });
  }
}

/** A page elsewhere can point its own name at this machine; its name then stands in `Host`. */
function checkHost(request: FastifyRequest): void {
  const host = request.headers.host ?? '';
  if (isLoopback(hostName(host))) return;
  throw new PromptloomError('forbidden', `The host name "${host}" is not this server's.`, {
    hint: 'Use http://127.0.0.1 or http://localhost; to serve other names, set PROMPTLOOM_HOST and PROMPTLOOM_TOKEN.',
  });
}

/** Browsers say where a request comes from; other clients send no `Origin` and carry no cookies. */
function checkOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = origin === undefined ? site === 'cross-site' : hostOfOrigin(origin) !== host?.toLowerCase();
  if (!foreign) return;
  throw new PromptloomError('forbidden', 'Another web page may not change this library.', {
    hint: `The request came from ${origin ?? 'another site'}; use the studio that this server serves.`,
  });
}

function hostOfOrigin(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
