import { describe, expect, it } from 'vitest';
import { requestOf } from '../../../../test/doubles/writer-examples.ts';
import { Composer } from '../../create-writer.ts';

/** What the variants add to an idea. */
async function addedTo(idea: string, count = 6): Promise<string[]> {
  const { variants } = await new Composer().write(requestOf({ idea, matches: [], count }));
  return variants.map(({ prompt }) => prompt.slice(idea.length));
}

describe('what suits an idea', () => {
  it.each([
    ['a subway station full of plants', /\bsun(?!beam)|daylight|cloud|dusk|sky\b|wheel|branch/],
    ['a salt desert under the stars', /\bsun|daylight|overcast|shimmer|lamp|mist|tree/],
    ['a lighthouse in a storm', /\bsun|morning|quiet mood|dusk|daylight/],
    ['a quiet canal in the morning', /afternoon|sunset|dusk|boulder|trunk|cloud/],
    ['a library under the sea', /window light|daylight|swell|dust|lamp/],
    ['a cave with glowing mushrooms', /\bsun|dusk|cloud|fluorescent/],
    ['silence before a storm', /running off|sunset|blue sky/],
    ['empty supermarket at night', /\bsun|daylight|people|window light/],
    ['a bus stop in the middle of nowhere', /houses|shop|facade|crowd/],
    ['the moon', /overcast|daylight|\bsun/],
    ['two foxes sleeping in the snow', /moss|fern|green|gaze|alert|running/],
  ])('lights and furnishes it as its place and weather are: %s', async (idea, wrong) => {
    for (const added of await addedTo(idea)) expect(added).not.toMatch(wrong);
  });

  it('shows what is done and by whom', async () => {
    const all = async (idea: string) => (await addedTo(idea)).join('\n');
    expect(await all('a boy flying a kite')).toMatch(/taut string|head tilted back/);
    expect(await all('three old men playing cards')).toMatch(/worn cards|coins and empty glasses/);
    expect(await all('a blacksmith at work')).toMatch(/anvil|forge|furnace/);
    expect(await all('a baker feeding ducks')).not.toMatch(/oven|loaves|kitchen/);
    expect(await all('a fox in a suit')).toMatch(/collar|tie/);
    expect(await all('a fox in a suit')).not.toMatch(/bracken|stream|wildlife/);
    expect(await all('an origami crane bird')).toMatch(/folded edges|paper fibers/);
    expect(await all('an origami crane bird')).not.toMatch(/feathers|reed|pond/);
  });

  it('speaks of several as of several', async () => {
    for (const added of await addedTo('three penguins on a rock'))
      expect(added).not.toMatch(
        /, (?:a|an|one) (?:round|sharp|strong|hooked|wet shining)|the head|the animal/,
      );
  });

  it('leaves the colors that an idea names', async () => {
    for (const added of await addedTo('a little girl with a red balloon'))
      expect(added).not.toMatch(/palette|black and white|charcoal|sepia|monochrome/);
  });

  it('says nothing of hair, face or clothes that the idea covers', async () => {
    for (const added of await addedTo('pfp of a woman in a hijab')) expect(added).not.toMatch(/\bhair\b/);
    for (const added of await addedTo('portrait of a man in a gas mask'))
      expect(added).not.toMatch(/smile|gaze|cheek|eyes/);
    for (const added of await addedTo('a woman with a red coat'))
      expect(added).not.toMatch(/apron|sweater|jacket/);
  });

  it('adds nothing of another medium', async () => {
    for (const added of await addedTo('pixel art avatar of a frog'))
      expect(added).not.toMatch(/hairs?\b|grain|skin|catchlight|photograph|reflections/);
    for (const added of await addedTo('linocut of a heron'))
      expect(added).not.toMatch(/photograph|watercolor|oil|gouache/);
  });

  it('knows what stands for a trade, and shows what a logo is of', async () => {
    const all = async (idea: string) => (await addedTo(idea)).join('\n');
    expect(await all('logo for a bicycle repair shop called Spoke')).toMatch(/wheel|chain link/);
    expect(await all('logo for a bicycle repair shop called Spoke')).toMatch(/“Spoke”/);
    expect(await all('poster for a winter theatre play')).toMatch(/curtain|mask|cone of light/);
    expect(await all('a logo of a wombat on a coffee mug')).not.toMatch(/bean|espresso/);
  });

  it('makes something visible stand for what nobody can see', async () => {
    for (const added of await addedTo('nostalgia', 4))
      expect(added).toMatch(/swing|photographs|pencil marks|projector/);
    for (const added of await addedTo('loneliness in a big city', 3))
      expect(added).not.toMatch(/beach|lake|forest/);
  });
});
