import { describe, expect, it } from 'vitest';
import { requestOf } from '../../../test/doubles/writer-examples.ts';
import { Composer } from '../create-writer.ts';
import type { WriteRequest } from '../writer.ts';
import { guidelinesFor } from './guidelines.ts';
import { VariantCheck } from './variant-check.ts';

const check = (prompt: string, extra: Partial<WriteRequest> = {}, negativePrompt = '') => {
  const checked = new VariantCheck(requestOf(extra)).check(
    { prompt, negativePrompt, reason: 'A look.' },
    () => [],
  );
  return 'variant' in checked ? checked.variant : checked;
};

describe('the dialect of the image model', () => {
  it.each([
    ['sdxl', 'a cat --ar 3:2 --stylize 200 --v 6', 'a cat', /Left out --ar 3:2 --stylize 200 --v 6/],
    ['sdxl', 'a pattern --tile of cats --style raw', 'a pattern of cats', /Left out --tile --style raw/],
    ['flux', '(a cat:1.2), ((soft light)), [[fog]]', 'a cat, soft light, fog', /weights in parentheses/],
    ['flux', 'a cat, masterpiece, 8k, by the sea', 'a cat, by the sea', /“masterpiece”, “8k”/],
    ['sd15', 'a cat::2 soft light::1', 'a cat, soft light', /weights such as ::2/],
    ['gpt-image', 'a cat, <lora:fur:0.8> soft light', 'a cat, soft light', /LoRA/],
    ['midjourney', 'a cat, (fog:1.3) --ar 3:2', 'a cat, fog --ar 3:2', /weights in parentheses/],
    ['pony', 'a cat', 'score_9, score_8_up, score_7_up, a cat', /in front/],
  ])('of %s: %s', (targetModel, prompt, expected, change) => {
    const variant = check(prompt, { targetModel });
    expect(variant).toMatchObject({ prompt: expected });
    expect((variant as { changes: string[] }).changes.join(' ')).toMatch(change);
  });

  it.each([
    ['sd15', '(a cat:1.2), <lora:fur:0.8>, masterpiece'],
    ['midjourney v6.1', 'a cat::2 fog --ar 3:2 --no dogs'],
    ['sd35', 'A cat (a small one) sleeps. It dreams.'],
    ['illustrious', '1girl, fate \\(series\\), (smile:1.1), masterpiece'],
  ])('of %s leaves %s alone', (targetModel, prompt) => {
    const variant = check(prompt, { targetModel });
    expect(variant).toMatchObject({ prompt });
    expect(variant).not.toHaveProperty('changes');
  });

  it('drops a negative prompt that would be ignored, and says so', () => {
    expect(check('a cat', { targetModel: 'flux' }, 'blurry')).toMatchObject({
      negativePrompt: '',
      changes: [expect.stringMatching(/FLUX.1 ignores it/)],
    });
    expect(check('a cat', { targetModel: 'sdxl' }, 'blurry')).toMatchObject({ negativePrompt: 'blurry' });
    expect(check('a cat --no dogs, text', { targetModel: 'sdxl' })).toMatchObject({
      prompt: 'a cat',
      negativePrompt: 'dogs, text',
    });
  });

  it('is found by the names that models go by', () => {
    const names: Record<string, string> = {
      'SDXL 1.0': 'sdxl',
      'juggernautXL_v9.safetensors': 'sdxl',
      'v1-5-pruned-emaonly': 'sd15',
      dreamshaper_8: 'sd15',
      dreamshaperXL: 'sdxl',
      'stable-diffusion-3.5-large': 'sd35',
      'FLUX.1-dev': 'flux',
      'Midjourney v7': 'midjourney-7',
      'Midjourney v6.1': 'midjourney-6',
      'FLUX.2 klein': 'flux2',
      'flux1-kontext-dev': 'flux-kontext',
      'gemini-3-pro-image': 'gemini-image',
      'Nano Banana 2': 'gemini-image',
      'seedream-4.5': 'seedream',
      'qwen-image-edit': 'qwen-image',
      'Z-Image Turbo': 'z-image-turbo',
      z_image_base: 'z-image',
      'Ideogram 4': 'ideogram-4',
      'Pony Diffusion V7': 'pony-7',
      mj: 'midjourney',
      'gpt-image-2': 'gpt-image',
      'dall-e-3': 'dalle',
      ponyDiffusionV6XL: 'pony',
      waiIllustriousSDXL_v140: 'illustrious',
      pixlr: 'unknown',
      'something else': 'unknown',
      '': 'general',
    };
    for (const [name, id] of Object.entries(names))
      expect([name, guidelinesFor(name).id]).toEqual([name, id]);
  });
});

