import { describe, expect, it } from 'vitest';
import { idOf, matchesOf, PROMPTS, statisticsOf } from '../../../test/doubles/writer-examples.ts';
import { Composer } from '../create-writer.ts';
import { contradiction } from '../style/contradictions.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import type { ImageToDescribe, WriteRequest } from '../writer.ts';

/** Prompts of images around one of a fox, as a search by image might find them. */
const FOXES = [
  'a red fox asleep in deep snow, watercolor, soft morning light, muted earth tones',
  'red fox crossing a frozen river, loose watercolor, soft morning light, quiet mood',
  'portrait of a red fox in snow, gouache, soft morning light, paper texture',
  'a red fox in snow, watercolor, pale blue shadows, neon glow at night',
  'a hare under a birch, watercolor, muted earth tones',
  'an old barn, photograph, harsh midday light',
];
const LIBRARY = [...FOXES, ...PROMPTS];
const wordStatistics: ImageToDescribe['wordStatistics'] = async () => ({
  prompts: 5000,
  counts: new Map(),
});

const write = (extra: Partial<WriteRequest> = {}, basis: ImageToDescribe['basis'] = 'content') =>
  new Composer().write({
    idea: '',
    describe: { basis, wordStatistics },
    matches: matchesOf(FOXES),
    count: 1,
    phraseStatistics: statisticsOf(LIBRARY),
    ...extra,
  });

describe('a description by the nearest prompts', () => {
  it('names the subject that they agree on and the look that several have, each from where it says', async () => {
    const { variants, confidence, instructions } = await write();
    const [variant] = variants;
    expect(variant!.prompt).toMatch(/^a red fox in snow, /);
    expect(variant!.prompt).toMatch(/watercolor/);
    expect(variant!.prompt).toMatch(/soft morning light/);
    expect(variant!.prompt).not.toMatch(/hare|barn|photograph/);
    expect(variant!.reason).toMatch(/“a red fox in snow” is what \d\d % of the nearest prompts agree on\.$/);
    const given = matchesOf(FOXES);
    expect(variant!.borrowed.length).toBeGreaterThan(2);
    for (const { phrase, from } of variant!.borrowed)
      expect(given.find(({ id }) => id === from)!.prompt).toContain(phrase);
    expect(variant!.borrowed).toContainEqual({ phrase: 'a red fox in snow', from: idOf('p', 4) });
    expect(confidence).toBeGreaterThan(0.3);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(instructions).toBe('composer-describe/1');
  });

  it('holds nothing against itself', async () => {
    const { variants } = await write({ count: 3 });
    expect(variants.length).toBeGreaterThan(1);
    for (const { prompt } of variants) {
      const all = prompt.split(', ').flatMap((part) => judgePhrase(read(part)) ?? []);
      const roles = all.map(({ role }) => role);
      expect(new Set(roles).size).toBe(roles.length);
      for (const a of all)
        for (const b of all)
          if (a !== b)
            expect(contradiction(read(a.text).commitments, read(b.text).commitments)).toBeUndefined();
    }
  });

  it('wants more of them to agree where they are only alike in look, and says what that means', async () => {
    const few = FOXES.map((prompt, n) =>
      n > 1 ? prompt.replace(/(?:a )?red fox/, 'something') : prompt,
    ).map((prompt) => prompt.replace(/in (?:deep )?snow/, 'there'));
    const looks = await write({ matches: matchesOf(few) }, 'look');
    expect(looks.variants[0]!.prompt).not.toMatch(/fox/);
    expect(looks.variants[0]!.prompt).toMatch(/^(?:loose )?watercolor/);
    expect(looks.notes[0]).toMatch(/by look, not by what they show.*agree on no subject/);
    const contents = await write({ matches: matchesOf(few) }, 'content');
    expect(contents.variants[0]!.prompt).toMatch(/fox/);
    expect(contents.notes[0]).not.toMatch(/look, not/);
  });

  it('takes no word for the subject that is in every second prompt of the library', async () => {
    const common: ImageToDescribe['wordStatistics'] = async (stems) => ({
      prompts: 100,
      counts: new Map(stems.map((stem) => [stem, stem === 'fox' || stem === 'red' ? 80 : 1])),
    });
    const { variants } = await write({ describe: { basis: 'content', wordStatistics: common } });
    expect(variants[0]!.prompt).not.toMatch(/fox/);
  });

  it('finds a style within what they say of the subject', async () => {
    const prompts = ['art deco elevator door', 'art deco skyline', 'art deco radio on a shelf', 'a lamp'];
    const { variants } = await write({ matches: matchesOf(prompts) }, 'look');
    expect(variants[0]!.prompt).toBe('art deco');
    expect(variants[0]!.borrowed.map(({ from }) => from)).toEqual([1, 2, 3].map((n) => idOf('p', n)));
  });

  it('is in the dialect of the image model, holds to wishes and fits', async () => {
    const [pony] = (await write({ targetModel: 'pony' })).variants;
    expect(pony!.prompt).toMatch(/^score_9, score_8_up, /);
    const [flux] = (await write({ targetModel: 'flux' })).variants;
    expect(flux!.prompt).toMatch(/^A red fox in snow\. [A-Z].*\.$/);
    const wishes = { mustKeep: ['red scarf'], mustAvoid: ['watercolor'], maxTokens: 20 };
    const [held] = (await write(wishes)).variants;
    expect(held!.prompt).toMatch(/red scarf/);
    expect(held!.prompt).not.toMatch(/watercolor/);
    expect(held!.tokens!.count).toBeLessThanOrEqual(20);
  });

  it('says so where they have nothing in common, or where there are none', async () => {
    const nothing = ['a hare', 'an old barn', 'two chairs', 'a bridge'];
    await expect(write({ matches: matchesOf(nothing) })).rejects.toMatchObject({
      code: 'unsupported',
      message: 'The prompts of the 4 nearest images name no look and agree on no subject.',
    });
    await expect(write({ matches: [] })).rejects.toMatchObject({
      code: 'unsupported',
      message: 'There is no other image to describe this one by.',
    });
  });

  it('gives the same answer again', async () => {
    expect(await write({ count: 3 })).toEqual(await write({ count: 3 }));
  });
});
