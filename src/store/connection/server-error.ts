import { ClickHouseError } from '@clickhouse/client';
import { messageOf, PromptloomError } from '../../errors.ts';
import { networkCode, networkReason, type Trouble, troubleOf } from '../../net/failure.ts';
import type { ServerAddress } from './server-address.ts';

const MOST = 500;

/**
 * What each of ClickHouse's error codes means for a library.
 * @see https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
 */
const BY_CODE: Record<string, (address: ServerAddress) => [message: string, hint: string]> = {
  '81': ({ database }) => [
    `the server has no database ${database}`,
    `Have it made (CREATE DATABASE ${database}), or name another one at the end of the library address.`,
  ],
  '115': () => [
    'the server does not know a setting that promptloom needs',
    'It may be too old: ClickHouse 25.8 or newer is needed, or MyScale with myscale://.',
  ],
  '159': ({ timeout }) => [
    `the server gave up on a search after ${timeout} seconds`,
    'Build the index (npx promptloom index), narrow the search, or allow more seconds with timeout= in the library address.',
  ],
  '164': () => [
    'the server lets this user read only',
    'Use a user that may write and make tables, and may change settings (its profile has no readonly).',
  ],
  '170': noCluster,
  '192': wrongUser,
  '193': wrongUser,
  '202': () => ['the server has too much to do at once', 'Try again in a moment.'],
  '209': lostMachine,
  '210': lostMachine,
  '279': lostMachine,
  '241': () => [
    'the server has no memory left for this',
    'Try again when it has less to do, or give it more memory.',
  ],
  '242': () => [
    'the tables on the server are read-only at the moment',
    'Its replicas have lost ClickHouse Keeper (or ZooKeeper): have that mended, and run the same command again.',
  ],
  '243': () => ['the disk of the server is full', 'Free some space there and run the same command again.'],
  '394': () => ['the search was cancelled on the server', ''],
  '497': ({ user, database, cluster }) => [
    `the user ${user} may not do this`,
    `Grant it what a library needs: GRANT SELECT, INSERT, ALTER, CREATE, DROP, TRUNCATE, OPTIMIZE ON ${database}.* TO ${user}; ` +
      `GRANT SELECT ON system.* TO ${user}${cluster === undefined ? '' : `; GRANT CLUSTER, REMOTE ON *.* TO ${user}`}.`,
  ],
  '516': wrongUser,
  '701': noCluster,
};

/** What to do about failures below HTTP. */
const BY_TROUBLE: Record<Trouble, string> = {
  absent: 'Check that the server runs, the host and port in the library address, and the network.',
  unreached: 'Check the network and any firewall, and try again.',
  lost: 'Run the same command again.',
  silent: 'Check the network and any firewall, and try again.',
  'no-tls': 'Use the port for HTTPS, which is 8443, or leave out tls.',
  untrusted:
    'Name the certificate of the authority that signed it, as a PEM file, with ca= in the library address. One that has expired has to be renewed, and the host named as its certificate names it.',
};

function wrongUser({ user }: ServerAddress): [string, string] {
  return [
    `the server does not accept the user ${user} with this password`,
    'Check both in the library address; in it, / is written %2F, @ is %40, # is %23 and % is %25.',
  ];
}

function noCluster({ cluster }: ServerAddress): [string, string] {
  return [
    `the server knows no cluster ${cluster ?? ''}`.trim(),
    'SELECT DISTINCT cluster FROM system.clusters shows its names; leave cluster= out for a single server.',
  ];
}

function lostMachine(): [string, string] {
  return [
    'the server cannot reach another machine of its cluster',
    'Check that all of them run: SELECT * FROM system.clusters shows their addresses. Then run the same command again.',
  ];
}

/** What went wrong on the way to a server or there, with what to do, and without the password. */
export function asServerError(error: unknown, address: ServerAddress): PromptloomError {
  if (error instanceof PromptloomError) return error;
  const [message, hint] = explain(error, address);
  return new PromptloomError('store-failed', withoutPassword(`${address.shown}: ${message}`, address), {
    hint: withoutPassword(hint, address),
  });
}

function explain(error: unknown, address: ServerAddress): [message: string, hint: string] {
  if (error instanceof ClickHouseError) {
    const known = BY_CODE[isBusy(error) ? '202' : error.code]?.(address);
    if (known) return known;
    return [`the server refused (${error.type ?? error.code}): ${error.message.trim().slice(0, MOST)}`, ''];
  }
  const old = /^Code: (\d+), e\.displayText\(\) = (?:DB::Exception: )?(.*?)(?:, e\.what|$)/s.exec(
    messageOf(error),
  );
  if (old) {
    // Servers of before 2021 word errors in their own way, which the client does not read.
    return BY_CODE[old[1]!]?.(address) ?? [`the server refused (${old[1]}): ${old[2]!.slice(0, MOST)}`, ''];
  }
  const trouble = troubleOf(error);
  if (trouble) return [networkReason(networkCode(error)!), BY_TROUBLE[trouble]];
  const message = messageOf(error).trim();
  if (/timeout/i.test(message)) return [networkReason('ETIMEDOUT'), BY_TROUBLE.silent];
  return [
    `what answers there is no ClickHouse: ${message.replace(/\s+/g, ' ').slice(0, 120) || 'it says nothing'}`,
    'Name the host and the port of its HTTP interface, 8123 or with TLS 8443.',
  ];
}

/** Whether the connection was lost, or never came about: a statement that only asks can be sent again. */
export function lostBeforeAnswer(error: unknown): boolean {
  return neverSent(error) || ['lost', 'unreached'].includes(troubleOf(error) ?? '');
}

/** Whether the server cannot have begun with a statement: anything can be sent again. */
export function neverSent(error: unknown): boolean {
  if (error instanceof ClickHouseError) return isBusy(error);
  return ['ECONNREFUSED', 'EAI_AGAIN'].includes(networkCode(error) ?? '');
}

/** Whether the server had no room for a statement, or a vector index none for a search beside the others. */
function isBusy({ code, message }: ClickHouseError): boolean {
  return code === '202' || (code === '117' && message.includes('Too many threads'));
}

function withoutPassword(text: string, { password }: ServerAddress): string {
  if (password === '') return text;
  return [password, encodeURIComponent(password)].reduce(
    (all, secret) => all.replaceAll(secret, '***'),
    text,
  );
}
