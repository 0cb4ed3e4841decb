import { expect, it } from 'vitest';
import { IdSchema } from '../records/id.ts';
import { idOf, newId } from './ids.ts';

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
