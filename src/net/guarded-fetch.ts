import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type Dispatcher, type Response, fetch as undiciFetch } from 'undici';
import { messageOf, PromptloomError } from '../errors.ts';
import {
  guardLookup,
  isPublicAddress,
  type Lookup,
  refusedAddress,
  resolveBySystem,
} from './public-address.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;
const MAX_TRIES = 3;
const FIRST_WAIT_MS = 250;
const MAX_WAIT_MS = 30_000;

/** Options of {@link fetchPicture}. */
export interface FetchOptions {
  signal?: AbortSignal;
  /** Largest picture, in bytes after any content encoding is undone; 64 MiB. */
  maxBytes?: number;
  /** Longest time for one try with its redirects, in milliseconds; 30 s. */
  timeoutMs?: number;
  /** Whether this machine and private networks may be asked. */
  allowPrivate?: boolean;
  /** Finds the addresses of a name; the system's way. */
  lookup?: Lookup;
}

/**
 * Fetches a picture from an address that a user or a data set gave, and so from anywhere: only http and https, only
 * public addresses (checked as the connection is made), every redirect checked again (5 at most), with limits on size
 * and time. Answers 429 and 503 and lost connections are tried again twice, after the time the server asks for if
 * that is 30 s at most.
 * @throws PromptloomError `url-refused`, `fetch-failed`, `cancelled`. Messages leave the query out: it may hold secrets.
 */
export async function fetchPicture(url: string, options: FetchOptions = {}): Promise<Uint8Array> {
  const target = checkUrl(url, options);
  const agent = options.lookup ? makeAgent(options.lookup, options.allowPrivate) : sharedAgent(options);
  try {
    for (let tries = 1; ; tries++) {
      const answer = await tryOnce(target, agent, options);
      if (answer instanceof Uint8Array) return answer;
      const wait = answer.waitMs ?? FIRST_WAIT_MS * 2 ** (tries - 1);
      if (tries === MAX_TRIES || wait > MAX_WAIT_MS) throw answer.failure;
      await sleep(wait, undefined, { signal: options.signal });
    }
  } catch (error) {
    throw options.signal?.aborted ? cancelled(target, error) : explain(target, error);
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

/** A failure that may pass, and how long the server asks to wait. */
type Passing = { failure: PromptloomError; waitMs?: number };

async function tryOnce(target: URL, agent: Dispatcher, options: FetchOptions): Promise<Uint8Array | Passing> {
  const { signal, timeoutMs = TIMEOUT_MS } = options;
  const stop = new AbortController();
  const cancel = () => stop.abort(signal?.reason);
  const seconds = timeoutMs / 1000;
  const timer = setTimeout(() => stop.abort(failed(target, `no answer within ${seconds} s`)), timeoutMs);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    signal?.throwIfAborted();
    let url = target;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const response = await undiciFetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        signal: stop.signal,
        headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'promptloom' },
      });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        return await readAnswer(response, url, options.maxBytes ?? MAX_BYTES);
      }
      await discard(response);
      url = checkUrl(location, options, url);
    }
    throw failed(target, `redirected more than ${MAX_REDIRECTS} times`);
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason;
    const failure = explain(target, error);
    // A server may close a kept connection just as it is used again.
    if (isReset(failure.cause)) return { failure };
    throw failure;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

async function readAnswer(response: Response, url: URL, maxBytes: number): Promise<Uint8Array | Passing> {
  const { status, headers } = response;
  const fail = async (why: string): Promise<never> => {
    await discard(response);
    throw failed(url, why);
  };
  if (status === 429 || status === 503) {
    await discard(response);
    return { failure: failed(url, `answered ${status}`), waitMs: retryAfter(headers.get('retry-after')) };
  }
  if (status !== 200) return fail(`answered ${status}`);
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !type.startsWith('image/') && !/^(application|binary)\/octet-stream$/.test(type)) {
    return fail(`answered with ${type.slice(0, 100)}, not a picture`);
  }
  const tooLarge = `the picture is larger than ${maxBytes} bytes`;
  if (Number(headers.get('content-length')) > maxBytes) return fail(tooLarge);

  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Counted after decompression: a small answer that unpacks to a huge one stops here.
    if (size > maxBytes) throw failed(url, tooLarge);
    chunks.push(chunk);
  }
  if (size === 0) throw failed(url, 'answered with nothing');
  return Buffer.concat(chunks, size);
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

/** Milliseconds that a `Retry-After` header asks for: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function makeAgent(lookup: Lookup, allowPrivate = false): Agent {
  return new Agent({ connect: { lookup: guardLookup(lookup, allowPrivate) }, connections: 16 });
}

const agents = new Map<boolean, Agent>();

/** Connections are kept between calls: a data set's pictures mostly lie on a few hosts. */
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
  return failed(url, messageOf(inner) || codeOf(inner) || 'the connection failed', inner);
}

function isReset(cause: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(cause));
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}
