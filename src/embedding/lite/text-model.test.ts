import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tokenizer } from '@huggingface/tokenizers';
import { afterEach, describe, expect, it } from 'vitest';
import { growth } from '../../../test/support/growth.ts';
import { LiteTextModel } from './text-model.ts';
import { parseTokenVectors } from './text-vectors.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = path.join(root, 'models', 'lite-text');
const fixture = JSON.parse(
  await readFile(path.join(root, 'test', 'fixtures', 'lite-text', 'parity.json'), 'utf8'),
) as { dimensions: number; items: { text: string; tokenIds: number[]; vector: string }[] };
const definition = JSON.parse(await readFile(path.join(folder, 'tokenizer.json'), 'utf8')) as object;
const model = await LiteTextModel.load(folder);

const temporary: string[] = [];
afterEach(async () => {
  for (const made of temporary.splice(0)) await rm(made, { recursive: true });
});

describe('LiteTextModel and the Python reference', () => {
  it('gives the vectors that NumPy computes from the same files, over 100 texts', () => {
    expect(fixture.items).toHaveLength(100);
    const far = fixture.items.filter((item) => {
      const vector = model.embed([item.text])[0]!;
      return dot(vector, decode(item.vector)) < 1 - 1e-6;
    });
    expect(far.map((item) => item.text)).toEqual([]);
  });

  it('reads the same tokens as the Python tokenizer', () => {
    for (const item of fixture.items) {
      const known = model.tokenize(item.text).filter((id) => id !== 0);
      expect(known, JSON.stringify(item.text.slice(0, 80))).toEqual(item.tokenIds);
    }
  });
});

describe('LiteTextModel.tokenize', () => {
  const tokenizer = new Tokenizer(definition, {});
  const whole = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids.slice(0, 512);

  it('is the tokenizer on the whole text, for 3,000 random mixtures of awkward pieces', () => {
    const random = seeded(20);
    for (let n = 0; n < 3000; n++) {
      let text = '';
      const pieces = 1 + Math.floor(random() * 24);
      for (let p = 0; p < pieces; p++) text += AWKWARD[Math.floor(random() * AWKWARD.length)]!;
      expect(model.tokenize(text), JSON.stringify(text)).toEqual(whole(text));
    }
  });

  it('is the tokenizer on the whole text with each of the first 65,536 characters between two words', () => {
    const differing: string[] = [];
    // Whole blocks at a time: a tokenizer call for each character would take minutes.
    for (let block = 0; block < 0x10000; block += 32) {
      const text = Array.from({ length: 32 }, (_, n) => `ab${String.fromCharCode(block + n)}cd`).join(' ');
      if (model.tokenize(text).join() !== whole(text).join()) differing.push(block.toString(16));
    }
    expect(differing).toEqual([]);
  });

  it('reads control tokens as plain text', () => {
    expect(model.tokenize('[CLS]')).toEqual(model.tokenize('[ CLS ]'));
    expect(model.tokenize('[UNK]')).not.toContain(0);
  });

  it('gives the same ids when the cache is cold, warm and over its bound', async () => {
    const other = await LiteTextModel.load(folder);
    const cold = other.tokenize('a lighthouse, watercolour');
    for (let n = 0; n < 70_000; n++) other.tokenize(`word${n}`);
    expect(other.tokenize('a lighthouse, watercolour')).toEqual(cold);
  });
});

