// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExpandOptions, expandTemplate } from './expand.ts';
import { isTemplate } from './parse.ts';
import { fitsName } from './wildcard-name.ts';
import { givenWildcards, readWildcards } from './wildcards.ts';

const wildcards = givenWildcards({
  quality: ['sharp', 'fine', 'clear', 'rich'],
  animal: ['cat', 'dog'],
  hat: ['8::straw hat', 'cap'],
  coat: ['a ${tone:plain} coat'],
  twice: ['${x}-${x}'],
  'colors/warm': ['red', 'ochre'],
  'things/kite_red': ['red kite'],
  hex: ['color #ff8800', '#ff8800'],
});
const expand = (template: string, options: Partial<ExpandOptions> = {}) =>
  expandTemplate(template, { mode: 'all', count: 200, seed: 1, wildcards, ...options });
/** All that chance comes to. */
const drawn = (template: string) => expand(template, { mode: 'random', count: 60 }).prompts.sort();

describe('the grammar of Dynamic Prompts', () => {
  it.each<[string, string[]]>([
    // Several of a wildcard.
    [
      '{2$$__quality__}',
      ['sharp, fine', 'sharp, clear', 'sharp, rich', 'fine, clear', 'fine, rich', 'clear, rich'],
    ],
    ['{ 2 $$ __colors/warm__ }', ['red, ochre']],
    ['{1-2$$ and $$__animal__}', ['cat', 'dog', 'cat and dog']],
    ['{9$$__animal__}', ['cat, dog']],
    ['{2$$__animal__|b}', ['cat, b', 'dog, b']],
    ['{2$$__coat(tone=warm)__}', ['a warm coat']],
    ['{2$$a __animal__}', ['a cat', 'a dog']],
    // Quantities.
    ['{-2$$a|b|c}', ['a', 'b', 'c', 'a, b', 'a, c', 'b, c']],
    ['{2-$$a|b|c}', ['a, b', 'a, c', 'b, c', 'a, b, c']],
    ['{0-1$$a|b}', ['', 'a', 'b']],
    ['{2-1$$a|b}', ['a', 'b', 'a, b']],
    ['{2$$ and $$a|b}', ['a and b']],
    ['{2$$|$$a|b}', ['a|b']],
    ['{ 1 - 2 $$ or $$ a | b }', ['a', 'b', 'a or b']],
    // Weights.
    ['{.5::a|2.::b|3::c}', ['a', 'b', 'c']],
    ['{ 2 :: a | b }', ['a', 'b']],
    ['__hat__', ['straw hat', 'cap']],
    ['{1:a|cat::2}', ['1:a', 'cat::2']],
    // Variables.
    ['${x={a|b}} ${x} and ${x}', ['a and a', 'a and b', 'b and a', 'b and b']],
    ['${x=!{a|b}} ${x} ${x}', ['a a', 'b b']],
    ['${ x = a } ${ x } ${x}', ['a a']],
    ['${trigger:1-3} x', ['1-3 x']],
    ['${x:{a|b}} c', ['a c', 'b c']],
    ['${x=a}${x:b}', ['a']],
    ['${x?=a}${x}', ['a']],
    ['${x=a}${x?=b}${x}', ['a']],
    ['${x?=!{a|b}}${x}${x}', ['aa', 'bb']],
    ['${x=a}${x=${x}b}${x}', ['ab']],
    ['${a=${b}}${b=c}${a}', ['c']],
    ['${x=__animal__}${x} ${x}', ['cat cat', 'cat dog', 'dog cat', 'dog dog']],
    ['${x=(a, b:1.2)}${x}', ['(a, b:1.2)']],
    // Wildcards.
    ['__coat__', ['a plain coat']],
    ['__coat(tone=warm)__', ['a warm coat']],
    ['__coat( tone = {warm|cold} )__', ['a warm coat', 'a cold coat']],
    ['__coat(tone=(very, very:1.2))__', ['a (very, very:1.2) coat']],
    ['${tone=cold}__coat(tone=${tone} grey)__ ${tone}', ['a cold grey coat cold']],
    ['__twice(x={a|b})__', ['a-a', 'a-b', 'b-a', 'b-b']],
    ['__twice(x=!{a|b})__', ['a-a', 'b-b']],
    ['__coat(tone=a, other=b)__', ['a a coat']],
    ['__things\\kite_red__', ['red kite']],
    ['__kite_red__', ['red kite']],
    ['__warm__', ['red', 'ochre']],
    ['__*/warm__', ['red', 'ochre']],
    ['__**/w*m__', ['red', 'ochre']],
    ['__**__', ['a plain coat']],
    ['${c=colors}__${c}/warm__', ['red', 'ochre']],
    ['__${c:colors}/warm__', ['red', 'ochre']],
    ['__{animal|colors/warm}__', ['cat', 'dog', 'red', 'ochre']],
    ['__hex__', ['color #ff8800', '#ff8800']],
    // Samplers.
    ['{!a|b}', ['a', 'b']],
    ['__!animal__', ['cat', 'dog']],
    ['{@a|b} {c|d}', ['a c', 'a d']],
    // Wrappers.
    [
      '%{a painting of ... in oil$$a {cat|dog}}',
      ['a painting of a cat in oil', 'a painting of a dog in oil'],
    ],
    ['%{old …$$cat}', ['old cat']],
    ['%{${x:an old} ...$$cat}', ['an old cat']],
    // Remarks.
    ['{a|b # a remark\n|c}', ['a', 'b', 'c']],
    ['a # a remark', ['a']],
    ['a # one\nb # two', ['a\nb']],
    ['# a remark\na {b|c} # more', ['a b', 'a c']],
    ['// a remark\na', ['a']],
    ['color #ff8800, #1, a#b, https://x.y/z', ['color #ff8800, #1, a#b, https://x.y/z']],
    ['\\# a', ['# a']],
    // Spaces and lines.
    ['{\n  a\n  |\n  b\n} c', ['a c', 'b c']],
    ['{big |}cat', ['big cat', 'cat']],
    ['a\n# a remark\nb', ['a\nb']],
    ['{%{old ...$$cat}|dog}', ['old cat', 'dog']],
    ['__/colors/warm/__ __ animal __', ['red cat', 'red dog', 'ochre cat', 'ochre dog']],
    ['a\nBREAK\n{b|c}', ['a\nBREAK\nb', 'a\nBREAK\nc']],
    // Escapes.
    ['\\{a\\|b\\} \\$\\{c\\} \\%\\{d\\} \\__e\\__', ['{a|b} ${c} %{d} __e__']],
    ['a \\(b\\) {c|d \\(e\\)}', ['a \\(b\\) c', 'a \\(b\\) d \\(e\\)']],
    ['$5 100% a_b c__d', ['$5 100% a_b c__d']],
  ])('%s', (template, prompts) => {
    const expanded = expand(template);
    if (template === '__**__') expect(expanded.prompts).toEqual(expect.arrayContaining(prompts));
    else expect(expanded.prompts).toEqual(prompts);
    expect([expanded.unknown, expanded.missing, expanded.problems]).toEqual([
      template === '__**__' ? ['${x}'] : [],
      [],
      [],
    ]);
  });

  it('keeps brackets of other grammars whole', () => {
    for (const kept of [
      '[pine|birch]',
      '(pine|birch:1.2)',
      '((pine|birch))',
      '[a:b|c:0.5]',
      '<lora:x|y:1>',
      '(a [b|c] | d)',
      '(a, b:1.2), <lora:x:1>',
      'a BREAK b AND c',
    ])
      expect([expand(`{oak|${kept}} forest`).prompts, drawn(`{oak|${kept}} forest`)]).toEqual([
        ['oak forest', `${kept} forest`],
        [`${kept} forest`, 'oak forest'].sort(),
      ]);
    expect(expand('{a [x {y|z}|w]|b}').prompts).toEqual(['a [x y|w]', 'a [x z|w]', 'b']);
    expect(expand('a [b|c] (d|e) f').prompts).toEqual(['a [b|c] (d|e) f']);
  });

  it('takes a bracket without a partner for what it is', () => {
    expect(expand('{:)|a) b|(c|a < b|c > d}').prompts).toEqual([':)', 'a) b', '(c', 'a < b', 'c > d']);
    expect(expand('{(a|b}, c)').prompts).toEqual(['(a, c)', 'b, c)']);
  });

  it('draws what it gives all of', () => {
    expect(drawn('{2$$__quality__}')).toHaveLength(12);
    expect(drawn('{-2$$a|b}')).toEqual(['a', 'a, b', 'b', 'b, a']);
    expect(drawn('${x={a|b}}${x}${x}')).toEqual(['aa', 'ab', 'ba', 'bb']);
    expect(drawn('${x=!{a|b}}${x}${x}')).toEqual(['aa', 'bb']);
    expect(drawn('__coat(tone={warm|cold})__')).toEqual(['a cold coat', 'a warm coat']);
    expect(expand('{@a|b|c}', { mode: 'random', count: 3 }).prompts).toEqual(['a', 'b', 'c']);
    expect(expand('{!a|b|c}', { mode: 'random', count: 3 }).prompts).toEqual(['a', 'b', 'c']);
    expect(expand('__@animal__', { mode: 'random', count: 2 }).prompts).toEqual(['cat', 'dog']);
    expect(expand('{a|b} {~c|d}').prompts).toHaveLength(2);
  });

  it('heeds weights of lines', () => {
    const prompts = Array.from({ length: 300 }, (_, seed) =>
      expand('__hat__', { mode: 'random', count: 1, seed }).prompts.join(),
    );
    const share = prompts.filter((prompt) => prompt === 'straw hat').length / prompts.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.97);
    for (let seed = 0; seed < 50; seed += 1)
      expect(expand('{0::a|b}', { mode: 'random', count: 1, seed }).prompts).toEqual(['b']);
  });

  it('takes a value from outside as it is', () => {
    expect(expand('${c=red} ${c} ${d}', { variables: { c: '#ff8800', d: '{a|b}' } }).prompts).toEqual([
      '#ff8800 a',
      '#ff8800 b',
    ]);
  });
});

