import { describe, expect, it } from 'vitest';
import { growth } from '../../../test/support/growth.ts';
import { withShortRuns } from '../../text/prompt-text.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { fitToModel } from '../fit/fit-to-model.ts';
import { guidelinesFor } from '../fit/guidelines.ts';
import { shortenToFit } from '../fit/shorten.ts';
import { rework } from '../rework/rework.ts';
import { expandTemplate } from '../template/expand.ts';
import { givenWildcards } from '../template/wildcards/wildcards.ts';

/** Work is counted here, not timed: a busy machine takes longer for the same. */
describe('shortening', () => {
  it.each([
    ['words between commas', 'a, '.repeat(6600)],
    ['different words', Array.from({ length: 2500 }, (_, n) => `w${n}`).join(', ')],
    ['sentences', 'A boat. '.repeat(2400)],
  ])('counts tokens a few times, however many parts there are: %s', (_name, prompt) => {
    let characters = 0;
    const count = (text: string) => {
      characters += text.length;
      return Math.ceil(text.length / 3);
    };
    const shorter = shortenToFit(prompt, 20, count, { phrases: ['keep'] });
    expect(shorter && count(shorter.prompt)).toBeLessThanOrEqual(20);
    expect(characters).toBeLessThan(20 * prompt.length);
  });

  it('leaves out no more than it has to, filler first, and keeps what is wanted', () => {
    const count = (text: string) => text.split(/[\s,]+/).filter(Boolean).length;
    const prompt = 'a red boat, masterpiece, calm sea, old harbor, night';
    expect(shortenToFit(prompt, 8, count)).toEqual({
      prompt: 'a red boat, calm sea, old harbor, night',
      leftOut: ['masterpiece'],
    });
    expect(shortenToFit(prompt, 6, count, { phrases: ['night'] })).toEqual({
      prompt: 'a red boat, calm sea, night',
      leftOut: ['masterpiece', 'old harbor'],
    });
    expect(shortenToFit(prompt, 6, count, { idea: 'a harbor at night' })?.prompt).toBe(
      'a red boat, old harbor, night',
    );
    expect(shortenToFit(prompt, 2, count)).toBeUndefined();
  });

  it('begins a sentence with what follows one that begins it', () => {
    const count = (text: string) => text.split(/\s+/).length;
    expect(shortenToFit('A boat. Masterpiece, calm sea and night.', 6, count)?.prompt).toBe(
      'A boat. Calm sea and night.',
    );
  });
});

describe('expanding', () => {
  const expand = (template: string, options: object = {}) =>
    expandTemplate(template, {
      mode: 'random',
      count: 1000,
      seed: 1,
      wildcards: givenWildcards({}),
      ...options,
    });

  it('draws once where nothing is left to chance', () => {
    let looked = 0;
    const values = () => {
      looked += 1;
      return [{ text: String(looked), weight: 1, place: undefined }];
    };
    const wildcards = { values, lines: () => [], names: () => [], problems: () => [] };
    expect(expand('__a__ x', { wildcards }).prompts.length).toBeGreaterThan(0);
    expect(looked).toBe(1);
    expect(expand('a, '.repeat(6000)).prompts).toHaveLength(1);
  });

  it.each([
    ['wildcards within wildcards', '__w0__', 'random'],
    ['wildcards within wildcards', '__w0__', 'all'],
    ['more choices than can be gone through', '{a|b}'.repeat(3000), 'all'],
  ])('gives up on %s', (_name, template, mode) => {
    const lines = Object.fromEntries(
      Array.from({ length: 11 }, (_, n) => [`w${n}`, [`__w${n + 1}__ `.repeat(9)]]),
    );
    const wildcards = givenWildcards({ ...lines, w11: ['x'] });
    expect(() => expand(template, { mode, wildcards })).toThrow(/too large|more than|leads into itself/);
  });

  it.each([
    ['a choice of many of many', `{50$$${'a|'.repeat(9000)}b}`, 'all', 1],
    ['a text in many ways', '{a|a}'.repeat(1900), 'all', 1],
    ['as many choices as are read', '{a|b}'.repeat(1900), 'all', 100],
    ['as many choices as are read', '{a|b}'.repeat(1900), 'random', 100],
    ['a choice of a long file', '{20$$__long__}', 'all', 1000],
    ['a choice of a long file', '{@20$$__long__} {~1-99$$__long__}', 'random', 1000],
  ] as const)('takes no more work than it may for %s', (_name, template, mode, least) => {
    const long = Array.from({ length: 10_000 }, (_, n) => `line ${n}`);
    const { prompts, more } = expand(template, { mode, wildcards: givenWildcards({ long }) });
    expect(prompts.length).toBeGreaterThanOrEqual(least);
    expect(more || prompts.length === 1000).toBe(true);
  });

  it.each(['\n', '\n ', ' \t', ', '])('takes work in proportion to runs of %j within a text', async (run) => {
    const work = await growth((size) => expand(`a${run.repeat(size)}b`), 1000);
    expect(work).toBeLessThan(4);
  });

  it('gives up on prompts that are too long together', () => {
    expect(() =>
      expand(`{a|b|c|d|e|f|g|h|i|j}{0|1|2|3|4|5|6|7|8|9}{0|1|2|3|4|5|6|7|8|9} ${'x'.repeat(15_000)}`),
    ).toThrow(/characters together|too large/);
  });

  it('gives up on ever other patterns of names', () => {
    const names = Array.from({ length: 3000 }, (_, n) => ['a'.repeat(90) + n, ['x']] as const);
    const wildcards = givenWildcards(Object.fromEntries(names));
    const digit = '{0|1|2|3|4|5|6|7|8|9}';
    expect(() =>
      expand(`__${'a*'.repeat(40)}${digit}*${digit}*${digit}*b__`, { mode: 'all', wildcards }),
    ).toThrow(/too large/);
  });

  it('compares names with stars without trying all ways', () => {
    const wildcards = givenWildcards({
      ['a'.repeat(90)]: ['x'],
      'colors/warm': ['red'],
      'colors/cold': ['blue'],
    });
    expect(expand(`__${'a*'.repeat(40)}b__`, { wildcards }).missing).toEqual([`${'a*'.repeat(40)}b`]);
    expect(wildcards.lines('c*s/*')).toEqual(['blue', 'red']);
    expect(wildcards.lines('*')).toEqual(['x', 'blue', 'red']);
    expect(wildcards.lines('*r*/w*m')).toEqual(['red']);
    expect(wildcards.lines('co*ors/*warmx')).toEqual([]);
    expect(wildcards.lines('warm*warm')).toEqual([]);
  });
});

