import { basePath } from '../lib/base-path.ts';
import { ApiError, problemFrom } from './api-error.ts';
import { connectionLost, isGatewayFault } from './connection.ts';
import { askForToken } from './session.ts';
import { readEvents, type ServerEvent } from './sse.ts';

const BASE = `${basePath}/api/v1`;

/** The address of something that the API serves to the browser itself, such as a picture. */
export function apiAddress(path: string): string {
  return BASE + path;
}

export interface CallOptions {
  method?: 'GET' | 'POST' | 'DELETE';
  json?: unknown;
  form?: FormData;
  signal?: AbortSignal;
  accept?: string;
  /** How the answer is wanted: `respond-async` for a job (RFC 7240). */
  prefer?: string;
}

async function send(path: string, options: CallOptions): Promise<Response> {
  const headers = new Headers({ accept: options.accept ?? 'application/json' });
  if (options.prefer !== undefined) headers.set('prefer', options.prefer);
  if (options.json !== undefined) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method: options.method ?? 'GET',
      headers,
      body: options.form ?? (options.json === undefined ? null : JSON.stringify(options.json)),
      credentials: 'same-origin',
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable();
  }
  if (isGatewayFault(response.status, response.headers.get('content-type'))) throw unreachable();
  connectionLost.set(false);
  if (response.ok) return response;
  const error = new ApiError(problemFrom(response.status, await response.text()), response.status);
  if (path === '/session' || !wantsToken(error, response)) throw error;
  await askForToken(options.signal);
  return send(path, options);
}

/** Whether the token would help; a proxy may ask for something else, and an old cookie counts as a wrong token. */
function wantsToken({ code }: ApiError, response: Response): boolean {
  return code === 'unauthorized' || (code === 'rate-limited' && response.headers.has('www-authenticate'));
}

function unreachable(): ApiError {
  connectionLost.set(true);
  return new ApiError({
    detail: 'The promptloom server does not answer.',
    code: 'unreachable',
    hint: 'This page tries again by itself. Check that promptloom still runs.',
  });
}

/** One call of the API that answers with JSON. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(path, options);
  const body = await response.text();
  return (body === '' ? undefined : JSON.parse(body)) as T;
}

/** One call of the API that answers with server-sent events. */
export async function* stream(path: string, options: CallOptions = {}): AsyncGenerator<ServerEvent> {
  const response = await send(path, { ...options, accept: 'text/event-stream' });
  if (response.body) yield* readEvents(response.body);
}
