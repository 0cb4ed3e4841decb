import { describe, expect, it } from 'vitest';
import { hueOf, leadFace, splitLead, typeHeight } from './prompt-type.ts';

describe('splitLead', () => {
  it('ends the lead with the first clause', () => {
    expect(splitLead('zen rock garden seen from above, pale sand, long shadows')).toEqual({
      lead: 'zen rock garden seen from above',
      rest: 'pale sand, long shadows',
    });
  });

  it('keeps a short prompt whole', () => {
    expect(splitLead('  a cat  ')).toEqual({ lead: 'a cat', rest: '' });
  });

  it('cuts a long prompt without stops between words', () => {
    const { lead, rest } = splitLead('one two three four '.repeat(20));
    expect(lead.length).toBeLessThanOrEqual(64);
    expect(lead.endsWith(' ')).toBe(false);
    expect(rest.length).toBeGreaterThan(0);
  });

  it('does not take a number or a weight for a clause', () => {
    expect(splitLead('a 1.5 m tall vase (glass:1.2), studio').lead).toBe('a 1.5 m tall vase (glass:1.2)');
  });

  it('cuts a text that has no spaces at all', () => {
    const { lead, rest } = splitLead('x'.repeat(300));
    expect(lead + rest).toBe('x'.repeat(300));
  });
});

describe('hueOf', () => {
  it('is stable and within the circle', () => {
    expect(hueOf('a')).toBe(hueOf('a'));
    expect(hueOf('a')).not.toBe(hueOf('b'));
    for (const text of ['', 'x', '猫', 'a long prompt, with parts']) {
      expect(hueOf(text)).toBeGreaterThanOrEqual(0);
      expect(hueOf(text)).toBeLessThan(360);
    }
  });
});

describe('the type of a card', () => {
  it('sets short leads large and everything small on narrow cards', () => {
    expect(leadFace('a cat', 236)).toBe('large');
    expect(leadFace('a cat that sleeps on the roof of a very tall and narrow house', 236)).toBe('small');
    expect(leadFace('a cat', 165)).toBe('narrow');
  });

  it('makes longer prompts taller, up to a point', () => {
    const height = (words: number) => typeHeight(`a cat on a roof, ${'soft light '.repeat(words)}`, 236);
    expect(height(1)).toBeLessThan(height(20));
    expect(height(200)).toBe(height(2000));
  });
});
