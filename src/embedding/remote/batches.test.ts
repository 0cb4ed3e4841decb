import { describe, expect, it } from 'vitest';
import { planTexts } from './batches.ts';
import { countTokens } from './count-tokens.ts';
import { parseRemoteSetting } from './parse-setting.ts';
import { measure } from './token-estimate.ts';

const sent = (texts: string[], limits: Parameters<typeof planTexts>[1]) =>
  planTexts(texts, limits).batches.map((batch) => batch.map(({ text }) => text));

describe('planTexts', () => {
  it('fills calls by texts and by tokens, in order', () => {
    expect(sent(['a', 'b', 'c'], { textsPerCall: 2, parallelCalls: 1 })).toEqual([['a', 'b'], ['c']]);
    const limits = { textsPerCall: 9, tokensPerCall: 3, parallelCalls: 1 };
    expect(sent(['a b', 'c', 'd', 'e f g h i', 'j'], limits)).toEqual([
      ['a b', 'c'],
      ['d'],
      ['e f g h i'],
      ['j'],
    ]);
    expect(sent([], limits)).toEqual([]);
  });

  it('cuts at tokens and characters, never inside a character, and says which', () => {
    const limits = { textsPerCall: 9, tokensPerText: 3, charactersPerText: 7, parallelCalls: 1 };
    const plan = planTexts(['one two six ten', 'fine', '🦊🦊🦊🦊', 'abcdefgh'], limits);
    expect(plan.cut).toEqual([0, 2, 3]);
    expect(plan.batches[0]!.map(({ text }) => text)).toEqual(['one two', 'fine', '🦊', 'abcdefg']);
  });

  it('sends what services take: something, without control characters and half pairs', () => {
    expect(
      sent(['', ' \n\t', '\u0000', 'a\u0000b', 'x\ud83d'], { textsPerCall: 9, parallelCalls: 1 }),
    ).toEqual([['.', '.', '.', 'a b', 'x\ufffd']]);
  });
});

describe('countTokens', () => {
  it('counts without asking anyone', () => {
    const service = parseRemoteSetting('openai:text-embedding-3-small', { OPENAI_API_KEY: 'key' });
    expect(countTokens(service, Array(300).fill('a red fox, oil on canvas'))).toEqual({
      texts: 300,
      tokens: 300 * 8,
      calls: 2,
      cut: 0,
      estimate: true,
    });
    expect(countTokens(service, ['word '.repeat(9000)])).toMatchObject({ cut: 1, tokens: 8000, calls: 1 });
  });

  it.each([
    ['photograph', 3],
    ['水墨画', 3],
    ['😀', 3],
    ['(masterpiece:1.2)', 9],
    ['', 0],
  ])('estimates %j at %i', (text, tokens) => {
    expect(measure(text).tokens).toBe(tokens);
  });
});
