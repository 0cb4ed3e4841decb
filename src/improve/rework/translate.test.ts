import { describe, expect, it } from 'vitest';
import { growth } from '../../../test/support/growth.ts';
import { guidelinesFor } from '../fit/guidelines.ts';
import { asBoardTags, asTags, withoutUnderscores } from './tags.ts';
import { translateWords } from './translate.ts';
import { reweight } from './weights.ts';

const to = (model: string, prompt: string, negative = '') =>
  translateWords(prompt, negative, guidelinesFor(model));

const BOARD =
  'score_9, score_8_up, source_anime, 1girl, solo, holding_lantern, (red scarf:1.3), snow_covered_bridge, best quality';
const STYLED =
  'cinematic still of a beekeeper holding a smoker . moody, film grain, 35mm photo, highly detailed';
const PROSE =
  'Oil painting of an old woman mending a net at dusk. The old woman is sitting on a pier. Boats are moored behind her.';
const COLONS = 'a walled garden::2 a heron::1 fog::-0.5 --ar 3:2 --v 6 --no people';

describe('a prompt in the dialect of another model', () => {
  it.each([
    [
      'sdxl',
      BOARD,
      'anime style, 1girl, solo, holding lantern, (red scarf:1.3), snow covered bridge, highly detailed, sharp focus',
    ],
    [
      'illustrious',
      BOARD,
      'anime style, 1girl, solo, holding lantern, (red scarf:1.3), snow covered bridge, best quality, masterpiece',
    ],
    ['midjourney-6', BOARD, 'anime style, a girl, holding lantern::1 red scarf::1.3 snow covered bridge::1'],
    ['flux', BOARD, 'Anime style, a girl, holding lantern, red scarf, snow covered bridge.'],
    [
      'pony',
      STYLED,
      'score_9, score_8_up, score_7_up, beekeeper, holding a smoker, cinematic still, moody, film grain, 35mm photo, highly detailed',
    ],
    ['flux', STYLED, 'Cinematic still of a beekeeper holding a smoker. Moody, film grain, 35mm photo.'],
    [
      'midjourney-6',
      STYLED,
      'cinematic still of a beekeeper holding a smoker, moody, film grain, 35mm photo',
    ],
    [
      'pony',
      PROSE,
      'score_9, score_8_up, score_7_up, 1girl, old woman, mending a net, dusk, oil painting, sitting on a pier, boats moored behind her',
    ],
    [
      'midjourney-6',
      PROSE,
      'Oil painting of an old woman mending a net at dusk, sitting on a pier, boats moored behind her',
    ],
    ['flux', PROSE, PROSE],
    ['sdxl', COLONS, '(a walled garden:1.5), a heron'],
    ['flux', COLONS, 'A walled garden, a heron.'],
    ['midjourney-6', COLONS, COLONS],
    ['midjourney-6', 'fox, [fog], ((ice)), <lora:ink:1>', 'fox::1 fog::0.9 ice::1.2'],
  ])('for %s: %s', (model, prompt, expected) => {
    expect(to(model, prompt).prompt).toBe(expected);
  });

  it('moves what must stay out to where it is read, without what only another family was trained with', () => {
    const negative = 'score_4, (blurry:1.2), worst quality, text';
    expect(to('midjourney-6', 'a heron --ar 3:2 --no fog', negative)).toMatchObject({
      prompt: 'a heron --ar 3:2 --no fog, blurry, text',
      negativePrompt: '',
    });
    expect(to('sdxl', 'a heron', negative).negativePrompt).toBe('(blurry:1.2), worst quality, text');
    expect(to('pony', 'a heron', negative).negativePrompt).toBe('score_4, (blurry:1.2), worst quality, text');
    expect(to('sdxl', COLONS)).toMatchObject({ negativePrompt: 'fog, people' });
  });

  it('says what it did, and nothing that it did not do', () => {
    expect(to('sdxl', COLONS).changes).toContain('In place of --ar 3:2, draw it 1280x832.');
    expect(to('sdxl', BOARD).changes).toContain(
      'Put in “highly detailed”, “sharp focus” in place of other words of quality.',
    );
    expect(to('sdxl', 'a fox , soft light . gouache').changes).toEqual([]);
    expect(to('midjourney-6', 'a fox, soft light').changes).toEqual([]);
  });

  it('puts in no word of quality that goes against the image', () => {
    const soft = to('sdxl', 'score_9, a fox, soft focus, minimalist');
    expect(soft.prompt).toBe('a fox, soft focus, minimalist');
  });

  it.each(['sdxl', 'pony', 'illustrious', 'midjourney-6', 'flux', 'sd15'])('is stable for %s', (model) => {
    for (const prompt of [BOARD, STYLED, PROSE, COLONS]) {
      const once = to(model, prompt);
      expect(to(model, once.prompt, once.negativePrompt).prompt).toBe(once.prompt);
    }
  });

  it.each(['(', '[(', ' ', 'a::', 'x_', '--a ', ', ', '. A', '(a :'])(
    'takes work in proportion to a text made of "%s"',
    async (piece) => {
      expect(await growth((size) => to('midjourney-6', piece.repeat(size)), 2000)).toBeLessThan(4);
    },
  );
});

describe('tags', () => {
  it('lose verbs that only link, and a subject that was named', () => {
    expect(asTags('A raccoon in a coat. The raccoon is holding a cane. It is raining.')).toBe(
      'A raccoon in a coat, holding a cane, raining',
    );
  });

  it('of image boards are short, and leave names of files alone', () => {
    expect(asBoardTags('A man riding a bicycle in soft light, <lora:Ink:1>')).toBe(
      '1boy, man, riding a bicycle, soft light, <lora:Ink:1>',
    );
    expect(withoutUnderscores('blue_sky, score_9, <lora:my_style:1>, __my_list__, embedding:bad_hands')).toBe(
      'blue sky, score_9, <lora:my_style:1>, __my_list__, embedding:bad_hands',
    );
  });
});

describe('weights', () => {
  it('stay within what models bear', () => {
    const { weights } = guidelinesFor('sdxl');
    const target = { ...guidelinesFor('sdxl'), weights };
    expect(reweight('a fox::9 snow::0.1 ice', [], target)).toEqual({
      text: '(a fox:1.5), (snow:0.5), ice',
      unwanted: [],
    });
  });
});
