import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { PromptloomError } from '../../errors.ts';
import { refusal, stopped, unreachable } from './hub-errors.ts';
import type { HubSettings } from './hub-settings.ts';

/** How often a request is repeated that failed for a reason that passes. */
const RETRIES = 4;
/** Reasons for which there is no network rather than a bad moment of it: one more attempt tells. */
const NO_NETWORK = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];
/** How long a connection may take to come about. */
const CONNECT_MS = 10_000;
/** The longest that a hub may ask to wait before it counts as refusing. */
const LONGEST_WAIT_MS = 60_000;
const MOST_REDIRECTS = 8;

/** What the hub tells of a file. */
export interface HubFile {
  commit: string;
  /** SHA-256 of a large file; git's SHA-1 of a small one. */
  etag: string;
  size: number;
}

/** How patient a client is. */
export interface Patience {
  /** How long the hub may be silent. */
  silenceMs?: number;
  /** How often a request is repeated. */
  retries?: number;
  /** The first pause before a request is repeated; it doubles. */
  pauseMs?: number;
}

/** Talks to a hub of models: Hugging Face's protocol, with its redirects, its token and its moods. */
export class HubClient {
  readonly endpoint: string;
  readonly #token: string | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #pauseMs: number;
  readonly #retries: number;
  readonly #dispatcher: Dispatcher;

  constructor(settings: HubSettings, signal?: AbortSignal, patience: Patience = {}) {
    this.endpoint = settings.endpoint;
    this.#token = settings.token;
    this.#signal = signal;
    this.#pauseMs = patience.pauseMs ?? 500;
    this.#retries = patience.retries ?? RETRIES;
    const silence = patience.silenceMs ?? 30_000;
    const options = {
      headersTimeout: silence,
      bodyTimeout: silence,
      connect: { timeout: Math.min(silence, CONNECT_MS) },
    };
    this.#dispatcher = settings.proxy
      ? new EnvHttpProxyAgent({ ...options, ...settings.proxy })
      : new Agent(options);
  }

