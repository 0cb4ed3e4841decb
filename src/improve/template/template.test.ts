// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ExpandOptions, expandTemplate } from './expand.ts';
import { isTemplate } from './grammar/parse.ts';
import { givenWildcards, readWildcards } from './wildcards/wildcards.ts';

const wildcards = givenWildcards({
  animal: ['cat', 'dog', '{old|young} fox'],
  'colors/warm': ['red', 'ochre'],
  'colors/cold': ['blue'],
  loop: ['a __loop__'],
});
const expand = (template: string, options: Partial<ExpandOptions> = {}) =>
  expandTemplate(template, { mode: 'all', count: 100, seed: 1, wildcards, ...options });

describe('all expansions', () => {
  it.each([
    ['a cat', ['a cat']],
    ['a {red|blue} {cat|dog}', ['a red cat', 'a red dog', 'a blue cat', 'a blue dog']],
    ['{2$$a|b|c}', ['a, b', 'a, c', 'b, c']],
    ['{1-2$$ and $$a|b}', ['a', 'b', 'a and b']],
    ['{0-1$$old} cat', ['cat', 'old cat']],
    ['a {very {big|small}|plain} cat', ['a very big cat', 'a very small cat', 'a plain cat']],
    ['a __animal__', ['a cat', 'a dog', 'a old fox', 'a young fox']],
    ['__colors/*__ __colors/cold__', ['blue blue', 'red blue', 'ochre blue']],
    ['${c=!{red|blue}}a ${c} cat on a ${c} sofa', ['a red cat on a red sofa', 'a blue cat on a blue sofa']],
    ['a {|big} cat, {soft light|}', ['a cat, soft light', 'a cat', 'a big cat, soft light', 'a big cat']],
    ['(a {cat|dog}:1.2), <lora:fur:0.8>', ['(a cat:1.2), <lora:fur:0.8>', '(a dog:1.2), <lora:fur:0.8>']],
    ['a \\{cat\\} \\| dog', ['a {cat} | dog']],
    ['{a|a|b}', ['a', 'b']],
    ['{9$$a|b}', ['a, b']],
    ['a ${mood} __nowhere__ cat_with__underscores', ['a ${mood} __nowhere__ cat_with__underscores']],
  ])('of %s', (template, prompts) => {
    expect(expand(template).prompts).toEqual(prompts);
  });

  it('stop at the number asked for and say that there are more', () => {
    const many = '{0|1|2|3|4|5|6|7|8|9}'.repeat(12);
    const { prompts, more } = expand(many, { count: 3 });
    expect([prompts, more]).toEqual([['000000000000', '000000000001', '000000000002'], true]);
    expect(expand('{a|b}', { count: 2 }).more).toBe(false);
  });

  it('take variables from outside first', () => {
    expect(expand('${c=red}a ${c} cat', { variables: { c: '{blue|green}' } }).prompts).toEqual([
      'a blue cat',
      'a green cat',
    ]);
  });

  it('name the wildcards that no file has', () => {
    expect(expand('__nowhere__').missing).toEqual(['nowhere']);
  });
});

describe('random expansions', () => {
  const template = 'a {red|blue|green} __animal__, {2$$fog|rain|sun|snow}';

  it('are the same for the same seed and others for another, without repeats', () => {
    const draw = (seed: number) => expand(template, { mode: 'random', count: 8, seed }).prompts;
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(new Set(draw(7)).size).toBe(8);
    expect(expand('{a|b}', { mode: 'random', count: 50 }).prompts.sort()).toEqual(['a', 'b']);
  });

  it('heed weights', () => {
    const drawn = Array.from({ length: 400 }, (_, seed) =>
      expand('{9::a|1::b}', { mode: 'random', count: 1, seed }).prompts.join(),
    );
    const share = drawn.filter((text) => text === 'a').length / drawn.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.97);
    expect(drawn).not.toContain('9::a');
  });

  it('say a variable once where it says so', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const [prompt] = expand('${c=!{red|blue}}${c} ${c}', { mode: 'random', count: 1, seed }).prompts;
      expect(['red red', 'blue blue']).toContain(prompt);
    }
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a {cat|dog', /^Line 1, column 3: The “{” is never closed/],
    ['a cat}', /^Line 1, column 6: The “}” closes nothing/],
    ['${=a}', /no name/],
    ['${c=a', /never closed/],
    ['__loop__', /leads into itself/],
    ['${a=${a}}${a}x', undefined],
    ['{'.repeat(60), /nested more than 20 deep/],
    ['x'.repeat(30_000), /longer than/],
  ])('is told: %#', (template, message) => {
    for (const mode of ['all', 'random'] as const) {
      if (message) expect(() => expand(template, { mode })).toThrow(message);
      else expect(() => expand(template, { mode })).not.toThrow();
    }
  });

  it('grows beyond all bounds', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`w${i}`, [`__w${i + 1}__ `.repeat(30)]]),
    );
    const wildcards = givenWildcards({ ...wide, w9: ['x'] });
    for (const mode of ['all', 'random'] as const)
      expect(() => expand('__w0__', { mode, wildcards })).toThrow(/too large|leads into itself/);
  });

  it('is a template all the same', () => {
    expect(['a {b|c}', '__x__', '${a}', 'a {b'].map(isTemplate)).toEqual([true, true, true, true]);
    expect(['a cat', '(a:1.2)', 'a_b__c', '\\{a\\}'].map(isTemplate)).toEqual([false, false, false, false]);
  });
});

it('reads wildcards from folders, and nothing beside them', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'promptloom-wildcards-'));
  try {
    const folder = path.join(root, 'wildcards');
    mkdirSync(path.join(folder, 'colors'), { recursive: true });
    writeFileSync(path.join(root, 'secret.txt'), 'key');
    writeFileSync(path.join(folder, 'Animals.txt'), '# comment\ncat\r\n\ndog # not a cat\n');
    writeFileSync(path.join(folder, 'colors', 'warm.txt'), 'red\n');
    const read = readWildcards([folder, path.join(root, 'missing')]);
    expect(read.names()).toEqual(['animals', 'colors/warm']);
    expect(read.lines('animals')).toEqual(['cat', 'dog']);
    expect(read.lines('colors/*')).toEqual(['red']);
    for (const name of ['../secret', 'colors/../../secret', 'secret']) expect(read.lines(name)).toEqual([]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
