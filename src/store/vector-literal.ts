import { PromptloomError } from '../errors.ts';

/**
 * A query vector as an SQL array literal. The one value that is written into a statement rather than bound:
 * bound arrays serialise the embedded engine. Only finite numbers get through, so nothing else can.
 * @throws PromptloomError `internal` for a number that is not finite or a wrong length.
 */
export function vectorLiteral(vector: Float32Array, dimensions: number): string {
  if (vector.length !== dimensions) {
    throw new PromptloomError(
      'internal',
      `a query vector has ${vector.length} dimensions, not ${dimensions}`,
    );
  }
  const numbers: string[] = [];
  for (const value of vector) {
    if (!Number.isFinite(value))
      throw new PromptloomError('internal', 'a query vector holds a number that is not finite');
    numbers.push(value.toExponential(8));
  }
  return `[${numbers.join(',')}]`;
}
