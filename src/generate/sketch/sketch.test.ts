import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { describeBackend } from '../backend.contract.ts';
import { FINISHES } from './finishes/finish.ts';
import { readPrompt } from './reading/reading.ts';
import { SketchBackend } from './sketch.ts';

describeBackend('sketch', async () => ({ backend: new SketchBackend() }));

async function draw(
  prompt: string,
  more: { seed?: number; negativePrompt?: string; width?: number; height?: number } = {},
) {
  const request = { prompt, negativePrompt: '', count: 1, width: 96, height: 96, seed: 1, ...more };
  const [image] = await new SketchBackend().generate(request, {});
  return sharp(image!.bytes).raw().toBuffer();
}

/** Mean of red, green and blue. */
async function meanColour(prompt: string): Promise<[number, number, number]> {
  const data = await draw(prompt);
  const sums = [0, 0, 0];
  for (const [i, value] of data.entries()) sums[i % 3]! += value;
  return sums.map((sum) => sum / (data.length / 3)) as [number, number, number];
}

describe('SketchBackend', () => {
  it('draws different images for different words', async () => {
    const prompts = [
      'a cat',
      'a dog',
      'mountains',
      'the sea',
      'a city',
      'hope',
      'entropy',
      'a cat, watercolor',
    ];
    const images = await Promise.all(prompts.map((prompt) => draw(prompt)));
    expect(new Set(images.map((drawn) => drawn.toString('base64'))).size).toBe(prompts.length);
  });

  it.each(Object.keys(FINISHES))('can draw in the medium %s at any shape', async (medium) => {
    const words: Record<string, string> = {
      lowpoly: 'low poly',
      glass: 'stained glass',
      halftone: 'pop art',
      plain: '',
    };
    expect(readPrompt(`sea, ${words[medium] ?? medium}`).medium ?? 'plain').toBe(medium);
    expect(await draw(`sea, ${words[medium] ?? medium}`, { width: 64, height: 200 })).toHaveLength(
      64 * 200 * 3,
    );
  });

  it('takes its light from the words', async () => {
    const [night, noon] = [
      await meanColour('mountains at night'),
      await meanColour('mountains at noon, sunny'),
    ];
    expect(noon.reduce((a, b) => a + b)).toBeGreaterThan(night.reduce((a, b) => a + b) + 150);
    const [red, , blue] = await meanColour('bonfire, inferno, lava');
    expect(red).toBeGreaterThan(blue);
    const grey = await meanColour('a forest, black and white');
    expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(12);
  });

  it('leaves out what the negative prompt names', async () => {
    expect(readPrompt('a cat on a boat', 'cats').subjects).toEqual(['boat']);
    expect(await draw('a boat', { negativePrompt: 'boat' })).not.toEqual(await draw('a boat'));
  });

  it('refuses sizes it cannot draw and says which it can', async () => {
    for (const width of [63, 2049, 100.5])
      await expect(draw('x', { width })).rejects.toMatchObject({
        code: 'unsupported',
        hint: expect.stringContaining('2048'),
      });
  });

  it('draws prompts of any kind', async () => {
    for (const prompt of [
      '',
      '   ',
      '🦊🌊',
      '\0<svg>&"\'',
      '山の上の猫',
      'constructor toString __proto__',
      'a '.repeat(10_000),
    ])
      expect(await draw(prompt)).toHaveLength(96 * 96 * 3);
  });

  it('says which settings it leaves out', async () => {
    const warnings: string[] = [];
    await new SketchBackend().generate(
      { prompt: 'x', negativePrompt: '', count: 1, width: 64, height: 64, steps: 20, sampler: 'DDIM' },
      { onWarning: (warning) => warnings.push(warning) },
    );
    expect(warnings).toEqual([expect.stringContaining('sampler, steps')]);
  });
});
