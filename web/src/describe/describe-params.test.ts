import { expect, it } from 'vitest';
import { describeInput, validateDescribe } from './describe-params.ts';

it('reads which image shall be described and how, and drops what is usual', () => {
  expect(validateDescribe({ id: 'i1', image: 'x', for: ' flux ', n: '4', q: 'cat' })).toEqual({
    id: 'i1',
    for: 'flux',
    n: 4,
  });
  expect(validateDescribe({ image: 'x', n: '2' })).toEqual({ image: 'x' });
  expect(validateDescribe({ n: 'many', id: '  ' })).toEqual({});
  expect(validateDescribe({ n: '99' })).toEqual({ n: 8 });
});

it('asks for what the address says', () => {
  expect(describeInput({ image: 'x' })).toEqual({ variants: 2 });
  expect(describeInput({ id: 'i1', for: 'flux', n: 3, llm: 'openai:x' })).toEqual({
    id: 'i1',
    for: 'flux',
    variants: 3,
    llm: 'openai:x',
  });
});
