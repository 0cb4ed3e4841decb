import { forEachOf } from '../../async/for-each.ts';
import { Queue } from '../../async/queue.ts';
import { PromptloomError } from '../../errors.ts';
import { RequestFailure } from '../../net/failure.ts';
import { DEFAULT_RETRY, type RetryPolicy, withRetries } from '../../net/retry.ts';
import type { Embedder, EmbedderModel, EmbedOptions, ImageInput } from '../embedder.ts';
import { halved, planTexts, type SentText } from './batches.ts';
import { countTokens, type TokenCount } from './count-tokens.ts';
import { prepareImage } from './images.ts';
import type { PreparedImage, RawVector, RemoteService, ServiceCall } from './remote-service.ts';
import { describeFailure, isTooLong, judge, refusesInput } from './service-failure.ts';
import { checkedVectors } from './vectors.ts';

/** Five retries from half a second up, half a minute a try, two minutes in all. */
const RETRY: RetryPolicy = {
  ...DEFAULT_RETRY,
  maxRetries: 5,
  firstWaitMs: 500,
  jitter: 0.5,
  longestWaitMs: 120_000,
  tryTimeoutMs: 30_000,
  timeoutMs: 120_000,
};

/** Options of {@link RemoteEmbedder.open}. */
export interface RemoteEmbedderOptions {
  signal?: AbortSignal;
  /** What differs from the usual policy. */
  retry?: Partial<RetryPolicy>;
}

/** An image on its way, and where its vector belongs. */
interface SentImage {
  readonly index: number;
  readonly image: PreparedImage;
}

/** One call of `embedText` or `embedImage` while it lasts. */
interface Operation extends ServiceCall {
  readonly urgent: boolean;
}

/**
 * An embedder over a service: packs inputs into calls within the service's limits, runs a bounded number of them at
 * a time, keeps the order, repeats what failed for the moment, and checks and normalises what comes back.
 *
 * Texts longer than the service takes are cut and counted through `onTruncated`; where the service still finds one
 * too long it is halved until it fits. An image that cannot be read, or that the service turns down, yields its
 * error in place. Everything else that fails ends the whole call with `embedder-failed`, so that no batch is half
 * embedded.
 */
export class RemoteEmbedder implements Embedder {
  readonly model: EmbedderModel;
  readonly #service: RemoteService;
  readonly #policy: RetryPolicy;
  readonly #queue: Queue;
  readonly #running = new Set<AbortController>();
  #closed = false;

  private constructor(service: RemoteService, policy: RetryPolicy, model: EmbedderModel) {
    this.#service = service;
    this.#policy = policy;
    this.#queue = new Queue(service.limits.parallelCalls);
    this.model = model;
  }

