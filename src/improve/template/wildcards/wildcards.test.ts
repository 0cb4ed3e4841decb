// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExpandOptions, expandTemplate } from '../expand.ts';
import { namesLike } from './wildcard-name.ts';
import { readWildcards } from './wildcards.ts';

const expand = (template: string, options: Pick<ExpandOptions, 'wildcards'> & Partial<ExpandOptions>) =>
  expandTemplate(template, { mode: 'all', count: 200, seed: 1, ...options });

describe('wildcard files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'promptloom-grammar-'));
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    };
    write('hats.txt', '\ufeff# hats\n8::straw hat\n\n  # more\n.5::cap # warm\ncolor #ff8800\n\\#1 hat\r\n');
    write('broken.txt', 'fine\n# a {\n{a|b\n');
    write('sub/broken.txt', 'fine } {old|new}\n');
    write(
      'deep.yaml',
      'things:\n  kite_red:\n    - red kite\n    - 3::big red kite\n  kite: small kite\nlist:\n  - a # one\n  - {weight: 2, text: b}\n  - 7\n',
    );
    write('sub/more.yml', 'Birds:\n  - heron\n  - more:\n    - crane\n');
    write('flat.yaml', '- one\n- two\n');
    write('data.json', '{"json": {"inner": ["x", "{y|z}"]}}');
    write(
      'scene.yaml',
      'scene:\n  harbour:\n    - |\n      # Usage: __scene/harbour(time=dusk)__\n\n      a harbour at ${time:dawn},\n      {calm|rough} sea\n  hex: ["#ff8800"]\n  broken:\n    - |\n      a\n      b {c\n',
    );
    write('bad.yaml', 'a:\n  - b\n c: [\n');
    write('bad-line.yaml', 'odd:\n  - ok\n  - "{a|b"\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  /** One file alone. */
  const reading = (name: string, lines: readonly string[]) => {
    const alone = mkdtempSync(path.join(folder, '..', 'promptloom-alone-'));
    try {
      writeFileSync(path.join(alone, name), lines.join('\n'));
      const wildcards = readWildcards([alone]);
      wildcards.names().map(wildcards.values);
      return wildcards;
    } finally {
      rmSync(alone, { recursive: true });
    }
  };
  const from = (template: string) => expand(template, { wildcards: readWildcards([folder]) });

  it('hold a value a line, with weights and remarks', () => {
    const read = readWildcards([folder]);
    expect(read.values('hats')).toEqual([
      { text: 'straw hat', weight: 8, place: 'hats.txt, line 2' },
      { text: 'cap', weight: 0.5, place: 'hats.txt, line 5' },
      { text: 'color #ff8800', weight: 1, place: 'hats.txt, line 6' },
      { text: '#1 hat', weight: 1, place: 'hats.txt, line 7' },
    ]);
  });

  it('are YAML and JSON too', () => {
    expect(from('__things/kite_red__').prompts).toEqual(['red kite', 'big red kite']);
    expect(from('__things/*__').prompts).toEqual(['small kite', 'red kite', 'big red kite']);
    expect(from('__list__').prompts).toEqual(['a', 'b', '7']);
    expect(from('__sub/birds__').prompts).toEqual(['heron']);
    expect(from('__flat__').prompts).toEqual(['one', 'two']);
    expect(from('__json/inner__').prompts).toEqual(['x', 'y', 'z']);
    expect(readWildcards([folder]).values('list')[1]).toEqual({
      text: 'b',
      weight: 2,
      place: 'deep.yaml, line 8',
    });
  });

  it('hold prompts of several lines, with remarks', () => {
    expect(from('__scene/harbour__').prompts).toEqual([
      'a harbour at dawn,\ncalm sea',
      'a harbour at dawn,\nrough sea',
    ]);
    expect(from('__scene/harbour(time=dusk)__').prompts[0]).toBe('a harbour at dusk,\ncalm sea');
    expect(from('__scene/hex__').prompts).toEqual(['#ff8800']);
    expect(() => from('__scene/broken__')).toThrow(
      'scene.yaml, line 10, line 2 of the text, column 3: The “{” is never',
    );
  });

  it('hold what YAML would take for something else, where it can only be a text', () => {
    const { prompts, problems } = expand('__plain__', {
      wildcards: reading('plain.yaml', [
        'plain:',
        '  - {2::red|blue} # warm',
        '  - [dawn:dusk:0.5]',
        '  - [blurry, low quality]',
        '  - photo: a boat',
        '  - {weight: 3, content: old boat}',
        '  - {weight: heavy, text: x}',
        '  - {weight: -1, text: x}',
        '  - {a: [b, "c"]}',
        '  - *star',
        '  - {text: ""}',
      ]),
    });
    expect(prompts).toEqual([
      'red',
      'blue',
      '[dawn:dusk:0.5]',
      '[blurry, low quality]',
      'photo: a boat',
      'old boat',
    ]);
    expect(problems).toEqual([
      'plain.yaml, line 7: its weight “heavy” is no number from 0',
      'plain.yaml, line 8: its weight “-1” is no number from 0',
      expect.stringContaining('plain.yaml, line 9: it is neither'),
      expect.stringContaining('plain.yaml, line 10: it is neither'),
      expect.stringContaining('plain.yaml, line 11: it is neither'),
    ]);
  });

  it.each<[string, string]>([
    [
      'a:\n  - {red|blue} hat\n',
      'a.yaml, line 2, column 16: Unexpected scalar at node end; put quotes around a text that begins',
    ],
    [
      'a:\n  - @north\n',
      'a.yaml, line 2, column 5: Plain value cannot start with reserved character @; put quotes',
    ],
    ['a:\n\t- north\n', 'a.yaml, line 2, column 1: Tabs are not allowed as indentation; indent what'],
  ])('say what to do where they are none: %j', (content, problem) => {
    const wildcards = reading('a.yaml', [content]);
    expect([wildcards.values('a'), wildcards.problems()]).toEqual([[], [expect.stringContaining(problem)]]);
  });

  it('hold a value once, with its weights together', () => {
    const wildcards = reading('twins.txt', ['red', 'blue', '2::red', 'red']);
    expect(wildcards.values('twins').map(({ text, weight }) => [text, weight])).toEqual([
      ['red', 4],
      ['blue', 1],
    ]);
  });

  it('with a broken line are named with the line, whichever line chance comes upon', () => {
    for (const mode of ['all', 'random'] as const) {
      const go = (template: string) => () =>
        expand(template, { mode, count: 1, wildcards: readWildcards([folder]) });
      expect(go('__broken__')).toThrow('broken.txt, line 3, column 1: The “{” is never closed.');
      expect(go('{2$$__broken__}')).toThrow('broken.txt, line 3');
      expect(go('__odd__')).toThrow('bad-line.yaml, line 3, column 1: The “{” is never closed.');
    }
  });

  it('with a brace too many are used, and named', () => {
    expect(from('__sub/broken__')).toMatchObject({
      prompts: ['fine } old', 'fine } new'],
      problems: expect.arrayContaining([
        'sub/broken.txt, line 1, column 6: The “}” closes nothing, and stays as it is',
      ]),
    });
  });

  it('that are no YAML are named with the line, and the others are read', () => {
    const { prompts, problems } = from('__flat__');
    expect(prompts).toEqual(['one', 'two']);
    expect(problems).toEqual([
      expect.stringMatching(
        /^bad\.yaml, line 3, column 1: .*; indent what belongs together alike, with spaces$/,
      ),
      'sub/more.yml, line 3: it is neither a text nor a list of texts; put quotes around it if it is a text',
    ]);
    expect(problems.join()).not.toContain(folder);
  });

  it('are read in UTF-16 too, and left out and named in what is neither', () => {
    const other = mkdtempSync(path.join(tmpdir(), 'promptloom-encodings-'));
    try {
      writeFileSync(path.join(other, 'wide.txt'), Buffer.from('\ufeffheron\ncrane\n', 'utf16le'));
      writeFileSync(path.join(other, 'latin.txt'), Buffer.from('caf\xe9\n', 'latin1'));
      const wildcards = readWildcards([other]);
      expect(wildcards.lines('wide')).toEqual(['heron', 'crane']);
      expect([wildcards.lines('latin'), wildcards.problems()]).toEqual([
        [],
        ['latin.txt is not in UTF-8, and is left out; save it as UTF-8'],
      ]);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('are found by patterns in work that grows with their length', () => {
    expect(namesLike('a/**')('a/b/c')).toBe(true);
    expect(namesLike('**/c')('a/b/c')).toBe(true);
    expect(namesLike('**/c')('c')).toBe(true);
    expect(namesLike('a/*/b')('a/b')).toBe(false);
    expect(namesLike('a/b?d')('a/bcd')).toBe(true);
    expect(namesLike('*')('a/b')).toBe(true);
    expect(namesLike('a/**/b')('a/b')).toBe(true);
    expect(namesLike('a**/b')('ab')).toBe(false);
    expect(namesLike('[!a-c]?[]x]')('dex')).toBe(true);
    expect(namesLike('[!a-c]*')('bd')).toBe(false);
    expect(namesLike('a[')('a[')).toBe(true);
    expect(namesLike(`${'*a'.repeat(50)}*b`)('a'.repeat(5000))).toBe(false);
    expect(namesLike(`${'**/a/'.repeat(40)}b`)('a/'.repeat(2000))).toBe(false);
  });
});
