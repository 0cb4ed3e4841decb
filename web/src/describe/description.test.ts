import { expect, it } from 'vitest';
import { type Describing, take } from './description.ts';

const event = (name: string, data: unknown) => ({ event: name, data: JSON.stringify(data) });

it('takes in what is written as it is written', () => {
  let so: Describing = { matches: [], variants: [] };
  so = take(so, event('own', { prompt: 'a fox' }));
  so = take(so, event('matches', [{ id: 'p1' }]));
  so = take(so, event('words', { number: 0, prompt: 'a re' }));
  expect(so).toEqual({ own: { prompt: 'a fox' }, matches: [{ id: 'p1' }], variants: [], words: 'a re' });
  so = take(so, event('variant', { prompt: 'a red fox' }));
  expect(so.words).toBeUndefined();
  expect(so.variants).toEqual([{ prompt: 'a red fox' }]);
  const done = { matches: [], variants: [{ prompt: 'b' }], basis: 'look', writer: 'composer' };
  expect(take(so, event('done', done))).toEqual({ matches: [], variants: [{ prompt: 'b' }], done });
});

it('fails with what the server says', () => {
  const problem = { detail: 'That is no image.', status: 422 };
  expect(() => take({ matches: [], variants: [] }, event('error', problem))).toThrow('That is no image.');
});
