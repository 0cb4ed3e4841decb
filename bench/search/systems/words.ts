import type { SearchResponse } from '../../../src/records/search.ts';
import { measureCells, percentile } from '../cells.ts';
import { conditionOf, type FilterName, K, readQueries } from '../data-set.ts';
import type { Job, Searched } from '../job.ts';
import { publicFilter } from './engine.ts';

/** What a search is asked; `mode` where the run has one. */
export interface Asked {
  text: string;
  k: number;
  filter?: ReturnType<typeof publicFilter>;
  mode?: 'hybrid' | 'semantic' | 'lexical';
}

/** The parts of an answer that are looked at. */
type Answered = Pick<SearchResponse, 'took' | 'engine'> & { results: { id: string }[] };

/**
 * Measures searches for the words of the queries.
 * @param opened when opening began, by the clock of `performance`.
 * @param memory of what answers, in MiB.
 */
export async function searchWords(
  { set, seconds, mode }: Job,
  opened: number,
  search: (asked: Asked) => Promise<Answered>,
  memory: () => { residentMb: number; peakMb: number },
): Promise<Searched> {
  const queries = await readQueries(set);
  const post = (asked: Asked) => search({ ...asked, ...(mode && { mode: mode as Asked['mode'] }) });
  const took: Answered['took'][] = [];
  let version = '';
  const ask = async (n: number, filter: FilterName) => {
    const found = await post({
      text: queries[n]!.text,
      k: K,
      filter: publicFilter(conditionOf(filter, queries[n]!)),
    });
    version = found.engine;
    if (took.length < queries.length) took.push(found.took);
    return found.results.map(({ id }) => id);
  };
  await ask(queries.length - 1, 'none');
  const coldMs = performance.now() - opened;
  // What a library that was used for a minute has in memory: words, but none of these queries' results.
  for (const [n, { text }] of queries.entries())
    await post({ text: `${text} ${queries[(7 * n + 3) % queries.length]!.text}`, k: 1 });
  took.length = 0;
  let residentMb = 0;
  const cells = await measureCells(ask, queries.length, seconds, () => {
    ({ residentMb } = memory());
  });
  const median = (field: keyof Answered['took']) =>
    percentile(
      took.slice(0, cells[0]!.count).map((one) => one[field]),
      0.5,
    );
  return {
    version,
    coldMs,
    residentMb,
    peakMb: memory().peakMb,
    cells,
    took: { embedMs: median('embedMs'), searchMs: median('searchMs') },
  };
}