describe('LiteTextModel.embed', () => {
  it('gives vectors of unit length in the order of the texts', () => {
    const texts = ['a red fox', '', 'oil painting, baroque', '   '];
    const vectors = model.embed(texts);
    expect(vectors).toHaveLength(4);
    for (const vector of vectors) {
      expect(vector).toHaveLength(model.dimensions);
      expect(Math.abs(Math.sqrt(dot(vector, vector)) - 1)).toBeLessThan(1e-6);
    }
    expect(vectors[0]).toEqual(model.embed(['a red fox'])[0]);
    expect(model.embed([])).toEqual([]);
  });

  it('gives a text without a known token a fixed vector far from real ones', () => {
    const unknown = ['', ' \n\t ', '🌸🌸🌸', 'แมวนอนหลับบนโซฟา', '\u0000\u0007', '\ud800', 'x'.repeat(101)];
    const [empty] = model.embed(['']);
    for (const vector of model.embed(unknown)) expect(vector).toEqual(empty);
    const prompts = fixture.items.filter((item) => item.tokenIds.length >= 6).map((item) => item.text);
    for (const vector of model.embed(prompts)) expect(Math.abs(dot(vector, empty!))).toBeLessThan(0.3);
  });

  it.each([
    'แมวนอนบนโซฟา',
    'კატა დივანზე',
    'кот на диване',
    '고양이가 소파에서 잔다',
    '猫が窓辺で眠っている',
    '🐱, 🛋️!',
    '...',
    'ድመት',
  ])('knows no word of "%s", and gives all such texts one vector', (text) => {
    expect(model.embedKnown([text])).toEqual([model.unknownText]);
  });

  it('embeds a text as ever that holds a word beside others', () => {
    const texts = ['a cat', 'кот, 8k', 'café 猫'];
    expect(model.embedKnown(texts)).toEqual(model.embed(texts));
  });

  it('puts close what means the same', () => {
    const [query, near, far] = model.embed([
      'a kitten asleep on a couch',
      'a cat sleeping on the sofa',
      'a rocket launch at the space port',
    ]);
    expect(dot(query!, near!)).toBeGreaterThan(dot(query!, far!) + 0.2);
  });

  it('leaves out what lies beyond the token limit and the character limit', () => {
    const start = 'mountain '.repeat(model.maxTokens);
    expect(model.tokenize(`${start} river`)).toHaveLength(model.maxTokens);
    expect(model.embed([`${start} river`])).toEqual(model.embed([start]));
    const spaced = `tree${' '.repeat(model.maxCharacters)}river`;
    expect(model.embed([spaced])).toEqual(model.embed(['tree']));
  });

  it.each(['x', '山', 'a ', '🌸'])(
    'takes no more work beyond the limits, for a text of "%s"',
    async (piece) => {
      const texts = [1, 8].map((factor) => piece.repeat(model.maxCharacters * 4 * factor));
      const work = await growth((size) => model.embed([texts[size - 1] ?? texts[1]!]), 1);
      expect(work).toBeLessThan(1);
    },
  );
});

describe('parseTokenVectors', () => {
  it('reads values of 8 and of 4 bits', () => {
    const eight = parseTokenVectors(vectorFile(1, [0.5, 2], [1, -127, 127, 0, 5, -6]));
    expect(eight).toMatchObject({ tokens: 2, dimensions: 3 });
    expect([...eight.scales]).toEqual([0.5, 2]);
    expect([...eight.values]).toEqual([1, -127, 127, 0, 5, -6]);
    const four = parseTokenVectors(
      vectorFile(2, [0.5, 2], [(1 + 8) | ((-7 + 8) << 4), 15 | (8 << 4), 13 | (2 << 4)]),
    );
    expect([...four.values]).toEqual([1, -7, 7, 0, 5, -6]);
  });

  it('rejects a file of 4-bit values that is a byte short', () => {
    expect(() => parseTokenVectors(vectorFile(2, [1, 1], [0, 0]))).toThrow(
      /26 bytes where the header promises 27/,
    );
  });
});

