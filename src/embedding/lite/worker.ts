import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import type { Answer } from '../../async/worker-pool.ts';
import { messageOf } from '../../errors.ts';
import { Lazy } from '../lazy.ts';
import { LiteImageModel } from './image-model.ts';
import { ImageDecodeError } from './image-pixels.ts';
import type { LiteFolders, LiteTask } from './lite-embedder.ts';
import { LiteTextModel } from './text-model.ts';

// The pool's threads are the parallelism; an image library with threads of its own would fight them.
sharp.concurrency(1);

const folders = workerData as LiteFolders;
const textModel = new Lazy(() => LiteTextModel.load(folders.text));
const imageModel = new Lazy(() => LiteImageModel.load(folders.image));

const port = parentPort!;
port.on('message', async (task: LiteTask) => {
  try {
    const result = task.kind === 'text' ? await embedTexts(task.texts) : await embedImage(task.image);
    port.postMessage({ result } satisfies Answer<Float32Array>, [result.buffer as ArrayBuffer]);
  } catch (error) {
    port.postMessage({ error: describe(error) } satisfies Answer<never>);
  }
});

/** All vectors one after another, so that they move between threads as one buffer. */
async function embedTexts(texts: string[]): Promise<Float32Array> {
  const model = await textModel.get();
  const all = new Float32Array(texts.length * model.dimensions);
  for (const [n, vector] of model.embedKnown(texts).entries()) all.set(vector, n * model.dimensions);
  return all;
}

async function embedImage(image: Uint8Array | string): Promise<Float32Array> {
  const input =
    typeof image === 'string' ? image : Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  return (await imageModel.get()).embed(input);
}

function describe(error: unknown): { message: string; code?: string; hint?: string } {
  if (!(error instanceof ImageDecodeError)) return { message: messageOf(error) };
  const hint = 'PNG, JPEG, WebP, AVIF, GIF and TIFF images can be read.';
  return { message: error.message, code: 'image-unreadable', hint };
}
