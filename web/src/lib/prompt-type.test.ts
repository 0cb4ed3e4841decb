import { describe, expect, it } from 'vitest';
import { hueOf, splitLead, typeSetting } from './prompt-type.ts';

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

describe('typeSetting', () => {
  it('gives short leads large type and long prompts tall cards', () => {
    expect(typeSetting('a cat').size).toBe('large');
    expect(typeSetting('a cat').ratio).toBeLessThan(typeSetting('a cat, '.repeat(60)).ratio);
  });
});