describe('other tools', () => {
  it.each(['flux', 'midjourney-6', 'sdxl', 'dalle'])(
    'fit what a model writes to %s in proportion to its length, spaces without end too',
    async (target) => {
      for (const run of [' ', '\n', ', ', '. ']) {
        const written = (size: number) => `a${run.repeat(size)}b`;
        const fit = (size: number) => fitToModel(written(size), written(size), guidelinesFor(target));
        expect(await growth(fit, 300)).toBeLessThan(4);
      }
    },
  );

  it('read no very long runs of spaces and separators', () => {
    expect(withShortRuns(`a${' '.repeat(10_000)}b`)).toHaveLength(66);
    expect(withShortRuns(`a, b ; c\n\n${' '.repeat(50)}d`)).toHaveLength(
      `a, b ; c\n\n${' '.repeat(50)}d`.length,
    );
  });

  it('compare texts beyond what both begin with', () => {
    const text = Array.from({ length: 9000 }, (_, n) => `w${n}`).join(' ');
    expect(wordDiff(text, text)).toEqual([{ kind: 'same', text }]);
    expect(wordDiff(text, `${text} Boat`).at(-1)).toEqual({ kind: 'added', text: ' Boat' });
    expect(wordDiff('A Red boat', 'a red ship')).toEqual([
      { kind: 'same', text: 'a red ' },
      { kind: 'removed', text: 'boat' },
      { kind: 'added', text: 'ship' },
    ]);
  });

  const means = {
    similar: async () => [],
    phraseStatistics: async () => ({ prompts: 1, counts: new Map<string, number>() }),
  };
  it.each([
    ['brackets without end', `${'('.repeat(8000)}a${')'.repeat(8000)}`],
    ['many brackets', `${'('.repeat(180)}a${')'.repeat(180)}`],
    ['digits without end', `(a:1${'0'.repeat(390)})`],
    ['digits behind colons', `a::1${'0'.repeat(390)}`],
    ['opened brackets', '('.repeat(19_000)],
  ])('write no weight that is no number: %s', async (_name, prompt) => {
    for (const target of ['sd15', 'flux', 'midjourney-6', 'pony']) {
      const request = { prompt, negativePrompt: '', for: target, k: 5 };
      const explained = await rework({ ...request, tool: 'explain' }, means);
      for (const { weight } of explained.parts ?? []) expect(weight ?? 1).toSatisfy(Number.isFinite);
      const translated = await rework({ ...request, tool: 'translate' }, means);
      expect(translated.prompt).not.toMatch(/Infinity|NaN/);
    }
  });
});
