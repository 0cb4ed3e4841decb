import { expect, it } from 'vitest';
import { foldedText } from './folded-text.ts';

it('says what a card stands for in the room that it has', () => {
  const similar = { count: 2, ids: [] };
  const family = { pattern: 'a […]', value: 'fox', count: 1200, members: [] };
  expect(foldedText({}, 300)).toBe('');
  expect(foldedText({ similar }, 300)).toBe('+2 similar');
  expect(foldedText({ family }, 300)).toBe('1,200 more of this pattern');
  expect(foldedText({ similar, family }, 180)).toBe('+1,202 more');
});
