import { describe, expect, it } from 'vitest';
import { matchOf, PROMPTS, statisticsOf } from '../../../test/doubles/writer-examples.ts';
import { type ReworkInput, ReworkRequestSchema } from '../../records/rework.ts';
import { rework } from './rework.ts';

const similar = PROMPTS.slice(0, 6).map((prompt, i) =>
  matchOf(prompt, i + 1, { negativePrompt: i < 3 ? 'blurry, watermark, cat' : '' }),
);
const run = (input: ReworkInput) =>
  rework(ReworkRequestSchema.parse(input), {
    similar: async () => similar,
    phraseStatistics: statisticsOf(PROMPTS),
  });

describe('shorten', () => {
  it('fits what the model reads, and says what went', async () => {
    const prompt = `a cat, ${Array.from({ length: 60 }, (_, i) => `detail${i}`).join(', ')}, red scarf`;
    const {
      prompt: shorter,
      tokens,
      changes,
      diff,
    } = await run({
      tool: 'shorten',
      prompt,
      for: 'sd15',
      mustKeep: ['red scarf'],
    });
    expect(tokens.count).toBeLessThanOrEqual(75);
    expect(shorter).toMatch(/^a cat, detail0, .*red scarf$/);
    expect(changes[0]).toMatch(/^Left out “detail59”/);
    expect(diff.some(({ kind }) => kind === 'added')).toBe(false);
    expect(await run({ tool: 'shorten', prompt: 'a cat' })).toMatchObject({ prompt: 'a cat', changes: [] });
    await expect(run({ tool: 'shorten', prompt: 'word '.repeat(50), maxTokens: 5 })).rejects.toMatchObject({
      code: 'unsupported',
    });
  });
});

describe('translate', () => {
  it.each([
    [
      'flux',
      '(a cat:1.2), masterpiece, soft light, oil painting --ar 3:2',
      'A cat. Soft light, oil painting.',
    ],
    [
      'pony',
      'A red cat. Soft light falls in.',
      'score_9, score_8_up, score_7_up, red cat, soft light falls in',
    ],
    ['sdxl', 'score_9, score_8_up, 1girl, (smile:1.2)', '1girl, (smile:1.2), highly detailed, sharp focus'],
    ['midjourney-6', '(a cat:1.2), 8k, soft light', 'a cat::1.2 soft light::1'],
    ['sd15', 'a cat::2, soft light --ar 3:2 --no dogs', '(a cat:1.5), soft light'],
  ])('for %s: %s', async (model, prompt, expected) => {
    const translated = await run({ tool: 'translate', prompt, for: model });
    expect(translated.prompt).toBe(expected);
    expect(translated.changes.length).toBeGreaterThan(0);
  });

  it('moves the negative prompt where the model reads it', async () => {
    const given = { tool: 'translate' as const, prompt: 'a cat', negativePrompt: '(blurry:1.2), text' };
    expect(await run({ ...given, for: 'midjourney-6' })).toMatchObject({
      prompt: 'a cat --no blurry, text',
      negativePrompt: '',
    });
    expect(await run({ ...given, for: 'flux' })).toMatchObject({ negativePrompt: '' });
    expect(await run({ ...given, prompt: 'a cat --no dogs', for: 'sdxl' })).toMatchObject({
      prompt: 'a cat',
      negativePrompt: '(blurry:1.2), text, dogs',
    });
    await expect(run({ tool: 'translate', prompt: 'a cat' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('negative', () => {
  it('suggests what similar prompts keep out and this one does not ask for', async () => {
    const answer = await run({ tool: 'negative', prompt: 'a cat on a sofa' });
    expect(answer).toMatchObject({
      negativePrompt: 'blurry, watermark',
      learntFrom: 3,
      prompt: 'a cat on a sofa',
    });
    const flux = await run({ tool: 'negative', prompt: 'a cat', for: 'flux' });
    expect(flux).toMatchObject({ negativePrompt: '', changes: [expect.stringMatching(/ignores/)] });
  });
});

describe('explain', () => {
  it('says of each part what it does', async () => {
    const { parts } = await run({
      tool: 'explain',
      prompt:
        'a cat on a sofa, (oil painting:1.2), soft light, sharp focus, by Beatrix Potter, <lora:fur:0.8> --ar 3:2',
    });
    expect(parts!.map(({ text, role }) => [text, role])).toEqual([
      ['a cat on a sofa', 'subject'],
      ['(oil painting:1.2)', 'medium'],
      ['soft light', 'light'],
      ['sharp focus', 'quality'],
      ['by Beatrix Potter', 'artist'],
      ['<lora:fur:0.8>', 'syntax'],
      ['--ar 3:2', 'syntax'],
    ]);
    expect(parts![1]).toMatchObject({ weight: 1.2, note: expect.stringMatching(/Weighted up to 1.2/) });
    expect(parts![2]!.inLibrary).toBeGreaterThan(0);
    expect(parts!.every(({ tokens }) => tokens > 0)).toBe(true);
  });
});
