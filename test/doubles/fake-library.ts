import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { check } from '../../src/api/check.ts';
import type {
  Cancellable,
  DescribeOptions,
  EmbedOptions,
  GenerateOptions,
  ImagesApi,
  ImportOptions,
  ImproveOptions,
  IndexOptions,
  LibraryApi,
  OpenLibrary,
  PromptsApi,
  QueryImagesApi,
  StoredFile,
} from '../../src/api/library-api.ts';
import { libraryOperations } from '../../src/api/operations.ts';
import { PromptloomError } from '../../src/errors.ts';
import { createWriter } from '../../src/improve/create-writer.ts';
import { rework } from '../../src/improve/rework/rework.ts';
import { QueryImages } from '../../src/library/prompts/query-images.ts';
import { expand } from '../../src/library/writing/expand.ts';
import {
  type DescribeInput,
  type DescribeRequest,
  DescribeRequestSchema,
  type Description,
} from '../../src/records/description.ts';
import { type EmbedInput, type EmbedReport, EmbedRequestSchema } from '../../src/records/embedding.ts';
import { type GenerateInput, GenerateRequestSchema, type Generation } from '../../src/records/generation.ts';
import type { Image } from '../../src/records/image.ts';
import { type ImportInput, type ImportReport, ImportRequestSchema } from '../../src/records/import.ts';
import {
  type AcceptRequest,
  AcceptRequestSchema,
  type ImproveInput,
  type ImproveMatches,
  type Improvement,
  type ImproveRequest,
  ImproveRequestSchema,
  type Variant,
} from '../../src/records/improvement.ts';
import {
  type ImprovementPage,
  type ImprovementsInput,
  ImprovementsRequestSchema,
  type RateRequest,
  RateRequestSchema,
  type Replay,
  type ReplayRequest,
  ReplayRequestSchema,
} from '../../src/records/improvement-memory.ts';
import type { IndexRequest, LibraryInfo } from '../../src/records/library-info.ts';
import type { PromptDetail, Relative } from '../../src/records/lineage.ts';
import type { Match } from '../../src/records/match.ts';
import type { Prompt } from '../../src/records/prompt.ts';
import { type Reworked, type ReworkInput, ReworkRequestSchema } from '../../src/records/rework.ts';
import { type SearchInput, SearchRequestSchema, type SearchResponse } from '../../src/records/search.ts';
import { seedAfter } from '../../src/records/seed.ts';
import type { StyleWords, StyleWordsInput } from '../../src/records/style-word.ts';
import { type ExpandInput, ExpandRequestSchema, type ExpandResponse } from '../../src/records/template.ts';
import { answering } from './answering.ts';
import { FakeBoards } from './fake-boards.ts';
import { fakeDescription } from './fake-description.ts';
import { FakeListing } from './fake-listing.ts';
import { FakeMap } from './fake-map.ts';
import { FakeAnnotations } from './fake-marks.ts';
import {
  addressOf,
  newImage,
  overlap,
  readImage,
  refuseAborted,
  summaryOf,
  wordsOf,
} from './fake-records.ts';
import { FakeSavedSearches } from './fake-saved-searches.ts';
import { FakeVersions } from './fake-versions.ts';

interface StoredVariant {
  prompt: string;
  negativePrompt: string;
  idea: string;
  writer: string;
  parents: string[];
  accepted?: string;
  of?: string;
}