  /**
   * What the hub tells of a file, without its contents.
   * @throws PromptloomError `fetch-failed` when it refuses, cannot be reached, or tells no commit or checksum.
   */
  async describe(repository: string, revision: string, file: string): Promise<HubFile> {
    const url = this.#urlOf(repository, revision, file);
    const { headers } = await this.#ask('HEAD', url, repository, file, {});
    const size = Number(headers['x-linked-size'] ?? headers['content-length']);
    const etag = (headers['x-linked-etag'] ?? headers.etag ?? '').replace(/^W\/|"/g, '').toLowerCase();
    const commit = headers['x-repo-commit'] ?? '';
    const isUsable =
      /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(etag) &&
      /^[0-9a-f]{40}$/.test(commit) &&
      Number.isSafeInteger(size);
    if (isUsable) return { commit, etag, size };
    throw new PromptloomError('fetch-failed', `${this.endpoint} does not tell the checksum of ${file}`, {
      hint: 'HF_ENDPOINT must be the Hugging Face hub or a faithful mirror of it.',
    });
  }

  /** Opens a file for reading from an offset; the status is 200 when the hub sends it from its beginning anyhow. */
  open(repository: string, commit: string, file: string, offset: number): Promise<Answer> {
    const range: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
    return this.#ask('GET', this.#urlOf(repository, commit, file), repository, file, range);
  }

  /** The paths and sizes of all files of a revision. */
  async list(repository: string, revision: string): Promise<{ path: string; size: number }[]> {
    const url = new URL(
      `${this.endpoint}/api/models/${repository}/tree/${encodeURIComponent(revision)}?recursive=true`,
    );
    const { body } = await this.#ask('GET', url, repository, 'the list of files', {});
    const entries = (await body.json().catch((error: unknown) => {
      throw unreachable(this.endpoint, 'the list of files', error);
    })) as { type?: string; path?: string; size?: number }[];
    if (!Array.isArray(entries)) return [];
    return entries.flatMap(({ type, path, size }) =>
      type === 'file' && typeof path === 'string' ? [{ path, size: Number(size ?? 0) }] : [],
    );
  }

  /** Waits before the next attempt. @throws PromptloomError `cancelled` */
  async pause(attempt: number): Promise<void> {
    await this.#wait(this.#pauseMs * 2 ** attempt);
  }

  close(): Promise<void> {
    return this.#dispatcher.destroy();
  }

  /** One question, repeated while the reason why it fails may pass. */
  async #ask(
    method: 'GET' | 'HEAD',
    url: URL,
    repository: string,
    file: string,
    headers: Record<string, string>,
  ): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      if (this.#signal?.aborted) throw stopped();
      let answer: Answer;
      try {
        answer = await this.#follow(method, url, headers);
      } catch (error) {
        if (this.#signal?.aborted) throw stopped();
        if (error instanceof PromptloomError) throw error;
        const isNowhere = NO_NETWORK.includes((error as NodeJS.ErrnoException).code ?? '');
        if (attempt >= (isNowhere ? Math.min(1, this.#retries) : this.#retries))
          throw unreachable(this.endpoint, file, error);
        await this.pause(attempt);
        continue;
      }
      const { status } = answer;
      if (status < 400 || status === 416) return answer;
      await answer.body.dump().catch(() => undefined);
      const retryAfter = answer.headers['retry-after'] ?? '';
      const wait = waitOf(retryAfter, this.#pauseMs * 2 ** attempt);
      const mayPass = status === 429 || status >= 500 || status === 408;
      if (!mayPass || attempt >= this.#retries || wait > LONGEST_WAIT_MS) {
        const code = answer.headers['x-error-code'] ?? '';
        throw refusal(status, file, repository, { code, retryAfter, hasToken: this.#token !== undefined });
      }
      await this.#wait(wait);
    }
  }

  /** Sends a request along its redirects; the token goes to the endpoint's own host and nowhere else. */
  async #follow(method: 'GET' | 'HEAD', first: URL, headers: Record<string, string>): Promise<Answer> {
    const home = new URL(this.endpoint).origin;
    let url = first;
    // What the hub told on the way: the store behind it knows nothing of commits.
    let told: Record<string, string | undefined> = {};
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const secret = this.#token && url.origin === home ? { authorization: `Bearer ${this.#token}` } : {};
      const {
        statusCode,
        headers: raw,
        body,
      } = await request(url, {
        method,
        headers: { 'accept-encoding': 'identity', 'user-agent': 'promptloom', ...headers, ...secret },
        dispatcher: this.#dispatcher,
        signal: this.#signal,
      });
      const answered = flat(raw);
      told = { ...answered, ...onlyTold(told) };
      const isRedirect = [301, 302, 303, 307, 308].includes(statusCode) && answered.location !== undefined;
      if (!isRedirect) return { status: statusCode, headers: told, body };
      await body.dump();
      const next = new URL(answered.location!, url);
      if (url.protocol === 'https:' && next.protocol !== 'https:') {
        throw new PromptloomError('fetch-failed', `${url.host} redirects to an address without encryption`, {
          hint: 'Check HF_ENDPOINT.',
        });
      }
      // A large file is described before its store is asked.
      if (method === 'HEAD' && told['x-linked-etag'] !== undefined && told['x-linked-size'] !== undefined) {
        return { status: 200, headers: told, body };
      }
      url = next;
    }
    throw new PromptloomError('fetch-failed', `${first.host} redirects in a circle`, {
      hint: 'Check HF_ENDPOINT.',
    });
  }

  #urlOf(repository: string, revision: string, file: string): URL {
    const path = file.split('/').map(encodeURIComponent).join('/');
    return new URL(`${this.endpoint}/${repository}/resolve/${encodeURIComponent(revision)}/${path}`);
  }

  async #wait(milliseconds: number): Promise<void> {
    try {
      await sleep(milliseconds, undefined, { signal: this.#signal });
    } catch {
      throw stopped();
    }
  }
}

/** An answer of the hub. */
export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Dispatcher.ResponseData['body'];
}

function flat(raw: Dispatcher.ResponseData['headers']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, [value].flat()[0]]));
}

/** The headers that hold for the file itself, whoever sends it. */
function onlyTold(headers: Record<string, string | undefined>): Record<string, string | undefined> {
  const names = ['x-repo-commit', 'x-linked-etag', 'x-linked-size'];
  return Object.fromEntries(Object.entries(headers).filter(([name, value]) => value && names.includes(name)));
}

/** How long to wait: what the hub asks for, in seconds or as a date, or else our own pause. */
function waitOf(retryAfter: string, pauseMs: number): number {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? pauseMs : Math.max(0, date - Date.now());
}
