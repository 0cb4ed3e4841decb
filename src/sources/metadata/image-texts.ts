import sharp from 'sharp';
import { decodeBytes, type ExifTexts, readExifTexts } from '../../images/exif.ts';
import { isPng, readPngTexts } from '../../images/png-text.ts';
import { readXmpTexts } from './xmp.ts';

/** The texts that an image file holds beside its pixels. */
export interface ImageTexts {
  /** Of a PNG, by keyword. */
  png: ReadonlyMap<string, string>;
  exif: ExifTexts;
  /** Comment, description and the like in XMP. */
  xmp: string[];
  /** Comments of a JPEG or a GIF. */
  comments: string[];
}

const XMP_KEYWORD = 'XML:com.adobe.xmp';
const MOST_COMMENTS = 10;
/** Longest profile in hexadecimal that is read, in characters. */
const MOST_HEX = 4_000_000;

/** Reads the texts of an image file. @throws an error where it is no image. */
export async function readImageTexts(bytes: Uint8Array): Promise<ImageTexts> {
  if (isPng(bytes)) {
    const { texts, exif: written } = readPngTexts(bytes);
    const profile = (name: string) => rawProfile(texts.get(`Raw profile type ${name}`));
    const app1 = profile('APP1');
    const isXmp = app1?.toString('latin1', 0, 29).startsWith('http://ns.adobe.com/xap/1.0/');
    const exif = written ?? profile('exif') ?? (isXmp ? undefined : app1);
    const packet = profile('xmp') ?? (isXmp ? app1?.subarray(29) : undefined);
    const xmp = texts.get(XMP_KEYWORD) ?? (packet && decodeBytes(packet));
    return {
      png: texts,
      exif: exif ? readExifTexts(exif) : { all: [] },
      xmp: xmp ? readXmpTexts(xmp) : [],
      comments: [],
    };
  }
  const { exif, xmp } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return {
    png: new Map(),
    exif: exif ? readExifTexts(exif) : { all: [] },
    xmp: xmp ? readXmpTexts(decodeBytes(xmp)) : [],
    comments: isGif(bytes) ? gifComments(bytes) : jpegComments(bytes),
  };
}

/** What ImageMagick keeps of other formats in a PNG text: a name, the length in bytes, and the bytes in hexadecimal. */
function rawProfile(text: string | undefined): Buffer | undefined {
  const [head, hex] = /^\s*\S+\s+\d{1,9}\s+([0-9a-f\s]+)$/i.exec(text?.slice(0, MOST_HEX) ?? '') ?? [];
  return head === undefined ? undefined : Buffer.from(hex!.replace(/\s+/g, ''), 'hex');
}

function isGif(bytes: Uint8Array): boolean {
  return decodeBytes(bytes.subarray(0, 4)) === 'GIF8';
}

/** The comment extensions of a GIF file (GIF89a, 24), which may stand before and behind its frames. */
function gifComments(bytes: Uint8Array): string[] {
  const found: string[] = [];
  const tableBytes = (packed: number) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  /** The blocks from a place on, each with its length before it, up to one of length nothing. */
  const blocks = (from: number): { data: Uint8Array[]; end: number } => {
    const data: Uint8Array[] = [];
    let at = from;
    for (let length = bytes[at]; length; length = bytes[at]) {
      data.push(bytes.subarray(at + 1, at + 1 + length));
      at += 1 + length;
    }
    return { data, end: at + 1 };
  };
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length && found.length < MOST_COMMENTS) {
    const isExtension = bytes[at] === 0x21;
    // An image has its place, its size, perhaps colors of its own, and the size of its codes.
    if (!isExtension && bytes[at] !== 0x2c) break;
    const { data, end } = blocks(isExtension ? at + 2 : at + 11 + tableBytes(bytes[at + 9] ?? 0));
    if (isExtension && bytes[at + 1] === 0xfe) found.push(textOf(Buffer.concat(data)));
    at = end;
  }
  return found.filter((text) => text !== '');
}

function textOf(bytes: Uint8Array): string {
  return decodeBytes(bytes).replaceAll('\0', '').trim();
}

/** The COM segments of a JPEG file (ITU T.81, B.2.4.5). */
function jpegComments(bytes: Uint8Array): string[] {
  const found: string[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return found;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && found.length < MOST_COMMENTS; ) {
    const marker = bytes[at + 1]!;
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!;
    // From the start of scan on there are pixels.
    if (marker === 0xda || length < 2) break;
    if (marker === 0xfe) found.push(textOf(bytes.subarray(at + 4, at + 2 + length)));
    at += 2 + length;
  }
  return found.filter((text) => text !== '');
}
