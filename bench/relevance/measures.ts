import { randomFrom } from '../support/prompt-rows.ts';

/** How well a prompt answers a query: 0 not, 1 in part (the theme, not the thing), 2 it is what was meant, 3 exactly. */
export type Grade = 0 | 1 | 2 | 3;
/** Judged prompts of one query, by their key. */
export type Grades = ReadonlyMap<string, Grade>;

/** From this grade on a prompt is what was meant. */
export const RELEVANT = 2;

/** Gain of a grade: 2^grade - 1 (Burges et al., "Learning to rank using gradient descent", ICML 2005). */
const gain = (grade: number) => 2 ** grade - 1;

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, n) => sum + gain(grade) / Math.log2(n + 2), 0);
}

/** Normalised discounted cumulative gain of the first `k`, 0 to 1; what nobody judged gains nothing. */
export function ndcg(found: readonly string[], grades: Grades, k = 10): number {
  const ideal = discounted([...grades.values()].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? 0 : discounted(found.slice(0, k).map((key) => grades.get(key) ?? 0)) / ideal;
}

/** The share of the first `k` places that holds what was meant; an empty place holds nothing. */
export function precision(found: readonly string[], grades: Grades, k = 10): number {
  return found.slice(0, k).filter((key) => (grades.get(key) ?? 0) >= RELEVANT).length / k;
}

/** Mean of some numbers; 0 of none. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/**
 * 95 % interval of the mean difference between two systems over the same queries: paired bootstrap, percentiles of
 * 10,000 resamples. Seeded: the same figures give the same interval.
 */
export function bootstrap(differences: readonly number[], resamples = 10_000): [low: number, high: number] {
  const random = randomFrom(7);
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let n = 0; n < differences.length; n++)
      sum += differences[Math.floor(random() * differences.length)]!;
    return sum / differences.length;
  }).sort();
  return [means[Math.floor(resamples * 0.025)]!, means[Math.floor(resamples * 0.975)]!];
}
