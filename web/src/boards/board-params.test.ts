import { expect, it } from 'vitest';
import { MOST_COMPARED, togglePick, validateBoard } from './board-params.ts';

it('reads how a board is shown and drops what it does not know or what is usual', () => {
  expect(validateBoard({ show: '4', by: 'stars', pick: 'a', view: ['a', 'b', 'a'], k: '240' })).toEqual({
    show: '4',
    by: 'stars',
    pick: ['a'],
    view: ['a', 'b'],
    k: 240,
  });
  expect(validateBoard({ show: '9', by: 'name', pick: '', view: [], k: '7', q: 'cat' })).toEqual({});
});

it('puts no more side by side than fit', () => {
  const many = Array.from({ length: 40 }, (_, n) => `p${n}`);
  expect(validateBoard({ view: many }).view).toHaveLength(MOST_COMPARED);
});

it('picks and lets go', () => {
  const one = togglePick({ show: '4' }, 'a');
  expect(one).toEqual({ show: '4', pick: ['a'] });
  expect(togglePick(one, 'b').pick).toEqual(['a', 'b']);
  expect(togglePick(one, 'a')).toEqual({ show: '4' });
});
