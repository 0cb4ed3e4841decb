import { expect, it } from 'vitest';
import { countLiteral, vectorBytesLiteral, vectorLiteral } from './numeric-literal.ts';

it('writes numbers and nothing else', () => {
  expect(vectorLiteral(Float32Array.of(1, -0.5, 1e-20), 3)).toMatch(/^\[[-+.\de]+(,[-+.\de]+)*\]$/);
});

it('keeps every bit of a 32-bit float', () => {
  const vector = Float32Array.from({ length: 64 }, (_, n) => Math.sin(n) / 3);
  expect(Float32Array.from(JSON.parse(vectorLiteral(vector, 64)) as number[])).toEqual(vector);
});

it.each([[Float32Array.of(Number.NaN)], [Float32Array.of(Number.POSITIVE_INFINITY)]])(
  'refuses %s',
  (vector) => {
    expect(() => vectorLiteral(vector, 1)).toThrow('not finite');
    expect(() => vectorBytesLiteral(vector, 1)).toThrow('not finite');
  },
);

it('refuses a wrong length', () => {
  expect(() => vectorLiteral(Float32Array.of(1, 2), 3)).toThrow('2 dimensions, not 3');
  expect(() => vectorBytesLiteral(Float32Array.of(1, 2), 3)).toThrow('2 dimensions, not 3');
});

it('writes counts, and nothing that is none', () => {
  expect(countLiteral(100)).toBe('100');
  for (const bad of [-1, 1.5, Number.NaN, 2 ** 40, '1; DROP TABLE prompts' as unknown as number]) {
    expect(() => countLiteral(bad)).toThrow('not a count');
  }
});

it('writes the bytes of a vector, also of one that is a part of others', () => {
  const part = Float32Array.of(9, 1, -0.5).subarray(1);
  expect(vectorBytesLiteral(part, 2)).toBe("reinterpret(unhex('0000803f000000bf'), 'Array(Float32)')");
});
