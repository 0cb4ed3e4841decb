import type { EmbedOptions } from '../../api/library-api.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { PromptloomError } from '../../errors.ts';
import type { EmbedReport, EmbedRequest } from '../../records/embedding.ts';
import type { Image } from '../../records/image.ts';
import { sameModel } from '../../store/schema/library-settings.ts';
import type { ReembeddingTables } from '../../store/schema/reembedding-tables.ts';
import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from '../parts/active-embedder.ts';
import type { ImageAddresses } from '../parts/image-address.ts';
import { addTally, listTallies, type Tallies } from './import-counters.ts';
import { readImages } from './read-images.ts';

/** Prompts embedded and written together; at most this much work is done again after a kill. */
const PROMPTS = 4096;
/** The same in the background, where a batch delays what somebody waits for. */
const PROMPTS_IN_BACKGROUND = 1024;
/** Of those, embedded without a pause. */
const WITHOUT_PAUSE = 16;
const IMAGES = 256;

/** What embedding a library again works with. */
export interface EmbedContext {
  store: Store;
  space: EmbeddingSpace;
  addresses: ImageAddresses;
  loadImage(location: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Whether a table of so many rows wants an index. */
  wantsIndex(rows: number): boolean;
  /** Remembers the setting of the embedder around the moment of the switch. */
  remember(state: 'about-to-switch' | 'switched'): Promise<void>;
  /** In the background: waits while others need the machine. @param busyMs how long the last step took. */
  pause?(busyMs: number): Promise<void>;
  /** Does the last step, in which nobody else may write; at once if left out. */
  alone?<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Embeds all prompts and images with another model into tables beside those in use, and then switches to them in one
 * step. Searches go on with the old ones until then. Goes on where an earlier run of the same model was stopped.
 * @param embedder the new one; it is the library's when this resolves, and the caller's to close when it throws.
 * @throws PromptloomError `cancelled`; `store-failed` when the disk has no room; what embedding throws.
 */
export async function embedAgain(
  embedder: Embedder,
  request: EmbedRequest,
  context: EmbedContext,
  options: EmbedOptions = {},
): Promise<EmbedReport> {
  const started = performance.now();
  const { store, space } = context;
  const recorded = await store.settings.model();
  if (recorded && sameModel(recorded, embedder.model)) {
    throw new PromptloomError('invalid-input', `the library has the embedder ${recorded.id} already`, {
      hint: 'Name another one: npx promptloom models list',
    });
  }
  const successor = await store.reembeddingTables(embedder.model);
  const run = new Run(embedder, successor, request, context, options);
  const { imageSpace } = embedder.model;
  const isOpen = recorded !== undefined && sameModel(recorded, space.model);
  run.sameImages = isOpen && imageSpace !== undefined && imageSpace === space.model.imageSpace;
  const { prompts, images } = await successor.embedded();
  await run.catchUp();
  await run.buildIndex();
  const { alone = (work) => work() } = context;
  await alone(async () => {
    await run.catchUp();
    options.onProgress?.({ phase: 'switch', done: 0, total: 1 });
    await space.switchTo(embedder, async () => {
      // What was written since; nobody else writes now, and a cancel would be too late.
      await run.catchUp({ last: true });
      await context.remember('about-to-switch');
      await store.switchTo(successor);
    });
    await context.remember('switched');
  });
  const counts = await store.counts();
  return {
    embedder: embedder.model.id,
    before: recorded?.id ?? '',
    prompts: counts.prompts,
    cut: run.cut,
    images: { embedded: counts.embeddedImages, failed: listTallies(run.failures) },
    resumedAt: prompts + images,
    seconds: Number(((performance.now() - started) / 1000).toFixed(2)),
  };
}

class Run {
  cut = 0;
  /** Whether the vectors of images in use are those of the new model too. */
  sameImages = false;
  readonly failures: Tallies = {};
  readonly #failed = new Set<string>();
  readonly #embedder: Embedder;
  readonly #successor: ReembeddingTables;
  readonly #request: EmbedRequest;
  readonly #context: EmbedContext;
  readonly #options: EmbedOptions;

  constructor(
    embedder: Embedder,
    successor: ReembeddingTables,
    request: EmbedRequest,
    context: EmbedContext,
    options: EmbedOptions,
  ) {
    this.#embedder = embedder;
    this.#successor = successor;
    this.#request = request;
    this.#context = context;
    this.#options = options;
  }

  /** Embeds what has no vector yet. */
  async catchUp({ last = false } = {}): Promise<void> {
    await this.#prompts(last);
    if (!this.#embedder.model.imageDimensions) return;
    if (this.sameImages) await this.#successor.copyImages();
    await this.#images(last);
  }

  async buildIndex(): Promise<void> {
    const rows = await this.#successor.embedded();
    const { wantsIndex } = this.#context;
    const of = { prompts: wantsIndex(rows.prompts), images: wantsIndex(rows.images) };
    if (!of.prompts && !of.images) return;
    this.#throwIfCancelled();
    this.#options.onProgress?.({ phase: 'index', done: 0, total: rows.prompts });
    await this.#successor.buildIndex(of, this.#options.signal);
    this.#options.onProgress?.({ phase: 'index', done: rows.prompts, total: rows.prompts });
  }

  async #prompts(last: boolean): Promise<void> {
    const { textDimensions } = this.#embedder.model;
    if (!textDimensions) {
      throw new PromptloomError('unsupported', `the embedder ${this.#embedder.model.id} cannot embed texts`, {
        hint: 'Choose one that can: npx promptloom models list',
      });
    }
    const signal = last ? undefined : this.#options.signal;
    let { prompts: done } = await this.#successor.embedded();
    const limit = this.#context.pause ? PROMPTS_IN_BACKGROUND : PROMPTS;
    for (;;) {
      if (!last) this.#throwIfCancelled();
      const batch = await this.#successor.nextPrompts(limit);
      if (batch.length === 0) return;
      const texts = batch.map(({ text }) => text);
      const vectors = await this.#embedTexts(texts, last ? undefined : this.#context.pause, signal);
      await this.#successor.writePrompts(batch.map(({ id }, n) => ({ id, vector: vectors[n]! })));
      done += batch.length;
      const total = Math.max(done, (await this.#context.store.counts()).prompts);
      this.#options.onProgress?.({ phase: 'prompts', done, total });
    }
  }

  async #embedTexts(
    texts: readonly string[],
    pause: EmbedContext['pause'],
    signal: AbortSignal | undefined,
  ): Promise<Float32Array[]> {
    const options = { signal, onTruncated: (count: number) => (this.cut += count) };
    if (!pause) return this.#embedder.embedText(texts, options);
    const vectors: Float32Array[] = [];
    while (vectors.length < texts.length) {
      const started = performance.now();
      const some = texts.slice(vectors.length, vectors.length + WITHOUT_PAUSE);
      vectors.push(...(await this.#embedder.embedText(some, options)));
      await pause(performance.now() - started);
      this.#throwIfCancelled();
    }
    return vectors;
  }

  async #images(last: boolean): Promise<void> {
    const { store, addresses, loadImage } = this.#context;
    const reader = { embedder: this.#embedder, addresses, loadImage };
    const signal = last ? undefined : this.#options.signal;
    let { images: done } = await this.#successor.embedded();
    for (;;) {
      if (!last) this.#throwIfCancelled();
      const batch = await this.#successor.nextImages(IMAGES, this.#request.images, this.#failed);
      if (batch.length === 0) return;
      const vectors = await readImages(
        batch.map((image) => ({ image })),
        reader,
        ({ image }, reason, detail) => this.#fail(image, reason, detail),
        signal,
      );
      await this.#successor.writeImages(vectors);
      done += vectors.length;
      const counts = await store.counts();
      const total = this.#request.images ? counts.images : counts.embeddedImages;
      this.#options.onProgress?.({ phase: 'images', done, total: Math.max(done, total) });
    }
  }

  #fail(image: Image, reason: string, detail: string): void {
    this.#failed.add(image.id);
    addTally(this.failures, reason, { count: 1, examples: [detail.slice(0, 300)] });
  }

  #throwIfCancelled(): void {
    if (this.#options.signal?.aborted) throw new PromptloomError('cancelled', 'the embedding was cancelled');
  }
}
