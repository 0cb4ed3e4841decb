import { isUtf8 } from 'node:buffer';
import { PromptloomError } from '../../errors.ts';
import { unreadable } from './file.ts';

/** Names that people know an encoding by and the Encoding Standard does not. */
const ALIASES: Record<string, string> = {
  ...{ cp932: 'shift_jis', cp936: 'gbk', cp949: 'euc-kr', cp950: 'big5', uhc: 'euc-kr', utf16: 'utf-16le' },
  ...{ utf16le: 'utf-16le', utf16be: 'utf-16be', ansi: 'windows-1252', cp1250: 'windows-1250' },
};
/** What windows-1252 has where Latin-1 has control characters; some versions of Node.js read it as Latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The name of an encoding as the Encoding Standard has it, by any name that people use: cp1252, latin1, sjis.
 * @throws PromptloomError `invalid-input` for a name that is none.
 */
export function encodingNamed(name: string): string {
  const plain = name.trim().toLowerCase();
  try {
    return new TextDecoder(ALIASES[plain] ?? ALIASES[plain.replace(/[-_ ]/g, '')] ?? plain).encoding;
  } catch {
    throw new PromptloomError('invalid-input', `there is no encoding ${JSON.stringify(name.slice(0, 40))}`, {
      hint: 'Use one such as utf-8, utf-16le, windows-1252, windows-1251, shift_jis, gb18030, big5, euc-kr.',
    });
  }
}

