import { describe, expect, it } from 'vitest';
import { sizesFor, wholeWithin } from './sizes.ts';

describe('sizesFor', () => {
  it('offers the recorded size first, once', () => {
    expect(sizesFor(640, 448)[0]).toEqual({ label: 'Original size', width: 640, height: 448 });
    expect(sizesFor(512, 512)).toHaveLength(6);
    expect(sizesFor(undefined, 512)).toHaveLength(6);
    expect(sizesFor(8000, 8000)).toHaveLength(6);
  });
});

describe('wholeWithin', () => {
  it('reads numbers and leaves the rest alone', () => {
    expect(wholeWithin('7', 1, 64)).toBe(7);
    expect(wholeWithin('900', 1, 64)).toBe(64);
    expect(wholeWithin('', 1, 64)).toBeUndefined();
    expect(wholeWithin('many', 1, 64)).toBeUndefined();
  });
});
