import { expect, it } from 'vitest';
import { IdSchema } from '../../records/id.ts';
import { decodeDigits, encodeId, HEAD_DIGITS, idOf, newId } from './ids.ts';

it('makes ids of the stated form', () => {
  for (const kind of ['prompt', 'image', 'improvement', 'variant', 'generation', 'import'] as const) {
    expect(IdSchema.safeParse(newId(kind)).success).toBe(true);
    expect(IdSchema.safeParse(idOf(kind, 'x')).success).toBe(true);
  }
});

it('gives the same parts the same id and other parts another', () => {
  expect(idOf('prompt', 'a', 'b')).toBe(idOf('prompt', 'a', 'b'));
  expect(idOf('prompt', 'a', 'b')).not.toBe(idOf('prompt', 'ab', ''));
  expect(idOf('prompt', 'a', 'b')).not.toBe(idOf('prompt', 'a', 'b', ''));
});

it('spreads random ids over the whole alphabet', () => {
  const letters = new Set(Array.from({ length: 400 }, () => newId('image').slice(1)).join(''));
  expect(letters.size).toBe(32);
});

it('keeps ids as two numbers in the same order', () => {
  const ids = Array.from({ length: 200 }, (_, n) => idOf('prompt', String(n))).sort();
  const heads = ids.map((id) => decodeDigits(id, 1, HEAD_DIGITS));
  expect(heads).toEqual(heads.toSorted((a, b) => a - b));
  for (const [n, id] of [...ids, 'pzzzzzzzzzzzzzzzz', 'p0000000000000000'].entries()) {
    const tail = decodeDigits(id, 1 + HEAD_DIGITS, 16 - HEAD_DIGITS);
    expect(encodeId('prompt', heads[n] ?? decodeDigits(id, 1, HEAD_DIGITS), tail)).toBe(id);
  }
});
