import { describe, expect, it } from 'vitest';
import { matchesOf, matchOf, nearest, PROMPTS, requestOf } from '../../../test/doubles/writer-examples.ts';
import { growth } from '../../../test/support/growth.ts';
import { contentLemmas, estimateTokens, overlap, wordingKey } from '../../text/prompt-text.ts';
import { Composer } from '../create-writer.ts';
import { contradiction } from '../style/contradictions.ts';
import { read } from '../style/reading.ts';
import { describeWriter } from '../writer.contract.ts';
import type { WriteRequest } from '../writer.ts';
import { readIdea } from './reading/idea.ts';

const composer = new Composer();
const compose = (extra: Partial<WriteRequest> = {}) => composer.write(requestOf(extra));
const promptsOf = async (extra: Partial<WriteRequest> = {}) =>
  (await compose(extra)).variants.map((v) => v.prompt);

const IDEAS = [
  'a cat sleeping on the sofa',
  'an old lighthouse in a storm',
  'a mountain lake at sunrise',
  'portrait of an old fisherman',
  'a city street at night in the rain',
  'a bowl of ramen',
  'a robot reading a book',
  'a dragon over a castle',
  'a minimalist logo of a whale',
  'black and white photo of a dancer',
  'watercolor of a fox in the snow',
  'a cozy library',
  'an astronaut on the moon, oil painting',
];

describeWriter('the composer', async () => ({ writer: new Composer() }));

