import sharp from 'sharp';
import { isPng, readPngTexts } from '../png-text.ts';
import { decodeBytes, type ExifTexts, readExifTexts } from './exif.ts';
import { readXmpTexts } from './xmp.ts';

/** The texts that a picture file holds beside its pixels. */
export interface PictureTexts {
  /** Of a PNG, by keyword. */
  png: ReadonlyMap<string, string>;
  exif: ExifTexts;
  /** Comment, description and the like in XMP. */
  xmp: string[];
  /** Comments of a JPEG. */
  comments: string[];
}

const XMP_KEYWORD = 'XML:com.adobe.xmp';
const MOST_COMMENTS = 10;

/** Reads the texts of a picture file. @throws an error where it is no picture. */
export async function readPictureTexts(bytes: Uint8Array): Promise<PictureTexts> {
  if (isPng(bytes)) {
    const { texts, exif } = readPngTexts(bytes);
    const xmp = texts.get(XMP_KEYWORD);
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
    comments: jpegComments(bytes),
  };
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
    if (marker === 0xfe)
      found.push(
        decodeBytes(bytes.subarray(at + 4, at + 2 + length))
          .replaceAll('\0', '')
          .trim(),
      );
    at += 2 + length;
  }
  return found.filter((text) => text !== '');
}
