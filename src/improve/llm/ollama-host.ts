import { isIP } from 'node:net';

/** Where Ollama listens where nothing is said. */
const OWN_PORT = '11434';

/**
 * The address of Ollama's OpenAI-compatible API that `OLLAMA_HOST` names, in every form that Ollama takes: a host, a port, both, an
 * IPv6 address with or without brackets, with a scheme and a path or none. The port is Ollama's own without a scheme, and the
 * scheme's with one. An address that a server listens at on all sides is reached at this machine.
 * @throws TypeError for what is no address.
 */
export function ollamaUrl(given: string): URL {
  const bare = given
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(bare) ?? [];
  const slash = rest.search(/[/?#]/);
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const at = authority.lastIndexOf('@');
  const [user, place] = [authority.slice(0, at + 1), authority.slice(at + 1)];
  const { host, port } = hostAndPort(place);
  const isOwn = scheme === undefined && host === 'ollama.com';
  const url = new URL(`${isOwn ? 'https' : (scheme ?? 'http')}://${user}${reachable(host)}`);
  url.port = port ?? (scheme === undefined && !isOwn ? OWN_PORT : '');
  const path = new URL(slash < 0 ? '/' : rest.slice(slash).replace(/^(?!\/)/, '/'), 'http://x');
  url.pathname = withVersion(path.pathname);
  url.search = path.search;
  return url;
}

/** A host and a port as Go takes them apart; a port that is none does not count. */
function hostAndPort(place: string): { host: string; port: string | undefined } {
  if (isIP(place) === 6) return { host: place, port: undefined };
  const [, bracketed, plain, after] = /^(?:\[([^\]]*)\]|([^:]*))(?::([^:]*))?$/.exec(place) ?? [];
  if (bracketed === undefined && plain === undefined) throw new TypeError('no host');
  const port = after !== undefined && /^\d{1,5}$/.test(after) && Number(after) <= 65_535 ? after : undefined;
  return { host: bracketed ?? plain ?? '', port };
}

/** A host as a client writes it. */
function reachable(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1';
  if (isIP(host) === 6) return /^[0:]+$/.test(host) ? '[::1]' : `[${host}]`;
  return host;
}

/** The OpenAI-compatible API stands beside Ollama's own, under whatever path a proxy puts both. */
function withVersion(path: string): string {
  const base = path.replace(/\/+$/, '').replace(/\/api$/, '');
  return base.endsWith('/v1') ? base : `${base}/v1`;
}
