import { describe, expect, it } from 'vitest';
import { idOf, matchesOf, PROMPTS, statisticsOf } from '../../../../test/doubles/writer-examples.ts';
import { contentLemmas } from '../../../text/prompt-text.ts';
import { Composer } from '../../create-writer.ts';
import { contradiction } from '../../style/contradictions.ts';
import { read } from '../../style/reading.ts';
import { judgePhrase } from '../../style/style-phrase.ts';
import { blendSubjects } from './blend.ts';
import { headOf, subjectOfPrompt } from './content-parts.ts';

const CAT = 'a cat asleep on a windowsill, soft watercolor, warm morning light, muted earth tones';
const TOWER =
  'lighthouse on a cliff in a storm, oil on canvas, dramatic lighting, deep blue and grey, epic mood';
const DEW = 'A macro photo of a dew drop on a leaf; shallow depth of field, soft backlight';
const GIRL = '1girl, silver hair, red eyes, (black dress:1.3), masterpiece, best quality';

const blend = (idea: string, prompts: readonly string[], extra = {}) =>
  new Composer().write({
    idea,
    task: 'blend',
    matches: matchesOf(prompts),
    count: 3,
    phraseStatistics: statisticsOf(PROMPTS),
    ...extra,
  });

describe('the subject of one prompt', () => {
  it.each([
    [CAT, 'a cat asleep on a windowsill'],
    [DEW, 'a dew drop on a leaf'],
    [GIRL, '1girl, silver hair, red eyes, black dress'],
    ['Oil painting of two herons at dawn. Soft light, muted palette.', 'two herons'],
    ['cinematic still of a diver in a wreck . moody, film grain', 'a diver in a wreck'],
    ['<lora:ink:0.8> heron, ink drawing', 'heron'],
  ])('of “%s”', (prompt, subject) => {
    const found = subjectOfPrompt(prompt)!;
    expect(found.replace(/\s+/g, ' ')).toBe(subject);
  });

  it('is none of style alone, and of a long one the thing itself', () => {
    expect(subjectOfPrompt('oil painting, soft light, muted tones')).toBeUndefined();
    expect(headOf('a lighthouse on a cliff in a storm')).toBe('a lighthouse');
    const long =
      'a tall lighthouse that stands above a harbor full of small red and blue fishing boats with nets and old rope';
    expect(subjectOfPrompt(long)).toBe('a tall lighthouse');
  });
});

describe('a blend by the composer', () => {
  it('keeps the subjects of all, and merges their looks', async () => {
    const { variants, notes } = await blend('an evening by the sea', [CAT, TOWER], { targetModel: 'sdxl' });
    expect(variants).toHaveLength(3);
    for (const { prompt, borrowed } of variants) {
      const lemmas = contentLemmas(prompt);
      expect(lemmas).toEqual(
        expect.arrayContaining(contentLemmas('an evening by the sea cat windowsill lighthouse cliff storm')),
      );
      const looks = prompt.split(', ').flatMap((part) => judgePhrase(read(part)) ?? []);
      expect(looks.length).toBeGreaterThan(1);
      for (const a of looks)
        for (const b of looks)
          expect(a !== b && contradiction(read(a.text).commitments, read(b.text).commitments)).toBeFalsy();
      expect(new Set(borrowed.map(({ from }) => from))).toEqual(new Set([idOf('p', 1), idOf('p', 2)]));
      for (const { phrase, from } of borrowed)
        expect([CAT, TOWER][from === idOf('p', 1) ? 0 : 1]).toContain(phrase);
    }
    expect(variants[0]!.prompt).toMatch(
      /^an evening by the sea, a cat asleep on a windowsill and lighthouse on /,
    );
    // The first has its light from one prompt and its way of drawing from the other.
    expect(variants[0]!.prompt).toContain('soft watercolor');
    expect(variants[0]!.prompt).toContain('dramatic lighting');
    expect(new Set(variants.map(({ prompt }) => prompt.split(', ')[1])).size).toBeGreaterThan(1);
    expect(notes.join(' ')).toMatch(/side by side in one look/);
  });

  it('says nothing twice', async () => {
    const { variants } = await blend('a fox', [
      'a red fox in snow, watercolor, soft light',
      'a pine forest, gouache, misty dawn',
    ]);
    for (const { prompt } of variants) expect(prompt.match(/fox/g)).toHaveLength(1);
    const said = blendSubjects(
      'a cat on a windowsill beside a heron',
      matchesOf([CAT, 'a heron, ink drawing']),
      60,
    );
    expect(said.borrowed).toEqual([]);
    expect(said.arrange(0)).toBe('a cat on a windowsill beside a heron');
  });

  it('cuts a subject that contradicts another one, and all of them where there is little room', () => {
    const both = matchesOf([
      'a harbor in heavy rain, gouache',
      'a windmill under a clear sky, oil on canvas',
    ]);
    expect(blendSubjects('a journey', both, 60).arrange(0)).toBe(
      'a journey, a harbor in heavy rain and a windmill',
    );
    expect(blendSubjects('a dream', matchesOf([CAT, TOWER]), 12).arrange(0)).toBe(
      'a dream, a cat asleep and lighthouse',
    );
    const few = blendSubjects('x', matchesOf(['a fox', 'a hare', 'a heron', 'an owl', 'a newt']), 60);
    expect(few.arrange(0)).toBe('x, a fox, a hare, a heron and an owl');
  });

  it('fits, and is the same again', async () => {
    const asked = () => blend('a market', [CAT, TOWER, DEW, GIRL], { targetModel: 'sd15' });
    const { variants } = await asked();
    for (const { tokens } of variants) expect(tokens!.count).toBeLessThanOrEqual(75);
    expect(await asked()).toEqual(await asked());
  });
});
