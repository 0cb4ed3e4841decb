import { Agent, request } from 'undici';
import { PromptloomError } from '../../errors.ts';
import { parseExactJson, stringifyExactJson } from '../../text/exact-json.ts';
import type { A1111Address } from './address.ts';
import { connectionFailed, statusFailed, unreadable } from './errors.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** Largest answer read, in bytes: the Base64 of a noisy PNG of 4096 by 4096 pixels, and some room. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

// A server without a graphics card may draw for longer than undici's 300 s before its first byte, so the
// only limit on an answer is the one each call states.
const agent = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS }, headersTimeout: 0, bodyTimeout: 0 });

/** Options of one call. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Limit for the whole answer, in milliseconds. */
  timeoutMs: number;
}

/** Talks JSON with an A1111 server. */
export class A1111Client {
  readonly #address: A1111Address;

  constructor(address: A1111Address) {
    this.#address = address;
  }

  /**
   * GET /sdapi/v1/… ; undefined where the server has no such route (404).
   * @throws PromptloomError `backend-failed`, `cancelled`.
   */
  async get(path: string, options: CallOptions): Promise<unknown> {
    return this.#call('GET', path, undefined, options);
  }

  /**
   * POST /sdapi/v1/… ; undefined where the server has no such route (404).
   * @throws PromptloomError `backend-failed`, `cancelled`.
   */
  async post(path: string, body: unknown, options: CallOptions): Promise<unknown> {
    return this.#call('POST', path, body, options);
  }

  async #call(method: 'GET' | 'POST', path: string, body: unknown, options: CallOptions): Promise<unknown> {
    const { shown, authorization } = this.#address;
    const timeout = AbortSignal.timeout(options.timeoutMs);
    try {
      const answer = await request(`${shown}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(authorization && { authorization }),
        },
        body: body === undefined ? null : stringifyExactJson(body),
        signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
        dispatcher: agent,
      });
      const text = await readText(answer.body, shown);
      if (answer.statusCode === 404 && isMissingRoute(text)) return undefined;
      if (answer.statusCode >= 300) throw statusFailed(shown, path, answer.statusCode, text);
      return parseJson(text, shown, path);
    } catch (error) {
      if (error instanceof PromptloomError) throw error;
      if (options.signal?.aborted) throw new PromptloomError('cancelled', 'Drawing was cancelled');
      throw connectionFailed(shown, timeout.aborted ? options.timeoutMs : undefined, error);
    }
  }
}

async function readText(body: AsyncIterable<Buffer>, shown: string): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MAX_ANSWER_BYTES)
      throw unreadable(shown, `it is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** A1111 also answers 404 for a sampler it does not know; then the body names it. */
function isMissingRoute(text: string): boolean {
  return !/"(detail|error|errors|message)"\s*:\s*"(?!not found")/i.test(text);
}

function parseJson(text: string, shown: string, path: string): unknown {
  // interrupt answers with an empty body on some servers.
  if (text.trim() === '') return null;
  try {
    return parseExactJson(text);
  } catch (error) {
    throw unreadable(shown, `the answer to ${path} is not JSON`, error);
  }
}
