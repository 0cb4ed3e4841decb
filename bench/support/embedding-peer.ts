/**
 * The peer of `bench/embedding.ts` and `bench/minilm.ts`, in a process of its own: `@huggingface/transformers` used as its documentation
 * shows it, from a folder outside this repository. Asked and answered over the process's channel.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the peer is asked: to load a precision of CLIP, or of a text model; or to embed in batches of a size. */
export type PeerTask =
  | { kind: 'load'; precision: 'fp32' | 'int8' }
  | { kind: 'load-texts'; precision: 'fp32' | 'int8' }
  | { kind: 'texts'; texts: string[]; batch: number }
  | { kind: 'images'; files: string[]; batch: number };

/** What it answers: wall and processor time in milliseconds, and the vectors. */
export interface PeerAnswer {
  ms: number;
  cpuMs: number;
  /** One after another. */
  vectors: Float32Array;
  error?: string;
}

interface Output {
  data: Float32Array;
}
interface Towers {
  tokenizer(texts: string[], options: object): unknown;
  text(inputs: unknown): Promise<{ text_embeds: Output }>;
  images(files: string[]): Promise<Output>;
}
/** The feature-extraction pipeline of a text model. */
type Extractor = (texts: string[], options: { pooling: 'mean'; normalize: true }) => Promise<Output>;
type FromPretrained<Thing> = { from_pretrained(model: string, options?: object): Promise<Thing> };
interface Transformers {
  env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(task: 'image-feature-extraction', model: string, options: object): Promise<Towers['images']>;
  pipeline(task: 'feature-extraction', model: string, options: object): Promise<Extractor>;
  AutoTokenizer: FromPretrained<Towers['tokenizer']>;
  CLIPTextModelWithProjection: FromPretrained<Towers['text']>;
}

const [installed, model] = process.argv.slice(2) as [string, string];
const module = path.join(installed, 'node_modules/@huggingface/transformers/dist/transformers.node.mjs');
const transformers = (await import(pathToFileURL(module).href)) as Transformers;
transformers.env.allowRemoteModels = false;
transformers.env.localModelPath = path.dirname(model);
const name = path.basename(model);
let towers: Towers | undefined;
let extractor: Extractor | undefined;

process.on('message', (task: PeerTask) => {
  answer(task).then(
    (done) => process.send!(done),
    (error: unknown) =>
      process.send!({ ms: 0, cpuMs: 0, vectors: new Float32Array(0), error: String(error) }),
  );
});

async function answer(task: PeerTask): Promise<PeerAnswer> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const vectors = await work(task);
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000, vectors };
}

async function work(task: PeerTask): Promise<Float32Array> {
  if (task.kind === 'load' || task.kind === 'load-texts') {
    const dtype = task.precision === 'int8' ? 'q8' : 'fp32';
    if (task.kind === 'load') towers = await load(dtype);
    else extractor = await transformers.pipeline('feature-extraction', name, { dtype });
    return new Float32Array(0);
  }
  const parts: Float32Array[] = [];
  const all = task.kind === 'texts' ? task.texts : task.files;
  for (let from = 0; from < all.length; from += task.batch) {
    const batch = all.slice(from, from + task.batch);
    if (extractor) parts.push((await extractor(batch, { pooling: 'mean', normalize: true })).data);
    else if (task.kind === 'images') parts.push((await towers!.images(batch)).data);
    else {
      const { tokenizer, text } = towers!;
      const { text_embeds } = await text(tokenizer(batch, { padding: true, truncation: true }));
      parts.push(text_embeds.data);
    }
  }
  const vectors = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    vectors.set(part, at);
    at += part.length;
  }
  return vectors;
}

/** Its feature-extraction pipeline asks for both towers in one file, so texts go the way it documents for CLIP. */
async function load(dtype: string): Promise<Towers> {
  const { pipeline, AutoTokenizer, CLIPTextModelWithProjection } = transformers;
  return {
    tokenizer: await AutoTokenizer.from_pretrained(name),
    text: await CLIPTextModelWithProjection.from_pretrained(name, { dtype }),
    images: await pipeline('image-feature-extraction', name, { dtype }),
  };
}