/** Makes a function that decodes whole stretches of text; what cannot be becomes U+FFFD. */
export function decoderFor(encoding: string): (bytes: Uint8Array) => string {
  if (encoding === 'windows-1252') {
    return (bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        .toString('latin1')
        .replace(/[\x80-\x9f]/g, (one) => WINDOWS_1252[one.charCodeAt(0) - 0x80]!);
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** The UTF-16 or UTF-32 that bytes at the start of a file are in: by its mark, or by the zeros of Latin letters. */
export function guessWide(bytes: Buffer): 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  const early = bytes.subarray(0, 4096);
  const start = early.toString('latin1', 0, 4);
  if (start === '\xff\xfe\0\0' || start === '\0\0\xfe\xff') return 'utf-32';
  let even = 0;
  let odd = 0;
  for (let at = 0; at < early.length; at++) if (early[at] === 0) at % 2 === 0 ? even++ : odd++;
  const mark = start.startsWith('\xff\xfe')
    ? 'utf-16le'
    : start.startsWith('\xfe\xff')
      ? 'utf-16be'
      : undefined;
  // Texts in other scripts have hardly a zero, and then only the mark tells.
  if (mark) return mark;
  if (Math.max(even, odd) <= early.length / 4 || Math.min(even, odd) >= early.length / 16) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Most bytes that are looked at. */
const SAMPLE = 64 * 1024;
const LF = 10;

/** How texts in two bytes a character look: which pairs are frequent in it. */
const DOUBLE: readonly [encoding: string, frequent: (lead: number, trail: number) => boolean][] = [
  // Korean syllables; the same pairs are Chinese characters too, so it goes first and must fit better.
  ['euc-kr', (lead, trail) => lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1],
  ['euc-jp', (lead) => lead === 0xa4 || lead === 0xa5],
  ['gb18030', (lead, trail) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1],
  ['shift_jis', (lead) => lead === 0x82 || lead === 0x83 || (lead >= 0x88 && lead <= 0x97)],
  ['big5', (lead) => lead >= 0xa4 && lead <= 0xc6],
];
/** Share of frequent pairs from which texts are taken to be in an encoding; Japanese in EUC has as many others. */
const ENOUGH: Record<string, number> = {
  'euc-kr': 0.97,
  'euc-jp': 0.3,
  gb18030: 0.7,
  shift_jis: 0.6,
  big5: 0.7,
};

/**
 * The encoding that lines are likely in which are not UTF-8; undefined where most of the others are, so that these are
 * rather damaged.
 */
export function guessEncoding(bytes: Buffer): string | undefined {
  const lines = strangeLines(bytes);
  if (lines.length === 0) return undefined;
  for (const [encoding, frequent] of DOUBLE) {
    if (isAll(lines, encoding) && shareOf(lines, frequent) >= ENOUGH[encoding]!) return encoding;
  }
  return alphabetOf(lines);
}

/** Lines with bytes beyond ASCII, none of which is UTF-8; none at all where others are. */
function strangeLines(bytes: Buffer): Buffer {
  const strange: Buffer[] = [];
  let size = 0;
  let sound = 0;
  for (let from = 0; from < bytes.length && size < SAMPLE; ) {
    const end = bytes.indexOf(LF, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1);
    from += line.length;
    if (line.every((byte) => byte < 0x80)) continue;
    if (isUtf8(line)) sound++;
    else {
      strange.push(line.subarray(0, SAMPLE));
      size += line.length;
    }
  }
  return sound > strange.length ? Buffer.alloc(0) : Buffer.concat(strange);
}

function isAll(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function shareOf(bytes: Buffer, frequent: (lead: number, trail: number) => boolean): number {
  let pairs = 0;
  let found = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    pairs++;
    if (frequent(bytes[at]!, bytes[at + 1]!)) found++;
    at++;
  }
  return found / Math.max(1, pairs);
}

/** A byte a character: words of other alphabets are all beyond ASCII, Latin ones only here and there. */
function alphabetOf(bytes: Buffer): string {
  let inWords = 0;
  let all = 0;
  let small = 0;
  let run = 0;
  for (const byte of bytes) {
    if (byte < 0x80) {
      if (run >= 3) inWords += run;
      run = 0;
      continue;
    }
    all++;
    run++;
    if (byte >= 0xe0) small++;
  }
  if (run >= 3) inWords += run;
  if (inWords < all / 2) return 'windows-1252';
  // Small letters are the most: from 0xe0 in windows-1251, below it in KOI8-R.
  return small >= all / 2 ? 'windows-1251' : 'koi8-r';
}

/** How the texts of a file are decoded, and what to say where they cannot be. */
export interface Decoding {
  /** The encoding that somebody stated; undefined for UTF-8. */
  encoding: string | undefined;
  /** What is wrong with bytes that cannot be decoded. @param name of the field they are in. */
  damage(bytes: Buffer, name: string): { reason: string; detail: string };
}

/** @param head the beginning of the file, which tells more than a single row. */
export function decodingOf(encoding: string | undefined, head: Buffer): Decoding {
  const lines = head.subarray(0, head.lastIndexOf(LF) + 1);
  const isSound = encoding !== undefined || isUtf8(lines);
  const guess = isSound ? undefined : guessEncoding(lines);
  return {
    encoding,
    damage(bytes, name) {
      if (encoding !== undefined)
        return { reason: `invalid ${encoding}`, detail: `${JSON.stringify(name)} is not valid ${encoding}` };
      const likely = isSound ? guessEncoding(bytes) : guess;
      const advice =
        likely === undefined ? '' : `; it looks like ${likely}, which --encoding ${likely} reads`;
      return { reason: 'invalid UTF-8', detail: `${JSON.stringify(name)} is not valid UTF-8${advice}` };
    },
  };
}

/** What to do about text that is not UTF-8. @param encoding what it likely is. */
export function encodingHint(encoding: string | undefined): string {
  return encoding === undefined
    ? 'Save the file as UTF-8, or say what it is with --encoding.'
    : `It looks like ${encoding}: import it with --encoding ${encoding}, or save it as UTF-8.`;
}

/**
 * Refuses text of which bytes are not what they are in UTF-8, and what is no text.
 * @param wanted what is read, as "a CSV file".
 * @throws PromptloomError `source-unreadable` that says how to read it.
 */
export function refuseOtherEncodings(path: string, bytes: Buffer, wanted: string): void {
  const wide = guessWide(bytes);
  if (wide === 'utf-32') throw unreadable(path, 'it is in UTF-32, not UTF-8', 'Save the file as UTF-8.');
  if (wide) throw unreadable(path, 'it is in UTF-16, not UTF-8', encodingHint(wide));
  const early = bytes.subarray(0, 4096);
  const line = early.subarray(0, Math.max(early.indexOf(LF), 0) || early.length);
  if (line.includes(0)) throw unreadable(path, `it is a binary file, not ${wanted}`);
}
