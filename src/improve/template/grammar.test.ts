// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { describe, expect, it } from 'vitest';
import { type ExpandOptions, expandTemplate } from './expand.ts';
import { isTemplate } from './grammar/parse.ts';
import { givenWildcards, joinedWildcards } from './wildcards/wildcards.ts';

const wildcards = givenWildcards({
  quality: ['sharp', 'fine', 'clear', 'rich'],
  animal: ['cat', 'dog'],
  hat: ['8::straw hat', 'cap'],
  coat: ['a ${tone:plain} coat'],
  twice: ['${x}-${x}'],
  'colors/warm': ['red', 'ochre'],
  'things/kite_red': ['red kite'],
  hex: ['color #ff8800', '#ff8800'],
  twins: ['red', 'red', 'blue'],
  sets: ['${x=oak}${x}'],
  asks: ['${x?=!{a|b}}${x}'],
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
    ['${x=a}${x+=, b}${x}', ['a, b']],
    ['${x+={a|b}}${x}', ['a', 'b']],
    ['${x=a}${x+=!{b|c}}${x}${x}', ['abab', 'acac']],
    ['${x} and ${x:none}, ${x={a|b}}', ['a and a', 'a and b', 'b and a', 'b and b']],
    ['${x=a}${x}${x=b}${x}', ['ab']],
    ['{${x=a}|${x=b}} ${x}', ['a', 'b']],
    ['__sets__ ${x:none}', ['oak none']],
    ['__sets(x=elm)__ ${x:none}', ['oak none']],
    ['__asks__, __asks__', ['a, a', 'a, b', 'b, a', 'b, b']],
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
    ['__colors*__', ['red', 'ochre']],
    ['__*rm__', ['red', 'ochre']],
    ['__color?/[vw]arm__', ['red', 'ochre']],
    ['__color?/[!a-v]*__', ['red', 'ochre']],
    ['__**/hex__', ['color #ff8800', '#ff8800']],
    ['__**__', ['a plain coat']],
    ['${c=colors}__${c}/warm__', ['red', 'ochre']],
    ['__${c:colors}/warm__', ['red', 'ochre']],
    ['__{animal|colors/warm}__', ['cat', 'dog', 'red', 'ochre']],
    ['__hex__', ['color #ff8800', '#ff8800']],
    // Samplers.
    ['{!a|b}', ['a', 'b']],
    ['__!animal__', ['cat', 'dog']],
    ['{@a|b} {c|d}', ['a c', 'b d']],
    ['{@a|{b|c}} {x|y|z}', ['a x', 'b y', 'a z']],
    ['{@a|b} {@c|d}', ['a c']],
    ['__@animal__ {x|y}', ['cat x', 'dog y']],
    // None is twice in a prompt, while there are others.
    ['{2$$a|a|b}', ['a, b']],
    ['{2$$a|{a|b}}', ['a, b']],
    ['{2$$__animal__|__animal__}', ['cat, dog', 'dog, cat']],
    ['{2$$__twins__}', ['red, blue']],
    ['{2$$a|a}', ['a, a']],
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
    ['{a|b} // a remark\nc', ['a\nc', 'b\nc']],
    ['{a // a|remark\n|b}', ['a // a', 'remark', 'b']],
    ['a /* {a */ remark */ b', ['a remark */ b']],
    ['/* a\nremark */\na {b /* c| */|d}', ['a b', 'a d']],
    ['cat // dog, https://x.y/*z, a/*b*/', ['cat // dog, https://x.y/*z, a/*b*/']],
    ['a /* b', ['a /* b']],
    ['{\n # often\n 3::a\n // seldom\n |\n /* so */ 1::b\n}', ['a', 'b']],
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
    expect(drawn('{2$$__twins__}')).toEqual(['blue, red', 'red, blue']);
  });

  it.each<[string, string[]]>([
    ['{@a|b} {@c|d|e}', ['a c', 'b d', 'a e', 'b c', 'a d', 'b e']],
    ['{@2$$a|b|c}', ['a, b', 'a, c', 'b, a', 'b, c', 'c, a', 'c, b']],
    ['{@1-2$$a|b}', ['a', 'b', 'a, b', 'b, a']],
    ['{@a|{b|c}}', ['a', 'b', 'c']],
    ['{@a|{@b|c}} x', ['a x', 'b x', 'c x']],
    ['{@2$$__animal__}', ['cat, dog', 'dog, cat']],
    ['{@__animal__|b}', ['cat', 'b', 'dog']],
    ['{@__animal__}', ['cat', 'dog']],
    ['${x={@a|b}}${x} ${x}', ['a a', 'b b']],
    ['__@pair__', ['a', 'c', 'b', 'd']],
    ['{!2$$a|b|c}', ['a, b', 'a, c', 'b, a', 'b, c', 'c, a', 'c, b']],
  ])('goes through %s in turn', (template, prompts) => {
    const pair = givenWildcards({ pair: ['{@a|b}', '{@c|d}'] });
    const options = {
      mode: 'random',
      count: prompts.length,
      wildcards: joinedWildcards(wildcards, pair),
    } as const;
    for (const seed of [1, 2, 3]) expect(expand(template, { ...options, seed }).prompts).toEqual(prompts);
  });

  it('draws anew in each of all combinations', () => {
    const prompts = Array.from({ length: 20 }, (_, seed) => expand('{~a|b}{c|d}', { seed }).prompts.join());
    expect(new Set(prompts)).toEqual(new Set(['ac,ad', 'ac,bd', 'bc,ad', 'bc,bd']));
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
    ['__hawks, and kites__', ['__hawks, and kites__'], [], ['hawks, and kites']],
    ['snake_case__name, cat_with__underscores', ['snake_case__name, cat_with__underscores'], [], []],
  ])('%s', (template, prompts, unknown, missing) => {
    const expanded = expand(template);
    expect([expanded.prompts, expanded.unknown, expanded.missing]).toEqual([prompts, unknown, missing]);
  });

  it.each<[string, RegExp]>([
    ['{$$a|b}', /^Line 1, column 2: The “\$\$” stands behind no number/],
    ['{and$$a|b}', /^Line 1, column 5: The “\$\$”/],
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

  it.each<[string, string, RegExp]>([
    ['a boat,\n\n  {red|blue', 'Line 3, column 3: The “{” is never closed.', /Close it with }/],
    ['🚤 {a|b}}', 'Line 1, column 8: The “}” closes nothing.', /\\}/],
    [
      '{a|\r\n{b|c}\r\n${x y}}',
      'Line 3, column 5: The variable “x” has “y” behind its name.',
      /\$\{name=value}/,
    ],
    ['a\n${}', 'Line 2, column 1: The variable has no name.', /begins with a letter/],
    ['a {2|3$$b}', 'Line 1, column 7: The “$$” stands behind no number.', /\{2\$\$a\|b\|c}/],
    ['a\n{% for x %}', 'Line 2, column 1: The “{%” is Jinja, which is not read.', /\$\{name=value}/],
    ['\n%{a ... b}', 'Line 2, column 1: The “%{” has no “$$”, or is never closed.', /\.\.\. in oil\$\$/],
  ])('with line and column, and what to do: %j', (template, message, hint) => {
    expect(() => expand(template)).toThrow(
      expect.objectContaining({
        message,
        hint: expect.stringMatching(hint),
        code: 'invalid-input',
        status: 422,
      }),
    );
  });

  it('and where nothing is of the grammar, it is no template', () => {
    for (const text of ['a cat # 1', '(a|b:1.2)', '[a|b]', '$5', '#1 dad', '<lora:x:1>', 'snake__case'])
      expect(isTemplate(text)).toBe(false);
    for (const text of ['%{a...$$b}', '${a:b}', '__a(b=c)__', '{~a|b}']) expect(isTemplate(text)).toBe(true);
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
