import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prompt } from '../../records/prompt.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { idOf } from '../sql/ids.ts';
import { Store } from '../store.ts';
import { KeywordIndex } from './keyword-index.ts';
import { insertWords } from './keyword-rows.ts';

const MODEL = { id: 'toy', version: '1', textDimensions: 2, imageDimensions: 2, sharedSpace: false };
const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-words-'));
let store: Store;

const prompt = (text: string, more: Partial<Prompt> = {}): Prompt => ({
  id: idOf('prompt', text),
  text,
  negativePrompt: '',
  settings: {},
  sourceSite: '',
  tags: [],
  origin: 'imported',
  createdAt: '2026-01-02T03:04:05.678Z',
  ...more,
});
const TEXTS = {
  city: 'an isometric city of glass towers at night, neon',
  elephant: 'isometric elephant, soft studio light, highly detailed, muted palette, 3d render',
  harbour: 'Oil painting of a harbor by night, soft light',
  reversed: 'painting in oil: a soft dog, light',
  dogs: 'two dogs playing, soft light, oil and painting',
  cafe: 'Café de nuit, lumière douce',
  cat: '黒猫と夜の街',
};

beforeAll(async () => {
  store = await Store.open(folder, MODEL);
  await store.prompts.insert(
    Object.values(TEXTS).map((text) => ({ prompt: prompt(text), vector: Float32Array.of(1, 0) })),
  );
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const nameOf = (id: string) => Object.entries(TEXTS).find(([, text]) => idOf('prompt', text) === id)?.[0];
const names = async (found: Promise<{ promptId: string }[]>) =>
  (await found).map((hit) => nameOf(hit.promptId));

describe('search by words', () => {
  it('says what share of the query a prompt holds, and takes that of a long one for less', async () => {
    const hits = await store.keywords.search(['soft', 'light', 'paint'], 9, {});
    const of = (name: string) => hits.find(({ promptId }) => nameOf(promptId) === name)!;
    expect(of('reversed')).toMatchObject({ coverage: 1, strength: 1 });
    expect(of('elephant').coverage).toBeLessThan(1);
    expect(of('elephant').strength).toBeLessThan(of('elephant').coverage);
  });

  it('puts more and rarer words first', async () => {
    const found = names(store.keywords.search(['isometr', 'citi', 'night'], 3, {}));
    expect(await found).toEqual(['city', 'harbour', 'elephant']);
    expect((await store.keywords.search(['isometr', 'citi'], 9, {}))[0]!.score).toBeGreaterThan(0);
    expect(await names(store.keywords.search(['夜の', '黒猫', 'cafe'], 9, {}))).toEqual(['cat', 'cafe']);
    expect(await names(store.keywords.search(['猫'], 9, {}))).toEqual(['cat']);
    expect(await store.keywords.search(['nowher'], 9, {})).toEqual([]);
  });

  it('counts words, also after more were written', async () => {
    expect(await store.keywords.counts(['soft', 'zebra'])).toEqual(
      new Map([
        ['soft', 4],
        ['zebra', 0],
      ]),
    );
    await store.prompts.insert([{ prompt: prompt('a zebra'), vector: Float32Array.of(1, 0) }]);
    expect(await store.keywords.counts(['zebra'])).toEqual(new Map([['zebra', 1]]));
  });

  it('keeps to filters', async () => {
    expect(await names(store.keywords.search(['soft', 'light'], 9, { phrases: ['oil painting'] }))).toEqual([
      'harbour',
    ]);
    expect(
      new Set(await names(store.keywords.search(['soft', 'light'], 9, { without: ['dog', 'isometric'] }))),
    ).toEqual(new Set(['harbour']));
  });
});

describe('phrases and exclusions', () => {
  const all = async (filter: object) =>
    (await store.prompts.newest(50, filter))
      .map(nameOf)
      .filter((name) => name !== undefined)
      .toSorted();

  it.each([
    [{ phrases: ['OIL  painting'] }, ['harbour']],
    [{ phrases: ['painting in oil'] }, ['reversed']],
    [{ phrases: ['oil'], without: ['dog'] }, ['harbour']],
    [{ phrases: ['soft light'], without: ['muted palette', 'dogs playing'] }, ['harbour']],
    [{ phrases: ['café'] }, ['cafe']],
    [{ phrases: ['夜の街'] }, ['cat']],
    [{ phrases: ['by night', 'soft light'] }, ['harbour']],
    [{ phrases: ['of a'] }, ['harbour']],
    [{ phrases: ["x') OR 1 = 1 --"] }, []],
    [{ phrases: ['paint'] }, []],
  ])('%j', async (filter, expected) => {
    expect(await all(filter)).toEqual(expected);
  });
});

describe('a search that may read little', () => {
  const connected = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    await store.close();
    const connection = await openEmbedded(folder);
    try {
      return await work(connection);
    } finally {
      await connection.close();
      store = await Store.open(folder, MODEL);
    }
  };

  it('finds the holders of rare words and counts their common ones; of words that are all common, some', async () => {
    await connected(async (connection) => {
      const many = Array.from({ length: 400 }, (_, n) => ({
        id: idOf('prompt', `m${n}`),
        text: `common ${n < 10 ? 'rare' : 'plenty'} ${n === 3 ? 'usual' : ''}`,
      }));
      await insertWords(connection, many);
      const words = new KeywordIndex(connection, undefined, { budget: 50 });
      const [best] = await words.search(['common', 'rare', 'usual', 'plenti'], 5, {});
      expect(best!.promptId).toBe(idOf('prompt', 'm3'));
      const some = await words.search(['common'], 500, {});
      expect(some.length).toBeGreaterThan(10);
      expect(some.length).toBeLessThan(200);
    });
  });

  it('counts a word once that was written twice', async () => {
    await connected(async (connection) => {
      const twice = { id: idOf('prompt', 'twice'), text: 'doubled word' };
      await insertWords(connection, [twice, { id: idOf('prompt', 'once'), text: 'doubled word' }]);
      await insertWords(connection, [twice]);
      const [a, b] = await new KeywordIndex(connection).search(['doubl'], 5, {});
      expect(a!.score).toBe(b!.score);
    });
  });

  it('is filled when a library of before is opened', async () => {
    await connected(async (connection) => {
      await connection.command('DROP TABLE word_counts_of_words');
      await connection.command('DROP TABLE words');
      await connection.command('DROP TABLE word_counts');
      await connection.command('DELETE FROM schema_migrations WHERE version = 2');
    });
    expect(await names(store.keywords.search(['eleph'], 5, {}))).toEqual(['elephant']);
    expect((await store.keywords.counts(['soft'])).get('soft')).toBe(4);
    expect((await store.keywords.counts(['doubl'])).get('doubl')).toBe(0);
  });
});
