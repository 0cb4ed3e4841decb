import type { z } from 'zod';
import { messageOf, PromptloomError } from '../errors.ts';
import { readEvents, readLines, type ServerEvent } from './events.ts';
import { isOver, type Job } from './job.ts';
import type { Cancellable, ImportOptions, LibraryApi, Progressing } from './library-api.ts';
import { isOperation, type Operation, type Operations, parametersOf, takesInput } from './operation.ts';
import { operations } from './operations.ts';
import { fromProblem } from './problem.ts';
import type { ServerApi } from './server-api.ts';

export { PromptloomError } from '../errors.ts';
export type * from './library-api.ts';
export type { Operation } from './operation.ts';
export { operations } from './operations.ts';
export { fromProblem } from './problem.ts';

/** Where a server is, and how it is asked. */
export interface ClientOptions {
  /** Its address, with its base path where it has one; in a page of the same server the base path alone. */
  url: string;
  /** The value of PROMPTLOOM_TOKEN, where the server wants one. */
  token?: string | undefined;
  /** Sends requests in place of `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** The content of a file to import, for a server that does not share this machine's disk. */
export interface Upload {
  file?: { content: Blob; name: string };
}

/** What an operation that becomes a job is asked for. */
type StartOptions = Cancellable & Upload & { params?: readonly string[] };

/** A library behind a server, and the server itself. */
export interface Client extends Omit<LibraryApi, 'import'>, ServerApi {
  readonly url: string;
  /** Imports the content of a file where `options` has one, and else a path of the server's machine. */
  import(
    input: Parameters<LibraryApi['import']>[0],
    options?: ImportOptions & Upload,
  ): ReturnType<LibraryApi['import']>;
  /** Begins an operation as a job and does not wait for it; `jobs.events` follows it. */
  start<O extends Operation & { job: z.ZodType }>(
    operation: O,
    input: z.input<NonNullable<O['input']>>,
    options?: StartOptions,
  ): Promise<z.output<O['job']>>;
}

/** Times that a lost connection to a job's events is taken up again. */
const RETRIES = 5;
/** Lines that are given at once. */
const BATCH = 500;
/** An address of the API, from the root of its server. */
const OURS = /^\/(?:[^/?#]+\/)*api\/v1\//;

/** A client of a promptloom server. What the server refuses is thrown as the `PromptloomError` that it states. */
export function createClient(options: ClientOptions): Client {
  const wire = new Wire(options);
  const start = (operation: Operation, input: unknown, { params = [], ...rest }: StartOptions = {}) =>
    wire.json(operation, [...params, input, rest], { prefer: 'respond-async' });
  return { ...methodsOf(operations, wire), url: wire.url, start } as unknown as Client;
}

function methodsOf(table: Operations, wire: Wire): object {
  const entries = Object.entries(table).map(([name, entry]) => [
    name,
    isOperation(entry)
      ? (...args: unknown[]) => WAYS[wayOf(entry)](wire, entry, args)
      : methodsOf(entry, wire),
  ]);
  return Object.fromEntries(entries);
}

type Way = (wire: Wire, operation: Operation, args: readonly unknown[]) => unknown;

/** How a method that an operation says is done by asking a server. */
const WAYS = {
  async call(wire, operation, args) {
    const answer = await wire.json(operation, args);
    return operation.under === undefined ? answer : (answer as Record<string, unknown>)[operation.under];
  },
  async job(wire, operation, args) {
    const options = optionsOf(operation, args) as Progressing<unknown>;
    if (options.signal?.aborted) throw new PromptloomError('cancelled', 'Cancelled.');
    return followJob(wire, (await wire.json(operation, args)) as Job, options);
  },
  async stream(wire, operation, args) {
    const options = optionsOf(operation, args) as Record<string, ((data: unknown) => void) | undefined>;
    for await (const { name, data } of wire.events(operation, args)) {
      if (name === 'done') return data;
      if (name === 'error') throw fromProblem(data, 500);
      if (operation.events?.includes(name)) options[`on${name[0]!.toUpperCase()}${name.slice(1)}`]?.(data);
    }
    throw wire.lost();
  },
  events: (wire, operation, args) => wire.events(operation, args),
  async *lines(wire, operation, args) {
    let batch: unknown[] = [];
    for await (const line of wire.lines(operation, args)) {
      batch.push(line);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  },
  async file(wire, operation, args) {
    const response = await wire.send(operation, args, { accept: '*/*' });
    const bytes = new Uint8Array(await wire.reading(operation, args, () => response.arrayBuffer()));
    return { mediaType: response.headers.get('content-type') ?? '', bytes: async () => bytes };
  },
} satisfies Record<string, Way>;

/** A stream of which nobody states the answer is given as it comes. */
function wayOf({ kind, answer }: Operation): keyof typeof WAYS {
  return kind === 'stream' && answer === undefined ? 'events' : kind;
}

/** Where the options of a call stand among its arguments: after its parameters and its input. */
function optionsOf(operation: Operation, args: readonly unknown[]): Cancellable & Upload {
  const at = parametersOf(operation).length + (takesInput(operation) ? 1 : 0);
  return (args[at] ?? {}) as Cancellable & Upload;
}

/** Asks a server; what an operation and its arguments say becomes a request. */
class Wire {
  readonly url: string;
  /** Names the server in messages; a page needs no address to know its own. */
  readonly #name: string;
  readonly #fetch: NonNullable<ClientOptions['fetch']>;
  readonly #headers: Record<string, string>;

  constructor({ url, token, fetch: send = (address, init) => fetch(address, init) }: ClientOptions) {
    this.url = url.replace(/\/+$/, '');
    this.#name = `The promptloom server${URL.canParse(this.url) ? ` at ${this.url}` : ''}`;
    this.#fetch = send;
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  }

  async json(operation: Operation, args: readonly unknown[], headers = {}): Promise<unknown> {
    const response = await this.send(operation, args, { accept: 'application/json', ...headers });
    const text = await this.reading(operation, args, () => response.text());
    return text === '' ? undefined : this.#parse(text);
  }

  async *events(operation: Operation, args: readonly unknown[]): AsyncGenerator<ServerEvent> {
    const response = await this.send(operation, args, { accept: 'text/event-stream' });
    yield* this.#each(operation, args, readEvents(response.body!, this.#parse));
  }

  async *lines(operation: Operation, args: readonly unknown[]): AsyncGenerator<unknown> {
    const response = await this.send(operation, args, { accept: 'application/x-ndjson' });
    yield* this.#each(operation, args, readLines(response.body!, this.#parse));
  }

  async send(
    operation: Operation,
    args: readonly unknown[],
    headers: Record<string, string>,
  ): Promise<Response> {
    const { body, type } = bodyOf(operation, args);
    const init: RequestInit = {
      method: operation.method,
      headers: { ...this.#headers, ...headers, ...type },
      body,
      redirect: 'error',
      signal: optionsOf(operation, args).signal ?? null,
    };
    const address = `${this.url}/api/v1${addressOf(operation, args)}`;
    const response = await this.reading(operation, args, () => this.#fetch(address, init));
    if (response.ok) return response;
    const text = await response.text().catch(() => '');
    throw fromProblem(parseOrNothing(text), response.status);
  }

  /** Reads what comes over the network. @throws PromptloomError `cancelled`, `fetch-failed`. */
  async reading<T>(operation: Operation, args: readonly unknown[], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (optionsOf(operation, args).signal?.aborted)
        throw new PromptloomError('cancelled', 'Cancelled.', { cause });
      if (cause instanceof PromptloomError) throw cause;
      const reason = messageOf((cause as Error).cause ?? cause);
      throw new PromptloomError('fetch-failed', `${this.#name} does not answer: ${reason}`, {
        hint: 'Check that it still runs ("npx promptloom doctor"), or start it with "npx promptloom serve".',
        cause,
      });
    }
  }

  /** An error for work whose answer will not come. */
  lost(): PromptloomError {
    return new PromptloomError('fetch-failed', `${this.#name} ended the connection before it was done.`, {
      hint: 'Its work may go on: "npx promptloom doctor" says how the server is.',
    });
  }

  async *#each<T>(operation: Operation, args: readonly unknown[], all: AsyncGenerator<T>): AsyncGenerator<T> {
    try {
      for (;;) {
        const next = await this.reading(operation, args, () => all.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await all.return(undefined);
    }
  }

  /** Addresses of images are relative to the server; a page that is served by it takes them as they are. */
  readonly #parse = (text: string): unknown => {
    if (!URL.canParse(this.url)) return JSON.parse(text);
    const { origin } = new URL(this.url);
    return JSON.parse(text, (key, value: unknown) =>
      (key === 'url' || key === 'src') && typeof value === 'string' && OURS.test(value)
        ? origin + value
        : value,
    );
  };
}

/** The address of an operation under `/api/v1`. */
export function addressOf(operation: Operation, args: readonly unknown[]): string {
  const names = parametersOf(operation);
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(args[names.indexOf(name)])),
  );
  if (operation.method === 'POST' || operation.input === undefined) return path;
  const query = new URLSearchParams(queryOf(args[names.length] ?? {}));
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The fields of an input as a query states them; those of an object within it stand by themselves. */
function queryOf(input: unknown): [string, string][] {
  return Object.entries(input as object).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value.map((one): [string, string] => [name, String(one)]);
    return typeof value === 'object' ? queryOf(value) : [[name, String(value)]];
  });
}

function bodyOf(
  operation: Operation,
  args: readonly unknown[],
): { body: RequestInit['body']; type?: Record<string, string> } {
  if (operation.method !== 'POST' || !takesInput(operation)) return { body: null };
  const input = args[parametersOf(operation).length] ?? {};
  const { part } = operation;
  const file = part && fileOf(part, input, optionsOf(operation, args));
  if (!file) return { body: JSON.stringify(input), type: { 'content-type': 'application/json' } };
  const form = new FormData();
  // The fields come first: a server writes a file to its disk as it comes.
  if (part.field !== undefined) form.set('request', JSON.stringify({ ...input, [part.field]: undefined }));
  form.set(part.name, file.content, file.name);
  return { body: form };
}

function fileOf(
  { kind, field }: NonNullable<Operation['part']>,
  input: object,
  { file }: Upload,
): Upload['file'] {
  if (kind === 'file') return file;
  const bytes = field === undefined ? input : (input as Record<string, unknown>)[field];
  return bytes === undefined
    ? undefined
    : { content: new Blob([bytes as Uint8Array<ArrayBuffer>]), name: 'image' };
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Waits for a job's result; an abort cancels the job and then waits for it to say so.
 * @throws PromptloomError what the job failed with; `cancelled`; `fetch-failed` when the server does not answer any more.
 */
async function followJob(
  wire: Wire,
  { id }: Job,
  { signal, onProgress }: Progressing<unknown>,
): Promise<unknown> {
  const { jobs } = operations;
  const cancel = () => {
    wire.json(jobs.cancel, [id]).catch(() => undefined);
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (let lost = 0; lost < RETRIES; lost++) {
      await new Promise((resolve) => setTimeout(resolve, lost * 500));
      try {
        for await (const { name, data } of wire.events(jobs.events, [id]))
          if (name === 'progress') onProgress?.(data);
      } catch (error) {
        if (!(error instanceof PromptloomError) || error.code !== 'fetch-failed') throw error;
      }
      // The stream is the quick way to know that it is over; the job itself says how it ended.
      const now = (await wire.json(jobs.get, [id])) as Job;
      if (isOver(now.status)) return resultOf(now);
    }
    throw wire.lost();
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function resultOf(job: Job): unknown {
  if (job.status === 'done') return job.result;
  if (job.status === 'failed') throw fromProblem(job.error, 500);
  throw new PromptloomError('cancelled', 'The job was cancelled.');
}
