import { expect, it } from 'vitest';
import type { Improvement, Variant } from '../../api/types.ts';
import { factsOf } from './facts.ts';

const variant = {
  id: 'v1',
  prompt: 'a',
  negativePrompt: '',
  settings: {},
  reason: '',
  borrowed: [],
} as Variant;
const plain: Improvement = {
  id: 'm1',
  idea: 'a cat',
  matches: [],
  variants: [variant],
  writer: 'composer',
  notes: [],
  createdAt: '2026-01-01T00:00:00Z',
};

it('says what was asked for, and nothing of what is usual', () => {
  expect(factsOf(plain)).toEqual(['1 variant']);
  expect(factsOf({ ...plain, options: { task: 'improve', strength: 'develop', mustKeep: [] } })).toEqual([
    '1 variant',
  ]);
  const options = {
    task: 'vary' as const,
    strength: 'polish' as const,
    language: 'German',
    mustKeep: ['moon', 'fox'],
    mustAvoid: ['people'],
    maxTokens: 60,
    expand: 'after' as const,
    seed: 7,
  };
  expect(factsOf({ ...plain, for: 'sdxl', options })).toEqual([
    '1 variant',
    'for sdxl',
    'varied',
    'polish',
    'in German',
    'with moon, fox',
    'without people',
    'at most 60 tokens',
    'template expanded after writing, seed 7',
  ]);
});