/** A library in memory for tests of the doors: small, but true to what `OpenLibrary` promises. */
export class FakeLibrary extends answering<LibraryApi>(libraryOperations) implements OpenLibrary {
  readonly promptsById = new Map<string, Prompt>();
  readonly imagesById = new Map<string, Image>();
  readonly variants = new Map<string, StoredVariant>();
  readonly improved: Improvement[] = [];
  readonly ratings = new Map<string, number>();
  override readonly prompts = Object.assign(new (answering<PromptsApi>(libraryOperations.prompts))(), {
    get: (id: string) => this.#show(id),
  });
  override readonly images = Object.assign(new (answering<ImagesApi>(libraryOperations.images))(), {
    file: (id: string) => this.#imageFile(id),
  });
  override readonly listing = new FakeListing(this);
  override readonly boards = new FakeBoards(this);
  override readonly map = new FakeMap(this.promptsById);
  override readonly annotations = new FakeAnnotations();
  override readonly savedSearches = new FakeSavedSearches();
  override readonly queryImages: QueryImagesApi;
  override readonly versions = new FakeVersions({
    prompts: this.promptsById,
    ratings: this.ratings,
    write: (text) => this.#add(text, { origin: 'written' }),
  });
  readonly importOptions: ImportOptions[] = [];
  readonly improveRequests: ImproveRequest[] = [];
  readonly describeRequests: DescribeRequest[] = [];
  closed = false;
  /** Awaited before each row and each queryImage, so that a test can hold the work. */
  pause: () => Promise<void> = () => setImmediate();
  readonly #folder: string;
  #count = 0;
  #begunEmbedding = false;

  constructor(folder: string) {
    super();
    this.#folder = folder;
    this.queryImages = new QueryImages(path.join(folder, 'queries'), this.savedSearches);
  }

  override async info(): Promise<LibraryInfo> {
    const images = [...this.imagesById.values()];
    return {
      location: this.#folder,
      engine: 'memory 1',
      embedder: {
        id: 'fake',
        textDimensions: 1,
        imageDimensions: null,
        sharedSpace: false,
        crossModal: false,
      },
      counts: {
        prompts: this.promptsById.size,
        images: images.length,
        embeddedImages: images.length,
      },
      index: { kind: 'exact', indexedPrompts: 0, building: false, progress: null },
      sample: false,
      writer: 'composer',
      backend: 'sketch',
      sourceSites: [],
      models: [],
      tags: [],
      troubles: [],
    };
  }

