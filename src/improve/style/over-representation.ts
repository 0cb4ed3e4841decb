/** How often phrases occur in the whole library. */
export interface PhraseStatistics {
  /** Number of prompts in the library. */
  prompts: number;
  /** How many prompts contain each phrase (lower case, trimmed, as between commas); missing means 0. */
  counts: ReadonlyMap<string, number>;
}

/** How often something occurs near an idea and in the library as a whole. */
export interface Occurrence {
  /** Prompts near the idea that have it; may be weighted. */
  near: number;
  /** All prompts near the idea, weighted alike. */
  nearTotal: number;
  /** Prompts of the library that have it. */
  anywhere: number;
  /** All prompts of the library. */
  all: number;
}

/** Share of prompts that anything unknown is taken to be in: the prior that keeps one-offs from winning. */
const PRIOR_RATE = 0.005;

/** How over-represented something is near an idea: the difference of log-odds, with a prior; 0 for no more than anywhere. */
export function overRepresentation({ near, nearTotal, anywhere, all }: Occurrence): number {
  const rate = (count: number, total: number) =>
    (count + PRIOR_RATE * total) / (total * (1 + 2 * PRIOR_RATE));
  return logOdds(rate(near, nearTotal)) - logOdds(rate(anywhere, all));
}

function logOdds(rate: number): number {
  const safe = Math.min(0.999, Math.max(1e-9, rate));
  return Math.log(safe / (1 - safe));
}
