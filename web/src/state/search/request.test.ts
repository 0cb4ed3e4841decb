import { describe, expect, it } from 'vitest';
import { FIRST_LOOK, requestOf, shareOfWords, weightsFor } from './request.ts';

const IMAGE = `q${'0'.repeat(32)}`;

describe('an address as a request', () => {
  it('asks with words, examples and counter-examples together', () => {
    const asked = requestOf({
      q: ' at night ',
      like: ['p1'],
      unlike: ['p3'],
      meaning: 2,
      vary: 0.3,
      fold: 'off',
    });
    expect(asked).toMatchObject({
      text: 'at night',
      like: 'p1',
      unlike: ['p3'],
      weights: { semantic: 2 },
      diversity: 0.3,
      fold: false,
    });
    expect(requestOf({ like: ['p1', 'p2'] }).like).toEqual(['p1', 'p2']);
  });

  it('shows a first look when nothing was asked, away from what is less liked', () => {
    expect(requestOf({ unlike: ['p1'] })).toMatchObject({ text: FIRST_LOOK, unlike: ['p1'] });
  });

  it('asks for a random order by its filters and nothing else', () => {
    const asked = requestOf({ random: 7, q: 'tag:ink', vary: 0.3, mode: 'lexical' });
    expect(asked).toMatchObject({ random: true, seed: 7, text: 'tag:ink' });
    expect(asked).not.toHaveProperty('mode');
    expect(asked).not.toHaveProperty('diversity');
  });

  it('names the image that the server keeps', () => {
    expect(requestOf({ image: IMAGE, q: 'at night' })).toMatchObject({ queryImage: IMAGE, text: 'at night' });
  });

  it('compares words only where there are some', () => {
    expect(requestOf({ q: 'cat', mode: 'lexical' }).mode).toBe('lexical');
    expect(requestOf({ like: ['p1'], mode: 'lexical' }).mode).toBeUndefined();
    expect(requestOf({ q: 'tag:ink', image: IMAGE, mode: 'lexical' }).mode).toBeUndefined();
  });

  it('weighs words against the image beside them, there and back', () => {
    for (const share of [0.1, 0.25, 0.5, 0.9, 1]) expect(shareOfWords(weightsFor(share))).toBeCloseTo(share);
    expect(weightsFor(0.5)).toEqual({});
    expect(shareOfWords({ meaning: 0, look: 0 })).toBe(0.5);
  });
});
