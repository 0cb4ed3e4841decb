import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { lowerPriority } from '../../async/thread.ts';
import type { Answer } from '../../async/worker-pool.ts';
import { messageOf, PromptloomError } from '../../errors.ts';
import { Lazy } from '../lazy.ts';
import { batchByLength } from './batches.ts';
import { readPixels } from './pixels.ts';
import { Tower } from './session.ts';
import type { ImageVectors, OnnxTask, OnnxWorkerData, TokenisedTexts, Vectors } from './tasks.ts';
import { ModelTokenizer } from './tokenize.ts';

// The pool's threads are the parallelism; an image library with threads of its own would fight them.
sharp.concurrency(1);
// Every image comes once.
sharp.cache(false);

/** What stands for a text in which the model knows no word. */
const UNKNOWN = { ids: [], truncated: false, known: false };

/** Token ids of a batch of texts that came untokenised. */
const BUDGET = 1024;

const { entry, files, runThreads, background } = workerData as OnnxWorkerData;
// Before the weights are read: the threads that run them are started then.
if (background) lowerPriority();
const tokenizer = new Lazy(() => ModelTokenizer.load(files.tokenizer, files.tokenizerConfig, entry.text));
const text = new Lazy(() => Tower.load(files.textModel, runThreads, entry.text.pooling));
const vision = new Lazy(() => Tower.load(files.visionModel!, runThreads));

const port = parentPort!;
port.on('message', async (task: OnnxTask) => {
  try {
    const result = await work(task);
    const moved = 'ids' in result ? [result.ids.buffer, result.lengths.buffer] : [result.vectors.buffer];
    port.postMessage({ result } satisfies Answer<unknown>, moved as ArrayBuffer[]);
  } catch (error) {
    port.postMessage({ error: faultOf(error) } satisfies Answer<never>);
  }
});

function work(task: OnnxTask): Promise<TokenisedTexts | Vectors | ImageVectors> {
  if (task.kind === 'tokenise') return tokenise(task.texts, task.prefix);
  if (task.kind === 'tokens') return runTokens(task.ids, task.lengths, task.length);
  if (task.kind === 'texts') return embedTexts(task.texts, task.prefix);
  return embedImages(task.images);
}

async function tokenise(texts: string[], prefix: string): Promise<TokenisedTexts> {
  const loaded = await tokenizer.get();
  const began = performance.now();
  const all = texts.map((one) => loaded.encode(one, prefix)).map((one) => (one.known ? one : UNKNOWN));
  const lengths = Int32Array.from(all, ({ ids }) => ids.length);
  const ids = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let place = 0;
  for (const one of all) {
    ids.set(one.ids, place);
    place += one.ids.length;
  }
  const truncated = all.filter((one) => one.truncated).length;
  return { ids, lengths, truncated, times: { tokenise: performance.now() - began } };
}

/** @param ids token ids of the texts one after another; `lengths` of each; `length` to pad them to */
async function runTokens(ids: Int32Array, lengths: Int32Array, length: number): Promise<Vectors> {
  const [tower, { padId }] = await Promise.all([text.get(), tokenizer.get()]);
  const began = performance.now();
  const padded = new Int32Array(lengths.length * length).fill(padId);
  const mask = new Int32Array(padded.length);
  let place = 0;
  for (const [row, own] of lengths.entries()) {
    padded.set(ids.subarray(place, place + own), row * length);
    mask.fill(1, row * length, row * length + own);
    place += own;
  }
  const vectors = await tower.runText(padded, mask, lengths.length, length);
  toUnitLength(vectors, entry.dimensions, lengths.length);
  return { vectors, truncated: 0, times: { run: performance.now() - began } };
}

async function embedTexts(texts: string[], prefix: string): Promise<Vectors> {
  const { ids, lengths, truncated, times } = await tokenise(texts, prefix);
  const starts = startsOf(lengths);
  const vectors = new Float32Array(texts.length * entry.dimensions);
  for (const { places, length } of batchByLength(lengths, BUDGET, entry.maxBatch)) {
    const rows = places.map((place) => ids.subarray(starts[place]!, starts[place]! + lengths[place]!));
    const joined = Int32Array.from(rows.flatMap((row) => [...row]));
    const own = Int32Array.from(rows, (row) => row.length);
    const batch = await runTokens(joined, own, entry.text.padToMax ? entry.text.maxTokens : length);
    for (const [n, place] of places.entries()) {
      const from = n * entry.dimensions;
      vectors.set(batch.vectors.subarray(from, from + entry.dimensions), place * entry.dimensions);
    }
    times.run = (times.run ?? 0) + (batch.times.run ?? 0);
  }
  return { vectors, truncated, times };
}

async function embedImages(images: (Uint8Array | string)[]): Promise<ImageVectors> {
  const tower = await vision.get();
  const settings = entry.image!;
  const { size } = settings;
  const numbers = 3 * size * size;
  const began = performance.now();
  const pixels = new Float32Array(images.length * numbers);
  const faults = await Promise.all(
    images.map((image, n) =>
      readPixels(image, settings, pixels.subarray(n * numbers, (n + 1) * numbers)).then(
        () => undefined,
        (error: unknown) => faultOf(error),
      ),
    ),
  );
  const decoded = performance.now();
  const vectors = faults.every((fault) => fault)
    ? new Float32Array(images.length * entry.dimensions)
    : await tower.runImages(pixels, images.length, size);
  toUnitLength(vectors, entry.dimensions, images.length);
  return { vectors, faults, times: { decode: decoded - began, run: performance.now() - decoded } };
}

/** Where each of several rows begins when they lie one after another. */
function startsOf(lengths: Int32Array): Int32Array {
  const starts = new Int32Array(lengths.length);
  for (let n = 1; n < lengths.length; n++) starts[n] = starts[n - 1]! + lengths[n - 1]!;
  return starts;
}

/** @throws PromptloomError `unsupported` when the model gives vectors of other dimensions than it should */
function toUnitLength(vectors: Float32Array, dimensions: number, rows: number): void {
  if (vectors.length !== rows * dimensions) {
    const found = vectors.length / rows;
    throw new PromptloomError(
      'unsupported',
      `${entry.id} gives ${found} numbers a vector, not ${dimensions}`,
      {
        hint: 'The dimensions of the model entry and its weights differ.',
      },
    );
  }
  for (let from = 0; from < vectors.length; from += dimensions) {
    let squares = 0;
    for (let n = 0; n < dimensions; n++) squares += vectors[from + n]! ** 2;
    const factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let n = 0; n < dimensions; n++) vectors[from + n]! *= factor;
  }
}

function faultOf(error: unknown): { message: string; code?: string; hint?: string } {
  if (!(error instanceof PromptloomError)) return { message: messageOf(error) };
  return { message: error.message, code: error.code, ...(error.hint && { hint: error.hint }) };
}
