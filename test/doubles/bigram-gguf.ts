import { writeFileSync } from 'node:fs';

/** Tokens of the model, and width of its one layer: each token has a place of its own in the vector. */
const SIZE = 1024;
const EPSILON = 1e-5;
const BYTES = 256;
const FIRST_BYTE = 3;
const FIRST_WORD = FIRST_BYTE + BYTES;

/** GGUF's numbers for kinds of values. */
const UINT32 = 4;
const INT32 = 5;
const FLOAT32 = 6;
const STRING = 8;
const ARRAY = 9;

/**
 * Writes a language model that llama.cpp runs: one layer of a llama whose attention adds nothing, so that the next word
 * depends on the last one alone, with the likelihoods counted in given prompts. It writes as a parrot does, yet it is a
 * real model with real weights: real tokens, sampling, grammar and stream.
 */
export function writeBigramModel(file: string, prompts: readonly string[]): void {
  const { words, idOf } = vocabulary(prompts);
  const likelihood = countPairs(prompts, idOf);
  const tokens = ['<unk>', '<s>', '</s>'];
  for (let byte = 0; byte < BYTES; byte += 1)
    tokens.push(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  tokens.push(...words.map((word) => `\u2581${word}`));
  const types = tokens.map((_, id) => (id === 0 ? 2 : id < FIRST_BYTE ? 3 : id < FIRST_WORD ? 6 : 1));
  const values: [string, Buffer][] = [
    ['general.architecture', text('llama')],
    ['general.name', text('promptloom bigram')],
    ['llama.context_length', uint32(32_768)],
    ['llama.embedding_length', uint32(SIZE)],
    ['llama.block_count', uint32(1)],
    ['llama.feed_forward_length', uint32(32)],
    ['llama.attention.head_count', uint32(8)],
    ['llama.attention.head_count_kv', uint32(8)],
    ['llama.attention.layer_norm_rms_epsilon', float32(EPSILON)],
    ['llama.rope.dimension_count', uint32(SIZE / 8)],
    ['llama.vocab_size', uint32(SIZE)],
    ['tokenizer.ggml.model', text('llama')],
    ['tokenizer.ggml.tokens', array(STRING, tokens.map(rawText))],
    [
      'tokenizer.ggml.scores',
      array(
        FLOAT32,
        tokens.map((_, id) => rawFloat(-id)),
      ),
    ],
    ['tokenizer.ggml.token_type', array(INT32, types.map(rawInt))],
    ['tokenizer.ggml.bos_token_id', uint32(1)],
    ['tokenizer.ggml.eos_token_id', uint32(2)],
    ['tokenizer.ggml.unknown_token_id', uint32(0)],
    ['tokenizer.chat_template', text("{% for m in messages %}{{ m['content'] }}\n{% endfor %}")],
  ];
  const ones = () => new Float32Array(SIZE).fill(1);
  const identity = new Float32Array(SIZE * SIZE);
  for (let id = 0; id < SIZE; id += 1) identity[id * SIZE + id] = 1;
  const square = () => new Float32Array(SIZE * SIZE);
  const tensors: [string, number[], Float32Array][] = [
    ['token_embd.weight', [SIZE, SIZE], identity],
    ['output_norm.weight', [SIZE], ones()],
    ['output.weight', [SIZE, SIZE], outputWeights(likelihood)],
    ['blk.0.attn_norm.weight', [SIZE], ones()],
    ['blk.0.attn_q.weight', [SIZE, SIZE], square()],
    ['blk.0.attn_k.weight', [SIZE, SIZE], square()],
    ['blk.0.attn_v.weight', [SIZE, SIZE], square()],
    ['blk.0.attn_output.weight', [SIZE, SIZE], square()],
    ['blk.0.ffn_norm.weight', [SIZE], ones()],
    ['blk.0.ffn_gate.weight', [SIZE, 32], new Float32Array(SIZE * 32)],
    ['blk.0.ffn_up.weight', [SIZE, 32], new Float32Array(SIZE * 32)],
    ['blk.0.ffn_down.weight', [32, SIZE], new Float32Array(SIZE * 32)],
  ];
  writeFileSync(file, gguf(values, tensors));
}

/** The most frequent words, and what each word or mark is as a token. */
function vocabulary(prompts: readonly string[]): { words: string[]; idOf: (piece: string) => number } {
  const counts = new Map<string, number>();
  for (const prompt of prompts)
    for (const piece of piecesOf(prompt))
      if (/^\p{L}/u.test(piece)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const words = [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, SIZE - FIRST_WORD)
    .map(([word]) => word);
  while (words.length < SIZE - FIRST_WORD) words.push(`unused${words.length}`);
  const ids = new Map(words.map((word, at) => [word, FIRST_WORD + at]));
  return { words, idOf: (piece) => ids.get(piece) ?? (piece.length === 1 ? byteOf(piece) : -1) };
}

/** How often each token follows each, with JSON around the prompts. */
function countPairs(prompts: readonly string[], idOf: (piece: string) => number): Float64Array {
  const counts = new Float64Array(SIZE * SIZE);
  const add = (from: number, to: number, times = 1) => {
    counts[from * SIZE + to] = counts[from * SIZE + to]! + times;
  };
  for (const prompt of prompts) {
    let before = byteOf('"');
    for (const piece of piecesOf(prompt)) {
      const id = idOf(piece);
      if (id < 0) continue;
      add(before, id);
      before = id;
    }
    add(before, byteOf('"'), 2);
  }
  // What the form of the answer leaves open: a list of several variants, each with a text and nothing borrowed.
  add(byteOf('['), byteOf(']'), 50);
  add(byteOf('}'), byteOf(','), 500);
  add(byteOf('}'), byteOf(']'), 60);
  add(byteOf(':'), byteOf('"'), 500);
  for (const [a, b] of ['{"', '":', '",', ',"', '}}', ']}', '"}'].map(
    (pair) => [...pair] as [string, string],
  ))
    add(byteOf(a), byteOf(b), 20);
  return counts;
}

/** Logits of every token after every token, as the weights that give them. */
function outputWeights(counts: Float64Array): Float32Array {
  const weights = new Float32Array(SIZE * SIZE);
  // What the norm makes of a vector with a single one.
  const scale = 1 / Math.sqrt(1 / SIZE + EPSILON);
  for (let from = 0; from < SIZE; from += 1) {
    let total = 0;
    for (let to = 0; to < SIZE; to += 1) total += counts[from * SIZE + to]! + 1e-4;
    for (let to = 0; to < SIZE; to += 1)
      weights[to * SIZE + from] = Math.log((counts[from * SIZE + to]! + 1e-4) / total) / scale;
  }
  return weights;
}

function piecesOf(prompt: string): string[] {
  return prompt.toLowerCase().match(/\p{L}+(?:[-']\p{L}+)*|[,.]/gu) ?? [];
}

function byteOf(character: string): number {
  return FIRST_BYTE + character.charCodeAt(0);
}

function gguf(
  values: readonly [string, Buffer][],
  tensors: readonly [string, number[], Float32Array][],
): Buffer {
  const head = [Buffer.from('GGUF'), rawUint(3), rawLong(tensors.length), rawLong(values.length)];
  for (const [key, value] of values) head.push(rawText(key), value);
  let offset = 0;
  for (const [name, shape, data] of tensors) {
    head.push(rawText(name), rawUint(shape.length), ...shape.map(rawLong), rawUint(0), rawLong(offset));
    offset += aligned(data.byteLength);
  }
  const start = Buffer.concat(head);
  const parts: Buffer[] = [start, Buffer.alloc(aligned(start.length) - start.length)];
  for (const [, , data] of tensors)
    parts.push(
      Buffer.from(data.buffer, data.byteOffset, data.byteLength),
      Buffer.alloc(aligned(data.byteLength) - data.byteLength),
    );
  return Buffer.concat(parts);
}

function aligned(length: number): number {
  return Math.ceil(length / 32) * 32;
}

function text(value: string): Buffer {
  return Buffer.concat([rawUint(STRING), rawText(value)]);
}

function uint32(value: number): Buffer {
  return Buffer.concat([rawUint(UINT32), rawUint(value)]);
}

function float32(value: number): Buffer {
  return Buffer.concat([rawUint(FLOAT32), rawFloat(value)]);
}

function array(kind: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([rawUint(ARRAY), rawUint(kind), rawLong(items.length), ...items]);
}

function rawText(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([rawLong(bytes.length), bytes]);
}

function rawUint(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function rawInt(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function rawFloat(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function rawLong(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