describe('words to keep and to avoid', () => {
  it('puts missing words behind the subject and takes unwanted parts out', () => {
    const wishes = { mustKeep: ['red scarf'], mustAvoid: ['neon', 'people'] };
    expect(check('a cat on the sofa, neon glow, two people, soft light', wishes)).toMatchObject({
      prompt: 'a cat on the sofa, red scarf, soft light',
      negativePrompt: 'neon, people',
      changes: [expect.stringMatching(/“neon glow”, “two people”/), expect.stringMatching(/“red scarf”/)],
    });
    expect(check('A cat sleeps. Neon glows.', { ...wishes, targetModel: 'flux' })).toMatchObject({
      prompt: 'A cat sleeps. The details include red scarf.',
      negativePrompt: '',
    });
  });

  it('drops a variant that is about what must not be in it', () => {
    expect(check('two people on a sofa, soft light', { mustAvoid: ['people'] })).toMatchObject({
      problem: expect.stringMatching(/“people”/),
    });
  });

  it('holds for the composer too', async () => {
    const { variants } = await new Composer().write(
      requestOf({ mustKeep: ['red scarf'], mustAvoid: ['watercolor', 'light'], maxTokens: 30, count: 4 }),
    );
    expect(variants).toHaveLength(4);
    for (const { prompt, tokens } of variants) {
      expect(prompt).toMatch(/^a cat sleeping on the sofa, .*\bred scarf\b/);
      expect(prompt).not.toMatch(/watercolor|\blight\b/);
      expect(tokens).toMatchObject({ limit: 30, exact: false });
      expect(tokens!.count).toBeLessThanOrEqual(30);
    }
    await expect(new Composer().write(requestOf({ mustAvoid: ['cat'] }))).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('adds little when it is to polish', async () => {
    const added = async (strength: 'polish' | 'refine' | 'develop') => {
      const { variants } = await new Composer().write(requestOf({ strength }));
      return Math.max(...variants.map(({ prompt }) => prompt.split(', ').length - 1));
    };
    // A phrase of light may have a comma of its own.
    expect(await added('polish')).toBeLessThanOrEqual(3);
    expect(await added('refine')).toBeLessThanOrEqual(5);
    expect(await added('develop')).toBeGreaterThan(5);
  });
});

describe('length', () => {
  const long = `a cat sleeping on the sofa, masterpiece, ${Array.from({ length: 30 }, (_, i) => `soft thing${'abcdefghij'[i % 10]}`).join(', ')}, red scarf`;

  it('leaves filler out first, then what comes last, never the idea or what must be kept', () => {
    const variant = check(long, { maxTokens: 40, mustKeep: ['red scarf'] });
    expect(variant).toMatchObject({
      prompt: expect.stringMatching(/^a cat sleeping on the sofa, soft .*, red scarf$/),
    });
    if (!('tokens' in variant)) throw new Error('it was dropped');
    expect(variant.tokens!.count).toBeLessThanOrEqual(40);
    expect(variant.changes!.at(-1)).toMatch(/^Left out “masterpiece”, .* to fit 40 tokens\.$/);
  });

  it('counts with the real tokenizer where there is one', () => {
    const countTokens = (text: string) => text.split(/\s+/).length;
    expect(check('a cat, soft light', { targetModel: 'sdxl', countTokens })).toMatchObject({
      tokens: { count: 4, limit: 75, encoder: 'clip', exact: true },
    });
    expect(check('A cat.', { targetModel: 'flux', countTokens })).toMatchObject({
      tokens: { count: 3, limit: 256, encoder: 't5', exact: false },
    });
  });

  it('drops what cannot be made to fit a length that was asked for', () => {
    expect(check(long, { maxTokens: 5 })).toMatchObject({
      problem: expect.stringMatching(/would not fit 5 tokens/),
    });
  });
});

it('tells the difference to the idea and to the variant before', () => {
  const checks = new VariantCheck(requestOf({ idea: 'a cat' }));
  const write = (prompt: string) => {
    const checked = checks.check({ prompt, negativePrompt: '', reason: '' }, () => []);
    if (!('variant' in checked)) throw new Error(checked.problem);
    checks.accept(checked.variant);
    return checked.variant;
  };
  const first = write('a black cat, gouache');
  expect(first.diff).toEqual([
    { kind: 'same', text: 'a ' },
    { kind: 'added', text: 'black ' },
    { kind: 'same', text: 'cat' },
    { kind: 'added', text: ', gouache' },
  ]);
  expect(first.diffToPrevious).toBeUndefined();
  expect(write('a black cat, linocut').diffToPrevious).toEqual([
    { kind: 'same', text: 'a black cat, ' },
    { kind: 'removed', text: 'gouache' },
    { kind: 'added', text: 'linocut' },
  ]);
});
