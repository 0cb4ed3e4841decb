import { FILTERS, type FilterName, JUDGED } from './data-set.ts';
import type { Answer, Cell } from './job.ts';

export const CLIENTS = [1, 8, 32];
/** Few enough to end soon, enough for a 95th percentile. */
const MOST_SEARCHES = 5000;
const FEWEST_JUDGED = 20;
/** A slow system may take so many times the time of a cell for its judged queries. */
const PATIENCE = 4;
const WARM_UP = 20;

/** Answers the query of this number. */
export type Search = (query: number, filter: FilterName) => Promise<Answer>;

/**
 * Measures every filter at every number of clients; each client asks again as soon as it was answered.
 * @param queries how many different queries there are.
 * @param seconds longest time of a cell.
 * @param afterUnfiltered told when the cells without a filter are done.
 */
export async function measureCells(
  search: Search,
  queries: number,
  seconds: number,
  afterUnfiltered: () => void | Promise<void>,
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const { name } of FILTERS) {
    for (let n = 0; n < WARM_UP; n++) await search(queries - 1 - n, name);
    for (const clients of CLIENTS) {
      cells.push(
        clients === 1
          ? await oneClient(search, queries, seconds, name)
          : await manyClients(search, queries, seconds, name, clients),
      );
    }
    if (name === 'none') await afterUnfiltered();
  }
  return cells;
}

async function oneClient(search: Search, queries: number, seconds: number, filter: FilterName) {
  const ms: number[] = [];
  const answers: Answer[] = [];
  const started = performance.now();
  const enough = () => {
    const past = (performance.now() - started) / 1000;
    if (ms.length < FEWEST_JUDGED) return false;
    return past > (ms.length < JUDGED ? PATIENCE * seconds : seconds) || ms.length === queries;
  };
  while (!enough()) {
    const before = performance.now();
    const answer = await search(ms.length, filter);
    if (answers.length < JUDGED) answers.push(answer);
    ms.push(performance.now() - before);
  }
  return { ...cellOf(filter, 1, ms, performance.now() - started), answers };
}

async function manyClients(
  search: Search,
  queries: number,
  seconds: number,
  filter: FilterName,
  clients: number,
): Promise<Cell> {
  const ms: number[] = [];
  const answers: Answer[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let next = 0;
  const client = async () => {
    while (performance.now() < until && next < MOST_SEARCHES) {
      const number = next++;
      const before = performance.now();
      const answer = await search(number % queries, filter);
      ms.push(performance.now() - before);
      if (number < JUDGED) answers[number] = answer;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { ...cellOf(filter, clients, ms, performance.now() - started), answers };
}

function cellOf(filter: FilterName, clients: number, ms: number[], wallMs: number): Omit<Cell, 'answers'> {
  return {
    filter,
    clients,
    count: ms.length,
    perSecond: ms.length / (wallMs / 1000),
    p50: percentile(ms, 0.5),
    p95: percentile(ms, 0.95),
  };
}

/** The number below which this share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
