import { expect, it } from 'vitest';
import { paramsOf, toSaved } from './saved-params.ts';

it('keeps a search and finds it again', () => {
  const params = { q: 'red -fox', tag: ['Ink'], size: 512, has: 'image' as const, score: 0.4, vary: 0.5 };
  expect(paramsOf(toSaved(params)!)).toEqual(params);
  expect(paramsOf(toSaved({ like: ['p1'] })!)).toEqual({ like: ['p1'] });
  const picked = { q: 'fox', board: ['Spring covers'], safety: ['safe' as const] };
  expect(paramsOf(toSaved(picked)!)).toEqual(picked);
  const much = {
    q: 'at night',
    like: ['p1', 'p2'],
    unlike: ['p3'],
    mode: 'semantic' as const,
    meaning: 2,
    look: 0,
    fold: 'off' as const,
    in: 'images' as const,
  };
  expect(paramsOf(toSaved(much)!)).toEqual(much);
  expect(toSaved({ random: 7, tag: ['Ink'] })).toEqual({ random: true, seed: 7, filter: { tags: ['Ink'] } });
  expect(paramsOf({ random: true, seed: 7 })).toEqual({ random: 7 });
});

it('keeps a search by an image, with words beside it', () => {
  const image = `q${'0'.repeat(32)}`;
  const saved = toSaved({ image, q: 'at night', meaning: 0.4, look: 1.6 });
  expect(saved).toMatchObject({ queryImage: image, text: 'at night' });
  expect(paramsOf(saved!)).toEqual({ image, q: 'at night', meaning: 0.4, look: 1.6 });
});

it('types into the search box what has no place of its own in the address', () => {
  const filter = { seed: [7], tags: ['Ink'], minWidth: 512, minHeight: 300, noTags: ['art deco'] };
  expect(paramsOf({ text: 'a', filter })).toEqual({
    q: 'a seed:7 -tag:"art deco" width>=512 height>=300',
    tag: ['Ink'],
  });
  expect(paramsOf({ random: true, seed: 7, filter: { minSteps: 20 } })).toEqual({
    q: 'steps>=20',
    random: 7,
  });
});

it('does not pretend to know what it does not', () => {
  expect(toSaved({ image: 'x' })).toBeUndefined();
  expect(toSaved({ tag: ['a'] })).toBeUndefined();
  expect(paramsOf({ text: 'a', filter: { createdAfter: '2024-01-01T12:00:00Z' } })).toBeUndefined();
  expect(paramsOf({ text: 'a', plain: true })).toBeUndefined();
  expect(paramsOf({ random: true })).toBeUndefined();
});
