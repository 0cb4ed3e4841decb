import { describe, expect, it } from 'vitest';
import { borrowedHues, splitBorrowed } from './borrowed.ts';

const marked = (prompt: string, borrowed: { phrase: string; from: string }[]) =>
  splitBorrowed(prompt, borrowed)
    .filter((stretch) => stretch.from !== undefined)
    .map((stretch) => `${stretch.from}:${stretch.text}`);

describe('splitBorrowed', () => {
  it('gives every character back, in order', () => {
    const prompt = 'a cat, soft light, film grain';
    const stretches = splitBorrowed(prompt, [{ phrase: 'soft light', from: 'p1' }]);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(prompt);
    expect(stretches.map((stretch) => stretch.from)).toEqual([undefined, 'p1', undefined]);
  });

  it('finds phrases in other case and spacing', () => {
    expect(marked('Soft  Light on a wall', [{ phrase: 'soft light', from: 'p1' }])).toEqual([
      'p1:Soft  Light',
    ]);
  });

  it('marks whole words only', () => {
    expect(marked('artful partly', [{ phrase: 'art', from: 'p1' }])).toEqual([]);
    expect(marked('art, by art', [{ phrase: 'art', from: 'p1' }])).toEqual(['p1:art', 'p1:art']);
  });

  it('lets the longer phrase win', () => {
    const borrowed = [
      { phrase: 'light', from: 'p1' },
      { phrase: 'soft light', from: 'p2' },
    ];
    expect(marked('soft light, light', borrowed)).toEqual(['p2:soft light', 'p1:light']);
  });

  it('takes phrases as text, not as patterns', () => {
    expect(marked('(glass:1.2) [x]', [{ phrase: '(glass:1.2)', from: 'p1' }])).toEqual(['p1:(glass:1.2)']);
    expect(marked('aaa', [{ phrase: ' ', from: 'p1' }])).toEqual([]);
  });

  it('works where words have no spaces', () => {
    expect(marked('森の中の猫', [{ phrase: '猫', from: 'p1' }])).toEqual(['p1:猫']);
  });

  it('has nothing to say about an empty prompt', () => {
    expect(splitBorrowed('', [{ phrase: 'x', from: 'p1' }])).toEqual([]);
  });
});

describe('borrowedHues', () => {
  it('colours matches in the order they are borrowed from and keeps the colour', () => {
    const first = { borrowed: [{ phrase: 'a', from: 'p2' }] };
    const second = {
      borrowed: [
        { phrase: 'b', from: 'p1' },
        { phrase: 'c', from: 'p2' },
      ],
    };
    const hues = borrowedHues([first, second]);
    expect([...hues.keys()]).toEqual(['p2', 'p1']);
    expect(hues.get('p2')).toBe(borrowedHues([first]).get('p2'));
    expect(hues.get('p1')).not.toBe(hues.get('p2'));
  });
});
