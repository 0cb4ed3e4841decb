import { given, listOf, oneOf, wholeOf } from '../lib/values.ts';

/** A board as the address bar holds it. */
export interface BoardParams {
  /** Only those without stars, or with at least so many. */
  show?: 'unrated' | '3' | '4' | '5';
  /** The best first; as people put them where left out. */
  by?: 'stars';
  /** Candidates that were picked, to compare them or to do something with them. */
  pick?: string[];
  /** Candidates that are looked at large: one, or several side by side. */
  view?: string[];
  /** How many are on the page. */
  k?: number;
}

/** Most candidates that are picked by hand, and most that are side by side. */
const MOST_PICKED = 100;
export const MOST_COMPARED = 12;
/** How many candidates a page begins with. */
export const PAGE = 120;
const MOST = 10_000;

/** What of an address says how a board is shown; anything else is dropped, and so is what is usual. */
export function validateBoard(raw: Record<string, unknown>): BoardParams {
  const k = wholeOf(raw.k, 1, MOST);
  return given({
    show: oneOf(raw.show, 'unrated', '3', '4', '5'),
    by: oneOf(raw.by, 'stars'),
    pick: listOf(raw.pick, MOST_PICKED),
    view: listOf(raw.view, MOST_COMPARED),
    k: k && k > PAGE ? k : undefined,
  });
}

/** Picks or unpicks a candidate. */
export function togglePick(params: BoardParams, id: string): BoardParams {
  const { pick = [] } = params;
  return validateBoard({
    ...params,
    pick: pick.includes(id) ? pick.filter((one) => one !== id) : [...pick, id],
  });
}
