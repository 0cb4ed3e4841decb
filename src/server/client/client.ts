import { openAsBlob } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, PromptloomError } from '../../errors.ts';
import type {
  Cancellable,
  DescribeOptions,
  EmbedOptions,
  GenerateOptions,
  ImportOptions,
  ImproveOptions,
  IndexOptions,
  LibraryDoor,
} from '../../library/door.ts';
import type { MarksDoor } from '../../library/prompts/annotations.ts';
import type { MapDoor } from '../../library/prompts/map.ts';
import type { DescribeInput, Description, OwnPrompt } from '../../records/description.ts';
import type { EmbedInput, EmbedReport } from '../../records/embedding.ts';
import type { GenerateInput, Generation } from '../../records/generation.ts';
import type { ImportInput, ImportReport } from '../../records/import.ts';
import type {
  AcceptRequest,
  ImproveInput,
  ImproveMatches,
  Improvement,
  Variant,
  WordsEvent,
} from '../../records/improvement.ts';
import type {
  ImprovementPage,
  ImprovementsInput,
  RateRequest,
  Replay,
  ReplayRequest,
} from '../../records/improvement-memory.ts';
import type { IndexRequest, LibraryInfo } from '../../records/library-info.ts';
import type { PromptDetail } from '../../records/lineage.ts';
import type { Match } from '../../records/match.ts';
import type { Reworked, ReworkInput } from '../../records/rework.ts';
import type { SearchInput, SearchResponse } from '../../records/search.ts';
import type { StyleWords, StyleWordsInput } from '../../records/style-word.ts';
import type { ExpandInput, ExpandResponse } from '../../records/template.ts';
import { isAddress } from '../../store/connection/server-address.ts';
import { fromProblem } from '../answers/problem.ts';
import type { Job } from '../jobs/job.ts';
import { makeTemporaryFolder } from '../requests/temporary-folder.ts';
import type { Health } from '../routes/health.ts';
import { type ApiCall, ApiCalls, type Secrets } from './api-calls.ts';
import { connectionLost, followJob } from './follow-job.ts';
import { RemoteBoards } from './remote-boards.ts';
import { RemoteListing } from './remote-listing.ts';
import { RemoteQueryPictures } from './remote-query-pictures.ts';
import { RemoteSavedSearches } from './remote-saved-searches.ts';
import { RemoteVersions } from './remote-versions.ts';

/** Where a server is and what opens it. The owner key also lets imports name files, which the server reads itself. */
export interface RemoteOptions extends Secrets {
  /** With the base path, where the server has one. */
  url: string;
}

