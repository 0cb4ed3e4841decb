import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { PromptloomError } from '../errors.ts';

/** An address that a name resolves to. */
export interface ResolvedAddress {
  address: string;
  family: number;
}

/** Finds all addresses of a host name. */
export type Lookup = (hostname: string) => Promise<ResolvedAddress[]>;

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Finds all addresses of a host name the way the system does. */
export const resolveBySystem: Lookup = (hostname) => systemLookup(hostname, { all: true });

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local (which holds the metadata
 * services of clouds), shared (CGNAT), multicast, reserved or a tunnel to such, as the IANA special-purpose registries
 * list them. An IPv4 address inside an IPv6 one counts as that IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
}

/** An error `url-refused` for an address that is not public. */
export function refusedAddress(host: string, address: string): PromptloomError {
  const which = host === address ? address : `${host} (${address})`;
  return new PromptloomError('url-refused', `Refused to fetch from ${which}: not a public address.`, {
    hint: 'Set PROMPTLOOM_ALLOW_PRIVATE_URLS=true to allow addresses of this machine and of private networks.',
  });
}

/**
 * A lookup for sockets that gives only checked addresses. Since the socket connects to the very addresses checked here,
 * a name that resolves differently a moment later (DNS rebinding) gains nothing. One private address among several
 * refuses the name.
 */
export function guardLookup(lookup: Lookup, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const refused = addresses.find(({ address }) => !allowPrivate && !isPublicAddress(address));
        const [first] = addresses;
        if (refused) callback(refusedAddress(hostname, refused.address), '');
        else if (!first) callback(new Error(`${hostname} has no address`), '');
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ''),
    );
  };
}
