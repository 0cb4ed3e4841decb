import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clipTokenizerDefinition } from '../../../test/doubles/clip-vocabulary.ts';
import { matchOf, PROMPTS } from '../../../test/doubles/writer-examples.ts';
import { growth } from '../../../test/support/growth.ts';
import { sharedData } from '../../../test/support/program.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { pickDiverse } from '../composer/matches/diverse.ts';
import { guidelinesFor, readGuidelines } from './guidelines.ts';
import { joinParts, partsOf } from './parts.ts';
import { shortenToFit } from './shorten.ts';
import { closeEstimate } from './token-count.ts';

describe('word difference', () => {
  it.each([
    ['', ''],
    ['a cat', 'a cat'],
    ['', 'a cat'],
    ['a cat', ''],
    ['a red ball on a table', 'the blue cube on a table, soft light'],
    ['ein Kater', '猫, soft light'],
  ])('of “%s” and “%s” holds both', (from, to) => {
    const parts = wordDiff(from, to);
    const without = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map((part) => part.text)
        .join('');
    expect(without('removed')).toBe(to);
    expect(without('added').replace(/\s+/g, '')).toBe(from.replace(/\s+/g, ''));
  });

  it('holds them for prompts as people write them', () => {
    for (const [i, from] of PROMPTS.entries()) {
      const to = PROMPTS[(i + 1) % PROMPTS.length]!;
      const parts = wordDiff(from, to);
      expect(
        parts
          .filter(({ kind }) => kind !== 'removed')
          .map(({ text }) => text)
          .join(''),
      ).toBe(to);
    }
  });

  it.each([
    ['word ', 'other '],
    ['word other ', 'other thing '],
  ])('takes work in proportion to long texts (%s, %s)', async (from, to) => {
    // From 2,500 words on, beyond what is compared word by word.
    expect(await growth((size) => wordDiff(from.repeat(size), to.repeat(size)), 2500)).toBeLessThan(4);
  });
});

describe('parts', () => {
  it('are the prompt again when they are joined', () => {
    for (const prompt of PROMPTS) expect(joinParts(partsOf(prompt))).toBe(prompt);
  });

  it('keep brackets, tags and names together', () => {
    const texts = (prompt: string) => partsOf(prompt).map(({ text }) => text);
    expect(texts('(a cat, asleep:1.2), <lora:a,b:1>, by J. M. W. Turner. Soft light')).toEqual([
      '(a cat, asleep:1.2)',
      '<lora:a,b:1>',
      'by J. M. W. Turner',
      'Soft light',
    ]);
    expect(texts('(a cat, asleep, soft light')).toHaveLength(3);
  });
});

describe('shortening', () => {
  const count = (text: string) => text.split(/\s+/).length;

  it('keeps sentences whole', () => {
    const prompt =
      'A cat sleeps on the sofa. Highly detailed. Soft light falls in, warm and low. A clock ticks.';
    expect(shortenToFit(prompt, 14, count)!.prompt).toBe(
      'A cat sleeps on the sofa. Soft light falls in, warm and low.',
    );
    expect(shortenToFit(prompt, 12, count)!.prompt).toBe('A cat sleeps on the sofa. Soft light falls in.');
  });

  it('gives up rather than lose what has to stay', () => {
    expect(
      shortenToFit('a cat, on a sofa, soft light', 3, count, { idea: 'a cat on a sofa' }),
    ).toBeUndefined();
    expect(shortenToFit('a cat', 3, count)).toEqual({ prompt: 'a cat', leftOut: [] });
  });
});

describe('picking matches', () => {
  const alike = Array.from({ length: 10 }, (_, i) =>
    matchOf(`a cat on a sofa, watercolor, number ${i}`, i + 1),
  );
  const others = [matchOf('a cat, linocut, bold shadows', 11), matchOf('a kitten in ink, monochrome', 12)];

  it('does not take ten of the same', () => {
    const picked = pickDiverse([...alike, ...others], 4, 0.5);
    expect(picked[0]).toBe(alike[0]);
    expect(picked).toEqual(expect.arrayContaining(others));
    expect(picked).toHaveLength(4);
  });

  it('takes the nearest where nothing else is wanted', () => {
    expect(pickDiverse([...alike, ...others], 4, 0)).toEqual(alike.slice(0, 4));
    expect(pickDiverse(others, 4, 0.5)).toEqual(others);
    expect(pickDiverse([], 4, 0.5)).toEqual([]);
  });
});

describe('guidelines of the user', () => {
  it('add to those that ship, replace one by its id, and a broken file harms nobody', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-guidelines-'));
    try {
      const own = {
        id: 'mymodel',
        name: 'My model',
        names: ['my-model', 'sdxl'],
        form: 'tags',
        tokens: 50,
        negativePrompt: false,
      };
      writeFileSync(path.join(folder, 'mine.json'), JSON.stringify(own));
      writeFileSync(
        path.join(folder, 'flux.json'),
        JSON.stringify({ ...own, id: 'flux', name: 'My Flux', names: ['flux'] }),
      );
      writeFileSync(path.join(folder, 'broken.json'), '{');
      writeFileSync(path.join(folder, 'wrong.json'), JSON.stringify({ ...own, tokens: 'many' }));
      const book = readGuidelines([folder, path.join(folder, 'missing')]);
      expect(guidelinesFor('my_model v2', book).name).toBe('My model');
      expect(guidelinesFor('flux.1', book).name).toBe('My Flux');
      expect(guidelinesFor('sd15', book).id).toBe('sd15');
      expect(book.problems).toHaveLength(2);
      expect(book.problems.join(' ')).toMatch(/broken\.json.*wrong\.json were left out: tokens/);
      expect(readGuidelines().problems).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const vocabulary = path.join(sharedData, 'clip-tokenizer');
describe.skipIf(!existsSync(vocabulary))('the estimate of tokens', () => {
  it('is within a tenth of the real count for most prompts', async () => {
    const { Tokenizer } = await import('@huggingface/tokenizers');
    const tokenizer = new Tokenizer(clipTokenizerDefinition(vocabulary), {});
    const errors = PROMPTS.map((prompt) => {
      const real = tokenizer.encode(prompt).ids.length - 2;
      return Math.abs(closeEstimate(prompt) - real) / real;
    });
    expect(errors.filter((error) => error <= 0.1).length / errors.length).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...errors)).toBeLessThan(0.35);
  });
});