describe('composer', () => {
  it.each(IDEAS)('makes usable prompts of: %s', async (idea) => {
    const matches = matchesOf(nearest(idea, PROMPTS, 12));
    const { variants } = await compose({ idea, matches, targetModel: 'sdxl' });
    expect(variants).toHaveLength(4);
    const added = variants.map(({ prompt }) => new Set(contentLemmas(prompt.slice(idea.length))));
    for (const [i, { prompt }] of variants.entries()) {
      expect(prompt.startsWith(idea)).toBe(true);
      expect(estimateTokens(prompt)).toBeLessThanOrEqual(85);
      const phrases = prompt.slice(idea.length).split(', ').filter(Boolean);
      expect(phrases.length).toBeGreaterThanOrEqual(2);
      expect(new Set(phrases.map(wordingKey)).size).toBe(phrases.length);
      for (const phrase of phrases)
        expect(contradiction(read(phrase).commitments, readIdea(idea).commitments), phrase).toBeUndefined();
      for (const other of added.slice(0, i)) expect(overlap(added[i]!, other)).toBeLessThanOrEqual(0.6);
    }
  });

  it('takes its first look from the nearest match of the same subject, and says from which', async () => {
    const matches = matchesOf([
      'a badger in tall grass, loose watercolor, soft evening light, muted palette',
      'an owl on a branch, charcoal drawing, evening light',
    ]);
    const { variants } = await compose({ idea: 'a badger', matches, count: 3 });
    const { prompt, borrowed, reason } = variants[0]!;
    expect(prompt).toMatch(
      /^a badger, in tall grass, .*soft evening light, .*loose watercolor, muted palette/,
    );
    expect(borrowed.map(({ phrase }) => phrase)).toContain('loose watercolor');
    expect(reason).toMatch(/from “a badger in tall grass/);
    // Another subject's look is nobody's business.
    expect(variants.map((variant) => variant.prompt).join(' ')).not.toContain('charcoal');
  });

  it('adds something concrete to every idea: a thing, a place or an action', async () => {
    for (const idea of ['a badger', 'an old fisherman', 'a bowl of ramen', 'a dragon', 'a vintage car']) {
      const { variants } = await compose({ idea, matches: [] });
      for (const { prompt } of variants) expect(prompt.split(', ').length, prompt).toBeGreaterThanOrEqual(5);
      expect(variants.map(({ reason }) => reason).join(' ')).toMatch(/built in, for/);
    }
  });

  it('names no artist, studio or site that nobody asked for', async () => {
    const matches = matchesOf([
      'a cat on a chair, oil painting, soft light, by Greg Rutkowski, Studio Ghibli style, trending on artstation',
      'a cat in a basket, style of Louis Wain, Alphonse Mucha, warm morning light, art nouveau poster',
    ]);
    const { variants } = await compose({ idea: 'a cat', matches, count: 8 });
    for (const { prompt } of variants) {
      expect(prompt).not.toMatch(/rutkowski|ghibli|artstation|wain\b|mucha|style of/i);
      expect(prompt).not.toMatch(/\bby [A-Z]/);
    }
    const asked = await compose({ idea: 'a cat', matches, guidance: 'in the style of Louis Wain' });
    for (const { prompt } of asked.variants) expect(prompt).toContain('Louis Wain');
  });

  it('takes no junk from matches: half sentences, numbers, names', async () => {
    const matches = matchesOf([
      '0 4 9 concept art, a cat, by desert dunes, 8k, Jean Baptiste, 3 d, with the, its fur is soft, cat 12, oil painting of',
    ]);
    const { variants } = await compose({ idea: 'a cat', matches, count: 6 });
    for (const { prompt } of variants)
      expect(prompt).not.toMatch(/0 4 9|by desert|8k|Jean|3 d|, with the,|its fur|cat 12/);
  });

  it('leaves a finished idea alone, and says so', async () => {
    const idea =
      'A weathered fishing boat lies on a pebble beach at low tide, its blue paint flaking, ropes coiled on deck, a gull perched on the mast, overcast morning light, muted colors, 35mm photograph';
    const { variants, notes } = await compose({ idea, matches: [] });
    expect(variants.map(({ prompt }) => prompt)).toEqual([idea]);
    expect(notes.join(' ')).toMatch(/finished prompt.*returned unchanged/);
    expect(notes.join(' ')).not.toMatch(/variants asked for/);
  });

  it('adds to a nearly finished idea only the medium or the light that it leaves open', async () => {
    const idea =
      'A weathered fishing boat lies on a pebble beach at low tide, its blue paint flaking, ropes coiled on deck, a gull perched on the mast, nets drying on a fence';
    const { variants, notes } = await compose({ idea, matches: [] });
    expect(variants.length).toBeGreaterThan(1);
    for (const { prompt } of variants) {
      expect(prompt.startsWith(idea)).toBe(true);
      const added = prompt.slice(idea.length);
      expect(added).toMatch(/light|sun|photograph|painting|illustration|watercolor|still/);
      expect(added.split(', ').filter(Boolean).length).toBeLessThanOrEqual(4);
    }
    expect(notes.join(' ')).toMatch(/nearly a finished prompt/);
  });

  it('adds as much as the strength says', async () => {
    const size = async (strength: WriteRequest['strength']) => {
      const prompts = await promptsOf({ idea: 'a badger', strength });
      return prompts.reduce((sum, prompt) => sum + prompt.split(', ').length, 0) / prompts.length;
    };
    const [polish, refine, develop] = [await size('polish'), await size('refine'), await size('develop')];
    expect(polish).toBeLessThan(refine);
    expect(refine).toBeLessThan(develop);
    expect(polish).toBeLessThanOrEqual(5);
  });

  it('knows what an image is for', async () => {
    const one = async (idea: string) => (await promptsOf({ idea, matches: [] })).join('\n');
    expect(await one('logo for a bakery')).toMatch(/wheat ear|croissant|rolling pin/);
    expect(await one('logo for a bakery')).not.toMatch(/photograph|portrait|lens/);
    expect(await one('seamless pattern of lemons')).toMatch(/tile|repeat/);
    expect(await one('avatar of a fox')).toMatch(/head-and-shoulders|profile view|close view|square view/);
    expect(await one('character sheet of a pirate')).toMatch(/turnaround|model sheet|detail insets/);
    expect(await one('an ad for a watch')).toMatch(/commercial photograph|studio photograph|hero view/);
  });

  it('keeps what an idea says it is not out of the prompt', async () => {
    const { variants } = await compose({
      idea: 'a photograph of a horse, not a painting',
      count: 8,
      matches: [],
    });
    for (const { prompt, negativePrompt } of variants) {
      expect(prompt.slice(39)).not.toMatch(/paint|oil|gouache|watercolor|illustration/i);
      expect(negativePrompt).toMatch(/painting/);
    }
  });

  it('reads misspelt words as what they are close to, and says so', async () => {
    const isWord = (word: string) => ['cliff', 'with', 'gondola'].includes(word);
    const { variants, notes } = await compose({ idea: 'a beutiful ligthhouse on a clif', isWord });
    expect(variants[0]!.prompt).toMatch(/^a beautiful lighthouse on a cliff, /);
    expect(notes.join(' ')).toContain('“ligthhouse” as “lighthouse”');
    expect((await promptsOf({ idea: 'a gondola', isWord }))[0]).toMatch(/^a gondola/);
  });

  it('puts a short idea in another language into English, and says how it was read', async () => {
    const { variants, notes } = await compose({ idea: 'ein schlafender Kater auf dem Sofa', matches: [] });
    for (const { prompt } of variants) expect(prompt).toMatch(/^a sleeping cat on the sofa, /);
    expect(notes.join(' ')).toMatch(/in German.*read word by word as “a sleeping cat on the sofa”/);
  });

  it('mixes no English into an idea that it cannot read, and says what is needed', async () => {
    for (const idea of [
      'stary młyn nad szeroką rzeką',
      'eine Zwiebelturmuhr im Nebel',
      'пожилой нумизмат на ярмарке',
    ]) {
      const { variants, notes } = await compose({ idea, matches: [] });
      expect(variants.map(({ prompt }) => prompt)).toEqual([idea]);
      expect(notes.join(' ')).toMatch(
        /cannot put into English.*Write it in English, or set a language model/,
      );
    }
  });

  it('says that nothing is understood', async () => {
    const noteOf = async (idea: string) => (await compose({ idea, matches: [] })).notes.join(' ');
    expect(await noteOf('asdf qwer zxcv')).toMatch(/Nothing in “asdf qwer zxcv” is understood/);
    expect(await noteOf('a cat asleep')).not.toMatch(/understood|not in English/);
  });

  it('is deterministic', async () => {
    expect(await compose({ count: 8 })).toEqual(await compose({ count: 8 }));
  });

  it('does not say again what the idea says', async () => {
    const prompts = await promptsOf({ idea: 'watercolor of a cat, warm morning light' });
    for (const prompt of prompts) {
      expect(prompt.match(/watercolor/gi)).toHaveLength(1);
      expect(prompt.match(/morning light/gi)).toHaveLength(1);
    }
  });

  it('writes whole sentences for models that read them, and leaves quality words out', async () => {
    const [prompt] = await promptsOf({
      targetModel: 'flux',
      idea: 'a cat sleeping on the sofa',
      matches: [],
    });
    expect(prompt).toMatch(
      /^An? .+ shows a cat sleeping on the sofa\. The details include .+\. The scene is lit by /u,
    );
    expect(prompt).not.toMatch(/8k|masterpiece|best quality/);
  });

  it('always says that no language model was used and how to set one', async () => {
    expect((await compose()).notes[0]).toMatch(/No language model was used.*PROMPTLOOM_LLM/);
  });

  it('says so when nothing is near, and writes twenty variants all the same', async () => {
    const { variants, notes } = await compose({ matches: [], count: 20 });
    expect(variants).toHaveLength(20);
    expect(notes.join(' ')).toMatch(/No prompt of the library is near the idea: what was added is built in/);
    for (const { reason, borrowed } of variants) {
      expect(reason).toMatch(/\(built in, for .+\)\.$/);
      expect(borrowed).toEqual([]);
    }
  });

  it('copes with an idea that fills the encoder', async () => {
    const idea = Array.from({ length: 90 }, (_, i) => `thing${i}`).join(' ');
    const { variants, notes } = await compose({ idea, targetModel: 'sd15' });
    expect(variants).toHaveLength(4);
    expect(notes.join(' ')).toMatch(/may be ignored/);
  });
});

