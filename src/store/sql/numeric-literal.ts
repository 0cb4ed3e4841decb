import { PromptloomError } from '../../errors.ts';

/**
 * A query vector as an SQL array literal. Written into a statement rather than bound, since bound
 * values serialise the embedded engine. Only finite numbers get through, so nothing else can.
 * @throws PromptloomError `internal` for a number that is not finite or a wrong length.
 */
export function vectorLiteral(vector: Float32Array, dimensions: number): string {
  check(vector, dimensions);
  return `[${Array.from(vector, (value) => value.toExponential(8)).join(',')}]`;
}

/**
 * The same as the numbers' bytes, which ClickHouse reads in half the time.
 * @throws PromptloomError as {@link vectorLiteral}.
 */
export function vectorBytesLiteral(vector: Float32Array, dimensions: number): string {
  check(vector, dimensions);
  const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
  return `reinterpret(unhex('${bytes.toString('hex')}'), 'Array(Float32)')`;
}

function check(vector: Float32Array, dimensions: number): void {
  if (vector.length !== dimensions) {
    throw new PromptloomError(
      'internal',
      `a query vector has ${vector.length} dimensions, not ${dimensions}`,
    );
  }
  if (!vector.every(Number.isFinite))
    throw new PromptloomError('internal', 'a query vector holds a number that is not finite');
}

/**
 * A count as an SQL literal. A statement without bound values does not wait for others: binding any value
 * serialises the embedded engine.
 * @throws PromptloomError `internal` for anything but a whole number from 0 to 2^31.
 */
export function countLiteral(count: number): string {
  if (Number.isInteger(count) && count >= 0 && count <= 2 ** 31) return String(count);
  throw new PromptloomError('internal', `${count} is not a count`);
}
