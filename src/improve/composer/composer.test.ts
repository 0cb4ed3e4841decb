import { describe, expect, it } from 'vitest';
import {
  matchesOf,
  matchOf,
  nearest,
  PROMPTS,
  requestOf,
  statisticsOf,
} from '../../../test/doubles/writer-examples.ts';
import { growth } from '../../../test/support/growth.ts';
import { contentLemmas, estimateTokens, overlap, wordingKey } from '../../text/prompt-text.ts';
import { Composer } from '../create-writer.ts';
import { contradiction } from '../style/contradictions.ts';
import { read } from '../style/reading.ts';
import { describeWriter } from '../writer.contract.ts';
import type { WriteRequest } from '../writer.ts';

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
  'ein schlafender Kater',
  '猫',
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
      expect(estimateTokens(prompt)).toBeLessThanOrEqual(75);
      const phrases = prompt.slice(idea.length).split(', ').filter(Boolean);
      expect(phrases.length).toBeGreaterThanOrEqual(3);
      expect(new Set(phrases.map(wordingKey)).size).toBe(phrases.length);
      for (const a of phrases) {
        expect(contradiction(read(a).commitments, read(idea).commitments)).toBeUndefined();
        for (const b of phrases)
          expect(contradiction(read(a).commitments, read(b).commitments)).toBeUndefined();
      }
      for (const other of added.slice(0, i)) expect(overlap(added[i]!, other)).toBeLessThanOrEqual(0.6);
    }
  });

  it('takes most of what it adds from the matches', async () => {
    let [all, own] = [0, 0];
    for (const idea of IDEAS) {
      const { variants } = await compose({ idea, matches: matchesOf(nearest(idea, PROMPTS, 12)) });
      for (const { prompt, borrowed } of variants) {
        const words = contentLemmas(prompt.slice(idea.length));
        const taken = new Set(borrowed.flatMap(({ phrase }) => contentLemmas(phrase)));
        all += words.length;
        own += words.filter((word) => taken.has(word)).length;
      }
    }
    expect(own / all).toBeGreaterThan(0.8);
  });

  it('leads with what is common among the matches and rare in the library', async () => {
    const matches = matchesOf([
      'a hare in tall grass, loose watercolor, soft light',
      'an owl on a branch, loose watercolor, evening light',
      'a deer at the pond, oil painting, soft light',
    ]);
    const library = [
      ...matches.map(({ prompt }) => prompt),
      ...Array.from({ length: 200 }, () => 'a thing, oil painting'),
    ];
    const [first] = await promptsOf({
      idea: 'a badger',
      matches,
      phraseStatistics: statisticsOf(library),
      count: 1,
    });
    expect(first).toMatch(/^a badger, loose watercolor, (soft|evening) light/);
  });

  it('leaves the subjects of the matches where they are', async () => {
    const prompts = await promptsOf({ idea: 'a teapot', count: 6 });
    expect(prompts.join(' ')).not.toMatch(
      /\b(cats?|kitten|dog|lighthouse|yarn|sofa|couch|window|harbour|instructions)\b/i,
    );
  });

  it('adds nothing of its own where the matches lend enough', async () => {
    const matches = matchesOf([
      'a hare in tall grass, loose watercolor, soft light, muted palette',
      'an owl on a branch, charcoal drawing, evening light',
    ]);
    const { variants } = await compose({ idea: 'a badger', matches, count: 2 });
    for (const { prompt } of variants) {
      const [, ...added] = prompt.split(', ');
      expect(added.length).toBeGreaterThanOrEqual(2);
      for (const phrase of added) expect(matches.some((match) => match.prompt.includes(phrase))).toBe(true);
    }
  });

  it('is deterministic', async () => {
    expect(await compose({ count: 8 })).toEqual(await compose({ count: 8 }));
  });

  it('does not say again what the idea says', async () => {
    const prompts = await promptsOf({ idea: 'watercolor of a cat, warm morning light' });
    for (const prompt of prompts) {
      expect(prompt.match(/watercolor/gi)).toHaveLength(1);
      expect(prompt.match(/light\b/gi)).toHaveLength(1);
    }
  });

  it('writes sentences for models that read them, and leaves quality words out', async () => {
    const [prompt] = await promptsOf({ targetModel: 'flux', idea: 'A cat sleeping on the sofa.' });
    expect(prompt).toMatch(/^A cat sleeping on the sofa\. \p{Lu}[^.]+\. /u);
    expect(prompt).not.toMatch(/8k|masterpiece|best quality/);
  });

  it('always says that no language model was used and how to set one', async () => {
    expect((await compose()).notes[0]).toMatch(/No language model was used.*PROMPTLOOM_LLM/);
  });

  it('says so when it falls back on its own vocabulary', async () => {
    for (const matches of [[], matchesOf(['a dog', 'a cat and a dog on the road'])]) {
      const { variants, notes } = await compose({ matches, count: 20 });
      expect(variants).toHaveLength(20);
      expect(notes.join(' ')).toMatch(/built-in vocabulary/);
      for (const { reason, borrowed } of variants) {
        expect(reason).toMatch(/from the built-in vocabulary\.$/);
        expect(borrowed).toEqual([]);
      }
    }
  });

  it('copes with an idea that fills the encoder', async () => {
    const idea = Array.from({ length: 90 }, (_, i) => `thing${i}`).join(' ');
    const { variants, notes } = await compose({ idea, targetModel: 'sd15' });
    expect(variants).toHaveLength(4);
    expect(notes.join(' ')).toMatch(/may be ignored/);
  });

  it('reports a cancellation while the library is asked', async () => {
    const abort = new AbortController();
    const phraseStatistics = () => {
      abort.abort();
      return Promise.resolve({ prompts: 0, counts: new Map<string, number>() });
    };
    await expect(
      composer.write(requestOf({ phraseStatistics }), { signal: abort.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
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
    for (const { negativePrompt } of variants) expect(negativePrompt).toBe('lowres, blurry, watermark');
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
