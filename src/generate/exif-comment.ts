// Exif 2.32 (CIPA DC-008): a TIFF header, directories of entries, and in the Exif directory the UserComment.
const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;
const IMAGE_DESCRIPTION = 0x010e;
const MOST_ENTRIES = 500;
/** Longest value that is read; WebP files may have more metadata than pixels. */
const MOST_BYTES = 1024 * 1024;

interface Entry {
  tag: number;
  /** Bytes of the value, where it lies behind an offset; the offset itself for a directory. */
  at: number;
  length: number;
}

/**
 * The comment in a picture's Exif data, where A1111, SwarmUI and others keep the prompt in JPEG and WebP files: its
 * UserComment, or else its ImageDescription. Undefined where there is none, or nothing that can be read.
 * @param exif as sharp gives it, with or without "Exif\0\0" in front.
 */
export function readExifComment(exif: Uint8Array): string | undefined {
  const raw = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength);
  const data = raw.toString('latin1', 0, 6) === 'Exif\0\0' ? raw.subarray(6) : raw;
  const little = data.toString('latin1', 0, 2) === 'II';
  if (data.length < 8 || (!little && data.toString('latin1', 0, 2) !== 'MM')) return undefined;
  const u16 = (at: number) => (little ? data.readUInt16LE(at) : data.readUInt16BE(at));
  const u32 = (at: number) => (little ? data.readUInt32LE(at) : data.readUInt32BE(at));
  const directory = (at: number): Entry[] => {
    if (at < 8 || at + 2 > data.length) return [];
    const count = Math.min(u16(at), MOST_ENTRIES, Math.floor((data.length - at - 2) / 12));
    return Array.from({ length: Math.max(0, count) }, (_, n) => {
      const entry = at + 2 + 12 * n;
      // Bytes, ASCII and undefined have one byte each; a value of at most four stands in the entry itself.
      const length = u32(entry + 4);
      return { tag: u16(entry), length, at: length > 4 || isOffset(u16(entry)) ? u32(entry + 8) : entry + 8 };
    });
  };
  const value = (entry: Entry | undefined) =>
    entry && entry.length <= MOST_BYTES && entry.at + entry.length <= data.length
      ? data.subarray(entry.at, entry.at + entry.length)
      : undefined;
  const first = directory(u32(4));
  const inner = first.find(({ tag }) => tag === EXIF_DIRECTORY);
  const comment = value(inner && directory(inner.at).find(({ tag }) => tag === USER_COMMENT));
  const text = comment && commentText(comment, little);
  if (text) return text;
  const description = value(first.find(({ tag }) => tag === IMAGE_DESCRIPTION));
  return (description && tidy(description.toString('utf8'))) || undefined;
}

function isOffset(tag: number): boolean {
  return tag === EXIF_DIRECTORY;
}

/** Eight bytes name the characters. "UNICODE" is UTF-16, which some write in the file's byte order and others not. */
function commentText(comment: Buffer, little: boolean): string {
  const code = comment.toString('latin1', 0, 8).replaceAll('\0', '');
  const body = comment.subarray(8);
  if (code !== 'UNICODE') return tidy((code === 'ASCII' || code === '' ? body : comment).toString('utf8'));
  const even = Buffer.from(body.subarray(0, body.length - (body.length % 2)));
  // In the wrong order, a space or a letter of a Latin text has its zero on the other side.
  const zeros = (side: 0 | 1) => even.filter((byte, at) => at % 2 === side && byte === 0).length;
  const isLittle = zeros(0) === zeros(1) ? little : zeros(1) > zeros(0);
  return tidy((isLittle ? even : even.swap16()).toString('utf16le'));
}

function tidy(text: string): string {
  return text.replaceAll('\0', '').trim();
}
