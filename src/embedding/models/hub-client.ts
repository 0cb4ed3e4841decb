import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { PromptloomError } from '../../errors.ts';
import { RequestFailure, retryAfterMs, troubleOf } from '../../net/failure.ts';
import { DEFAULT_RETRY, type RetryPolicy, type Verdict, verdictOn, withRetries } from '../../net/retry.ts';
import { refusal, stopped, unreachable } from './hub-errors.ts';
import type { HubSettings } from './hub-settings.ts';

/** How long a connection may take to come about. */
const CONNECT_MS = 10_000;
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
  readonly #policy: RetryPolicy;
  readonly #dispatcher: Dispatcher;

  constructor(settings: HubSettings, signal?: AbortSignal, patience: Patience = {}) {
    this.endpoint = settings.endpoint;
    this.#token = settings.token;
    this.#signal = signal;
    const { pauseMs = 500, retries = 4 } = patience;
    this.#policy = { ...DEFAULT_RETRY, firstWaitMs: pauseMs, maxRetries: retries };
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
    const { firstWaitMs, factor, wait } = this.#policy;
    await wait(firstWaitMs * factor ** attempt, this.#signal).catch(() => {
      throw stopped();
    });
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
    const attempt = async () => {
      const answer = await this.#follow(method, url, headers);
      const { status } = answer;
      if (status < 400 || status === 416) return answer;
      await answer.body.dump().catch(() => undefined);
      const said = answer.headers['x-error-code'] ?? '';
      throw new RequestFailure({ kind: 'status', status, said, retryAfterMs: retryAfterMs(answer.headers) });
    };
    try {
      return await withRetries(attempt, { policy: this.#policy, signal: this.#signal, judge });
    } catch (error) {
      if (this.#signal?.aborted) throw stopped();
      if (error instanceof PromptloomError) throw error;
      if (error instanceof RequestFailure && error.failure.kind === 'status')
        throw refusal(error.failure, file, repository, this.#token !== undefined);
      throw unreachable(this.endpoint, file, error);
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

/** Where there is no network rather than a bad moment of it, one more attempt tells. */
function judge(error: unknown, tries: number): Verdict {
  if (error instanceof PromptloomError) return { again: false };
  if (error instanceof RequestFailure) return verdictOn(error);
  const trouble = troubleOf(error);
  return { again: tries === 0 || (trouble !== 'absent' && trouble !== 'unreached') };
}
