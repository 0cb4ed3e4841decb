import { PromptloomError } from '../../errors.ts';

/** A column with vectors that are kept, and how many numbers each must have. */
export interface KeptVectors {
  column: string;
  dimensions: number;
}

/** @throws PromptloomError `invalid-input` when the first vector of a source has another length. */
export function checkVectors(first: { readonly length: number } | undefined, kept: KeptVectors): void {
  if (first?.length === kept.dimensions) return;
  throw new PromptloomError(
    'invalid-input',
    `the vectors in ${kept.column} have ${first?.length ?? 0} dimensions, the library's model has ${kept.dimensions}`,
    { hint: 'They are of another model: leave --vectors out, and the prompts are embedded again.' },
  );
}

/** A vector at unit length; undefined for one that cannot be, whose prompt is embedded again. */
export function unitVector(
  vector: ArrayLike<number> | undefined,
  { dimensions }: KeptVectors,
): Float32Array | undefined {
  if (vector === undefined || vector.length !== dimensions) return undefined;
  let sum = 0;
  for (let n = 0; n < dimensions; n++) sum += vector[n]! ** 2;
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length) || length === 0) return undefined;
  return Float32Array.from({ length: dimensions }, (_, n) => vector[n]! / length);
}