describe('guidance', () => {
  it('adds style words as they are and steers by them', async () => {
    const prompts = await promptsOf({ guidance: 'linocut print, moodier' });
    for (const prompt of prompts) {
      expect(prompt).toContain('linocut print');
      expect(prompt).toContain('moody atmosphere');
      expect(prompt).not.toMatch(/oil|watercolor|photograph|cheerful/);
    }
  });

  it('takes “black and white” for one thing', async () => {
    for (const prompt of await promptsOf({ guidance: 'black and white film photography' })) {
      expect(prompt).toContain('black and white film photography');
      expect(prompt).not.toMatch(/pastel|sage|teal|vibrant|gouache|watercolor/);
    }
  });

  it('keeps out what it is told to, and puts it in the negative prompt', async () => {
    const { variants } = await compose({ guidance: 'no people, without watercolor, no neon', count: 6 });
    for (const { prompt, negativePrompt } of variants) {
      expect(prompt).not.toMatch(/watercolor|neon|people/i);
      expect(negativePrompt).toMatch(/^people, watercolor, neon/);
    }
  });

  it('takes up things to show, as they are said', async () => {
    for (const prompt of await promptsOf({ guidance: 'add a red umbrella', matches: [] }))
      expect(prompt).toContain('a red umbrella');
  });

  it('says what it could not read', async () => {
    const { notes } = await compose({ guidance: 'it should remind me of my grandmother' });
    expect(notes.join(' ')).toMatch(/could not read “it should remind me of my grandmother”/);
  });
});