describe('LiteTextModel.load', () => {
  it('names the file that is missing', async () => {
    await expect(LiteTextModel.load(path.join(tmpdir(), 'no-such-model'))).rejects.toThrow(
      /config\.json: ENOENT/,
    );
  });

  it('names the file that is damaged, and how', async () => {
    const vectors = await readFile(path.join(folder, 'vectors.bin'));
    const damage: [file: string, content: string | Buffer, message: RegExp][] = [
      ['config.json', '{', /config\.json: .*JSON/],
      ['config.json', '{"id":"x","dimensions":0}', /config\.json: dimensions must be a whole number/],
      ['config.json', await changedConfig({ dimensions: 128 }), /vectors\.bin: .*config\.json says .*of 128/],
      ['tokenizer.json', '{}', /tokenizer\.json: a tokenizer of BertNormalizer/],
      ['tokenizer.json', changedTokenizer({ added_tokens: [{ id: 1 }] }), /no added tokens/],
      ['tokenizer.json', changedVocabulary({ '[UNK]': 0, a: 1 }), /tokenizer\.json: 2 tokens/],
      ['tokenizer.json', changedVocabulary({ '[UNK]': 0, a: 7 }), /1 is missing/],
      ['vectors.bin', Buffer.alloc(0), /does not begin with PLTV/],
      ['vectors.bin', Buffer.from('version https://git-lfs.github.com/spec/v1'), /does not begin with PLTV/],
      ['vectors.bin', vectors.subarray(0, 100_000), /100000 bytes where the header promises/],
      ['vectors.bin', withUint32(vectors, 4, 3), /format 3/],
      ['vectors.bin', withUint32(vectors, 12, 0), /impossible shape/],
      ['vectors.bin', withUint32(vectors, 16, 0x7fc00000), /scale of token 0 is NaN/],
    ];
    for (const [file, content, message] of damage) {
      const copy = await copyOfModel();
      await writeFile(path.join(copy, file), content);
      await expect(LiteTextModel.load(copy), `${file}, ${message}`).rejects.toThrow(message);
    }
  });
});

const AWKWARD = [
  ...[
    'a',
    'cat',
    'Rutkowski',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    ',',
    '(masterpiece:1.2)',
    '...',
    "don't",
    '##ing',
  ],
  ...[
    '[CLS]',
    '[SEP]',
    '[PAD]',
    '[UNK]',
    '[MASK]',
    'x[MASK]y',
    '<|endoftext|>',
    '{',
    '~',
    '`',
    '\\',
    '$',
    '^',
  ],
  ...[
    'é',
    'e\u0301',
    'Å',
    'ﬁ',
    'ß',
    'İ',
    'ı',
    'Σ',
    'ΟΔΟΣ',
    'ΣΑΣ',
    '\u0301',
    'ж',
    'ا',
    '\u0651',
    'ก',
    'ิ',
    'हि',
  ],
  ...[
    '猫',
    '東京',
    'ネコ',
    '고양이',
    '𠮷',
    '𪚥',
    '，',
    '。',
    '「',
    '\u3000',
    '\u00a0',
    '\u2003',
    '\u2028',
    '\u2029',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u000b',
    '\u000c',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\ufeff',
  ],
  ...[
    '\ufffd',
    '\ud83c',
    '\udf38',
    '🌸',
    '👩‍🚀',
    '🇯🇵',
    '1️⃣',
    '“',
    '—',
    '½',
    '²',
    '€',
    '∑',
    '𝓯',
    '\u{e000}',
    '\u{10ffff}',
  ],
  ...[
    'y'.repeat(100),
    'y'.repeat(101),
    'supercalifragilistic',
    '8k',
    'f/1.4',
    '3840×2160',
    'https://a.b/c?d=e',
  ],
];

function decode(vector: string): Float32Array {
  const bytes = Buffer.from(vector, 'base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, n) => bytes.readFloatLE(4 * n));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n]! * b[n]!;
  return sum;
}

async function copyOfModel(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'lite-text-'));
  temporary.push(copy);
  for (const file of ['config.json', 'tokenizer.json', 'vectors.bin']) {
    await copyFile(path.join(folder, file), path.join(copy, file));
  }
  return copy;
}

async function changedConfig(change: object): Promise<string> {
  const config = JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8')) as object;
  return JSON.stringify({ ...config, ...change });
}

function changedTokenizer(change: object): string {
  return JSON.stringify({ ...definition, ...change });
}

function changedVocabulary(vocab: Record<string, number>): string {
  const { model: wordPiece } = definition as { model: object };
  return changedTokenizer({ model: { ...wordPiece, vocab } });
}

/** A file of two tokens of three dimensions. */
function vectorFile(format: number, scales: [number, number], values: number[]): Buffer {
  const head = Buffer.alloc(24);
  head.write('PLTV');
  for (const [n, value] of [format, 2, 3].entries()) head.writeUInt32LE(value, 4 + 4 * n);
  for (const [n, scale] of scales.entries()) head.writeFloatLE(scale, 16 + 4 * n);
  return Buffer.concat([head, Buffer.from(values.map((value) => value & 255))]);
}

function withUint32(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(value, at);
  return copy;
}

/** A linear congruential generator, so that every run sees the same texts. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
