import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TextTokenizer } from './text-tokenizer.ts';
import { parseTokenVectors, type TokenVectors } from './text-vectors.ts';

const TOKENS_A_STEP = 4;

interface LiteTextConfig {
  readonly id: string;
  readonly dimensions: number;
  readonly tokens: number;
  readonly maxTokens: number;
  readonly maxCharacters: number;
}

/**
 * The text half of the `lite` embedder: the weighted mean of static token vectors, as Model2Vec has them
 * (https://github.com/MinishLab/model2vec), trained on sentences (models/lite-text/README.md). Compare two vectors by
 * their inner product (cosine).
 *
 * Works in the calling thread, some tens of microseconds for a prompt of 30 words (bench/lite-text.ts).
 */
export class LiteTextModel {
  readonly id: string;
  /** Length of the vectors. */
  readonly dimensions: number;
  /** The vector of a text without any word that the model knows: the last axis, on which token vectors differ least. */
  readonly unknownText: Float32Array;
  /** A text counts with its first so many tokens, */
  readonly maxTokens: number;
  /** and never with more than its first so many UTF-16 units. */
  readonly maxCharacters: number;
  readonly #tokenizer: TextTokenizer;
  readonly #vectors: TokenVectors;
  readonly #ids: Int32Array;
  readonly #sum: Float64Array;

  private constructor(config: LiteTextConfig, tokenizer: TextTokenizer, vectors: TokenVectors) {
    this.id = config.id;
    this.dimensions = config.dimensions;
    this.unknownText = unknownTextVector(config.dimensions);
    this.maxTokens = config.maxTokens;
    this.maxCharacters = config.maxCharacters;
    this.#tokenizer = tokenizer;
    this.#vectors = vectors;
    this.#ids = new Int32Array(config.maxTokens + TOKENS_A_STEP);
    // What the vocabulary cannot spell counts for nothing.
    vectors.scales[tokenizer.unknownId] = 0;
    this.#sum = new Float64Array(config.dimensions);
  }

  /**
   * Loads a model folder: `config.json`, `tokenizer.json` and `vectors.bin`.
   *
   * @throws Error that names the file which is missing, damaged, or does not go with the others
   */
  static async load(folder: string): Promise<LiteTextModel> {
    const config = await readPart(folder, 'config.json', (bytes) => checkConfig(parseJson(bytes)));
    const tokenizer = await readPart(
      folder,
      'tokenizer.json',
      (bytes) => new TextTokenizer(parseJson(bytes), config.maxTokens),
    );
    const vectors = await readPart(folder, 'vectors.bin', parseTokenVectors);
    if (vectors.dimensions !== config.dimensions || vectors.tokens !== config.tokens) {
      throw new Error(
        `${join(folder, 'vectors.bin')}: ${vectors.tokens} tokens of ${vectors.dimensions} dimensions, ` +
          `config.json says ${config.tokens} of ${config.dimensions}`,
      );
    }
    if (tokenizer.vocabularySize !== vectors.tokens) {
      throw new Error(
        `${join(folder, 'tokenizer.json')}: ${tokenizer.vocabularySize} tokens, vectors.bin holds ${vectors.tokens}`,
      );
    }
    return new LiteTextModel(config, tokenizer, vectors);
  }

  /**
   * Embeds texts.
   *
   * @returns one vector of {@link dimensions} numbers a text, in order, each of unit length. A text without any
   *   token of the vocabulary (empty, or signs that the model never saw) gets {@link unknownText}.
   */
  embed(texts: readonly string[]): Float32Array[] {
    return texts.map((text) => this.#embedOne(text, false));
  }

  /**
   * As {@link embed}, but a text without any word that the model knows gets {@link unknownText} too: punctuation
   * alone, or another script, of which the vocabulary holds letters and no words.
   */
  embedKnown(texts: readonly string[]): Float32Array[] {
    return texts.map((text) => this.#embedOne(text, true));
  }

  /** The ids of the tokens a text counts with, unknown ones included. */
  tokenize(text: string): number[] {
    return Array.from(this.#ids.subarray(0, this.#encode(text)));
  }

  #encode(text: string): number {
    const part = text.length > this.maxCharacters ? text.slice(0, this.maxCharacters) : text;
    return this.#tokenizer.encode(part, this.#ids);
  }

  #embedOne(text: string, knownOnly: boolean): Float32Array {
    const { scales, values } = this.#vectors;
    const dimensions = this.dimensions;
    const ids = this.#ids;
    const sum = this.#sum.fill(0);
    const count = this.#encode(text);
    if (knownOnly && !this.#holdsWord(count)) return this.unknownText.slice();
    ids.fill(this.#tokenizer.unknownId, count, count + TOKENS_A_STEP - 1);
    // Four rows at a time: reading and writing the sums costs more than the additions.
    for (let n = 0; n < count; n += TOKENS_A_STEP) {
      const [a, b, c, d] = [ids[n]!, ids[n + 1]!, ids[n + 2]!, ids[n + 3]!];
      const [scaleA, scaleB, scaleC, scaleD] = [scales[a]!, scales[b]!, scales[c]!, scales[d]!];
      const [rowA, rowB, rowC, rowD] = [a * dimensions, b * dimensions, c * dimensions, d * dimensions];
      for (let k = 0; k < dimensions; k++) {
        sum[k]! +=
          scaleA * values[rowA + k]! +
          scaleB * values[rowB + k]! +
          scaleC * values[rowC + k]! +
          scaleD * values[rowD + k]!;
      }
    }
    // The mean and the sum point the same way, so there is nothing to divide by the count.
    return toUnitLength(sum) ?? this.unknownText.slice();
  }

  /** Whether the first tokens of those last encoded hold a word: marks between words alone mean nothing. */
  #holdsWord(count: number): boolean {
    const { isWord } = this.#tokenizer;
    for (let n = 0; n < count; n++) if (isWord[this.#ids[n]!] === 1) return true;
    return false;
  }
}

/** The vector of texts without any word that a model of so many dimensions knows. */
export function unknownTextVector(dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[dimensions - 1] = 1;
  return vector;
}

/** Undefined where nothing is left to scale. */
function toUnitLength(sum: Float64Array): Float32Array | undefined {
  let squares = 0;
  for (let d = 0; d < sum.length; d++) squares += sum[d]! * sum[d]!;
  if (squares === 0) return undefined;
  const vector = new Float32Array(sum.length);
  const factor = 1 / Math.sqrt(squares);
  for (let d = 0; d < sum.length; d++) vector[d] = sum[d]! * factor;
  return vector;
}

async function readPart<Part>(folder: string, name: string, parse: (bytes: Buffer) => Part): Promise<Part> {
  const file = join(folder, name);
  try {
    return parse(await readFile(file));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function parseJson(bytes: Buffer): object {
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  if (typeof value !== 'object' || value === null) throw new Error('it holds no JSON object');
  return value;
}

function checkConfig(value: object): LiteTextConfig {
  const config = value as LiteTextConfig;
  if (typeof config.id !== 'string' || config.id === '') throw new Error('id is missing');
  for (const name of ['dimensions', 'tokens', 'maxTokens', 'maxCharacters'] as const) {
    if (!Number.isSafeInteger(config[name]) || config[name] <= 0) {
      throw new Error(`${name} must be a whole number above 0`);
    }
  }
  return config;
}
