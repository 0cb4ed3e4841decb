/** What is known before a filtered search. */
export interface FilterFacts {
  /** Rows in the table. */
  rows: number;
  /** Share of the rows that the vector index covers, 0 to 1. */
  indexed: number;
  /** Share of the rows that pass the filter, 0 to 1. */
  passing: number;
  /** Results wanted. */
  k: number;
}

/** How a filtered search is done. */
export type FilterPlan =
  /** All rows that pass are compared. */
  | { kind: 'exact' }
  /** The index gives so many nearest rows, and those that pass are taken. */
  | { kind: 'index'; fetch: number };

/**
 * How many of the fetched rows should pass: the results wanted and four deviations of their number, as if the filter
 * were no nearer here than there.
 */
const wanted = (k: number) => k + 4 * Math.sqrt(k) + 8;
/** A graph walk that collects more than this loses to a scan. */
const MOST_FETCHED = 20_000;
/** Rows between two marks of the table: a scan reads all of them when one passes. */
const GRANULE = 64;
/** Milliseconds, measured on 183,000 and 900,000 rows of 256 numbers; only their ratio matters. */
const COST = { start: 5, fetched: 0.006, scanned: 0.00016 };

/**
 * Chooses between a scan of what passes and a walk through the index that drops what does not. Both are right: when k
 * of the fetched rows pass, they are the k nearest that pass, as far as the index knows its nearest rows; when fewer do,
 * the caller scans. So only time is at stake.
 */
export function planFilter({ rows, indexed, passing, k }: FilterFacts): FilterPlan {
  if (indexed === 0 || passing <= 0) return { kind: 'exact' };
  const fetch = Math.ceil(wanted(k) / passing);
  if (fetch > MOST_FETCHED || fetch * 2 > rows) return { kind: 'exact' };
  const scanned = rows * (1 - (1 - passing) ** GRANULE);
  const walk = COST.start + fetch * COST.fetched;
  const scan = COST.start + scanned * COST.scanned;
  return walk < scan ? { kind: 'index', fetch } : { kind: 'exact' };
}
