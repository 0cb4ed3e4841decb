import { describe, expect, it } from 'vitest';
import { paramsOfRequest, validateImprove } from '../improve-params.ts';
import { addressOf, fieldsOf, inputOf, looksLikeTemplate, unfilled } from './ask.ts';

const FULL = {
  idea: 'a cat',
  use: ['p1', 'p2'],
  task: 'blend' as const,
  for: 'sdxl',
  form: 'json' as const,
  set: ['city=Lisbon = by the sea'],
  guidance: 'warmer',
  n: 2,
  strength: 'polish' as const,
  keep: ['red scarf', 'moon'],
  avoid: ['people'],
  tokens: 60,
  language: 'German',
  llm: 'composer',
  expand: 'after' as const,
  seed: 7,
};

describe('the address of an improvement', () => {
  it('fills the form, and the form gives the same address', () => {
    expect(addressOf('a cat', fieldsOf(FULL), FULL.use)).toEqual(FULL);
    expect(addressOf(' ', fieldsOf({}), undefined)).toEqual({});
  });

  it('becomes what the API takes', () => {
    expect(inputOf(' a cat ', fieldsOf(FULL))).toEqual({
      idea: 'a cat',
      variants: 2,
      task: 'blend',
      for: 'sdxl',
      form: 'json',
      variables: { city: 'Lisbon = by the sea' },
      guidance: 'warmer',
      strength: 'polish',
      mustKeep: ['red scarf', 'moon'],
      mustAvoid: ['people'],
      maxTokens: 60,
      language: 'German',
      llm: 'composer',
      expand: 'after',
      seed: 7,
    });
    expect(inputOf('a cat', fieldsOf({}))).toEqual({ idea: 'a cat', variants: 4, strength: 'develop' });
  });

  it('drops what makes no sense and what is usual', () => {
    const raw = {
      idea: ' ',
      n: '4',
      strength: 'develop',
      task: 'improve',
      expand: 'never',
      seed: '0',
      tokens: 'x',
    };
    expect(validateImprove(raw)).toEqual({});
    expect(validateImprove({ n: '99', tokens: '1', use: ['a', 'a', ''] })).toEqual({
      n: 20,
      tokens: 5,
      use: ['a'],
    });
  });

  it('asks again for what was asked before', () => {
    const request = {
      idea: 'a cat',
      use: ['p1', 'p2'],
      variants: 2,
      k: 12,
      task: 'vary' as const,
      seed: 0,
      strength: 'develop' as const,
      mustKeep: ['moon'],
      variables: { city: 'Bern' },
      diversity: 0.4,
    };
    expect(paramsOfRequest(request)).toEqual({
      idea: 'a cat',
      use: ['p1', 'p2'],
      n: 2,
      task: 'vary',
      keep: ['moon'],
      set: ['city=Bern'],
    });
  });
});

it('knows what is still to be filled in', () => {
  expect(unfilled('a tram in [CITY], {subject}', fieldsOf({ set: ['city=Bern'] }))).toEqual(['subject']);
  expect(unfilled('a cat', fieldsOf({}))).toEqual([]);
});

it('knows a template when it sees one', () => {
  for (const text of ['a {red|blue} cat', 'a __animals__', `a \${mood} light`, '{2$$a|b}'])
    expect(looksLikeTemplate(text)).toBe(true);
  for (const text of ['a cat', '(a:1.2)', '{a cat}', 'snake_case __', 'a | b'])
    expect(looksLikeTemplate(text)).toBe(false);
});
