import ipaddr from 'ipaddr.js';
import { PromptloomError } from '../errors.ts';

/** Whether a host name or address is this machine itself and reachable from nowhere else. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true;
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'loopback';
}

/** The host of a `Host` header, without the port. */
export function hostName(header: string): string {
  return header.replace(/:\d+$/, '').toLowerCase();
}

/**
 * The client that an address stands for where clients are told apart: without the port that some proxies write, and of
 * IPv6 the network, of which a client has all addresses.
 */
export function clientOf(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  if (!ipaddr.isValid(bare)) return bare.toLowerCase();
  const parsed = ipaddr.process(bare);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}

/** The address of a server, for people and clients. */
export function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** @throws PromptloomError `invalid-input` when others could reach the server and nothing would stop them. */
export function checkExposure(host: string, token: string | undefined): void {
  if (token !== undefined || isLoopback(host)) return;
  throw new PromptloomError(
    'invalid-input',
    `Serving on ${host} would let anyone on the network use this library.`,
    {
      hint: 'Set PROMPTLOOM_TOKEN to a secret of at least 8 characters, or leave PROMPTLOOM_HOST at 127.0.0.1.',
    },
  );
}
