import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  conditionOf,
  type DataSet,
  dataSetIn,
  FILTERS,
  type FilterName,
  JUDGED,
  K,
  type Row,
  readBatches,
  readQueries,
  writeDataSet,
} from '../bench/search/data-set.ts';
import { dot, writeExact } from '../bench/search/exact.ts';
import { Judge } from '../bench/search/judge.ts';
import { makeClustered } from '../bench/search/make-clustered.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const ROWS = 900;
const folder = temporaryFolder();
let set: DataSet;
let judge: Judge;
let rows: Row[];
/** Rows that pass, nearest first, found the plain way. */
let rank: (query: number, filter: FilterName) => Promise<number[]>;

beforeAll(async () => {
  const maker = makeClustered(3);
  set = dataSetIn(path.join(folder, 'set'), 'clustered', ROWS, maker.dimensions, 3);
  await writeDataSet(set, maker);
  await writeExact(set);
  judge = await Judge.open(set);
  const queries = await readQueries(set);
  const batches = [];
  for await (const batch of readBatches(set)) batches.push(batch);
  const { vectors } = batches[0]!;
  ({ rows } = batches[0]!);
  rank = async (query, filter) => {
    const condition = conditionOf(filter, queries[query]!);
    const cosine = (n: number) => dot(queries[query]!.vector, vectors, n * set.dimensions);
    return [...rows.keys()]
      .filter((n) => !condition || rows[n]![condition.column] === condition.value)
      .sort((a, b) => cosine(b) - cosine(a));
  };
});

const answers = (filter: FilterName, from: number, to: number) =>
  Promise.all(Array.from({ length: JUDGED }, async (_, n) => (await rank(n, filter)).slice(from, to)));

describe('recall', () => {
  it.each(FILTERS.map(({ name }) => name))('is 1 for the exact answer: %s', async (filter) => {
    const exact = await answers(filter, 0, K);
    expect(await judge.judge(filter, exact)).toEqual({ recall: 1, short: 0, judged: JUDGED });
  });

  it('is the share that was found, by id or by number, and says how many answers fell short', async () => {
    const seven = (await answers('none', 0, 7)).map((answer) => answer.map((n) => rows[n]!.id));
    expect(await judge.judge('none', seven)).toEqual({ recall: 0.7, short: JUDGED, judged: JUDGED });
  });

  it('counts neither rows that are farther, nor repeats, nor unknown ids', async () => {
    expect((await judge.judge('none', await answers('none', K, 2 * K))).recall).toBe(0);
    const repeats = (await answers('none', 0, 1)).map(([first]) => Array<number>(K).fill(first!));
    expect((await judge.judge('none', repeats)).recall).toBeCloseTo(0.1);
    expect((await judge.judge('none', [['p0000000000000000']])).recall).toBe(0);
  });

  it('counts no row that the filter keeps out', async () => {
    expect((await judge.judge('hundredth', await answers('none', 0, K))).recall).toBeLessThan(0.3);
  });
});
