import { PromptloomError } from '../../errors.ts';
import { RequestFailure } from '../../net/failure.ts';
import { request } from '../../net/request.ts';
import type { ServiceAddress } from '../../net/service-address.ts';
import { parseExactJson, stringifyExactJson } from '../../text/exact-json.ts';
import { A1111Errors } from './errors.ts';

/** Largest answer read, in bytes: the Base64 of a noisy PNG of 4096 by 4096 pixels, and some room. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

/** Options of one call. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Limit for the whole answer, in milliseconds. */
  timeoutMs: number;
}

/** Talks JSON with an A1111 server. */
export class A1111Client {
  readonly errors: A1111Errors;
  readonly #address: ServiceAddress;

  constructor(address: ServiceAddress) {
    this.errors = new A1111Errors(address);
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
    return this.#call('POST', path, stringifyExactJson(body), options);
  }

  async #call(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    options: CallOptions,
  ): Promise<unknown> {
    const { base, headers } = this.#address;
    const outgoing = { method, url: `${base}${path}`, headers, body, maxBytes: MAX_ANSWER_BYTES, ...options };
    const { status, text } = await request(outgoing).catch((error: unknown) => {
      if (options.signal?.aborted) throw new PromptloomError('cancelled', 'Drawing was cancelled');
      throw error instanceof RequestFailure ? this.errors.from(error) : error;
    });
    if (status === 404 && isMissingRoute(text)) return undefined;
    if (status >= 300) throw this.errors.fromStatus(path, status, text);
    // interrupt answers with an empty body on some servers.
    if (text.trim() === '') return null;
    try {
      return parseExactJson(text);
    } catch (error) {
      throw this.errors.unreadable(`the answer to ${path} is not JSON`, error);
    }
  }
}

/** A1111 also answers 404 for a sampler it does not know; then the body names it. */
function isMissingRoute(text: string): boolean {
  return !/"(detail|error|errors|message)"\s*:\s*"(?!not found")/i.test(text);
}
