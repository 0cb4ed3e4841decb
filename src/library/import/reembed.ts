import type { EmbedOptions } from '../../api/library-api.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { PromptloomError } from '../../errors.ts';
import type { EmbedReport, EmbedRequest } from '../../records/embedding.ts';
import type { Image } from '../../records/image.ts';
import { sameModel } from '../../store/schema/library-settings.ts';
import type { ReembeddingTables } from '../../store/schema/reembedding-tables.ts';
import { embedPrompts } from '../parts/embed-prompts.ts';
import { embedInBackground, type MayWork } from './embed-in-background.ts';
import type { ImportContext } from './import-context.ts';
import { addTally, listTallies, type Tallies } from './import-counters.ts';
import { readImages } from './read-images.ts';

/** Prompts embedded and written together; at most this much work is done again after a kill. */
const PROMPTS = 4096;
/** The same in the background, where less is done in the time between two kills. */
const PROMPTS_IN_BACKGROUND = 1024;
const IMAGES = 256;

/** What embedding a library again works with. */
export interface EmbedContext extends Omit<ImportContext, 'intents'> {
  /** Whether a table of so many rows wants an index. */
  wantsIndex(rows: number): boolean;
  /** Remembers the setting of the embedder around the moment of the switch. */
  remember(state: 'about-to-switch' | 'switched'): Promise<void>;
  /**
   * In the background, beside people who use the library: when to work, and an embedder for that, of the same model. If
   * left out, the new one embeds as fast as it can.
   */
  background?: { embedder: Embedder; mayWork: MayWork };
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
  if (recorded && sameModel(recorded, embedder.model)) throw hasAlready(recorded.id);
  const successor = await store.reembeddingTables(embedder.model);
  const run = new Run({ ...context, embedder, successor, request, options });
  const { imageVersion } = embedder.model;
  const isOpen = recorded !== undefined && sameModel(recorded, space.model);
  run.sameImages = isOpen && imageVersion !== undefined && imageVersion === space.model.imageVersion;
  const { prompts, images } = await successor.embedded();
  await run.catchUp();
  await run.buildIndex();
  await run.warmUp();
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

/** Refuses to embed a library again with the embedder that it has. */
export function hasAlready(embedder: string): PromptloomError {
  return new PromptloomError('invalid-input', `the library has the embedder ${embedder} already`, {
    hint: 'Name another one: npx promptloom models list',
  });
}

interface RunContext extends EmbedContext {
  embedder: Embedder;
  successor: ReembeddingTables;
  request: EmbedRequest;
  options: EmbedOptions;
}

class Run {
  cut = 0;
  /** Whether the vectors of images in use are those of the new model too. */
  sameImages = false;
  readonly failures: Tallies = {};
  readonly #failed = new Set<string>();
  readonly #with: RunContext;

  constructor(context: RunContext) {
    this.#with = context;
  }

  /** Embeds what has no vector yet. */
  async catchUp({ last = false } = {}): Promise<void> {
    await this.#prompts(last);
    if (!this.#with.embedder.model.imageDimensions) return;
    if (this.sameImages) await this.#with.successor.copyImages();
    await this.#images(last);
  }

  async buildIndex(): Promise<void> {
    const rows = await this.#with.successor.embedded();
    const { wantsIndex } = this.#with;
    const of = {
      prompts: wantsIndex(rows.prompts),
      images: wantsIndex(rows.images),
      parts: wantsIndex(rows.parts),
    };
    if (!of.prompts && !of.images && !of.parts) return;
    this.#throwIfCancelled();
    this.#with.options.onProgress?.({ phase: 'index', done: 0, total: rows.prompts });
    await this.#with.successor.buildIndex(of, this.#with.options.signal);
    this.#with.options.onProgress?.({ phase: 'index', done: rows.prompts, total: rows.prompts });
  }

  /** Has in memory what the first search after the switch would wait for: the weights, and the index. */
  async warmUp(): Promise<void> {
    const { embedder, successor } = this.#with;
    const [vector] = await embedder.embedText(['a warm day'], { purpose: 'query' });
    await successor.warmUp(vector!);
  }

  async #prompts(last: boolean): Promise<void> {
    const { textDimensions } = this.#with.embedder.model;
    if (!textDimensions) {
      throw new PromptloomError(
        'unsupported',
        `the embedder ${this.#with.embedder.model.id} cannot embed texts`,
        {
          hint: 'Choose one that can: npx promptloom models list',
        },
      );
    }
    const signal = last ? undefined : this.#with.options.signal;
    const background = last ? undefined : this.#with.background;
    let { prompts: done } = await this.#with.successor.embedded();
    for (;;) {
      if (!last) this.#throwIfCancelled();
      const batch = await this.#with.successor.nextPrompts(background ? PROMPTS_IN_BACKGROUND : PROMPTS);
      if (batch.length === 0) return;
      const total = Math.max(done + batch.length, (await this.#with.store.counts()).prompts);
      const tell = (count: number) =>
        this.#with.options.onProgress?.({ phase: 'prompts', done: done + count, total });
      const texts = batch.map(({ text }) => text);
      const options = { signal, onTruncated: (count: number) => (this.cut += count) };
      const embedded = background
        ? await embedInBackground(texts, { ...background, ...options, tell })
        : await embedPrompts(texts, this.#with.embedder, options);
      await this.#with.successor.writePrompts(batch.map(({ id }, n) => ({ id, ...embedded[n]! })));
      tell(batch.length);
      done += batch.length;
    }
  }

  async #images(last: boolean): Promise<void> {
    const { store, addresses, loadImage } = this.#with;
    const reader = { embedder: this.#with.embedder, addresses, loadImage };
    const signal = last ? undefined : this.#with.options.signal;
    let { images: done } = await this.#with.successor.embedded();
    for (;;) {
      if (!last) this.#throwIfCancelled();
      const batch = await this.#with.successor.nextImages(IMAGES, this.#with.request.images, this.#failed);
      if (batch.length === 0) return;
      const vectors = await readImages(
        batch.map((image) => ({ image })),
        reader,
        ({ image }, reason, detail) => this.#fail(image, reason, detail),
        signal,
      );
      await this.#with.successor.writeImages(vectors);
      done += vectors.length;
      const counts = await store.counts();
      const total = this.#with.request.images ? counts.images : counts.embeddedImages;
      this.#with.options.onProgress?.({ phase: 'images', done, total: Math.max(done, total) });
    }
  }

  #fail(image: Image, reason: string, detail: string): void {
    this.#failed.add(image.id);
    addTally(this.failures, reason, { count: 1, examples: [detail.slice(0, 300)] });
  }

  #throwIfCancelled(): void {
    if (this.#with.options.signal?.aborted)
      throw new PromptloomError('cancelled', 'the embedding was cancelled');
  }
}