  /**
   * Learns the model's dimensions: they are known, or the service describes itself, or one word is embedded.
   * @throws PromptloomError `embedder-failed` when the service does not answer as it should; `cancelled`.
   */
  static async open(service: RemoteService, options: RemoteEmbedderOptions = {}): Promise<RemoteEmbedder> {
    const policy = { ...RETRY, ...options.retry };
    const unknown = new RemoteEmbedder(service, policy, { id: service.id, version: '1', sharedSpace: false });
    return unknown.#operate(options, false, async (operation) => {
      const told = await withRetries((signal) => service.describe(signal), {
        policy,
        judge,
        signal: operation.signal,
      });
      const textDimensions =
        told.textDimensions === 'first-answer'
          ? (await unknown.#texts([{ index: 0, text: 'image', tokens: 1 }], operation, () => {}))[0]!.length
          : told.textDimensions;
      const { id = service.id, version = '1', imageDimensions, sharedSpace } = told;
      return new RemoteEmbedder(service, policy, {
        id,
        version,
        textDimensions,
        imageDimensions,
        sharedSpace,
      });
    });
  }

  /** A dry run: what texts would take, without a call. */
  countTokens(texts: readonly string[]): TokenCount {
    return countTokens(this.#service, texts);
  }

  /** @throws PromptloomError `embedder-failed`, `cancelled`, or `unsupported` where the service takes no texts. */
  async embedText(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    if (this.model.textDimensions === undefined) throw this.#cannot('texts');
    const plan = planTexts(texts, this.#service.limits);
    const cut = new Set(plan.cut);
    if (cut.size > 0) options.onTruncated?.(cut.size);
    const halve = (index: number) => {
      if (!cut.has(index)) options.onTruncated?.(1);
      cut.add(index);
    };
    const vectors = new Array<Float32Array>(texts.length);
    await this.#operate(options, texts.length === 1, (operation) =>
      forEachOf(plan.batches, this.#service.limits.parallelCalls, async (batch) => {
        const found = await this.#texts(batch, operation, halve);
        for (const [n, { index }] of batch.entries()) vectors[index] = found[n]!;
      }),
    );
    return vectors;
  }

  /** @throws PromptloomError `embedder-failed`, `cancelled`, or `unsupported` where the service takes no images. */
  async embedImage(
    images: readonly ImageInput[],
    options: EmbedOptions = {},
  ): Promise<(Float32Array | Error)[]> {
    const limits = this.#service.limits.images;
    if (this.model.imageDimensions === undefined || !limits || !this.#service.embedImages)
      throw this.#cannot('images');
    const batches: number[][] = [];
    for (let from = 0; from < images.length; from += limits.perCall)
      batches.push(Array.from(images.slice(from, from + limits.perCall), (_, n) => from + n));
    const results = new Array<Float32Array | Error>(images.length);
    await this.#operate(options, images.length === 1, (operation) =>
      forEachOf(batches, this.#service.limits.parallelCalls, async (batch) => {
        const ready: SentImage[] = [];
        for (const index of batch) {
          operation.signal.throwIfAborted();
          const image = await prepareImage(images[index]!, limits).catch((error: Error) => error);
          if (image instanceof Error) results[index] = image;
          else ready.push({ index, image });
        }
        if (ready.length === 0) return;
        const found = await this.#images(ready, operation);
        for (const [n, { index }] of ready.entries()) results[index] = found[n]!;
      }),
    );
    return results;
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const controller of this.#running) controller.abort();
  }

  async #texts(
    batch: readonly SentText[],
    operation: Operation,
    onHalved: (index: number) => void,
  ): Promise<Float32Array[]> {
    try {
      return await this.#call(operation, batch.length, this.model.textDimensions, (call) =>
        this.#service.embedTexts(
          batch.map(({ text }) => text),
          call,
        ),
      );
    } catch (error) {
      if (!isTooLong(error)) throw error;
      const [only] = batch;
      if (batch.length > 1) return this.#halves(batch, (half) => this.#texts(half, operation, onHalved));
      if (only!.text.length < 16) throw error;
      onHalved(only!.index);
      return this.#texts([halved(only!)], operation, onHalved);
    }
  }

  async #images(batch: readonly SentImage[], operation: Operation): Promise<(Float32Array | Error)[]> {
    try {
      return await this.#call(operation, batch.length, this.model.imageDimensions, (call) =>
        this.#service.embedImages!(
          batch.map(({ image }) => image),
          call,
        ),
      );
    } catch (error) {
      if (!refusesInput(error)) throw error;
      if (batch.length > 1) return this.#halves(batch, (half) => this.#images(half, operation));
      return [describeFailure(this.#service, error)];
    }
  }

  async #halves<I, R>(batch: readonly I[], embed: (half: readonly I[]) => Promise<R[]>): Promise<R[]> {
    const middle = Math.ceil(batch.length / 2);
    const first = await embed(batch.slice(0, middle));
    return [...first, ...(await embed(batch.slice(middle)))];
  }

  /** One call with its retries, checked. Waits between tries keep the place, which slows down what comes after. */
  #call(
    operation: Operation,
    expected: number,
    dimensions: number | undefined,
    send: (call: ServiceCall) => Promise<readonly RawVector[]>,
  ): Promise<Float32Array[]> {
    const { signal, purpose, urgent } = operation;
    return this.#queue.run(
      () =>
        withRetries(
          async (tried) => checkedVectors(await send({ signal: tried, purpose }), expected, dimensions),
          { policy: this.#policy, judge, signal },
        ),
      { signal, urgent },
    );
  }

  /** Gives `work` a signal that ends with the caller's, with the embedder, and with the first failure. */
  async #operate<T>(
    options: EmbedOptions,
    urgent: boolean,
    work: (operation: Operation) => Promise<T>,
  ): Promise<T> {
    if (this.#closed) throw new PromptloomError('cancelled', 'the embedder is closed');
    if (options.signal?.aborted) throw new PromptloomError('cancelled', 'cancelled');
    const controller = new AbortController();
    const abort = () => controller.abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    this.#running.add(controller);
    const { signal } = controller;
    try {
      return await work({ signal, urgent, purpose: options.purpose ?? 'document' });
    } catch (error) {
      if (options.signal?.aborted) throw new PromptloomError('cancelled', 'cancelled');
      if (this.#closed) throw new PromptloomError('cancelled', 'the embedder was closed');
      if (error instanceof RequestFailure) throw describeFailure(this.#service, error);
      throw error;
    } finally {
      options.signal?.removeEventListener('abort', abort);
      this.#running.delete(controller);
      controller.abort();
    }
  }

  #cannot(what: string): PromptloomError {
    return new PromptloomError('unsupported', `the embedding model ${this.model.id} takes no ${what}`, {
      hint: 'Choose another with --embedder (PROMPTLOOM_EMBEDDER).',
    });
  }
}