  override async search(input: SearchInput, options: Cancellable = {}): Promise<SearchResponse> {
    const request = check(SearchRequestSchema, input);
    refuseAborted(options);
    const { text, queryImage, like, filter, k, minScore, lookIn, mode } = request;
    const image =
      queryImage === undefined ? request.image : await (await this.queryImages.read(queryImage)).bytes();
    if (image) await readImage(image);
    const words = wordsOf(
      text ??
        (like === undefined
          ? ''
          : [like]
              .flat()
              .map((id) => this.#named(id).text)
              .join(' ')),
    );
    const matches = [...this.promptsById.values()]
      .filter((p) => !filter.sourceSite || filter.sourceSite.includes(p.sourceSite))
      .map((prompt) => this.#match(prompt, image ? this.#looks(prompt) : overlap(words, prompt.text)))
      .filter((match) => match.score > 0 && match.score >= minScore && ![like].flat().includes(match.id))
      .sort((a, b) => b.score - a.score)
      .slice(0, k);
    return {
      query: { text, ...(image && { image: true }), like, mode, filter, k, minScore, lookIn },
      results: matches,
      took: { embedMs: 0, searchMs: 0 },
      index: 'exact',
      engine: 'memory 1',
    };
  }

  override async styleWords({ idea }: StyleWordsInput): Promise<StyleWords> {
    const read = this.promptsById.size;
    return { idea, read, words: [{ phrase: 'soft light', role: 'light', near: 1, anywhere: 1, score: 1 }] };
  }

  async #show(id: string): Promise<PromptDetail> {
    const prompt = this.promptsById.get(id);
    if (!prompt) throw new PromptloomError('not-found', `there is no prompt ${id} in this library`);
    const variant = [...this.variants.values()].find((v) => v.accepted === id);
    const parents = (variant?.parents ?? []).map((parent) => this.#relative(parent));
    const children = [...this.variants.values()]
      .filter((v) => v.accepted !== undefined && v.parents.includes(id))
      .map((v) => this.#relative(v.accepted!));
    return {
      prompt,
      images: this.#imagesOf(id).map((image) => ({ ...image, src: addressOf(image), embedded: true })),
      lineage: { idea: variant?.idea ?? null, writer: variant?.writer ?? null, parents, children },
      versions: (await this.versions.list(id)).versions,
    };
  }

  override async import(input: ImportInput, options: ImportOptions = {}): Promise<ImportReport> {
    this.importOptions.push(options);
    const request = check(ImportRequestSchema, input);
    const text = await readFile(request.path, 'utf8').catch((cause) => {
      throw new PromptloomError('source-unreadable', `${request.path} cannot be read`, { cause });
    });
    const rows = parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[];
    const report = { read: 0, kept: 0, folded: 0, skipped: [], notes: [], cut: 0, resumedAt: 0, seconds: 0 };
    for (const row of rows.slice(0, request.limit)) {
      await this.pause();
      refuseAborted(options);
      report.read += 1;
      const known = [...this.promptsById.values()].some((prompt) => prompt.text === row.prompt);
      report[known ? 'folded' : 'kept'] += 1;
      if (!known) this.#add(row.prompt!, { origin: 'imported', sourceSite: row.source_site ?? '' });
      options.onProgress?.({ phase: 'rows', records: report.read, total: rows.length });
    }
    return { ...report, images: { added: 0, embedded: 0, failed: [] } };
  }

  override async improve(input: ImproveInput, options: ImproveOptions = {}): Promise<Improvement> {
    const request = check(ImproveRequestSchema, input);
    this.improveRequests.push(request);
    await createWriter({ llm: request.llm });
    if (request.task === 'blend' && (request.use?.length ?? 0) < 2)
      throw new PromptloomError('invalid-input', 'a blend wants two prompts or more');
    refuseAborted(options);
    const found = request.use
      ? request.use.map((id) => this.#match(this.#named(id), 1))
      : (await this.search({ text: request.idea, k: request.k })).results;
    options.onMatches?.(found);
    const parents = found.map((match) => match.id);
    const variants = [];
    for (let n = 1; n <= request.variants; n++) {
      await this.pause();
      refuseAborted(options);
      const id = this.#id('v');
      const phrase = found[0]?.prompt.split(',')[1]?.trim();
      const prompt = [request.idea, ...(request.mustKeep ?? []), phrase, `variant ${n}`]
        .filter(Boolean)
        .join(', ');
      this.variants.set(id, {
        ...{ prompt, negativePrompt: '', idea: request.idea, writer: 'composer', parents },
        of: request.of && this.#named(request.of).id,
      });
      const borrowed = phrase ? [{ phrase, from: parents[0]! }] : [];
      const variant = {
        id,
        prompt,
        negativePrompt: '',
        settings: { width: 512, height: 768, steps: 20 },
        reason: `Number ${n}.`,
        borrowed,
        tokens: { count: 9, limit: 75, encoder: 'clip' as const, exact: true },
        diff: [
          { kind: 'same' as const, text: request.idea },
          { kind: 'added' as const, text: prompt.slice(request.idea.length) },
        ],
      };
      variants.push(variant);
      options.onWords?.({ number: n - 1, prompt: request.idea });
      options.onVariant?.(variant);
    }
    const improvement: Improvement = {
      id: this.#id('m'),
      idea: request.idea,
      matches: found,
      variants,
      writer: 'composer',
      notes: ['no language model was used'],
      usage: {
        calls: 1,
        inputTokens: 1200,
        outputTokens: 300,
        cost: { amount: 0.0031, currency: 'USD' },
        seconds: 1.5,
      },
      request,
      instructions: 'fake/1',
      createdAt: new Date().toISOString(),
    };
    this.improved.unshift(improvement);
    return improvement;
  }

  override async improvements(input: ImprovementsInput = {}): Promise<ImprovementPage> {
    const { limit, before } = check(ImprovementsRequestSchema, input);
    const from = before === undefined ? 0 : this.improved.indexOf(this.#improvement(before)) + 1;
    const some = this.improved.slice(from, from + limit);
    const improvements = some.map(({ id, idea, writer, replayOf, createdAt, variants }) => ({
      ...{ id, idea, writer, createdAt, variants: variants.length },
      ...(replayOf && { replayOf }),
      accepted: variants.filter((variant) => this.variants.get(variant.id)?.accepted).length,
    }));
    return { improvements, next: from + limit < this.improved.length ? some.at(-1)!.id : null };
  }

  override async improvement(id: string): Promise<Improvement> {
    const improvement = this.#improvement(id);
    return { ...improvement, variants: improvement.variants.map((variant) => this.#outcome(variant)) };
  }

  override async rate(input: RateRequest): Promise<Variant> {
    const { variantId, rating } = check(RateRequestSchema, input);
    const variant = this.improved.flatMap(({ variants }) => variants).find(({ id }) => id === variantId);
    if (!variant) throw new PromptloomError('not-found', `there is no variant ${variantId}`);
    this.ratings.set(variantId, rating);
    return this.#outcome(variant);
  }

  override async replay(
    id: string,
    input: ReplayRequest = {},
    options: ImproveOptions = {},
  ): Promise<Replay> {
    const { llm } = check(ReplayRequestSchema, input);
    const before = await this.improvement(id);
    const after = await this.improve({ ...before.request!, ...(llm && { llm }) }, options);
    after.replayOf = id;
    return { before, after };
  }

  override async improveMatches(input: ImproveInput, options: Cancellable = {}): Promise<ImproveMatches> {
    const { idea, k } = check(ImproveRequestSchema, input);
    const { results } = await this.search({ text: idea, k }, options);
    const isOwn = ({ id }: Match) =>
      [...this.variants.values()].some((variant) => variant.accepted === id && variant.idea === idea);
    return { matches: results.filter((match) => !isOwn(match)), own: results.filter(isOwn) };
  }

  override async accept(input: AcceptRequest): Promise<PromptDetail> {
    const request = check(AcceptRequestSchema, input);
    const variant = this.variants.get(request.variantId);
    if (!variant) throw new PromptloomError('not-found', `there is no variant ${request.variantId}`);
    if (variant.accepted === undefined) {
      variant.accepted = this.#add(request.prompt ?? variant.prompt, { origin: 'improved' }).id;
      const { of } = variant;
      if (of !== undefined) this.versions.note({ id: variant.accepted, from: of, how: 'improved' });
    }
    return this.#show(variant.accepted);
  }

  override async expand(input: ExpandInput): Promise<ExpandResponse> {
    return expand(check(ExpandRequestSchema, input), []);
  }

  override async rework(input: ReworkInput): Promise<Reworked> {
    return rework(check(ReworkRequestSchema, input), {
      similar: async () => [...this.promptsById.values()].map((prompt) => this.#match(prompt, 1)),
      phraseStatistics: async () => ({ prompts: this.promptsById.size, counts: new Map() }),
    });
  }

  override async describe(input: DescribeInput, options: DescribeOptions = {}): Promise<Description> {
    const request = check(DescribeRequestSchema, input);
    this.describeRequests.push(request);
    return fakeDescription(request, this, options);
  }

  /** A prompt as a search result. */
  matchOf(id: string): Match {
    return this.#match(this.#named(id), 1);
  }

  override async generate(input: GenerateInput, options: GenerateOptions = {}): Promise<Generation> {
    const request = check(GenerateRequestSchema, input);
    refuseAborted(options);
    const isVariant = request.id !== undefined && this.variants.has(request.id);
    const prompt =
      request.id === undefined
        ? this.#add(request.prompt!, { origin: 'generated' })
        : isVariant
          ? (await this.accept({ variantId: request.id })).prompt
          : this.#named(request.id);
    const { width = 64, height = 64 } = request;
    const images: Generation['images'] = [];
    for (let n = 0; n < request.count; n++) {
      await this.pause();
      refuseAborted(options);
      options.onProgress?.({ fraction: n / request.count, step: n, steps: request.count });
      const id = this.#id('i');
      const file = path.join(this.#folder, `${id}.png`);
      const background = { r: (n * 60) % 256, g: 80, b: 160 };
      await sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toFile(file);
      const first = request.seed === 'random' ? undefined : request.seed;
      const seed = first === undefined ? null : seedAfter(first, n);
      this.imagesById.set(id, newImage(id, prompt.id, file, { width, height }));
      images.push({ id, promptId: prompt.id, path: file, url: addressOf({ id }), width, height, seed });
    }
    return { jobId: this.#id('g'), backend: 'sketch', promptId: prompt.id, images, warnings: [] };
  }

  async #imageFile(id: string): Promise<StoredFile> {
    const image = this.imagesById.get(id);
    if (!image) throw new PromptloomError('not-found', `there is no image ${id} in this library`);
    const bytes = async () => new Uint8Array(await readFile(image.url));
    return { path: image.url, mediaType: image.mediaType, bytes };
  }

  override async buildIndex(_input: IndexRequest = {}, options: IndexOptions = {}): Promise<LibraryInfo> {
    await this.pause();
    refuseAborted(options);
    return this.info();
  }

  override async reembed(input: EmbedInput, options: EmbedOptions = {}): Promise<EmbedReport> {
    const { embedder } = check(EmbedRequestSchema, input);
    if (/nonsense/.test(embedder))
      throw new PromptloomError('invalid-input', `no model is named ${embedder}`);
    const total = this.promptsById.size;
    for (let done = 1; done <= total; done++) {
      await this.pause();
      if (options.signal?.aborted) this.#begunEmbedding = true;
      refuseAborted(options);
      options.onProgress?.({ phase: 'prompts', done, total });
    }
    this.#begunEmbedding = false;
    const images = { embedded: 0, failed: [] };
    return { embedder, before: 'fake', prompts: total, cut: 0, images, resumedAt: 0, seconds: 0 };
  }

  override async discardEmbedding(): Promise<boolean> {
    const begun = this.#begunEmbedding;
    this.#begunEmbedding = false;
    return begun;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  #add(text: string, given: Pick<Prompt, 'origin'> & Partial<Prompt>): Prompt {
    const prompt: Prompt = {
      id: this.#id('p'),
      text,
      negativePrompt: '',
      settings: {},
      sourceSite: '',
      tags: [],
      createdAt: new Date().toISOString(),
      ...given,
    };
    this.promptsById.set(prompt.id, prompt);
    return prompt;
  }

  #named(id: string): Prompt {
    const prompt = this.promptsById.get(id) ?? this.promptsById.get(this.imagesById.get(id)?.promptId ?? '');
    if (!prompt) throw new PromptloomError('not-found', `there is no prompt or image ${id} in this library`);
    return prompt;
  }

  #match(prompt: Prompt, score: number): Match {
    const { id, text, negativePrompt, tags, sourceSite, origin, settings } = prompt;
    const images = this.#imagesOf(id).map(summaryOf);
    const distance = 1 - score;
    const rest = { negativePrompt, tags, sourceSite, origin, settings, model: '', images };
    return { id, prompt: text, score, distance, why: ['text'], ...rest };
  }

  #improvement(id: string): Improvement {
    const improvement = this.improved.find((one) => one.id === id);
    if (!improvement) throw new PromptloomError('not-found', `there is no improvement ${id} in this library`);
    return improvement;
  }

  #outcome(variant: Variant): Variant {
    const rating = this.ratings.get(variant.id);
    const prompt = this.promptsById.get(this.variants.get(variant.id)?.accepted ?? '');
    const accepted = prompt && {
      promptId: prompt.id,
      prompt: prompt.text,
      negativePrompt: prompt.negativePrompt,
      edited: prompt.text !== variant.prompt,
      at: prompt.createdAt,
    };
    return { ...variant, ...(rating && { rating }), ...(accepted && { accepted: [accepted] }) };
  }

  #looks(prompt: Prompt): number {
    return this.#imagesOf(prompt.id).length > 0 ? 1 : 0;
  }

  #relative(id: string): Relative {
    const image = this.#imagesOf(id).map(summaryOf)[0] ?? null;
    return { id, prompt: this.promptsById.get(id)!.text, kind: 'borrowed-from', depth: 1, image };
  }

  #imagesOf(promptId: string): Image[] {
    return [...this.imagesById.values()].filter((image) => image.promptId === promptId);
  }

  #id(letter: string): string {
    this.#count += 1;
    return letter + String(this.#count).padStart(16, '0');
  }
}
