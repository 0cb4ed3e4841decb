import { RequestFailure } from '../../net/failure.ts';
import type { RawVector } from './remote-service.ts';

/**
 * Checks what a service sent and makes it unit length.
 * @param dimensions what the service is recorded with; undefined when this is the first answer.
 * @throws RequestFailure for too few or too many vectors, another length, numbers that are none, and zero vectors.
 */
export function checkedVectors(
  raw: readonly RawVector[],
  expected: number,
  dimensions: number | undefined,
): Float32Array[] {
  if (!Array.isArray(raw)) throw unusable('an answer without a list of vectors');
  if (raw.length !== expected) throw unusable(`${raw.length} vectors for ${expected} inputs`);
  return raw.map((vector, n) => {
    const numbers = typeof vector === 'string' ? fromBase64(vector) : vector;
    const which = `vector ${n + 1} of ${expected}`;
    if (!Array.isArray(numbers) && !(numbers instanceof Float32Array))
      throw unusable(`${which} that is no list of numbers`);
    if (numbers.length === 0) throw unusable(`${which} with nothing in it`);
    if (dimensions !== undefined && numbers.length !== dimensions)
      throw unusable(`${which} with ${numbers.length} numbers where ${dimensions} are expected`);
    return unitLength(numbers, which);
  });
}

function unitLength(numbers: ArrayLike<unknown>, which: string): Float32Array {
  const unit = new Float32Array(numbers.length);
  let sum = 0;
  for (let i = 0; i < unit.length; i++) {
    const value = numbers[i];
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw unusable(`${which} with something in it that is no finite number (place ${i + 1})`);
    sum += value * value;
  }
  // Out of range either way: the numbers cannot be scaled.
  if (!(sum > 0) || !Number.isFinite(sum))
    throw unusable(`${which} without a direction (all zero or too large)`);
  const scale = 1 / Math.sqrt(sum);
  for (let i = 0; i < unit.length; i++) unit[i] = (numbers[i] as number) * scale;
  return unit;
}

function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % 4 !== 0) throw unusable('base64 that is no list of 32-bit floats');
  const numbers = new Float32Array(bytes.length / 4);
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes.readFloatLE(i * 4);
  return numbers;
}

function unusable(what: string): RequestFailure {
  return new RequestFailure({ kind: 'answer', what });
}
