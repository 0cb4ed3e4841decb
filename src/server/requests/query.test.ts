import { expect, it } from 'vitest';
import { z } from 'zod';
import { readQuery } from './query.ts';

const schema = z.object({ text: z.string(), minScore: z.number().optional() });
const aliases = { q: 'text', min_score: 'minScore' };

it('takes a field under either of its names', () => {
  expect(readQuery({ q: 'a cat', minScore: '0.5' }, schema, aliases)).toEqual({
    text: 'a cat',
    minScore: 0.5,
  });
  expect(readQuery({ text: '', q: 'a cat' }, schema, aliases)).toEqual({ text: 'a cat' });
});

it('refuses a field under two of its names', () => {
  expect(() => readQuery({ q: 'a cat', text: 'a dog' }, schema, aliases)).toThrow(
    'q is another name of text',
  );
});
