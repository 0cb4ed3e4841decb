// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { describe, expect, it } from 'vitest';
import { randomTemplate, seeded } from '../../../test/support/random-template.ts';
import { PromptloomError } from '../../errors.ts';
import { type Expanded, type ExpandOptions, expandTemplate } from './expand.ts';
import { givenWildcards } from './wildcards/wildcards.ts';

const wildcards = givenWildcards({
  animal: ['fox', 'hare', 'owl'],
  color: ['red', '3::blue'],
  mood: ['calm', '{eerie|still}'],
  self: ['a __self__', 'b'],
  many: Array.from({ length: 3000 }, (_, n) => `thing ${n}`),
});
const expand = (template: string, options: Partial<ExpandOptions> = {}): Expanded =>
  expandTemplate(template, { mode: 'all', count: 200, seed: 1, wildcards, ...options });

/** Pieces of the grammar in any order: most make no template. */
const PIECES = [
  ...[
    '{',
    '}',
    '|',
    '$$',
    '2$$',
    '1-3$$',
    '-2$$',
    '::',
    '3::',
    '${',
    '${x=',
    '${x}',
    '=!',
    '?=',
    '+=',
    ':',
    '%{',
    '...',
  ],
  ...[
    '__',
    '__animal__',
    '__self__',
    '__many__',
    '__*__',
    '__~',
    '__@',
    '(x=',
    ')',
    '[',
    ']',
    '(',
    '<lora:',
    '>',
    '~',
    '@',
    '!',
  ],
  ...[
    '#',
    '//',
    '/*',
    '*/',
    '\n',
    '\r\n',
    ' ',
    ',',
    '\\',
    '\\{',
    '\\__',
    'a',
    'b',
    '山',
    '🚤',
    '.5',
    'BREAK',
    '{a|b}',
    '{%',
  ],
];

describe('random templates', () => {
  it.each(Array.from({ length: 10 }, (_, n) => n))('come to what their pieces say: %i', (seed) => {
    const random = seeded(seed);
    for (let count = 0; count < 40; count += 1) {
      const template = randomTemplate(random, { wildcards: ['animal', 'color', 'mood'] });
      const all = expand(template);
      expect(new Set(all.prompts).size).toBe(all.prompts.length);
      expect([all.prompts.length > 0, all.missing, all.unknown, all.problems]).toEqual([true, [], [], []]);
      const left = all.prompts.filter((prompt) => /[{}]|\$\$|\$\{|__|#|::/.test(prompt));
      expect([template, left]).toEqual([template, []]);
      const some = expand(template, { mode: 'random', count: 30, seed });
      expect(expand(template, { mode: 'random', count: 30, seed })).toEqual(some);
      if (all.more) continue;
      const letters = new Set(all.prompts.map(lettersOf));
      expect([template, some.prompts.filter((prompt) => !letters.has(lettersOf(prompt)))]).toEqual([
        template,
        [],
      ]);
    }
  });

  it.each(Array.from({ length: 10 }, (_, n) => n))(
    'that make no sense are told with line and column: %i',
    (seed) => {
      const random = seeded(1000 + seed);
      for (let count = 0; count < 200; count += 1) {
        const length = 1 + Math.floor(random() * 25);
        const template = Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');
        for (const mode of ['all', 'random'] as const) {
          try {
            expect(expand(template, { mode, count: 20 }).prompts.length).toBeLessThanOrEqual(20);
          } catch (error) {
            if (!(error instanceof PromptloomError))
              throw new Error(`from ${JSON.stringify(template)}`, { cause: error });
            expect(error).toMatchObject({
              code: 'invalid-input',
              status: 422,
              hint: expect.stringMatching(/\.$/),
            });
            expectPlace(template, error.message);
          }
        }
      }
    },
  );

  it('with more prompts than there are atoms give the first, or some', () => {
    const random = seeded(7);
    for (let count = 0; count < 4; count += 1) {
      const parts = Array.from({ length: 6 }, () =>
        randomTemplate(random, { wildcards: ['animal', 'many'] }),
      );
      const template = `${parts.join('\n')} ${'{0|1|2|3|4|5|6|7|8|9}'.repeat(120)} {2-99$$__many__}`;
      for (const mode of ['all', 'random'] as const) {
        const { prompts, more } = expand(template, { mode, count: 1000 });
        expect(prompts.length).toBeGreaterThan(1);
        expect(more || prompts.length === 1000).toBe(true);
      }
    }
  });
});

function lettersOf(prompt: string): string {
  return [...prompt.replace(/[ ,]/g, '')].sort().join('');
}

/** An error names a character of the template, unless it is one of its prompts. */
function expectPlace(template: string, message: string): void {
  if (/^The template (?:leads into itself|grows too large|holds nothing but a remark)\.$/.test(message))
    return;
  const [, line, column] = /^Line (\d+), column (\d+): \S/.exec(message) ?? [];
  expect([template, message, line]).not.toEqual([template, message, undefined]);
  const lines = template.split(/\r\n?|\n/);
  expect(Number(line)).toBeLessThanOrEqual(lines.length);
  expect(Number(column)).toBeLessThanOrEqual([...lines[Number(line) - 1]!].length + 1);
}
