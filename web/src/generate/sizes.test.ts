import { describe, expect, it } from 'vitest';
import { sizesFor } from './sizes.ts';

describe('sizesFor', () => {
  it('offers the recorded size first, once', () => {
    expect(sizesFor(640, 448)[0]).toEqual({ label: 'Original size', width: 640, height: 448 });
    expect(sizesFor(512, 512)).toHaveLength(6);
    expect(sizesFor(undefined, 512)).toHaveLength(6);
    expect(sizesFor(8000, 8000)).toHaveLength(6);
  });
});
