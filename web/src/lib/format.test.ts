import { describe, expect, it } from 'vitest';
import { countOf, milliseconds, score, scoreWords, timeLeft } from './format.ts';

describe('format', () => {
  it('keeps 1.00 for a perfect score', () => {
    expect(score(1)).toBe('1.00');
    expect(score(0.9999)).toBe('1.00');
    expect(score(0.997)).toBe('0.99');
    expect(score(0.454)).toBe('0.45');
    expect(score(0)).toBe('0.00');
  });

  it('counts in singular and plural', () => {
    expect(countOf(1, 'prompt')).toBe('1 prompt');
    expect(countOf(12_000, 'prompt')).toBe('12,000 prompts');
    expect(countOf(0, 'match', 'matches')).toBe('0 matches');
  });

  it('shows durations coarsely', () => {
    expect(milliseconds(0.4)).toBe('under 1 ms');
    expect(milliseconds(12.4)).toBe('12 ms');
    expect(milliseconds(2340)).toBe('2.3 s');
    expect(timeLeft(0.2)).toBe('nearly done');
    expect(timeLeft(12.1)).toBe('13 s left');
    expect(timeLeft(240)).toBe('4 min left');
  });
});

it('says in words what a score means', () => {
  expect([0.93, 0.5, 0.2, 0.05].map(scoreWords)).toEqual([
    'Very likely a match',
    'Likely a match',
    'Possibly related',
    'Hardly related',
  ]);
});
