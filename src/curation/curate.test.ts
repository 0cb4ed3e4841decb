import { describe, expect, it } from 'vitest';
import { MAX_PROMPT_LENGTH } from '../records/prompt.ts';
import { curate, promptKey } from './curate.ts';

const run = (text: string, minWords = 1, negativePrompt = '') =>
  curate({ text, negativePrompt, id: 7 }, { minWords });
const cleaned = (text: string) => {
  const made = run(text, 0);
  return made.keep ? made.prompt.text : made.reason;
};

describe('curate', () => {
  it('keeps a good prompt with all it has', () => {
    expect(run('a cat, sleeping')).toEqual({
      keep: true,
      prompt: { text: 'a cat, sleeping', negativePrompt: '', id: 7 },
    });
  });

  it('cleans text and negative prompt', () => {
    expect(cleaned(' e\u0301\u0000\u0007 \t')).toBe('é');
    expect(cleaned('one\r\ntwo\u2028three\ttab')).toBe('one\ntwo\nthree tab');
    expect(cleaned('\ufeffa\u200bb\u202ec\u00ad')).toBe('abc');
    expect(cleaned('👩\u200d🎨 می\u200cخواهم')).toBe('👩\u200d🎨 می\u200cخواهم');
    expect(run('x', 1, ' ugly\u0001 ')).toMatchObject({ prompt: { negativePrompt: 'ugly' } });
  });

  it('rejects empty, short and overlong prompts', () => {
    expect(run(' \u0000\u200b ')).toEqual({ keep: false, reason: 'empty prompt' });
    expect(run(', --')).toEqual({ keep: false, reason: 'fewer than 1 word' });
    expect(run('a cat , .', 3)).toEqual({ keep: false, reason: 'fewer than 3 words' });
    expect(run('a'.repeat(MAX_PROMPT_LENGTH + 1))).toEqual({
      keep: false,
      reason: 'prompt longer than 20000 characters',
    });
    expect(run('a'.repeat(MAX_PROMPT_LENGTH))).toMatchObject({ keep: true });
    expect(run('a', 1, 'a'.repeat(MAX_PROMPT_LENGTH + 1))).toMatchObject({
      reason: 'negative prompt longer than 20000 characters',
    });
  });

  it.each([
    ['sleeping cat', 2],
    ['(masterpiece:1.2), cat', 2],
    ['一只猫', 3],
    ['猫 cat', 2],
    ['🐈', 1],
    ['кот на диване', 3],
  ])('counts the words of "%s" as %i', (text, words) => {
    expect(run(text, words)).toMatchObject({ keep: true });
    expect(run(text, words + 1)).toMatchObject({ keep: false });
  });
});

describe('promptKey', () => {
  it('folds case, white space and compatibility forms', () => {
    expect(promptKey('  A  Cat\n on the  SOFA ')).toBe('a cat on the sofa');
    expect(promptKey('Ｃａｔ ﬁne e\u0301')).toBe(promptKey('cat FINE é'));
    expect(promptKey('a cat, red')).not.toBe(promptKey('a cat red'));
  });
});
