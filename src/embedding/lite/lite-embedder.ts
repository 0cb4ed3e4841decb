import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { WorkerPool } from '../../async/worker-pool.ts';
import { messageOf, PromptloomError } from '../../errors.ts';
import { packageFile } from '../../package-root.ts';
import type { Embedder, EmbedderModel, EmbedOptions, ImageInput } from '../embedder.ts';
import { Lazy } from '../lazy.ts';
import { QueryReader, QueryReadingSchema } from './query-reader.ts';
import { LiteTextModel, unknownTextVector } from './text-model.ts';

/** Where the two models lie. */
export interface LiteFolders {
  text: string;
  image: string;
}

/** What a worker is asked. */
export type LiteTask = { kind: 'text'; texts: string[] } | { kind: 'image'; image: Uint8Array | string };

/** What is read of a model's `config.json` here; the model itself checks the rest. */
const ConfigSchema = z.object({
  id: z.string(),
  dimensions: z.number().int().positive(),
  queries: QueryReadingSchema.optional(),
});

/** What {@link LiteEmbedder.open} takes. */
export interface LiteOptions {
  folders?: LiteFolders;
  threads?: number;
  /** Opens MiniLM, which helps to read queries; left out where it cannot run. */
  openReader?: () => Promise<Embedder>;
}

/** Small enough that a search waits little behind an import, large enough that messages cost nothing. */
const TEXTS_A_TASK = 512;
/** For fewer no second thread is woken. */
const LEAST_A_TASK = 128;

const FOLDERS: LiteFolders = {
  text: packageFile('models', 'lite-text'),
  image: packageFile('models', 'lite-image'),
};

/** Texts, and characters of all of them, that this thread embeds itself: half a millisecond. */
const HERE = { texts: 16, characters: 8000 };

/**
 * The embedder that ships with the code: static token vectors for text, a colour and texture descriptor for
 * images; two separate spaces. Work happens in worker threads, but for one text or a few: to wake a thread takes
 * as long as ten of them.
 *
 * Once {@link LiteEmbedder.prepareQueries} has loaded MiniLM, a query's vector is in part MiniLM's reading of it, so that
 * results differ slightly from those before, and from those where MiniLM does not run. Documents are never read so.
 */
export class LiteEmbedder implements Embedder {
  readonly model: EmbedderModel;
  readonly instantText = true;
  readonly #pool: WorkerPool;
  readonly #here: Lazy<LiteTextModel>;
  readonly #openReader: (() => Promise<QueryReader>) | undefined;
  #preparing: Promise<void> | undefined;
  #reader: QueryReader | undefined;
  #closed = false;

  private constructor(
    model: EmbedderModel,
    pool: WorkerPool,
    folder: string,
    openReader?: () => Promise<QueryReader>,
  ) {
    this.model = model;
    this.#pool = pool;
    this.#here = new Lazy(() => LiteTextModel.load(folder));
    this.#openReader = openReader;
  }

  /** @throws PromptloomError `internal` when the model files of the package are damaged. */
  static async open(options: LiteOptions = {}): Promise<LiteEmbedder> {
    const { folders = FOLDERS, threads, openReader } = options;
    const [text, image] = await Promise.all([readConfig(folders.text), readConfig(folders.image)]);
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const pool = new WorkerPool(new URL(`./worker.${extension}`, import.meta.url), folders, threads);
    return new LiteEmbedder(
      {
        id: 'lite',
        version: `${text.id}+${image.id}`,
        imageVersion: image.id,
        textVersion: text.id,
        textDimensions: text.dimensions,
        imageDimensions: image.dimensions,
        sharedSpace: false,
        unknownText: unknownTextVector(text.dimensions),
        readsOnly: 'English',
      },
      pool,
      folders.text,
      text.queries && openReader && (() => QueryReader.load(folders.text, text.queries!, openReader)),
    );
  }

  /** The embedder with its former text model, for libraries that were made with it. */
  static openFormer(): Promise<LiteEmbedder> {
    return LiteEmbedder.open({ folders: { ...FOLDERS, text: packageFile('models', 'lite-text-1') } });
  }

  prepareQueries(): Promise<void> {
    this.#preparing ??= this.#prepare();
    return this.#preparing;
  }

  async embedText(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    const vectors = await this.#embed(texts, options);
    if (options.purpose !== 'query' || !this.#reader) return vectors;
    return this.#reader.mix(texts, vectors, this.model.unknownText!, options);
  }

  async #embed(texts: readonly string[], options: EmbedOptions): Promise<Float32Array[]> {
    if (texts.length === 1 || isLittle(texts)) return this.#embedHere(texts, options);
    const size = this.model.textDimensions!;
    // Spread over all threads, but for a few: to start a thread takes as long as thousands of texts.
    const share = Math.max(LEAST_A_TASK, Math.ceil(texts.length / this.#pool.size));
    const step = Math.min(TEXTS_A_TASK, share);
    const tasks: Promise<Float32Array>[] = [];
    for (let from = 0; from < texts.length; from += step) {
      const task: LiteTask = { kind: 'text', texts: texts.slice(from, from + step) };
      tasks.push(this.#pool.run<Float32Array>(task, options));
    }
    const vectors: Float32Array[] = [];
    for (const all of await Promise.all(tasks)) {
      for (let from = 0; from < all.length; from += size) vectors.push(all.subarray(from, from + size));
    }
    return vectors;
  }

  embedImage(images: readonly ImageInput[], options: EmbedOptions = {}): Promise<(Float32Array | Error)[]> {
    return Promise.all(
      images.map(async (image) => {
        try {
          const task: LiteTask = { kind: 'image', image };
          return await this.#pool.run<Float32Array>(task, { ...options, urgent: images.length === 1 });
        } catch (error) {
          if (options.signal?.aborted) throw error;
          return error as Error;
        }
      }),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#pool.close(), this.#preparing]);
    await this.#reader?.close();
  }

  async #prepare(): Promise<void> {
    if (this.#closed) return;
    // Without it queries are read as before: nothing to tell.
    this.#reader = await this.#openReader?.().catch(() => undefined);
  }

  async #embedHere(texts: readonly string[], { signal }: EmbedOptions): Promise<Float32Array[]> {
    const model = await this.#here.get();
    if (this.#closed) throw new PromptloomError('cancelled', 'the embedder is closed');
    if (signal?.aborted) throw new PromptloomError('cancelled', 'cancelled');
    return model.embedKnown(texts);
  }
}

function isLittle(texts: readonly string[]): boolean {
  if (texts.length > HERE.texts) return false;
  return texts.reduce((sum, { length }) => sum + length, 0) <= HERE.characters;
}

async function readConfig(folder: string): Promise<z.infer<typeof ConfigSchema>> {
  const file = path.join(folder, 'config.json');
  try {
    return ConfigSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new PromptloomError('internal', `${file}: ${messageOf(error)}`, {
      hint: 'Install promptloom again.',
    });
  }
}
