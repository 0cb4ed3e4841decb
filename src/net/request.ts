import { Agent, fetch, type Response } from 'undici';
import { messageIn, networkCode, RequestFailure, retryAfterMs } from './failure.ts';
import { within } from './retry.ts';

/** A request of this program. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** JSON text. */
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Longest that the whole answer may take; as long as the signal lets it if left out. */
  readonly timeoutMs?: number;
  /** Most bytes of an answer, 64 MiB if left out; 256 vectors of 4,096 numbers as text are about a third of that. */
  readonly maxBytes?: number;
}

/** An answer that has come whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Most bytes that are read of an answer that is an error. */
const MAX_ERROR_BYTES = 64 * 1024;

// A server without a graphics card may work for longer than undici's 300 s before its first byte.
const agent = new Agent({ connect: { timeout: 10_000 }, headersTimeout: 0, bodyTimeout: 0 });

/**
 * Sends a request and reads its answer, whatever the status. Redirects are not followed, because keys would go along.
 * @throws RequestFailure when nothing answers, not in time, or with more than it may; what `signal` was aborted with.
 */
export async function request(outgoing: OutgoingRequest): Promise<Reply> {
  const {
    method,
    url,
    body,
    signal,
    timeoutMs = Number.POSITIVE_INFINITY,
    maxBytes = 64 * 1024 * 1024,
  } = outgoing;
  const headers = {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...outgoing.headers,
  };
  return within(timeoutMs, signal, async (limited) => {
    try {
      const options = {
        method,
        headers,
        body,
        signal: limited,
        redirect: 'manual',
        dispatcher: agent,
      } as const;
      const response = await fetch(url, options);
      const bytes = await readAtMost(response, response.ok ? maxBytes : MAX_ERROR_BYTES, !response.ok);
      const excess = `more than ${maxBytes / 1024 / 1024} MiB in one answer`;
      if (!bytes) throw new RequestFailure({ kind: 'answer', what: excess });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: bytes.toString('utf8'),
      };
    } catch (error) {
      if (error instanceof RequestFailure) throw error;
      limited.throwIfAborted();
      throw new RequestFailure({ kind: 'network', code: networkCode(error) ?? 'the request failed' });
    }
  });
}

/**
 * Sends a request and reads its JSON answer.
 * @throws RequestFailure as {@link request} does, for statuses other than 200 to 299, and for what is not JSON.
 */
export async function requestJson(outgoing: OutgoingRequest): Promise<unknown> {
  const { status, headers, text } = await request(outgoing);
  if (status < 200 || status > 299)
    throw new RequestFailure({
      kind: 'status',
      status,
      said: messageIn(text),
      retryAfterMs: retryAfterMs(headers),
    });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const what = /\bNaN\b|\bInfinity\b/.test(text)
      ? 'an answer that is not JSON: it holds numbers that are none (NaN or Infinity)'
      : 'an answer that is not JSON';
    throw new RequestFailure({ kind: 'answer', what });
  }
}

/**
 * Reads a body up to a limit, which is counted after decompression, so that a small answer that unpacks to a huge one stops there.
 * @returns undefined when it is larger; with `cut`, its beginning then.
 */
export async function readAtMost(
  { body }: Pick<Response, 'body'>,
  limit: number,
  cut = false,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > limit && !cut) return undefined;
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}
