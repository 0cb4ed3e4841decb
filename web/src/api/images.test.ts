import { describe, expect, it } from 'vitest';
import { thumbnail } from './images.ts';

describe('thumbnail', () => {
  it('asks the API for a width from a short list, so that answers can be cached', () => {
    expect(thumbnail('/api/v1/images/i1/file', 300, 1)).toBe('/api/v1/images/i1/file?width=320');
    expect(thumbnail('/api/v1/images/i1/file', 300, 2)).toBe('/api/v1/images/i1/file?width=640');
    expect(thumbnail('/api/v1/images/i1/file?v=2', 5000, 1)).toBe('/api/v1/images/i1/file?v=2&width=1920');
  });

  it('leaves images elsewhere alone', () => {
    expect(thumbnail('https://example.org/a.png', 300, 1)).toBe('https://example.org/a.png');
  });
});
