import { type Seed, toSeed } from '../../records/seed.ts';

/** Digits with a mark between thousands, as 1,024 or 1'024; the mark is the same throughout. */
const GROUPED = /^\+?\d{1,3}(?:([,'’_ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.0+)?$/;
const WHOLE = /^\+?\d+(?:[.,]0*)?$/;

/** What nearly all numbers are. */
const PLAIN = /^\d{1,15}$/;

/** The digits of a whole number as people and spreadsheets write it: 1,024 or 512.0; undefined for anything else. */
function digitsOf(text: string): string | undefined {
  if (GROUPED.test(text)) return text.replace(/\.0+$/, '').replace(/\D/g, '');
  return WHOLE.test(text) ? text.replace(/[.,]0*$/, '').replace('+', '') : undefined;
}

/** A whole number; undefined for what is none. */
export function readWhole(text: string): number | undefined {
  if (PLAIN.test(text)) return Number(text);
  const digits = digitsOf(text);
  const number = Number(digits ?? (text === '' ? Number.NaN : text));
  return Number.isInteger(number) ? number : undefined;
}

/** A number, with a point or a comma before its fraction. */
export function readNumber(text: string): number | undefined {
  const number = Number(/^\+?\d+,\d+$/.test(text) ? text.replace(',', '.') : text === '' ? Number.NaN : text);
  return Number.isNaN(number) ? undefined : number;
}

/**
 * A seed, exact to 64 bits. 1.23E+09 is none: whoever wrote it so had rounded it.
 */
export function readSeed(text: string): Seed | undefined {
  if (PLAIN.test(text)) return Number(text);
  return toSeed(digitsOf(text)?.replace(/^0+(?=\d)/, ''));
}

/** What stands in a field for the side of an image. */
export type Side =
  | { pixels: number }
  /** Nothing, or what tools write for nothing. */
  | 'unknown'
  /** Words that say no number, as `auto`. */
  | 'words'
  /** What no image can have and what belongs into another column: mostly the row's columns are shifted. */
  | 'impossible';

/** Longest text that stands for a width, such as "same as the original". */
const LONGEST_WORDS = 24;

/** No number of pixels takes more. */
const LONGEST_SIDE = 60;

/** The side of an image in pixels, as `512`, `512.0`, `1,024` or `512px`. */
export function readSide(text: string, most: number): Side {
  if (text === '') return 'unknown';
  if (PLAIN.test(text)) return sideOf(Number(text), most);
  if (text.length > LONGEST_SIDE) return 'impossible';
  const bare = text.replace(/\s*(?:px|pixels?)\.?$/i, '');
  // A point can only part thousands here: there is no fraction of a pixel.
  const whole = readWhole(/^\d{1,2}\.\d{3}$/.test(bare) ? bare.replace('.', '') : bare);
  if (whole !== undefined) return sideOf(whole, most);
  if (!Number.isNaN(Number(bare))) return 'impossible';
  return text.length > LONGEST_WORDS || /[\r\n]|:\/\//.test(text) ? 'impossible' : 'words';
}

/** Tools write 0 and -1 for what is not known. */
function sideOf(pixels: number, most: number): Side {
  if (pixels === 0 || pixels === -1) return 'unknown';
  return pixels >= 1 && pixels <= most ? { pixels } : 'impossible';
}
