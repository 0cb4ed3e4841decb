import type { Closeness } from '../../records/search.ts';
import { stemsOf } from '../../text/words.ts';

/** Cosine distances of a query to the nearest prompt: up to the first it fits, beyond the second it does not. */
interface Limits {
  close: number;
  far: number;
}

/**
 * By embedder, for words against words; measured with `bench/closeness`, over the sample library and a library of
 * short prompts. With `lite` 90 % of the queries that have an answer lie within .57 and .36, 90 % of those that have
 * none beyond .69 and .50.
 */
const LIMITS: Record<string, Limits> = {
  lite: { close: 0.48, far: 0.65 },
};
/** Results that are looked at for all of the words. */
const LOOKED_AT = 5;

/**
 * Whether what was found has to do with what was asked; undefined where nobody knows. A prompt that holds every word of
 * a query answers it, however far away its vector is.
 * @param best cosine distances of the best results, text against text.
 */
export function closenessOf(
  model: string,
  stems: readonly string[],
  best: readonly { text: string; distance: number }[],
): Closeness | undefined {
  if (best.length === 0) return 'none';
  if (stems.length > 0 && best.slice(0, LOOKED_AT).some(({ text }) => holdsAll(text, stems))) return 'close';
  const limits = LIMITS[model];
  if (!limits) return undefined;
  const nearest = Math.min(...best.map(({ distance }) => distance));
  return nearest <= limits.close ? 'close' : nearest <= limits.far ? 'loose' : 'none';
}

function holdsAll(text: string, stems: readonly string[]): boolean {
  const held = new Set(stemsOf(text));
  return stems.every((stem) => held.has(stem));
}
