import { parseRetryAfter } from './retry.ts';
import { ServiceFailure } from './service-failure.ts';

/** A request with a JSON answer. */
export interface JsonRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Record<string, string>;
  /** JSON text. */
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** Most bytes of an answer; 256 vectors of 4,096 numbers as text are about a third of it. */
const MAX_ANSWER = 64 * 1024 * 1024;
/** Most bytes read of an answer that is an error. */
const MAX_ERROR = 64 * 1024;

/**
 * Sends a request and reads its JSON answer. Redirects are not followed, because keys would go along.
 * @throws ServiceFailure for statuses other than 200 to 299, network failures, and answers that are too large or not
 * JSON; what `signal` was aborted with.
 */
export async function requestJson(request: JsonRequest): Promise<unknown> {
  const { method, url, headers, body, signal } = request;
  let text: string;
  try {
    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
    if (!response.ok) {
      throw new ServiceFailure({
        kind: 'status',
        status: response.status,
        said: messageIn(await readText(response, MAX_ERROR, 'cut')),
        retryAfterMs: parseRetryAfter(response.headers.get('retry-after')),
      });
    }
    text = await readText(response, MAX_ANSWER, 'refuse');
  } catch (error) {
    if (error instanceof ServiceFailure) throw error;
    signal.throwIfAborted();
    throw new ServiceFailure({ kind: 'network', code: networkCode(error) });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const what = /\bNaN\b|\bInfinity\b/.test(text)
      ? 'an answer that is not JSON: it holds numbers that are none (NaN or Infinity)'
      : 'an answer that is not JSON';
    throw new ServiceFailure({ kind: 'answer', what });
  }
}

async function readText(response: Response, limit: number, beyond: 'cut' | 'refuse'): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= limit) continue;
    if (beyond === 'cut') break;
    throw new ServiceFailure({ kind: 'answer', what: `more than ${limit / 1024 / 1024} MiB in one answer` });
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The system's name for a network failure, wherever in the chain of causes it stands. */
function networkCode(error: unknown): string {
  let at: unknown = error;
  for (let depth = 0; depth < 6 && at instanceof Error; depth += 1) {
    if (at instanceof AggregateError) at = at.errors[0] ?? at;
    const { code, message, cause } = at as Error & { code?: unknown };
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
    if (message === 'terminated' && !cause) return 'ECONNRESET';
    at = cause;
  }
  return 'the request failed';
}

/** What an error document says, in the forms that OpenAI, AWS and common web frameworks use. */
function messageIn(body: string): string {
  try {
    const value = JSON.parse(body) as Record<string, unknown> | null;
    const error = value?.error;
    const inner =
      typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error;
    const said = inner ?? value?.message ?? value?.Message ?? value?.detail;
    if (typeof said === 'string') return said;
    if (said !== undefined) return JSON.stringify(said);
  } catch {
    // Not JSON: HTML pages say nothing worth showing.
    if (/^\s*</.test(body)) return '';
  }
  return body;
}
