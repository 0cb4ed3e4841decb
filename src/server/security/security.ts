import type { FastifyInstance } from 'fastify';
import { isLoopback } from '../address.ts';
import type { Access } from './access.ts';
import { checkHost, checkOrigin } from './origin.ts';
import { CHALLENGE, PROOF, proofOf } from './owner-key.ts';

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
  // Prompts come with images from anywhere.
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

/** Sets the headers on every answer and turns away requests that have no business here. */
export function addSecurity(
  app: FastifyInstance,
  access: Access,
  options: { host: string; ownerKey?: string; trustedHosts?: readonly string[] },
): void {
  const { ownerKey, trustedHosts = [] } = options;
  const isLocal = isLoopback(options.host);

  app.decorateRequest('isOwner', false);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    const proof = ownerKey && proofOf(ownerKey, request.headers[CHALLENGE]);
    if (proof) reply.header(PROOF, proof);

    const caller = access.callerOf(request);
    request.isOwner = caller === 'owner';
    if (request.isOwner) return;
    // The route, not the address: that may be written in many ways.
    const route = request.routeOptions.url ?? '';
    const isClosed = access.isLocked && route.startsWith(API) && !OPEN.has(route);
    // No other page knows the token. Where wrong ones are not counted, the right one makes no difference either.
    if (isClosed && caller === 'token') return;
    if (isClosed && caller === 'wrong') return access.refuse(request, reply);
    if (isLocal) checkHost(request, trustedHosts);
    if (!READING.has(request.method)) checkOrigin(request, trustedHosts);
    if (isClosed) await access.checkSession(request, reply);
  });
}
