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
  it('keeps parameters that stand within a value in quotes, as those of another image', () => {
    const value = 'ugly\nSteps: 3, Seed: 4, CFG scale: 5';
    const read = parseInfotext(
      `a heron\nNegative prompt: blur\nSteps: 22, Sampler: Euler a, Seed: 6, ADetailer negative prompt: "${value}", Version: x\nTemplate: y`,
    );
    expect(read).toEqual({
      prompt: 'a heron',
      negativePrompt: 'blur',
      settings: { steps: 22, sampler: 'Euler a', seed: 6 },
      other: { 'ADetailer negative prompt': value, Version: 'x', Template: 'y' },
    });
  });

  it.each([
    [
      'Easy Diffusion',
      'Negative Prompt: blur\nSteps: 20, Seed: 3, Guidance Scale: 7, Stable Diffusion model: m',
    ],
    ['lower case', 'negative prompt: blur\nsteps: 20, seed: 3, cfg scale: 7, model: m'],
    ['a full-width colon', 'Negative prompt：blur\nSteps: 20, Seed: 3, CFG scale: 7, Model: m'],
    [
      'the resources of Civitai',
      'Negative prompt: blur\nSteps: 20, Seed: 3, CFG scale: 7, Civitai resources: [{"type":"lora","modelName":"l"},{"type":"checkpoint","modelName":"m"}]',
    ],
  ])('reads the names of %s', (_, below) => {
    expect(parseInfotext(`a heron\n${below}`)).toMatchObject({
      prompt: 'a heron',
      negativePrompt: 'blur',
      settings: { steps: 20, seed: 3, cfg: 7, model: 'm' },
    });
  });

  it('takes the scheduler of Fooocus and SD.Next, and that of A1111 before it', () => {
    const schedulerOf = (pairs: string) => parseInfotext(`a heron\n${pairs}`).settings.scheduler;
    expect(schedulerOf('Steps: 20, Sampler: UniPC, Scheduler: karras, Seed: 1')).toBe('karras');
    expect(schedulerOf('Steps: 20, Schedule type: Simple, Scheduler: karras, Seed: 1')).toBe('Simple');
  });

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

  const LINE =
    'Steps: 22, Sampler: Euler a, CFG scale: 6.5, Seed: 4011223344, Size: 512x768, Model: quill_v3';
  const READ = {
    steps: 22,
    sampler: 'Euler a',
    cfg: 6.5,
    seed: 4011223344,
    width: 512,
    height: 768,
    model: 'quill_v3',
  };

  it.each<[string, string, Record<string, string>]>([
    ['a template', 'Template: a {heron|crane}', { Template: 'a {heron|crane}' }],
    ['one without a space', 'Template:a {heron|crane}', { Template: 'a {heron|crane}' }],
    [
      'templates of several lines, which hold keys of their own',
      'Template: a {heron|crane}\n\nSteps: of stone, Seed: of grass\nNegative Template: blur\nNegative prompt: more',
      {
        Template: 'a {heron|crane}\n\nSteps: of stone, Seed: of grass',
        'Negative Template': 'blur\nNegative prompt: more',
      },
    ],
    [
      'other keys',
      'Wildcard prompt: a __bird__\nSDCPP: {"a": 1}',
      { 'Wildcard prompt': 'a __bird__', SDCPP: '{"a": 1}' },
    ],
  ])('keeps what stands below the parameters apart: %s', (_, below, other) => {
    expect(parseInfotext(`a heron\nNegative prompt: blur\n${LINE}\n${below}`)).toEqual({
      prompt: 'a heron',
      negativePrompt: 'blur',
      settings: READ,
      other,
    });
  });

  it.each<[string, string, Record<string, string>]>([
    ['a line break in quotes', 'Regional prompt: "left,\nright"', { 'Regional prompt': 'left,\nright' }],
    [
      'an escaped one',
      'ADetailer prompt: "a \\"face\\"\\nsmiling"',
      { 'ADetailer prompt': 'a "face"\nsmiling' },
    ],
    [
      'several, with what looks like parameters',
      'ADetailer prompt: "a\nSteps: 9, Seed: 8, Size: 1x1\nb"',
      { 'ADetailer prompt': 'a\nSteps: 9, Seed: 8, Size: 1x1\nb' },
    ],
    [
      'hashes',
      'Lora hashes: "ink: 1f, paper: 2e", TI hashes: "neg: 3d"',
      { 'Lora hashes': 'ink: 1f, paper: 2e', 'TI hashes': 'neg: 3d' },
    ],
    [
      'JSON without quotes',
      'Hashes: {"model": "ab, Seed: 7", "lora:ink": "cd"}, Civitai resources: [{"type":"lora","weight":1}]',
      {
        Hashes: '{"model": "ab, Seed: 7", "lora:ink": "cd"}',
        'Civitai resources': '[{"type":"lora","weight":1}]',
      },
    ],
    [
      'a control net',
      'ControlNet 0: "Module: canny, Model: c [d1], Weight: 1", Hires upscale: 2, Hires upscaler: Latent',
      {
        'ControlNet 0': 'Module: canny, Model: c [d1], Weight: 1',
        'Hires upscale': '2',
        'Hires upscaler': 'Latent',
      },
    ],
    ['brackets that never end', 'Odd: {[{, Hires steps: 3', { Odd: '{[{', 'Hires steps': '3' }],
    [
      'a name that objects have',
      'constructor: 1, __proto__: 2, toString: 3',
      JSON.parse('{"constructor":"1","__proto__":"2","toString":"3"}') as Record<string, string>,
    ],
  ])('reads all settings around a value that holds %s', (_, value, other) => {
    const [before, after] = [LINE.slice(0, LINE.indexOf('CFG')), LINE.slice(LINE.indexOf('CFG'))];
    const read = parseInfotext(`a heron\nNegative prompt: blur\n${before}${value}, ${after}`);
    expect(read).toEqual({ prompt: 'a heron', negativePrompt: 'blur', settings: READ, other });
  });

  it('reads infotext whose line breaks were lost', () => {
    for (const text of [`a heron Negative prompt: blur ${LINE}`, `a heron\nNegative prompt: blur ${LINE}`])
      expect(parseInfotext(text)).toMatchObject({
        prompt: 'a heron',
        negativePrompt: 'blur',
        settings: READ,
      });
  });

  it('reads parameters alone, and after a negative prompt alone', () => {
    expect(parseInfotext(LINE)).toEqual({ prompt: '', negativePrompt: '', settings: READ, other: {} });
    expect(parseInfotext(`Negative prompt: blur\n${LINE}`)).toMatchObject({
      prompt: '',
      negativePrompt: 'blur',
    });
  });

  it('leaves a prompt whole that holds parameters and goes on', () => {
    const prompt = `a poster that reads\n${LINE}\nand much more`;
    expect(parseInfotext(prompt)).toMatchObject({ prompt, settings: {} });
    expect(parseInfotext(`${prompt}\n${LINE}`)).toMatchObject({ prompt, settings: READ });
  });

  it('keeps seeds of 64 bits exact, and takes a sampler apart from its scheduler', () => {
    const { settings } = parseInfotext(
      'x\nSteps: 9, Sampler: DPM++ 2M SDE Karras, Seed: 18446744073709551615',
    );
    expect(settings).toEqual({
      steps: 9,
      sampler: 'DPM++ 2M SDE',
      scheduler: 'Karras',
      seed: '18446744073709551615',
    });
    expect(parseInfotext('x\nSteps: 9, Sampler: NONE, Seed: 18446744073709551616').settings).toEqual({
      steps: 9,
    });
  });

  it('takes no more than so much apart', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `Key ${n}: ${n}`).join(', ');
    expect(Object.keys(parseInfotext(`x\nSteps: 9, Seed: 1, ${many}`).other).length).toBeLessThan(1_000);
    const long = 'a, '.repeat(200_000);
    expect(parseInfotext(`${long}\n${LINE}`).settings).toEqual({});
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
