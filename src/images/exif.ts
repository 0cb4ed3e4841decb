// Exif 2.32 (CIPA DC-008): a TIFF header, directories of entries, and in the Exif directory the UserComment.
const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;
const IMAGE_DESCRIPTION = 0x010e;
const MAKE = 0x010f;
const CAMERA_MODEL = 0x0110;
const SOFTWARE = 0x0131;
/** Windows' own fields for a comment, in UTF-16. */
const XP_COMMENT = 0x9c9c;
const MOST_ENTRIES = 500;
/** Types of an entry whose values are bytes: BYTE, ASCII, UNDEFINED, and UTF-8 of Exif 3. */
const BYTES = new Set([1, 2, 7, 129]);

interface Entry {
  tag: number;
  type: number;
  /** Bytes of the value, where it lies behind an offset; the offset itself for a directory. */
  at: number;
  length: number;
}

/** The texts in an image's Exif data in which tools keep prompts. */
export interface ExifTexts {
  userComment?: string;
  description?: string;
  software?: string;
  /** All of them, the likeliest first: UserComment, ImageDescription, Make, Model, XPComment. */
  all: string[];
}

/**
 * The texts of an image's Exif data. What cannot be read is left out.
 * @param exif as sharp gives it, with or without "Exif\0\0" in front.
 */
export function readExifTexts(exif: Uint8Array): ExifTexts {
  const raw = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength);
  const data = raw.toString('latin1', 0, 6) === 'Exif\0\0' ? raw.subarray(6) : raw;
  const little = data.toString('latin1', 0, 2) === 'II';
  if (data.length < 8 || (!little && data.toString('latin1', 0, 2) !== 'MM')) return { all: [] };
  const u16 = (at: number) => (little ? data.readUInt16LE(at) : data.readUInt16BE(at));
  const u32 = (at: number) => (little ? data.readUInt32LE(at) : data.readUInt32BE(at));
  const directory = (at: number): Entry[] => {
    if (at < 8 || at + 2 > data.length) return [];
    const count = Math.min(u16(at), MOST_ENTRIES, Math.floor((data.length - at - 2) / 12));
    return Array.from({ length: Math.max(0, count) }, (_, n) => {
      const entry = at + 2 + 12 * n;
      const [tag, type, length] = [u16(entry), u16(entry + 2), u32(entry + 4)];
      // A value of at most four bytes stands in the entry itself.
      return { tag, type, length, at: length > 4 || tag === EXIF_DIRECTORY ? u32(entry + 8) : entry + 8 };
    });
  };
  const bytesOf = (entries: Entry[], tag: number) => {
    const entry = entries.find((one) => one.tag === tag && BYTES.has(one.type));
    return entry && entry.at + entry.length <= data.length
      ? data.subarray(entry.at, entry.at + entry.length)
      : undefined;
  };
  const first = directory(u32(4));
  const inner = first.find(({ tag }) => tag === EXIF_DIRECTORY);
  const comment = bytesOf(inner ? directory(inner.at) : [], USER_COMMENT) ?? bytesOf(first, USER_COMMENT);
  const text = (tag: number) => {
    const bytes = bytesOf(first, tag);
    return (bytes && tidy(decodeBytes(bytes))) || undefined;
  };
  const userComment = (comment && commentText(comment, little)) || undefined;
  const xp = bytesOf(first, XP_COMMENT);
  const xpComment = xp && tidy(xp.subarray(0, xp.length - (xp.length % 2)).toString('utf16le'));
  const [description, software] = [text(IMAGE_DESCRIPTION), text(SOFTWARE)];
  const all = [userComment, description, text(MAKE), text(CAMERA_MODEL), xpComment];
  return {
    ...(userComment && { userComment }),
    ...(description && { description }),
    ...(software && { software }),
    all: all.filter((one): one is string => Boolean(one)),
  };
}

/** Bytes as UTF-8, or as Latin-1 where they are none. */
export function decodeBytes(bytes: Uint8Array): string {
  return utf8(bytes) ?? Buffer.from(bytes).toString('latin1');
}

/** Eight bytes name the characters: ASCII, JIS, UNICODE, or nothing. */
function commentText(comment: Buffer, little: boolean): string {
  const code = comment.toString('latin1', 0, 8).replaceAll('\0', '').trim().toUpperCase();
  const body = comment.subarray(8);
  if (code === 'UNICODE') return tidy(unicodeText(body, little));
  if (code === 'JIS') return tidy(japaneseText(body));
  return tidy(decodeBytes(code === 'ASCII' || code === '' ? body : comment));
}

/** UTF-16, which some write in the file's byte order and others not; a few write UTF-8. */
function unicodeText(body: Buffer, little: boolean): string {
  const even = Buffer.from(body.subarray(0, body.length - (body.length % 2)));
  const mark = even.length >= 2 ? even.readUInt16BE(0) : 0;
  if (mark === 0xfeff) return even.subarray(2).swap16().toString('utf16le');
  if (mark === 0xfffe) return even.subarray(2).toString('utf16le');
  // In the wrong order, a space or a letter of a Latin text has its zero on the other side.
  const zeros = (side: 0 | 1) => even.filter((byte, at) => at % 2 === side && byte === 0).length;
  const [first, second] = [zeros(0), zeros(1)];
  const eight = first + second === 0 ? utf8(body) : undefined;
  if (eight !== undefined) return eight;
  const isLittle = first === second ? little : second > first;
  return (isLittle ? even : even.swap16()).toString('utf16le');
}

/** JIS X 0208 in its escape sequences, as Exif says, or Shift_JIS, as programs write. */
function japaneseText(body: Buffer): string {
  if (body.includes(0x1b)) return new TextDecoder('iso-2022-jp').decode(body);
  return utf8(body) ?? new TextDecoder('shift_jis').decode(body);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

function tidy(text: string): string {
  return text.replaceAll('\0', '').trim();
}