describe('practice of the matches', () => {
  const negatives = [
    'blurry, lowres, (bad anatomy:1.3), cat',
    'lowres, watermark, blurry',
    'painting, watermark, lowres',
  ];
  const matches = PROMPTS.slice(0, 6).map((prompt, i) =>
    matchOf(prompt, i + 1, { negativePrompt: negatives[i] ?? '' }),
  );

  it('gives the common negatives that do not speak against the variant', async () => {
    const { variants } = await compose({ matches });
    for (const { negativePrompt } of variants) expect(negativePrompt).toMatch(/^lowres, blurry, watermark/);
  });

  it('suggests the size that most matches have, as the image model draws it best', async () => {
    const sized = matches.map((match) => ({ ...match, settings: { width: 512, height: 768 } }));
    const { variants } = await compose({ matches: sized, targetModel: 'sdxl' });
    expect(variants[0]!.settings).toEqual({ steps: 30, cfg: 6, width: 832, height: 1280 });
    const mixed = matches.map((match, i) => ({ ...match, settings: { width: 512 + 128 * i, height: 512 } }));
    expect((await compose({ matches: mixed })).variants[0]!.settings).toEqual({});
  });
});

it('takes work in proportion to long matches', async () => {
  const long = (matches: number) =>
    matchesOf(
      Array.from({ length: matches }, (_, i) =>
        [...PROMPTS.slice(i % 20), ...PROMPTS].join(', ').slice(0, 3000),
      ),
    );
  const work = await growth((matches) => compose({ matches: long(matches), count: 20 }), 6);
  expect(work).toBeLessThan(4);
});

it('lets others have their turn between variants, with fifty long matches', async () => {
  const matches = matchesOf(
    Array.from({ length: 50 }, (_, i) => [...PROMPTS.slice(i % 20), ...PROMPTS].join(', ').slice(0, 3000)),
  );
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const { variants } = await compose({ matches, count: 20 });
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(variants.length);
});
