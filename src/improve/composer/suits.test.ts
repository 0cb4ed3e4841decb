import { describe, expect, it } from 'vitest';
import { requestOf } from '../../../test/doubles/writer-examples.ts';
import { Composer } from '../create-writer.ts';

const promptsOf = async (idea: string) =>
  (await new Composer().write(requestOf({ idea, matches: [], count: 6 }))).variants.map(({ prompt }) =>
    prompt.slice(idea.length),
  );

describe('what suits an idea', () => {
  it.each([
    ['a subway station full of plants', /\bsun|daylight|cloud|dusk|sky\b|wheel|branch/],
    ['a salt desert under the stars', /\bsun|daylight|overcast|shimmer|lamp|mist/],
    ['a lighthouse in a storm', /\bsun|morning|quiet mood|dusk|daylight/],
    ['a quiet canal in the morning', /afternoon|sunset|dusk|boulder|trunk|cloud|over the roofs/],
    ['a library under the sea', /\bsun|window light|daylight/],
    ['a cave with glowing mushrooms', /\bsun|daylight|dusk|cloud/],
    ['silence before a storm', /rings|running off|sunset|looking straight down/],
  ])('lights it as its place and weather are: %s', async (idea, wrong) => {
    for (const added of await promptsOf(idea)) expect(added).not.toMatch(wrong);
  });

  it.each([
    'a little girl with a red balloon',
    'two kids sharing an umbrella',
    'a tiger crossing a river',
    'an elephant in a porcelain shop',
    'a boy flying a kite',
  ])('keeps the whole scene in view: %s', async (idea) => {
    for (const added of await promptsOf(idea))
      expect(added).not.toMatch(
        /close|straight above|from behind|small in|over the roofs|tight|backyard|attic/,
      );
  });

  it('leaves the colors that an idea names', async () => {
    for (const added of await promptsOf('a little girl with a red balloon'))
      expect(added).not.toMatch(/palette|black and white|charcoal|sepia|monochrome/);
  });

  it('adds only what belongs to the very subject', async () => {
    for (const added of await promptsOf('a chess player in the park'))
      expect(added).not.toMatch(/bruise|tape|towel|watering/);
    for (const added of await promptsOf('product shot of a ceramic mug'))
      expect(added).not.toMatch(/exploded|brushed metal|wet black/);
    for (const added of await promptsOf('packaging design for herbal tea'))
      expect(added).not.toMatch(/exploded|brushed metal|drip|teaspoon|spoon/);
    for (const added of await promptsOf('pfp of a woman in a hijab')) expect(added).not.toMatch(/\bhair\b/);
  });

  it('adds nothing of another medium', async () => {
    for (const added of await promptsOf('pixel art avatar of a frog'))
      expect(added).not.toMatch(/hairs?\b|grain|skin|catchlight|photograph|reflections/);
  });

  it('returns a finished idea first as it is, and adds at most one thing to it', async () => {
    const [first, ...others] = await promptsOf(
      'Flat vector illustration of a mountain village in autumn, red and orange trees, winding river, smoke from chimneys, layered hills fading into a pale sky, limited palette of rust, cream and teal, clean edges, cheerful mood',
    );
    expect(first).toBe('');
    for (const added of others) expect(added).not.toMatch(/palette|photograph|view|sun/);
  });
});
