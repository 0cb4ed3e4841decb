import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { messageOf, PromptloomError } from '../../errors.ts';
import { loadRuntime, type Runtime } from './runtime.ts';

/** Outputs that hold one vector a row, in order of preference: CLIP's projection, OpenCLIP exports', SigLIP's pooling. */
const VECTOR_OUTPUTS = ['text_embeds', 'image_embeds', 'sentence_embedding', 'embedding', 'pooler_output'];

/** One vector a token, for models whose texts are pooled here. */
const TOKEN_OUTPUTS = ['last_hidden_state', 'token_embeddings'];

/** Of the transformers' exports and of OpenCLIP's. */
const PIXEL_INPUTS = ['pixel_values', 'image'];

/** How the vectors of tokens become that of a text. */
type Pooling = 'mean' | 'cls';

/** One tower of a model: rows of numbers in, one vector a row out. `run` blocks its thread. */
export class Tower {
  readonly #session: InferenceSession;
  readonly #runtime: Runtime;
  readonly #output: string;
  readonly #types: ReadonlyMap<string, string>;
  /** Undefined where the weights give one vector a row themselves. */
  readonly #pooling: Pooling | undefined;

  private constructor(
    runtime: Runtime,
    session: InferenceSession,
    file: string,
    pooling: Pooling | undefined,
  ) {
    this.#runtime = runtime;
    this.#session = session;
    this.#types = new Map(
      session.inputMetadata.map((input) => [input.name, input.isTensor ? input.type : 'unknown']),
    );
    // BERT's pooler_output is not the text's vector that such models were trained for.
    const wanted = pooling ? ['sentence_embedding', ...TOKEN_OUTPUTS] : VECTOR_OUTPUTS;
    const output = wanted.find((name) => session.outputNames.includes(name));
    if (!output) {
      throw new PromptloomError(
        'unsupported',
        `${file} gives ${session.outputNames.join(', ')}, none of which is known to be a vector`,
        { hint: `One of its outputs must be called ${wanted.join(', ')}.` },
      );
    }
    this.#output = output;
    this.#pooling = TOKEN_OUTPUTS.includes(output) ? pooling : undefined;
  }

  /**
   * Reads weights.
   * @param threads threads that one run uses
   * @param pooling for weights that may give one vector a token
   * @throws PromptloomError `invalid-input` when the file is missing or no ONNX model; `unsupported` for its outputs or
   *   where ONNX Runtime is not installed
   */
  static async load(file: string, threads: number, pooling?: Pooling): Promise<Tower> {
    const runtime = await loadRuntime();
    let session: InferenceSession;
    try {
      session = await runtime.InferenceSession.create(file, {
        executionProviders: ['cpu'],
        graphOptimizationLevel: 'all',
        executionMode: 'sequential',
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        logSeverityLevel: 3,
        // A thread that waits by spinning takes a core from decoding, from the database and from the server.
        extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
      });
    } catch (error) {
      throw new PromptloomError('invalid-input', `the weights ${file}: ${messageOf(error)}`, {
        hint: 'Fetch the model again; its weights are missing or damaged.',
        cause: error,
      });
    }
    return new Tower(runtime, session, file, pooling);
  }

  /**
   * Runs padded texts.
   * @param ids texts x length token ids, row by row
   * @param mask texts x length, 1 for a token and 0 for padding; given only to models that ask for it
   * @returns texts x dimensions
   */
  async runText(ids: Int32Array, mask: Int32Array, texts: number, length: number): Promise<Float32Array> {
    const { Tensor } = this.#runtime;
    const shape = [texts, length];
    const all = {
      input_ids: () => ids,
      text: () => ids,
      attention_mask: () => mask,
      token_type_ids: () => new Int32Array(ids.length),
      position_ids: () => ids.map((_, n) => n % length),
    };
    const feeds: Record<string, Tensor> = {};
    for (const [name, type] of this.#types) {
      const values = all[name as keyof typeof all]?.();
      if (!values) throw unknownInput(name);
      feeds[name] =
        type === 'int64'
          ? new Tensor('int64', BigInt64Array.from(values, BigInt), shape)
          : new Tensor('int32', values, shape);
    }
    const found = await this.#run(feeds);
    return this.#pooling ? pool(found, mask, texts, this.#pooling) : found;
  }

  /**
   * Runs images.
   * @param pixels images x 3 x size x size, normalised
   * @returns images x dimensions
   */
  runImages(pixels: Float32Array, images: number, size: number): Promise<Float32Array> {
    const { Tensor } = this.#runtime;
    const shape = [images, 3, size, size];
    const feeds: Record<string, Tensor> = {};
    for (const [name, type] of this.#types) {
      if (!PIXEL_INPUTS.includes(name)) throw unknownInput(name);
      feeds[name] =
        type === 'float16'
          ? new Tensor('float16', toHalves(pixels), shape)
          : new Tensor('float32', pixels, shape);
    }
    return this.#run(feeds);
  }

  /** Frees the weights. */
  release(): Promise<void> {
    return this.#session.release();
  }

  async #run(feeds: Record<string, Tensor>): Promise<Float32Array> {
    const { [this.#output]: output } = await this.#session.run(feeds, [this.#output]);
    if (output?.type === 'float32') return output.data as Float32Array;
    if (output?.type === 'float16') return fromHalves(output.data as unknown as ArrayBufferView);
    throw new PromptloomError('unsupported', `the model gives vectors of ${output?.type ?? 'nothing'}`);
  }
}

/**
 * Vectors of texts out of those of their tokens; the mean as a sum, since only its direction counts.
 * @param tokens texts x length x dimensions
 * @param mask texts x length
 * @returns texts x dimensions
 */
function pool(tokens: Float32Array, mask: Int32Array, texts: number, pooling: Pooling): Float32Array {
  const length = mask.length / texts;
  const dimensions = tokens.length / mask.length;
  const vectors = new Float32Array(texts * dimensions);
  for (let row = 0; row < texts; row++) {
    for (let at = row * length; at < (row + 1) * length; at++) {
      if (mask[at] === 0) continue;
      for (let n = 0; n < dimensions; n++) vectors[row * dimensions + n]! += tokens[at * dimensions + n]!;
      if (pooling === 'cls') break;
    }
  }
  return vectors;
}

function unknownInput(name: string): PromptloomError {
  return new PromptloomError('unsupported', `the model asks for an input that is not known: ${name}`, {
    hint: 'A text tower takes input_ids or text (and attention_mask), a vision tower pixel_values or image.',
  });
}

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** Half-precision bits of numbers, rounded to nearest; Node.js 20 has no Float16Array. */
function toHalves(numbers: Float32Array): Uint16Array {
  return Uint16Array.from(numbers, (number) => {
    single[0] = number;
    const all = bits[0]!;
    const sign = (all >>> 16) & 0x8000;
    const exponent = ((all >>> 23) & 0xff) - 112;
    if (exponent >= 31) return sign | (Number.isNaN(number) ? 0x7e00 : 0x7c00);
    if (exponent > 0) return sign | (((exponent << 10) + (((all & 0x7fffff) + 0x1000) >>> 13)) & 0x7fff);
    return sign | Math.round(Math.abs(number) * 2 ** 24);
  });
}

/** Numbers of half-precision bits, whichever array type they come in. */
export function fromHalves(halves: ArrayBufferView): Float32Array {
  const all = new Uint16Array(halves.buffer, halves.byteOffset, halves.byteLength / 2);
  return Float32Array.from(all, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >>> 10) & 31;
    const fraction = half & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
