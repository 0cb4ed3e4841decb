import { describe, expect, it } from 'vitest';
import { fitToModel } from './fit-to-model.ts';
import { guidelinesFor } from './guidelines.ts';

const made = (model: string, prompt: string, negative = '') =>
  fitToModel(prompt, negative, guidelinesFor(model));

describe('words that hurt', () => {
  it.each([
    ['A highly detailed photograph of a heron, 8k.', 'A photograph of a heron.'],
    ['A heron in an 8k photograph.', 'A heron in a photograph.'],
    ['a masterpiece of a heron, award-winning engraving', 'a heron, engraving'],
    ['An old heron rendered in best quality. Trending on artstation.', 'An old heron rendered.'],
    ['A poster that says "BEST QUALITY", soft light.', 'A poster that says "BEST QUALITY", soft light.'],
    ['masterpiece', 'masterpiece'],
  ])('go wherever they stand, but for lettering: %s', (prompt, expected) => {
    expect(made('flux', prompt).prompt).toBe(expected);
  });

  it('go before the flags, too', () => {
    expect(made('midjourney 6', 'a heron, highly detailed --ar 3:2').prompt).toBe('a heron --ar 3:2');
  });
});

it('takes out --no where it is not read, and says so', () => {
  expect(made('midjourney 8', 'A heron. --ar 3:2 --no fog')).toEqual({
    prompt: 'A heron. --ar 3:2',
    negativePrompt: '',
    changes: ['Left out --no fog: Midjourney 8 does not read it; say what is there instead.'],
  });
  expect(made('midjourney 7', 'A heron. --no fog').prompt).toBe('A heron. --no fog');
});
