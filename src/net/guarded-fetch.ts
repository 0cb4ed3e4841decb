import { Agent, type Dispatcher, type Response, fetch as undiciFetch } from 'undici';
import { messageOf, PromptloomError } from '../errors.ts';
import { networkCode, networkReason, RequestFailure, requestFailureIn, retryAfterMs } from './failure.ts';
import {
  guardLookup,
  isPublicAddress,
  type Lookup,
  refusedAddress,
  resolveBySystem,
} from './public-address.ts';
import { readAtMost } from './request.ts';
import { DEFAULT_RETRY, type RetryPolicy, verdictOn, withRetries } from './retry.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;
const RETRY: RetryPolicy = { ...DEFAULT_RETRY, firstWaitMs: 250, longestWaitMs: 30_000 };

/** Options of {@link fetchImage}. */
export interface FetchOptions {
  signal?: AbortSignal;
  /** Largest image, in bytes after any content encoding is undone; 64 MiB. */
  maxBytes?: number;
  /** Longest time for one try with its redirects, in milliseconds; 30 s. */
  timeoutMs?: number;
  /** Whether this machine and private networks may be asked. */
  allowPrivate?: boolean;
  /** Finds the addresses of a name; the system's way. */
  lookup?: Lookup;
}

/**
 * Fetches an image from an address that a user or a data set gave, and so from anywhere: only http and https, only
 * public addresses (checked as the connection is made), every redirect checked again (5 at most), with limits on size
 * and time. Statuses that pass (429 and 5xx) and lost connections are tried again twice, after the time the server
 * asks for if that is 30 s at most.
 * @throws PromptloomError `url-refused`, `fetch-failed`, `cancelled`. Messages leave the query out: it may hold secrets.
 */
export async function fetchImage(url: string, options: FetchOptions = {}): Promise<Uint8Array> {
  const { signal, timeoutMs = TIMEOUT_MS } = options;
  const target = checkUrl(url, options);
  const agent = options.lookup ? makeAgent(options.lookup, options.allowPrivate) : sharedAgent(options);
  try {
    return await withRetries((limited) => tryOnce(target, agent, limited, options), {
      policy: { ...RETRY, tryTimeoutMs: timeoutMs },
      signal,
      // A server may close a kept connection just as it is used again; one that is slow would be as slow again.
      judge: (error) => verdictOn(requestFailureIn(error) ?? error, ['lost']),
    });
  } catch (error) {
    throw signal?.aborted ? cancelled(target, error) : explain(target, error);
  } finally {
    if (options.lookup) void agent.destroy();
  }
}

function checkUrl(text: string, { allowPrivate }: FetchOptions, base?: URL): URL {
  if (!URL.canParse(text, base?.href))
    throw new PromptloomError('url-refused', 'Refused to fetch: not a valid URL.');
  const url = new URL(text, base);
  const refuse = (why: string) =>
    new PromptloomError('url-refused', `Refused to fetch ${plain(url)}: ${why}.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('only http and https are fetched');
  if (url.username !== '' || url.password !== '') throw refuse('it holds a user name or password');
  // A socket does not look up an address that is written out, so those are checked here.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const literal = /^[\d.]+$/.test(host) || host.includes(':');
  if (literal && !allowPrivate && !isPublicAddress(host)) throw refusedAddress(host, host);
  return url;
}

async function tryOnce(
  target: URL,
  dispatcher: Dispatcher,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<Uint8Array> {
  const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'promptloom' };
  let url = target;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const response = await undiciFetch(url, { dispatcher, redirect: 'manual', signal, headers });
    const location = response.headers.get('location');
    try {
      if (response.status < 300 || response.status > 399 || location === null)
        return await readImage(response, url, options.maxBytes ?? MAX_BYTES);
    } finally {
      if (!response.bodyUsed) await response.body?.cancel().catch(() => undefined);
    }
    url = checkUrl(location, options, url);
  }
  throw failed(target, `redirected more than ${MAX_REDIRECTS} times`);
}

async function readImage(response: Response, url: URL, maxBytes: number): Promise<Uint8Array> {
  const { status, headers } = response;
  if (status !== 200) {
    const wait = retryAfterMs(Object.fromEntries(headers));
    const cause = new RequestFailure({ kind: 'status', status, said: '', retryAfterMs: wait });
    throw failed(url, `answered ${status}`, cause);
  }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !type.startsWith('image/') && !/^(application|binary)\/octet-stream$/.test(type))
    throw failed(url, `answered with ${type.slice(0, 100)}, not an image`);
  const tooLarge = `the image is larger than ${maxBytes} bytes`;
  if (Number(headers.get('content-length')) > maxBytes) throw failed(url, tooLarge);
  const bytes = await readAtMost(response, maxBytes);
  if (!bytes) throw failed(url, tooLarge);
  if (bytes.length === 0) throw failed(url, 'answered with nothing');
  return bytes;
}

function makeAgent(lookup: Lookup, allowPrivate = false): Agent {
  return new Agent({ connect: { lookup: guardLookup(lookup, allowPrivate) }, connections: 16 });
}

const agents = new Map<boolean, Agent>();

/** Connections are kept between calls: a data set's images mostly lie on a few hosts. */
function sharedAgent({ allowPrivate = false }: FetchOptions): Agent {
  const agent = agents.get(allowPrivate) ?? makeAgent(resolveBySystem, allowPrivate);
  agents.set(allowPrivate, agent);
  return agent;
}

function plain(url: URL): string {
  return url.host === '' ? `a ${url.protocol} URL` : `${url.protocol}//${url.host}${url.pathname}`;
}

function failed(url: URL, why: string, cause?: unknown): PromptloomError {
  return new PromptloomError('fetch-failed', `Cannot fetch ${plain(url)}: ${why}.`, { cause });
}

function cancelled(url: URL, cause: unknown): PromptloomError {
  return new PromptloomError('cancelled', `Fetching ${plain(url)} was cancelled.`, { cause });
}

/** The fetch wraps what happened to the socket, our refusals included, in causes. */
function explain(url: URL, error: unknown): PromptloomError {
  let inner = error;
  while (inner instanceof Error && !(inner instanceof PromptloomError) && inner.cause !== undefined) {
    inner = inner.cause;
  }
  if (inner instanceof PromptloomError) return inner;
  const failure = requestFailureIn(error)?.failure;
  if (failure?.kind === 'silence') return failed(url, `no answer within ${failure.afterMs / 1000} s`, error);
  const code = networkCode(error) ?? '';
  return failed(url, networkReason(code, messageOf(inner) || code || 'the connection failed'), inner);
}
