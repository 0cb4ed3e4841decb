import { messageOf, PromptloomError } from '../errors.ts';
import { readEvents } from './events.ts';
import { fromProblem } from './problem.ts';

/** One call of the API. */
export interface ApiCall {
  method?: 'GET' | 'POST' | 'DELETE';
  json?: unknown;
  form?: FormData;
  signal?: AbortSignal;
}

/** Calls a promptloom server; what it refuses becomes a `PromptloomError` again. */
export class ApiCalls {
  readonly url: string;
  readonly #bearer: string | undefined;

  constructor(url: string, bearer: string | undefined) {
    this.url = url.replace(/\/+$/, '');
    this.#bearer = bearer;
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
    const headers: Record<string, string> = { accept };
    if (this.#bearer !== undefined) headers.authorization = `Bearer ${this.#bearer}`;
    if (call.json !== undefined) headers['content-type'] = 'application/json';
    const response = await this.#reading(call, () =>
      fetch(`${this.url}/api/v1${route}`, {
        method: call.method ?? 'GET',
        headers,
        body: call.form ?? (call.json === undefined ? undefined : JSON.stringify(call.json)),
        signal: call.signal,
        redirect: 'error',
      }),
    );
    if (response.ok) return response;
    const text = await response.text().catch(() => '');
    throw fromProblem(parseOrNothing(text), response.status);
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
          hint: 'Check that it still runs ("promptloom doctor"), or start it with "promptloom serve".',
          cause,
        },
      );
    }
  }

  /** Addresses of pictures are relative to the server. */
  #absolute(key: string, value: unknown): unknown {
    const isAddress = (key === 'url' || key === 'src') && typeof value === 'string';
    return isAddress && value.startsWith('/api/v1/') ? this.url + value : value;
  }
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
