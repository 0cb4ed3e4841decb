import { describe, expect, it } from 'vitest';
import { checkIndexFits, indexBytes, indexShape } from './index-shape.ts';

describe('the shape of an index', () => {
  it('is cheap for a million rows and smaller for many, unless a person says otherwise', () => {
    expect(indexShape(900_000)).toEqual({ precision: 'bf16', degree: 24, effort: 80 });
    expect(indexShape(14_000_000).precision).toBe('i8');
    expect(indexShape(900_000, { degree: 32, precision: undefined })).toEqual({
      precision: 'bf16',
      degree: 32,
      effort: 80,
    });
  });

  it('is refused where it does not fit, with what would', () => {
    const size = { rows: 14_000_000, dimensions: 512 };
    const bf16 = indexShape(1);
    expect(indexBytes(bf16, 900_000, 256)).toBeGreaterThan(500e6);
    expect(() => checkIndexFits(bf16, size, 64e9)).not.toThrow();
    expect(() => checkIndexFits(bf16, size, 24e9)).toThrow(/21\.3 GB of memory, and 24\.0 GB/);
    expect(() => checkIndexFits(bf16, size, 24e9)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('--precision i8') }),
    );
    expect(() => checkIndexFits(bf16, size, 4e9)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('stay exact') }),
    );
  });
});