/** A library behind a server. */
export class RemoteLibrary implements LibraryDoor {
  /** Address of the server. */
  readonly url: string;
  readonly listing: RemoteListing;
  readonly boards: RemoteBoards;
  readonly savedSearches: RemoteSavedSearches;
  readonly queryPictures: RemoteQueryPictures;
  readonly versions: RemoteVersions;
  readonly marks: MarksDoor = {
    of: (id) => this.#api.json(`/prompts/${encodeURIComponent(id)}/marks`),
    change: (id, change) =>
      this.#api.json(`/prompts/${encodeURIComponent(id)}/marks`, { method: 'POST', json: change }),
  };
  readonly map: MapDoor = {
    read: ({ safe } = {}) => this.#api.json(safe === undefined ? '/map' : `/map?safe=${safe}`),
    build: async (input = {}, options = {}) => {
      throwIfAborted(options.signal);
      const job = await this.#api.json<Job>('/map', { method: 'POST', json: input });
      return followJob(this.#api, job, options);
    },
  };
  readonly #api: ApiCalls;
  readonly #sharesDisk: boolean;
  #downloads: string | undefined;

  constructor({ url, ...secrets }: RemoteOptions) {
    this.#api = new ApiCalls(url, secrets);
    this.url = this.#api.url;
    this.listing = new RemoteListing(this.#api);
    this.boards = new RemoteBoards(this.#api);
    this.savedSearches = new RemoteSavedSearches(this.#api);
    this.queryPictures = new RemoteQueryPictures(this.#api);
    this.versions = new RemoteVersions(this.#api);
    this.#sharesDisk = secrets.ownerKey !== undefined;
  }

  /** Whether the server runs, and whether it is the one that the owner key is for. */
  health(signal?: AbortSignal): Promise<Health> {
    return this.#api.json('/health', { signal });
  }

  info(): Promise<LibraryInfo> {
    return this.#api.json('/library');
  }

  search({ image, ...rest }: SearchInput, { signal }: Cancellable = {}): Promise<SearchResponse> {
    if (image === undefined) return this.#api.json('/search', { method: 'POST', json: rest, signal });
    return this.#api.json('/search', { method: 'POST', form: pictureForm(image, rest), signal });
  }

  styleWords({ idea, ...rest }: StyleWordsInput, { signal }: Cancellable = {}): Promise<StyleWords> {
    const query = new URLSearchParams({ q: idea });
    for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, String(value));
    return this.#api.json(`/style-words?${query}`, { signal });
  }

  show(id: string): Promise<PromptDetail> {
    return this.#api.json(`/prompts/${encodeURIComponent(id)}`);
  }

  async import(input: ImportInput, options: ImportOptions = {}): Promise<ImportReport> {
    throwIfAborted(options.signal);
    const { path: file, ...rest } = input;
    const { signal } = options;
    const call = isAddress(file)
      ? { json: input }
      : this.#sharesDisk && options.localPictures !== false
        ? { json: { ...rest, path: path.resolve(file) } }
        : { form: await uploadForm(file, rest) };
    const job = await this.#api.json<Job>('/imports', { method: 'POST', ...call, signal });
    return followJob(this.#api, job, options);
  }

  improve(input: ImproveInput, options: ImproveOptions = {}): Promise<Improvement> {
    return this.#write('/improve', { json: input }, options);
  }

  improveMatches(input: ImproveInput, { signal }: Cancellable = {}): Promise<ImproveMatches> {
    return this.#api.json('/improve/matches', { method: 'POST', json: input, signal });
  }

  accept(input: AcceptRequest): Promise<PromptDetail> {
    return this.#api.json('/improve/accept', { method: 'POST', json: input });
  }

  improvements({ limit, before }: ImprovementsInput = {}): Promise<ImprovementPage> {
    const query = new URLSearchParams();
    if (limit !== undefined) query.set('limit', String(limit));
    if (before !== undefined) query.set('before', before);
    return this.#api.json(`/improvements?${query}`);
  }

  improvement(id: string): Promise<Improvement> {
    return this.#api.json(`/improvements/${encodeURIComponent(id)}`);
  }

  rate(input: RateRequest): Promise<Variant> {
    return this.#api.json('/improve/rate', { method: 'POST', json: input });
  }

  replay({ id, ...rest }: ReplayRequest, options: ImproveOptions = {}): Promise<Replay> {
    return this.#write(`/improvements/${encodeURIComponent(id)}/replay`, { json: rest }, options);
  }

  expand(input: ExpandInput): Promise<ExpandResponse> {
    return this.#api.json('/templates/expand', { method: 'POST', json: input });
  }

  rework(input: ReworkInput): Promise<Reworked> {
    return this.#api.json('/rework', { method: 'POST', json: input });
  }

  describe({ image, ...rest }: DescribeInput, options: DescribeOptions = {}): Promise<Description> {
    const body = image === undefined ? { json: rest } : { form: pictureForm(image, rest) };
    return this.#write('/describe', body, options);
  }

  async generate(input: GenerateInput, options: GenerateOptions = {}): Promise<Generation> {
    throwIfAborted(options.signal);
    const job = await this.#api.json<Job>('/generations', { method: 'POST', json: input });
    return followJob(this.#api, job, options);
  }

  /** Fetches the picture; the file is gone after {@link close}. */
  async imageFile(id: string): Promise<{ path: string; mediaType: string }> {
    const { bytes, mediaType } = await this.#api.bytes(`/images/${encodeURIComponent(id)}/file`);
    this.#downloads ??= await makeTemporaryFolder('images');
    const file = path.join(this.#downloads, encodeURIComponent(id));
    await writeFile(file, bytes);
    return { path: file, mediaType };
  }

  async buildIndex(input: IndexRequest = {}, options: IndexOptions = {}): Promise<LibraryInfo> {
    throwIfAborted(options.signal);
    const job = await this.#api.json<Job>('/library/index', { method: 'POST', json: input });
    return followJob(this.#api, job, options);
  }

  async embed(input: EmbedInput, options: EmbedOptions = {}): Promise<EmbedReport> {
    throwIfAborted(options.signal);
    const job = await this.#api.json<Job>('/library/embedding', { method: 'POST', json: input });
    return followJob(this.#api, job, options);
  }

  async discardEmbedding(): Promise<boolean> {
    const { discarded } = await this.#api.json<{ discarded: boolean }>('/library/embedding', {
      method: 'DELETE',
    });
    return discarded;
  }

  async close(): Promise<void> {
    if (this.#downloads !== undefined) await rm(this.#downloads, { recursive: true, force: true });
  }

  /** Has variants written, passing on how that goes. */
  async #write<R>(
    route: string,
    body: Pick<ApiCall, 'json' | 'form'>,
    options: Omit<DescribeOptions, 'onVariant'> & { onVariant?: (variant: never) => void },
  ): Promise<R> {
    const call = { method: 'POST' as const, ...body, signal: options.signal };
    for await (const { name, data } of this.#api.events(route, call)) {
      if (name === 'own') options.onOwn?.(data as OwnPrompt);
      else if (name === 'matches') options.onMatches?.(data as Match[]);
      else if (name === 'variant') options.onVariant?.(data as never);
      else if (name === 'restart') options.onRestart?.();
      else if (name === 'words') options.onWords?.(data as WordsEvent);
      else if (name === 'done') return data as R;
      else if (name === 'error') throw fromProblem(data, 500);
    }
    throw connectionLost(this.url);
  }
}

/** A picture as a part of a form, the rest as its field. */
function pictureForm(image: Uint8Array, rest: object): FormData {
  const form = new FormData();
  form.set('request', JSON.stringify(rest));
  form.set('image', new Blob([new Uint8Array(image)]), 'image');
  return form;
}

async function uploadForm(file: string, fields: object): Promise<FormData> {
  const form = new FormData();
  form.set('request', JSON.stringify(fields));
  try {
    form.set('file', await openAsBlob(file), path.basename(file));
  } catch (cause) {
    throw new PromptloomError('source-unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
  return form;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new PromptloomError('cancelled', 'Cancelled.');
}
