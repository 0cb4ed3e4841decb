import { messageOf, PromptloomError } from '../../errors.ts';
import { fromProblem } from '../answers/problem.ts';
import { readEvents } from '../jobs/events.ts';
import { sameSecret } from '../security/credentials.ts';
import { CHALLENGE, newChallenge, ownerTicket, PROOF, proofOf } from '../security/owner-key.ts';

/** One call of the API. */
export interface ApiCall {
  method?: 'GET' | 'POST' | 'DELETE';
  json?: unknown;
  form?: FormData;
  signal?: AbortSignal;
}

/** What opens a server: the token that it asks of everyone, or the key of the library's owner. */
export interface Secrets {
  token?: string | undefined;
  ownerKey?: string | undefined;
}

/**
 * Calls a promptloom server; what it refuses becomes a `PromptloomError` again. With the owner key the server must show
 * that it knows the key, which itself is never sent: another program may have taken the port of a server that was killed.
 */
export class ApiCalls {
  /** The server's address, with its base path where it has one. */
  readonly url: string;
  readonly #ownerKey: string | undefined;
  readonly #bearer: string | undefined;
  /** Whether the server has shown that it knows the owner key. */
  #isProven = false;

  constructor(url: string, { token, ownerKey }: Secrets = {}) {
    this.url = url.replace(/\/+$/, '');
    this.#ownerKey = ownerKey;
    this.#bearer = ownerKey === undefined ? token : ownerTicket(ownerKey);
  }

  /** A call that answers with JSON. */
  async json<T>(route: string, call: ApiCall = {}): Promise<T> {
    const response = await this.#send(route, 'application/json', call);
    const text = await this.#reading(call, () => response.text());
    return JSON.parse(text, (key, value) => this.#absolute(key, value)) as T;
  }

  /** A call that answers with the bytes of a file. */
  async bytes(route: string): Promise<{ bytes: Uint8Array; mediaType: string }> {
    const response = await this.#send(route, '*/*', {});
    const bytes = await this.#reading({}, () => response.arrayBuffer());
    return { bytes: new Uint8Array(bytes), mediaType: response.headers.get('content-type') ?? '' };
  }

  /** A call that answers with one JSON document a line; fails where the connection breaks off. */
  async *lines(route: string, call: ApiCall = {}): AsyncGenerator<unknown> {
    const response = await this.#send(route, 'application/x-ndjson', call);
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await this.#reading(call, () => reader.read());
      const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
      rest = lines.pop()!;
      for (const line of lines) yield JSON.parse(line, (key, one) => this.#absolute(key, one));
      if (done) return;
    }
  }

  /** A call that answers with events; ends where the connection ends. */
  async *events(route: string, call: ApiCall = {}): AsyncGenerator<{ name: string; data: unknown }> {
    const response = await this.#send(route, 'text/event-stream', call);
    const events = readEvents(response.body!);
    for (;;) {
      const next = await this.#reading(call, () => events.next());
      if (next.done) return;
      const { name, data } = next.value;
      yield { name, data: JSON.parse(data, (key, value) => this.#absolute(key, value)) };
    }
  }

  async #send(route: string, accept: string, call: ApiCall): Promise<Response> {
    const body = call.form ?? (call.json === undefined ? undefined : JSON.stringify(call.json));
    if (this.#ownerKey !== undefined && !(this.#isProven && body === undefined)) {
      // Nothing of the caller's goes out before.
      const hello = await this.#fetch('/health', {}, call);
      await hello.body?.cancel();
      if (!this.#isProven) throw this.#strangerError();
    }
    const headers: Record<string, string> = { accept };
    if (this.#bearer !== undefined) headers.authorization = `Bearer ${this.#bearer}`;
    if (call.json !== undefined) headers['content-type'] = 'application/json';
    const response = await this.#fetch(route, { method: call.method ?? 'GET', headers, body }, call);
    if (response.ok) return response;
    const text = await response.text().catch(() => '');
    throw fromProblem(parseOrNothing(text), response.status);
  }

  /** @throws PromptloomError `fetch-failed` where nobody answers, or somebody else than the server of the library. */
  async #fetch(
    route: string,
    request: { method?: string; headers?: Record<string, string>; body?: FormData | string },
    call: ApiCall,
  ): Promise<Response> {
    const challenge = newChallenge();
    const headers = { ...request.headers, ...(this.#ownerKey !== undefined && { [CHALLENGE]: challenge }) };
    const sending = () =>
      fetch(`${this.url}/api/v1${route}`, { ...request, headers, signal: call.signal, redirect: 'error' });
    const response = await this.#reading(call, sending).catch((error: unknown) => {
      this.#isProven = false;
      throw error;
    });
    if (this.#ownerKey === undefined) return response;
    this.#isProven = sameSecret(response.headers.get(PROOF) ?? '', proofOf(this.#ownerKey, challenge)!);
    if (this.#isProven || WITHOUT_PROOF.has(response.status)) return response;
    response.body?.cancel().catch(() => undefined);
    throw this.#strangerError();
  }

  #strangerError(): PromptloomError {
    return new PromptloomError(
      'fetch-failed',
      `What answers at ${this.url} is not the server that has this library open.`,
      { hint: 'That server has ended, and another program took its port: run the command again.' },
    );
  }

  async #reading<T>(call: ApiCall, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (call.signal?.aborted) throw new PromptloomError('cancelled', 'Cancelled.', { cause });
      const reason = (cause as Error).cause ?? cause;
      throw new PromptloomError(
        'fetch-failed',
        `The promptloom server at ${this.url} does not answer: ${messageOf(reason)}`,
        {
          hint: 'Check that it still runs ("npx promptloom doctor"), or start it with "npx promptloom serve".',
          cause,
        },
      );
    }
  }

  /** Addresses of pictures are relative to the server, and begin with its base path where it has one. */
  #absolute(key: string, value: unknown): unknown {
    const isOurs = (key === 'url' || key === 'src') && typeof value === 'string' && OURS.test(value);
    return isOurs ? new URL(this.url).origin + value : value;
  }
}

/** Refusals of requests that never came as far as the server's own code; they tell nothing and promise nothing. */
const WITHOUT_PROOF = new Set([400, 408, 414, 431]);

/** An address of the API, from the root of its server. */
const OURS = /^\/(?:[^/?#]+\/)*api\/v1\//;

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
