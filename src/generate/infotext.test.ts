import { describe, expect, it } from 'vitest';
import type { Settings } from '../records/settings.ts';
import { parseInfotext, writeInfotext } from './infotext.ts';

const SETTINGS: Settings = {
  steps: 20,
  sampler: 'DPM++ 2M Karras',
  scheduler: 'Karras',
  cfg: 7.5,
  seed: 4294967295,
  width: 512,
  height: 768,
  model: 'dream',
};

describe('writeInfotext', () => {
  it('writes what A1111 writes', () => {
    const text = writeInfotext({ prompt: 'a cat', negativePrompt: 'blurry', settings: SETTINGS });
    expect(text).toBe(
      'a cat\nNegative prompt: blurry\nSteps: 20, Sampler: DPM++ 2M Karras, Schedule type: Karras, CFG scale: 7.5, ' +
        'Seed: 4294967295, Size: 512x768, Model: dream, Version: promptloom',
    );
  });

  it('leaves out what is not known', () => {
    expect(writeInfotext({ prompt: 'a cat', settings: { seed: 1, width: 64, height: 64 } })).toBe(
      'a cat\nSeed: 1, Size: 64x64, Version: promptloom',
    );
  });

  it('quotes values as JSON where the grammar needs it', () => {
    const text = writeInfotext({ prompt: 'x', settings: { ...SETTINGS, model: 'a, b: "c"' } });
    expect(text).toContain('Model: "a, b: \\"c\\"", Version');
  });
});

describe('parseInfotext', () => {
  it.each([
    ['plain', 'a cat', 'blurry'],
    ['no negative prompt', 'a cat', ''],
    ['no prompt', '', 'blurry'],
    ['several lines', 'a cat\n\nBREAK\na dog', 'blurry,\nbad'],
    ['colons, commas and quotes', 'style: "ink", (cat:1.2), <lora:x:0.8>, a "b" c', 'text: "no", (bad:1.3)'],
    ['what looks like settings', 'Steps: many, Seed: of love, Size: large', ''],
    ['other scripts', 'кот 猫 🐈‍⬛ naïve', 'размыто'],
    ['backslashes', 'C:\\new\\table \\(thing\\)', '\\'],
  ])('reads back %s', (_, prompt, negativePrompt) => {
    const text = writeInfotext({ prompt, negativePrompt, settings: SETTINGS, other: { 'Clip skip': '2' } });
    expect(parseInfotext(text)).toEqual({
      prompt,
      negativePrompt,
      settings: SETTINGS,
      other: { 'Clip skip': '2', Version: 'promptloom' },
    });
  });

  it.each(['a, b: "c"', '"quoted"', 'back\\slash, "q', 'two\nlines', ' edges ', 'ünï, 猫'])(
    'reads back the value %j',
    (model) => {
      const text = writeInfotext({ prompt: 'x', settings: { ...SETTINGS, model } });
      expect(parseInfotext(text).settings.model).toBe(model);
    },
  );

  it('reads what A1111 and sd.cpp write', () => {
    const a1111 = parseInfotext(
      'masterpiece, a fox\r\nNegative prompt: EasyNegative\r\nSteps: 28, Sampler: Euler a, CFG scale: 7, Seed: 3, ' +
        'Size: 512x512, Model hash: 879db523c3, Model: dream, Lora hashes: "a: 1f, b: 2e", Hires upscale: 2, Version: v1.10.1',
    );
    expect(a1111).toMatchObject({ prompt: 'masterpiece, a fox', negativePrompt: 'EasyNegative' });
    expect(a1111.settings).toEqual({
      steps: 28,
      sampler: 'Euler a',
      cfg: 7,
      seed: 3,
      width: 512,
      height: 512,
      model: 'dream',
    });
    expect(a1111.other).toMatchObject({ 'Lora hashes': 'a: 1f, b: 2e', 'Hires upscale': '2' });
    const sdcpp = parseInfotext(
      'a cat\nSteps: 20, CFG scale: 7.000000, Guidance: 3.500000, Eta: 0.000000, Seed: 42, Size: 512x512, Model: sd.gguf, RNG: cuda, Sampler: euler_a, Version: stable-diffusion.cpp',
    );
    expect(sdcpp.settings).toMatchObject({
      steps: 20,
      cfg: 7,
      seed: 42,
      model: 'sd.gguf',
      sampler: 'euler_a',
    });
  });

  it('takes a last line with colons for a prompt unless it names settings', () => {
    expect(parseInfotext('a cat: 1, a dog: 2, a tree: 3').prompt).toBe('a cat: 1, a dog: 2, a tree: 3');
    expect(parseInfotext('').prompt).toBe('');
    expect(parseInfotext('only words').settings).toEqual({});
  });

  it('keeps values it cannot use as they are', () => {
    const { settings, other } = parseInfotext(
      'x\nSteps: 1e91, Seed: -5, CFG scale: seven, Size: big, Sampler: DDIM',
    );
    expect(settings).toEqual({ sampler: 'DDIM' });
    expect(other).toEqual({ Steps: '1e91', Seed: '-5', 'CFG scale': 'seven', Size: 'big' });
  });

  it('is quick with hostile text', () => {
    const started = performance.now();
    for (const text of [
      'a: "'.repeat(20_000),
      ',:'.repeat(50_000),
      '"\\'.repeat(50_000),
      `x\n${'k: '.repeat(30_000)}`,
    ])
      parseInfotext(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
