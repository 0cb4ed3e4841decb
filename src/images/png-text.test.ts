import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPngText, withPngText } from './png-text.ts';

const PNG = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#369' } })
  .png()
  .toBuffer();

/** Text chunks as libvips reads them, which also checks every CRC. */
async function comments(png: Uint8Array) {
  await sharp(png, { failOn: 'warning' }).raw().toBuffer();
  return (await sharp(png).metadata()).comments ?? [];
}

function types(png: Buffer): string[] {
  const found: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    found.push(png.toString('latin1', at + 4, at + 8));
  return found;
}

describe('withPngText', () => {
  it.each([
    ['tEXt', 'ASCII', 'a "cat", (fine:1.2)'],
    ['iTXt', 'Latin-1', 'naïve café'],
    ['tEXt', 'line breaks', 'a cat\nNegative prompt: b\nSteps: 1'],
    ['iTXt', 'other scripts', '猫 🐈 кот'],
    ['tEXt', 'nothing', ''],
  ])('writes %s for %s, which others read', async (type, _, text) => {
    const png = withPngText(PNG, 'parameters', text);
    expect(types(png)).toContain(type);
    expect(types(png).indexOf(type)).toBeLessThan(types(png).indexOf('IDAT'));
    expect(readPngText(png, 'parameters')).toBe(text);
    if (text) expect(await comments(png)).toEqual([{ keyword: 'parameters', text }]);
  });

  it('writes correct checksums', () => {
    const png = withPngText(PNG, 'parameters', 'x');
    const at = png.indexOf('tEXt');
    const length = png.readUInt32BE(at - 4);
    expect(png.readUInt32BE(at + 4 + length)).toBe(crc32(png.subarray(at, at + 4 + length)));
  });

  it('replaces or keeps what is there, and leaves other texts alone', async () => {
    const first = withPngText(withPngText(PNG, 'Software', 'w'), 'parameters', 'old');
    expect(readPngText(withPngText(first, 'parameters', 'new', 'keep'), 'parameters')).toBe('old');
    const replaced = withPngText(first, 'parameters', 'new 猫');
    expect(await comments(replaced)).toEqual(
      expect.arrayContaining([
        { keyword: 'Software', text: 'w' },
        { keyword: 'parameters', text: 'new 猫' },
      ]),
    );
    expect(types(replaced).filter((type) => type.endsWith('Xt'))).toHaveLength(2);
  });

  it('does not change the pixels', async () => {
    const png = withPngText(PNG, 'parameters', 'x'.repeat(100_000));
    expect(await sharp(png).raw().toBuffer()).toEqual(await sharp(PNG).raw().toBuffer());
  });

  it('makes spaces of NUL and refuses keywords that PNG forbids', () => {
    expect(readPngText(withPngText(PNG, 'k', 'a\0b'), 'k')).toBe('a b');
    for (const keyword of ['', ' k', 'k ', 'x'.repeat(80), 'a\0b', '猫'])
      expect(() => withPngText(PNG, keyword, 't')).toThrowError(
        expect.objectContaining({ code: 'invalid-input' }),
      );
  });

  it('refuses files that are broken', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('GIF89a'),
      PNG.subarray(0, 8),
      PNG.subarray(0, 40),
      PNG.subarray(0, -1),
    ])
      expect(() => withPngText(bytes, 'k', 't')).toThrowError(
        expect.objectContaining({ code: 'image-unreadable' }),
      );
  });
});

describe('readPngText', () => {
  const insert = (type: string, data: Buffer) => {
    const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
    chunk.writeUInt32BE(data.length, 0);
    return Buffer.concat([PNG.subarray(0, 33), chunk, PNG.subarray(33)]);
  };

  it('reads compressed chunks', () => {
    const z = insert('zTXt', Buffer.concat([Buffer.from('k\0\0'), deflateSync('packed')]));
    expect(readPngText(z, 'k')).toBe('packed');
    const i = insert('iTXt', Buffer.concat([Buffer.from('k\0\x01\0en\0key\0'), deflateSync('猫')]));
    expect(readPngText(i, 'k')).toBe('猫');
  });

  it('refuses a chunk that unpacks to far more than a text', () => {
    const bomb = insert('zTXt', Buffer.concat([Buffer.from('k\0\0'), deflateSync(Buffer.alloc(50_000_000))]));
    expect(() => readPngText(bomb, 'k')).toThrowError(expect.objectContaining({ code: 'image-unreadable' }));
  });

  it('gives undefined where there is none', () => {
    expect(readPngText(PNG, 'parameters')).toBeUndefined();
  });
});
