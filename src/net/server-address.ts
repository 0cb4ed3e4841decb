import { PromptloomError } from '../errors.ts';

/** A library's database on a server. */
export interface ServerAddress {
  kind: 'clickhouse' | 'myscale';
  /** http(s)://host:port */
  endpoint: string;
  user: string;
  /** Never to be shown, logged or put into an error. */
  password: string;
  database: string;
  /** The cluster its tables are spread over, as `system.clusters` names it. */
  cluster?: string;
  /** Seconds after which the server gives up on a search. */
  timeout: number;
  /** Statements that may be under way at once. */
  connections: number;
  /** Whether what is sent and answered is compressed: for slow networks. */
  gzip: boolean;
  /** A file with the certificate of the authority that signed the server's. */
  authority?: string;
  /** The address as people may see it: without the password. */
  shown: string;
}

/** What an address may say after its question mark. */
const OPTIONS = ['tls', 'cluster', 'timeout', 'connections', 'gzip', 'ca'];
const EXAMPLE = 'clickhouse://user:password@host:8123/database';
/** Where servers speak HTTP, plainly and with TLS. */
const PORT = { plain: 8123, tls: 8443 };
/** Ports of the native protocol, which people know from clickhouse-client. */
const NATIVE: Record<string, string> = { '9000': '8123', '9440': '8443' };
/** Ports where servers speak TLS when nothing else is said. */
const TLS_PORTS = ['443', '8443'];

/** Whether this is meant as an address rather than a folder. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/**
 * Reads `clickhouse://user:password@host:port/database?tls=1&cluster=NAME` or the same with `myscale://`.
 *
 * The port is the one of the HTTP interface: 8123 when left out, 8443 with TLS. TLS is spoken with `clickhouses://` or
 * `myscales://`, with `tls=1`, and on the ports 443 and 8443.
 * @throws PromptloomError `invalid-input` saying what is wrong, without the password.
 */
export function parseServerAddress(text: string): ServerAddress {
  const scheme = /^(clickhouse|myscale)(s?):\/\//i.exec(text);
  if (!scheme) {
    const given = /^[^:]*/.exec(text)![0];
    throw wrong(
      `a library cannot be at ${given}://…`,
      `Name a folder, ${EXAMPLE}, or the same with myscale://.`,
    );
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw wrong('the library address cannot be read', ENCODE);
  }
  const user = decode(url.username) || 'default';
  const password = decode(url.password);
  if (url.hostname === '') throw wrong('the library address names no host', `Write it as ${EXAMPLE}.`);
  if (url.hash !== '') throw wrong('the library address has a # in it', ENCODE);
  const database = decode(url.pathname.slice(1)) || 'default';
  if (!/^[\w.-]{1,200}$/.test(database))
    throw wrong(
      'the library address names a database with other characters than letters, digits, _, . and -',
      ENCODE,
    );
  if (url.port in NATIVE) {
    throw wrong(
      `port ${url.port} is for ClickHouse's native protocol; promptloom speaks HTTP`,
      `Name the HTTP port, which is ${NATIVE[url.port]} unless the server says otherwise.`,
    );
  }
  const options = readOptions(url.searchParams);
  const tls = options.tls ?? (scheme[2] !== '' || TLS_PORTS.includes(url.port));
  const port = url.port || String(tls ? PORT.tls : PORT.plain);
  const kind = scheme[1]!.toLowerCase() as ServerAddress['kind'];
  if (kind === 'myscale' && options.cluster !== undefined)
    throw wrong('MyScale spreads its tables itself', 'Leave cluster= out of the address.');
  const shown = `${kind}${tls ? 's' : ''}://${encodeURIComponent(user)}@${url.hostname}:${port}/${database}`;
  return {
    kind,
    endpoint: `${tls ? 'https' : 'http'}://${url.hostname}:${port}`,
    user,
    password,
    database,
    ...(options.cluster !== undefined && { cluster: options.cluster }),
    timeout: options.timeout ?? 60,
    connections: options.connections ?? 16,
    gzip: options.gzip ?? false,
    ...(options.ca !== undefined && { authority: options.ca }),
    shown: options.cluster === undefined ? shown : `${shown}?cluster=${options.cluster}`,
  };
}

/** A table on a server. */
export interface TableAddress {
  server: ServerAddress;
  table: string;
  /** The address as people may see it: without the password. */
  shown: string;
}

/**
 * Reads `clickhouse://user:password@host:port/database/table`, or the same with `?table=` in place of the last part.
 * @throws PromptloomError `invalid-input` saying what is wrong, without the password.
 */
export function parseTableAddress(text: string): TableAddress {
  const named = /[?&]table=([^&#]*)/.exec(text);
  const last = /^([a-z]+:\/\/[^/?#]*\/[^/?#]+)\/([^/?#]+)(.*)$/is.exec(text);
  const table = decode(named?.[1] ?? last?.[2] ?? '');
  if (table === '') throw wrong('the address names no table', `Write it as ${EXAMPLE}/table.`);
  const without = named ? text.replace(named[0], named[0][0]!).replace(/\?&/, '?') : `${last![1]}${last![3]}`;
  const server = parseServerAddress(without.replace(/[?&]$/, ''));
  return { server, table, shown: `${server.shown.replace(/\?.*/, '')}/${encodeURIComponent(table)}` };
}

/** What people may see of a path or an address. */
export function withoutPassword(text: string): string {
  if (!isAddress(text)) return text;
  try {
    return parseTableAddress(text).shown;
  } catch {
    return `${/^[^:]*/.exec(text)![0]}://…`;
  }
}

const ENCODE = `Write it as ${EXAMPLE}; in user and password, / is %2F, @ is %40, # is %23 and % is %25.`;

function readOptions(params: URLSearchParams) {
  const unknown = [...params.keys()].find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) {
    const name = /^\w{1,30}$/.test(unknown) ? `the option ${unknown}` : 'an option';
    throw wrong(`the library address has ${name}, which is not known`, `Known are ${OPTIONS.join(', ')}.`);
  }
  const text = (name: string) => params.get(name) || undefined;
  const whole = (name: string, max: number) => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,6}$/.test(value) || Number(value) < 1 || Number(value) > max)
      throw wrong(`${name} in the library address must be a whole number from 1 to ${max}`, '');
    return Number(value);
  };
  const flag = (name: string) => {
    const value = text(name)?.toLowerCase();
    if (value !== undefined && !/^(1|0|true|false|yes|no)$/.test(value))
      throw wrong(`${name} in the library address must be 1 or 0`, '');
    return value === undefined ? undefined : /^(1|true|yes)$/.test(value);
  };
  const cluster = text('cluster');
  if (cluster !== undefined && !/^[A-Za-z_]\w{0,99}$/.test(cluster))
    throw wrong('cluster in the library address must be a name as system.clusters shows it', '');
  return {
    tls: flag('tls'),
    gzip: flag('gzip'),
    cluster,
    timeout: whole('timeout', 86_400),
    connections: whole('connections', 1000),
    ca: text('ca'),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('the library address has a % that is no escape', ENCODE);
  }
}

function wrong(message: string, hint: string): PromptloomError {
  return new PromptloomError('invalid-input', message, { hint });
}
