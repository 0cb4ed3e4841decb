import { given, listOf, oneOf, wholeOf } from '../lib/values.ts';

/** A board as the address bar holds it. */
export interface BoardParams {
  /** Only unrated candidates, or those with at least so many stars. */
  show?: 'unrated' | '3' | '4' | '5';
  /** Best first; by default as people arranged them. */
  by?: 'stars';
  /** The picked candidates. */
  pick?: string[];
  /** Candidates that show large: one, or several side by side. */
  view?: string[];
  /** How many are on the page. */
  k?: number;
}

/** Most candidates that can be picked, and most that can be compared. */
const MOST_PICKED = 100;
export const MOST_COMPARED = 12;
/** How many candidates a page starts with. */
export const PAGE = 120;
const MOST = 10_000;

/** Reads from an address how a board is shown; drops anything else, and defaults. */
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