describe('what stays in a prompt is named', () => {
  it.each<[string, string[], string[], string[]]>([
    ['a ${mood} cat', ['a ${mood} cat'], ['${mood}'], []],
    ['__nowhere__', ['__nowhere__'], [], ['nowhere']],
    ['__nowhere(tone=warm)__', ['__nowhere(tone=…)__'], [], ['nowhere']],
    ['{2$$__nowhere__}', ['__nowhere__'], [], ['nowhere']],
    ['__animal cat', ['__animal cat'], ['__animal'], []],
    ['__quality(tone)__', ['__quality(tone)__'], ['__quality(tone)__'], []],
    ['{1,5::a|b}', ['1,5::a', 'b'], ['1,5::'], []],
    ['{-1::a|50%::b}', ['-1::a', '50%::b'], ['-1::', '50%::'], []],
    ['{::a|b}', ['::a', 'b'], ['::'], []],
    ['a __ nowhere __', ['a __ nowhere __'], [], ['nowhere']],
    ['snake_case__name, cat_with__underscores', ['snake_case__name, cat_with__underscores'], [], []],
  ])('%s', (template, prompts, unknown, missing) => {
    const expanded = expand(template);
    expect([expanded.prompts, expanded.unknown, expanded.missing]).toEqual([prompts, unknown, missing]);
  });

  it.each<[string, RegExp]>([
    ['{$$a|b}', /“\$\$” at place 2 stands behind no number/],
    ['{and$$a|b}', /“\$\$” at place 5/],
    ['{2~$$a|b}', /“\$\$”/],
    ['{% if x %}', /Jinja/],
    ['%{a ... b}', /has no “\$\$”/],
    ['%{a ...$$b', /never closed/],
    ['${x y}', /has “y” behind its name/],
    ['${x', /never closed/],
    ['__a${x__', /never closed|behind its name/],
    ['# a remark', /nothing but a remark/],
    ['{a|b # c}', /never closed/],
  ])('or told: %s', (template, message) => {
    expect(() => expand(template)).toThrow(message);
  });

  it('and where nothing is of the grammar, it is no template', () => {
    for (const text of ['a cat # 1', '(a|b:1.2)', '[a|b]', '$5', '#1 dad', '<lora:x:1>', 'snake__case'])
      expect(isTemplate(text)).toBe(false);
    for (const text of ['%{a...$$b}', '${a:b}', '__a(b=c)__', '{~a|b}']) expect(isTemplate(text)).toBe(true);
  });
});

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
    write('sub/broken.txt', 'fine }\n');
    write(
      'deep.yaml',
      'things:\n  kite_red:\n    - red kite\n    - 3::big red kite\n  kite: small kite\nlist:\n  - a # one\n  - {weight: 2, text: b}\n  - 7\n',
    );
    write('sub/more.yml', 'Birds:\n  - heron\n  - [1, 2]\n');
    write('flat.yaml', '- one\n- two\n');
    write('data.json', '{"json": {"inner": ["x", "{y|z}"]}}');
    write('bad.yaml', 'a:\n  - b\n c: [\n');
    write('bad-line.yaml', 'odd:\n  - ok\n  - "{a|b"\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
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

  it('with a broken line are named with the line, whichever line chance comes upon', () => {
    for (const mode of ['all', 'random'] as const) {
      const go = (template: string) => () =>
        expand(template, { mode, count: 1, wildcards: readWildcards([folder]) });
      expect(go('__broken__')).toThrow('broken.txt, line 3: The “{” at place 1 is never closed.');
      expect(go('{2$$__broken__}')).toThrow('broken.txt, line 3');
      expect(go('__sub/broken__')).toThrow('sub/broken.txt, line 1: The “}” at place 6 closes nothing.');
      expect(go('__odd__')).toThrow('bad-line.yaml, line 3: The “{” at place 1 is never closed.');
    }
  });

  it('that are no YAML are named with the line, and the others are read', () => {
    const { prompts, problems } = from('__flat__');
    expect(prompts).toEqual(['one', 'two']);
    expect(problems).toEqual([
      expect.stringMatching(/^bad\.yaml, line \d: /),
      'sub/more.yml, line 3: it is neither a text nor a list of texts',
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
    expect(fitsName('a/b/c', 'a/**')).toBe(true);
    expect(fitsName('a/b/c', '**/c')).toBe(true);
    expect(fitsName('c', '**/c')).toBe(true);
    expect(fitsName('a/b', 'a/*/b')).toBe(false);
    expect(fitsName('a/bcd', 'a/b?d')).toBe(true);
    expect(fitsName('a/b', '*')).toBe(false);
    expect(fitsName('a'.repeat(5000), `${'*a'.repeat(50)}*b`)).toBe(false);
    expect(fitsName('a/'.repeat(2000), `${'**/a/'.repeat(40)}b`)).toBe(false);
  });
});

describe('a template of the largest size', () => {
  it.each([
    '{a|b}'.repeat(1900),
    '{'.repeat(19) + '('.repeat(9000) + '}'.repeat(19),
    '__animal__ '.repeat(1800),
    '${x}'.repeat(1900),
    '__a'.repeat(6000),
    '_'.repeat(20_000),
    '#'.repeat(20_000),
    '{a|'.repeat(19) + '}'.repeat(19),
    `{${'('.repeat(9000)}${'|'.repeat(1000)}}`,
  ])('is expanded or told: %#', (template) => {
    for (const mode of ['all', 'random'] as const) {
      try {
        expect(expand(template, { mode, count: 5 }).prompts.length).toBeLessThanOrEqual(5);
      } catch (error) {
        expect(error).toMatchObject({ name: 'PromptloomError', code: 'invalid-input' });
      }
    }
  });

  it('that grows without end is given up', () => {
    const grow = givenWildcards({ a: ['${x=${x}${x}}'.repeat(1)] });
    const double = `\${x=!${'y'.repeat(50)}}${'${x=!${x}${x}}'.repeat(40)}\${x}`;
    expect(() => expand(double, { wildcards: grow })).toThrow(/leads into itself|too large/);
    expect(expand('${a=${b}${b}}${b=${a}${a}}${a}').unknown).toEqual(['${a}']);
  });
});
