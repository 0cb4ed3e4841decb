import { expect, it } from 'vitest';
import { titleFor } from './title.ts';

it('names the page, and what lies over it first', () => {
  const page = { text: 'a cat', over: false };
  expect(titleFor([])).toBe('promptloom');
  expect(titleFor([page])).toBe('a cat · promptloom');
  expect(titleFor([{ text: 'a  tabby\ncat', over: true }, page])).toBe('a tabby cat · promptloom');
  expect(titleFor([{ text: 'x'.repeat(500), over: false }]).length).toBeLessThan(100);
});
