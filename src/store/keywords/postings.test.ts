import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stemsOf } from '../../text/words.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { idOf } from '../sql/ids.ts';
import { Store } from '../store.ts';
import { KeywordIndex } from './keyword-index.ts';
import { insertWords } from './keyword-rows.ts';

const MODEL = { id: 'toy', version: '1', textDimensions: 1, imageDimensions: 1, sharedSpace: false };
const SUBJECTS = ['castle', 'harbour', 'fox', 'violin', 'glacier', 'tram', 'orchid', 'lantern'];
const STYLES = ['oil painting', 'soft light', 'highly detailed', 'watercolor', 'film grain', 'neon'];
/** More than a search waits for, so that its common words are read in the background. */
const PROMPTS = 24_000;
const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-postings-'));
let connection: Connection;

const textOf = (n: number) =>
  [
    `${SUBJECTS[n % SUBJECTS.length]} number${n % 997}`,
    ...STYLES.filter((_, style) => (n >> style) & 1),
    'art',
  ].join(', ');
const rowsOf = (numbers: number[]) =>
  numbers.map((n) => ({
    prompt: {
      id: idOf('prompt', String(n)),
      text: textOf(n),
      negativePrompt: '',
      settings: {},
      sourceSite: n % 3 === 0 ? 'three.example' : 'other.example',
      tags: [],
      origin: 'imported' as const,
      createdAt: '2026-01-02T03:04:05.678Z',
    },
    vector: Float32Array.of(1),
  }));
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

beforeAll(async () => {
  const store = await Store.open(folder, MODEL);
  await store.prompts.insert(rowsOf(numbers(0, PROMPTS)));
  await store.close();
  connection = await openEmbedded(folder);
});
afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An index that has the lists of these queries in memory. */
async function warmed(queries: readonly string[]): Promise<KeywordIndex> {
  const index = new KeywordIndex(connection, undefined, { quietMs: 0 });
  for (let round = 0; round < 3; round++) {
    for (const query of queries) await index.search(stemsOf(query), 5, {});
    await index.idle();
  }
  return index;
}

const QUERIES = [
  'castle number17',
  'a fox in soft light, film grain',
  'neon orchid, watercolor',
  'art',
  'violin art',
  'number3 number4 number5 unheardof',
];

it('finds from memory what the database finds when it may read everything', async () => {
  const memory = await warmed(QUERIES);
  const asked = new KeywordIndex(connection, undefined, { memory: false, budget: 10 * PROMPTS });
  for (const query of QUERIES) {
    for (const filter of [{}, { sourceSite: ['three.example'] }]) {
      const found = await memory.search(stemsOf(query), 20, filter);
      const expected = await asked.search(stemsOf(query), 20, filter);
      expect(found.map(({ score }) => score.toFixed(6))).toEqual(
        expected.map(({ score }) => score.toFixed(6)),
      );
      expect(found[0]!.coverage).toBeCloseTo(expected[0]!.coverage, 9);
    }
  }
  await memory.close();
});

/** A connection that counts the statements it is given. */
function counting(): Connection & { statements: number } {
  const counted = {
    ...connection,
    statements: 0,
    shared: false,
    query: <Row>(sql: string): Promise<Row[]> => {
      counted.statements++;
      return connection.query<Row>(sql);
    },
  };
  return counted as Connection & { statements: number };
}

it('asks the database nothing about words that are in memory', async () => {
  const counted = counting();
  const index = new KeywordIndex(counted, undefined, { quietMs: 0 });
  const search = () => index.search(stemsOf('neon castle, oil painting'), 10, {});
  for (let round = 0; round < 3; round++) {
    await search();
    await index.idle();
  }
  const before = counted.statements;
  expect(await search()).toHaveLength(10);
  expect(counted.statements).toBe(before);
  await index.close();
});

it('reads nothing into memory for a single search', async () => {
  const counted = counting();
  const index = new KeywordIndex(counted, undefined, { quietMs: 0 });
  expect(await index.search(stemsOf('castle'), 3, {})).toHaveLength(3);
  const before = counted.statements;
  await index.idle();
  expect(counted.statements).toBe(before);
  await index.search(stemsOf('castle'), 3, {});
  await index.idle();
  expect(counted.statements).toBeGreaterThan(before + 1);
  await index.close();
});

it('finds what is written afterwards, and passes over words whose prompt is not there yet', async () => {
  const index = await warmed(['castle number17']);
  const late = rowsOf([PROMPTS + 17]).map(({ prompt }) => ({ ...prompt, text: 'castle number17 lateword' }));
  await insertWords(connection, late);
  for (let round = 0; round < 3; round++) {
    await index.search(stemsOf('castle lateword'), 5, {});
    await index.idle();
  }
  // Its words are there without it, as they are for a moment in every import.
  expect((await index.search(stemsOf('lateword'), 5, {})).length).toBeLessThanOrEqual(1);
  const second = rowsOf([PROMPTS + 18]).map(({ prompt }) => ({ ...prompt, text: 'castle secondword' }));
  await insertWords(connection, second);
  const [best] = await index.search(stemsOf('castle secondword'), 5, {});
  expect(best!.promptId).toBe(idOf('prompt', String(PROMPTS + 18)));
  await index.close();
});

it('ends while it reads', async () => {
  const index = new KeywordIndex(connection, undefined, { quietMs: 0 });
  await index.search(stemsOf('art neon'), 3, {});
  const searching = index.search(stemsOf('art neon'), 3, {});
  await Promise.all([searching, index.close()]);
  expect(await searching).toHaveLength(3);
});
