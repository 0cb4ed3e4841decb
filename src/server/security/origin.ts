import type { FastifyRequest } from 'fastify';
import { PromptloomError } from '../../errors.ts';
import { hostName, isLoopback } from '../address.ts';

/**
 * A page elsewhere can point its own name at this machine; its name then stands in `Host`.
 * @param trusted names under which a reverse proxy serves this, some with their port.
 */
export function checkHost(request: FastifyRequest, trusted: readonly string[]): void {
  // What a trusted proxy says it was asked for counts before what it asks for itself.
  const host = request.host.toLowerCase();
  if (isLoopback(hostName(host)) || trusted.includes(hostName(host)) || trusted.includes(host)) return;
  throw new PromptloomError('forbidden', `The host name "${request.host}" is not this server's.`, {
    hint: 'Use http://127.0.0.1 or http://localhost; behind a reverse proxy, name the host in PROMPTLOOM_TRUSTED_HOSTS; to serve other names without one, set PROMPTLOOM_HOST and PROMPTLOOM_TOKEN.',
  });
}

/** Browsers say where a request comes from; other clients send no `Origin` and carry no cookies. */
export function checkOrigin(request: FastifyRequest, trusted: readonly string[]): void {
  const { origin } = request.headers;
  const isForeign =
    origin === undefined
      ? request.headers['sec-fetch-site'] === 'cross-site'
      : !isOwnOrigin(origin, request.host, trusted);
  if (!isForeign) return;
  throw new PromptloomError('forbidden', 'Another web page may not change this library.', {
    hint: `The request came from ${origin ?? 'another site'}; use the studio that this server serves, and behind a reverse proxy name its host in PROMPTLOOM_TRUSTED_HOSTS.`,
  });
}

function isOwnOrigin(origin: string, host: string, trusted: readonly string[]): boolean {
  try {
    const from = new URL(origin);
    if (from.protocol !== 'http:' && from.protocol !== 'https:') return false;
    // Parsed alike, the port of the scheme is left out of both.
    return trusted.includes(from.host) || from.host === new URL(`${from.protocol}//${host}`).host;
  } catch {
    return false;
  }
}
