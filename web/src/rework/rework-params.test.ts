import { expect, it } from 'vitest';
import { reworkInput, validateRework } from './rework-params.ts';

it('reads a rework from an address', () => {
  expect(validateRework({ tool: 'translate', prompt: 'a cat', for: 'flux', tokens: '60' })).toEqual({
    tool: 'translate',
    prompt: 'a cat',
    for: 'flux',
    tokens: 60,
  });
  expect(
    validateRework({ tool: 'shorten', id: ['p1', 'p2', 'p1'], prompt: 'left out', keep: 'moon' }),
  ).toEqual({
    tool: 'shorten',
    id: ['p1', 'p2'],
    keep: ['moon'],
  });
  expect(validateRework({ tool: 'toString', id: '', prompt: ' ', tokens: 'x', for: [] })).toEqual({});
  expect(validateRework({ tokens: 2 })).toEqual({ tokens: 5 });
});

it('asks for no more than the tool takes', () => {
  const params = { for: 'sd15', tokens: 40, keep: ['moon'] };
  expect(reworkInput(params, ' a cat ')).toEqual({
    tool: 'shorten',
    prompt: 'a cat',
    for: 'sd15',
    maxTokens: 40,
    mustKeep: ['moon'],
  });
  expect(reworkInput({ ...params, tool: 'explain' }, 'a cat', 'blurry')).toEqual({
    tool: 'explain',
    prompt: 'a cat',
    negativePrompt: 'blurry',
    for: 'sd15',
  });
});
