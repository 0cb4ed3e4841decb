import { expect, it } from 'vitest';
import { isUnsafe } from './is-unsafe.ts';

it('takes what one of several says for all of them, and what nobody spoke of for no danger', () => {
  expect(isUnsafe([{ nsfw: 0.1 }, { nsfw: 0.5 }])).toBe(true);
  expect(isUnsafe([{ nsfw: 0.49 }, {}])).toBe(false);
  expect(isUnsafe([])).toBe(false);
});
