import { expect, it } from 'vitest';
import type { Described, Match, OwnPrompt } from '../api/types.ts';
import { type Describing, watch } from './description.ts';

it('shows what is written as it is written', () => {
  let so: Describing | undefined;
  const told = watch((next) => {
    so = next;
  });
  told.onOwn({ prompt: 'a fox' } as OwnPrompt);
  told.onMatches([{ id: 'p1' } as Match]);
  told.onWords({ number: 0, prompt: 'a re' });
  expect(so).toEqual({ own: { prompt: 'a fox' }, matches: [{ id: 'p1' }], variants: [], words: 'a re' });
  told.onVariant({ prompt: 'a red fox' } as Described);
  expect(so?.words).toBeUndefined();
  expect(so?.variants).toEqual([{ prompt: 'a red fox' }]);
  told.onRestart();
  expect(so).toEqual({ own: { prompt: 'a fox' }, matches: [{ id: 'p1' }], variants: [] });
});
