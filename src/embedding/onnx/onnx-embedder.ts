import { access } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { forEachOf } from '../../async/for-each.ts';
import { WorkerPool } from '../../async/worker-pool.ts';
import { PromptloomError } from '../../errors.ts';
import type { Embedder, EmbedderModel, EmbedOptions, ImageInput } from '../embedder.ts';
import { unknownTextVector } from '../lite/text-model.ts';
import type { ModelEntry, ModelFiles } from '../models/model-entry.ts';
import { registryModel } from '../models/registry.ts';
import { batchByLength } from './batches.ts';
import type {
  ImageFault,
  ImageVectors,
  OnnxTask,
  OnnxWorkerData,
  Times,
  TokenisedTexts,
  Vectors,
} from './tasks.ts';
import { VectorCache } from './vector-cache.ts';

/** Every thread of the pool holds the weights, up to 600 MB of CLIP's: with more cores, a run uses several. */
const MOST_WORKERS = 4;
/** Token ids of a batch, padding counted: enough to be fast, few enough that a search waits little behind one. */
const BATCH_TOKENS = 512;
/** Texts that one task tokenises. */
const TOKENISED_TOGETHER = 128;
/** Texts that are in the works at a time: sorted by length together, their token ids held. */
const WINDOW = 2048;
/** Up to so many texts are a query: one task, and kept in the cache. */
const QUERY_TEXTS = 8;
/** Images of a task: with ViT-B/32 on a CPU, 4 cost 3 % more processor time an image, and 16 save nothing. */
const IMAGES_TOGETHER = 8;
/** Raised when the same model files give other vectors, such as after a change to how images are resized. */
const PIPELINE = 1;

/** What {@link OnnxEmbedder.open} takes. */
export interface OnnxOptions {
  entry: ModelEntry;
  files: ModelFiles;
  /** Cores to use; all by default. */
  threads?: number;
  /** Vectors of queries that are kept for when they are asked again. */
  cacheSize?: number;
  /** Whether what else runs on the machine goes before it. */
  background?: boolean;
}

/**
 * A model in ONNX Runtime: of texts alone (MiniLM, BGE, E5), or of texts and images in one space (CLIP, SigLIP). All
 * work happens in worker threads, which read the weights when there is first work for them.
 */
export class OnnxEmbedder implements Embedder {
  readonly model: EmbedderModel;
  /** Milliseconds of worker time spent so far, for measurements. */
  readonly times: Required<Times> = { tokenise: 0, decode: 0, run: 0 };
  readonly #pool: WorkerPool;
  readonly #entry: ModelEntry;
  readonly #cache: VectorCache;

  private constructor(model: EmbedderModel, pool: WorkerPool, entry: ModelEntry, cacheSize: number) {
    this.model = model;
    this.#pool = pool;
    this.#entry = entry;
    this.#cache = new VectorCache(cacheSize);
  }

  /** @throws PromptloomError `not-found` when one of the files is not there. */
  static async open(options: OnnxOptions): Promise<OnnxEmbedder> {
    const { entry, files, threads = availableParallelism(), cacheSize = 256, background = false } = options;
    const needed = [files.tokenizer, files.textModel, files.visionModel].filter((file) => file !== undefined);
    await Promise.all(needed.map(checkFile));
    const readsImages = entry.image !== undefined && files.visionModel !== undefined;
    const workers = Math.max(1, Math.min(threads, MOST_WORKERS));
    const runThreads = Math.max(1, Math.floor(threads / workers));
    const data: OnnxWorkerData = { entry, files, runThreads, background };
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const pool = new WorkerPool(new URL(`./worker.${extension}`, import.meta.url), data, workers);
    const origin = entry.repository
      ? `${entry.repository}@${entry.revision}`
      : entry.ships
        ? 'promptloom'
        : 'folder';
    const model: EmbedderModel = {
      id: entry.id,
      version: `${origin}/${files.precision}/${files.version}/${PIPELINE}`,
      textDimensions: entry.dimensions,
      ...(readsImages && { imageDimensions: entry.dimensions }),
      sharedSpace: readsImages,
      ...(entry.text.latinOnly && { unknownText: unknownTextVector(entry.dimensions) }),
      // What a folder or another repository holds may read more than its entry says.
      ...(registryModel(entry.id) && !entry.multilingual && { readsOnly: 'English' as const }),
    };
    return new OnnxEmbedder(model, pool, entry, cacheSize);
  }

  async embedText(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    if (options.signal?.aborted) throw new PromptloomError('cancelled', 'cancelled');
    const prefix = this.#entry.text.prefixes[options.purpose ?? 'document'];
    const found = new Map<string, Float32Array>();
    // Equal texts cost once.
    const wanted = [...new Set(texts)].filter((text) => {
      const vector = this.#cache.get(prefix + text);
      if (vector) found.set(text, vector);
      return !vector;
    });
    const keep = (text: string, vector: Float32Array) => found.set(text, vector);
    if (wanted.length <= QUERY_TEXTS) await this.#embedQueries(wanted, prefix, options, keep);
    else {
      for (let from = 0; from < wanted.length; from += WINDOW) {
        await this.#embedWindow(wanted.slice(from, from + WINDOW), prefix, options, keep);
      }
    }
    const given = new Set<string>();
    return texts.map((text) => {
      const vector = found.get(text)!;
      if (!given.has(text)) {
        given.add(text);
        return vector;
      }
      return vector.slice();
    });
  }

