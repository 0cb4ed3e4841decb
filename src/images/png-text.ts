import { crc32, inflateSync } from 'node:zlib';
import { messageOf, PromptloomError } from '../errors.ts';
import { decodeBytes } from './exif.ts';

// Portable Network Graphics (PNG) Specification, third edition (W3C): 5 chunks, 11.3.3 textual information.
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Longest text that is read, in bytes: a small chunk may inflate to gigabytes. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;
/** Most chunks of a file: programs write pixels in pieces of 8 kB and more. */
const MAX_CHUNKS = 20_000;
/** Longest keyword that PNG allows. */
const MAX_KEYWORD = 79;

interface Chunk {
  type: string;
  data: Buffer;
  /** The chunk as it stands in the file: length, type, data, CRC. */
  whole: Buffer;
}

/** Whether these bytes begin as a PNG file does. */
export function isPng(bytes: Uint8Array): boolean {
  return bytes.length > SIGNATURE.length && SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/**
 * Puts a text into a PNG file, before its pixels: as `tEXt` where it is ASCII, else as `iTXt` (UTF-8), the
 * two that A1111 writes. `tEXt` could also hold Latin-1, but several readers, libvips among them, take its
 * bytes for UTF-8. NUL characters, which PNG forbids, become spaces.
 * @param existing what happens to text the file has under this keyword: `replace` (all of it) or `keep`
 *   (the file comes back unchanged).
 * @throws PromptloomError `image-unreadable` when the bytes are no whole PNG file; `invalid-input` for a
 *   keyword PNG does not allow.
 */
export function withPngText(
  png: Uint8Array,
  keyword: string,
  text: string,
  existing: 'replace' | 'keep' = 'replace',
): Buffer {
  if (!/^[!-~\u00a1-\u00ff]([ -~\u00a1-\u00ff]{0,77}[!-~\u00a1-\u00ff])?$/.test(keyword))
    throw new PromptloomError('invalid-input', `"${keyword}" cannot be the keyword of a PNG text`);
  const chunks = readChunks(png);
  const isOurs = (chunk: Chunk) => isText(chunk) && keywordOf(chunk) === keyword;
  if (existing === 'keep' && chunks.some(isOurs)) return Buffer.from(png);
  const kept = chunks.filter((chunk) => !isOurs(chunk));
  const pixels = kept.findIndex((chunk) => chunk.type === 'IDAT');
  return Buffer.concat([
    SIGNATURE,
    ...kept.slice(0, pixels).map((chunk) => chunk.whole),
    textChunk(keyword, text.replaceAll('\0', ' ')),
    ...kept.slice(pixels).map((chunk) => chunk.whole),
  ]);
}

/**
 * The text a PNG file holds under a keyword (`tEXt`, `zTXt` or `iTXt`); undefined where it has none.
 * @throws PromptloomError `image-unreadable` when the bytes are no whole PNG file.
 */
export function readPngText(png: Uint8Array, keyword: string): string | undefined {
  const chunk = readChunks(png).find((c) => isText(c) && keywordOf(c) === keyword);
  return chunk && textOf(chunk);
}

/** Longest text that is read, all keywords together, in bytes, and how many texts. */
const MAX_TEXTS = { bytes: 4 * MAX_TEXT_BYTES, count: 200 };

/**
 * All texts that a PNG file holds, by keyword (the first of each), and its Exif data. Texts that cannot be read or are too
 * long are left out.
 * @throws PromptloomError `image-unreadable` when the bytes are no whole PNG file.
 */
export function readPngTexts(png: Uint8Array): { texts: Map<string, string>; exif?: Uint8Array } {
  const chunks = readChunks(png);
  const texts = new Map<string, string>();
  let bytes = 0;
  for (const chunk of chunks) {
    if (!isText(chunk) || chunk.data.length > MAX_TEXT_BYTES || texts.size >= MAX_TEXTS.count) continue;
    const keyword = keywordOf(chunk);
    if (texts.has(keyword) || bytes > MAX_TEXTS.bytes) continue;
    try {
      const text = textOf(chunk);
      bytes += text.length;
      texts.set(keyword, text);
    } catch {
      // One broken text costs none of the others.
    }
  }
  const exif = chunks.find(({ type }) => type === 'eXIf')?.data;
  return { texts, ...(exif && { exif }) };
}

function readChunks(png: Uint8Array): Chunk[] {
  if (!isPng(png)) throw broken('it does not begin as a PNG file does');
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw broken('it ends in the middle of a chunk');
    if (chunks.length >= MAX_CHUNKS) throw broken('it has too many chunks');
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (type === 'IEND') break;
    at = end;
  }
  if (chunks[0]?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') throw broken('its end is missing');
  if (!chunks.some((chunk) => chunk.type === 'IDAT')) throw broken('it has no pixels');
  return chunks;
}

function isText(chunk: Chunk): boolean {
  return chunk.type === 'tEXt' || chunk.type === 'zTXt' || chunk.type === 'iTXt';
}

function keywordOf(chunk: Chunk): string {
  const start = chunk.data.subarray(0, MAX_KEYWORD + 1);
  return start.toString('latin1', 0, Math.max(0, start.indexOf(0)));
}

function textOf({ type, data }: Chunk): string {
  if (data.length > MAX_TEXT_BYTES) throw broken('a text chunk is too long');
  const start = data.indexOf(0) + 1;
  // PNG says Latin-1, and some tools write UTF-8, which Latin-1 text hardly ever is by chance.
  if (type === 'tEXt') return decodeBytes(data.subarray(start));
  if (type === 'zTXt') return decodeBytes(inflate(data.subarray(start + 1)));
  const compressed = data[start] === 1;
  const language = data.indexOf(0, start + 2);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) throw broken('a text chunk is cut short');
  const text = data.subarray(translated + 1);
  return (compressed ? inflate(text) : text).toString('utf8');
}

function inflate(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: MAX_TEXT_BYTES });
  } catch (error) {
    throw broken(`a text chunk cannot be unpacked (${messageOf(error)})`, error);
  }
}

function textChunk(keyword: string, text: string): Buffer {
  const head = Buffer.from(`${keyword}\0`, 'latin1');
  return isAscii(text)
    ? chunkOf('tEXt', Buffer.concat([head, Buffer.from(text, 'latin1')]))
    : chunkOf('iTXt', Buffer.concat([head, Buffer.from([0, 0, 0, 0]), Buffer.from(text, 'utf8')]));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

function chunkOf(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

function broken(what: string, cause?: unknown): PromptloomError {
  return new PromptloomError('image-unreadable', `The PNG file is broken: ${what}`, { cause });
}