  async embedImage(
    images: readonly ImageInput[],
    options: EmbedOptions = {},
  ): Promise<(Float32Array | Error)[]> {
    if (this.model.imageDimensions === undefined) {
      throw new PromptloomError('unsupported', `${this.model.id} reads texts only`);
    }
    const results = new Array<Float32Array | Error>(images.length);
    const most = Math.min(IMAGES_TOGETHER, this.#entry.maxBatch ?? IMAGES_TOGETHER);
    const step = Math.min(most, Math.max(1, Math.ceil(images.length / this.#pool.size)));
    const starts = Array.from({ length: Math.ceil(images.length / step) }, (_, n) => n * step);
    const urgent = images.length === 1;
    await forEachOf(starts, this.#inFlight, async (from) => {
      const task: OnnxTask = { kind: 'images', images: images.slice(from, from + step) };
      const { vectors, faults, times } = await this.#run<ImageVectors>(task, options, urgent);
      this.#count(times);
      for (const [n, fault] of faults.entries()) {
        results[from + n] = fault ? toError(fault) : this.#vectorAt(vectors, n);
      }
    });
    return results;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Tasks that wait or run at a time for one call: every worker has its next one at hand, and no more is held. */
  get #inFlight(): number {
    return 2 * this.#pool.size;
  }

  async #embedQueries(texts: string[], prefix: string, options: EmbedOptions, keep: Keep): Promise<void> {
    if (texts.length === 0) return;
    const answer = await this.#run<Vectors>({ kind: 'texts', texts, prefix }, options, texts.length === 1);
    this.#count(answer.times);
    // A text that was cut is not kept, so that it is reported each time.
    const cacheable = answer.truncated === 0;
    if (!cacheable) options.onTruncated?.(answer.truncated);
    for (const [n, text] of texts.entries()) {
      const vector = this.#knownOr(this.#vectorAt(answer.vectors, n));
      keep(text, vector);
      if (cacheable) this.#cache.put(prefix + text, vector);
    }
  }

  async #embedWindow(texts: string[], prefix: string, options: EmbedOptions, keep: Keep): Promise<void> {
    const { rows, truncated } = await this.#tokenise(texts, prefix, options);
    if (truncated > 0) options.onTruncated?.(truncated);
    const { padToMax, maxTokens } = this.#entry.text;
    for (const [n, row] of rows.entries())
      if (row.length === 0) keep(texts[n]!, this.model.unknownText!.slice());
    const lengths = rows.map((row) => (padToMax && row.length > 0 ? maxTokens : row.length));
    const batches = batchByLength(lengths, BATCH_TOKENS, this.#entry.maxBatch);
    await forEachOf(batches, this.#inFlight, async ({ places, length }) => {
      const own = Int32Array.from(places, (place) => rows[place]!.length);
      const ids = new Int32Array(own.reduce((sum, count) => sum + count, 0));
      let at = 0;
      for (const place of places) {
        ids.set(rows[place]!, at);
        at += rows[place]!.length;
      }
      const task: OnnxTask = { kind: 'tokens', ids, lengths: own, length };
      const { vectors, times } = await this.#run<Vectors>(task, options);
      this.#count(times);
      for (const [n, place] of places.entries()) keep(texts[place]!, this.#vectorAt(vectors, n));
    });
  }

  async #tokenise(
    texts: string[],
    prefix: string,
    options: EmbedOptions,
  ): Promise<{ rows: Int32Array[]; truncated: number }> {
    const rows = new Array<Int32Array>(texts.length);
    let truncated = 0;
    const starts = Array.from(
      { length: Math.ceil(texts.length / TOKENISED_TOGETHER) },
      (_, n) => n * TOKENISED_TOGETHER,
    );
    await forEachOf(starts, this.#inFlight, async (from) => {
      const part = texts.slice(from, from + TOKENISED_TOGETHER);
      const answer = await this.#run<TokenisedTexts>({ kind: 'tokenise', texts: part, prefix }, options);
      this.#count(answer.times);
      truncated += answer.truncated;
      let at = 0;
      for (const [n, length] of answer.lengths.entries()) {
        rows[from + n] = answer.ids.subarray(at, at + length);
        at += length;
      }
    });
    return { rows, truncated };
  }

  #run<Result>(task: OnnxTask, { signal }: EmbedOptions, urgent = false): Promise<Result> {
    return this.#pool.run<Result>(task, { urgent, ...(signal && { signal }) });
  }

  /** The vector itself, or that of unknown texts where it holds nothing. */
  #knownOr(vector: Float32Array): Float32Array {
    const { unknownText } = this.model;
    return unknownText && vector.every((value) => value === 0) ? unknownText.slice() : vector;
  }

  #vectorAt(vectors: Float32Array, row: number): Float32Array {
    const size = this.#entry.dimensions;
    return vectors.subarray(row * size, (row + 1) * size);
  }

  #count(times: Times): void {
    for (const [step, spent] of Object.entries(times)) this.times[step as keyof Times] += spent;
  }
}

type Keep = (text: string, vector: Float32Array) => void;

function toError(fault: ImageFault): Error {
  return new PromptloomError((fault.code ?? 'internal') as PromptloomError['code'], fault.message, {
    ...(fault.hint !== undefined && { hint: fault.hint }),
  });
}

async function checkFile(file: string): Promise<void> {
  try {
    await access(file);
  } catch (error) {
    throw new PromptloomError('not-found', `the model's file ${file} is not there`, {
      hint: 'Fetch the model, or put its files where this message looks for them.',
      cause: error,
    });
  }
}
