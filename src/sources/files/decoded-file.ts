import type { FileHandle } from 'node:fs/promises';
import { decoderFor, guessWide } from './encoding.ts';
import type { ReadableBytes } from './file.ts';

/** Bytes of the file that are decoded at a time. */
const CHUNK = 64 * 1024;
const LF = 10;

/** A stretch of the file and where its text begins in UTF-8. */
interface Stretch {
  from: number;
  to: number;
  /** Offset in the text. */
  text: number;
}

/**
 * A file in another encoding as the UTF-8 that says the same, at any offset. It is decoded once to find out which bytes
 * are where, and then a stretch at a time as it is read: memory grows by some bytes for every 64 KiB.
 */
export class DecodedFile implements ReadableBytes {
  /** Bytes of its text in UTF-8. */
  readonly size: number;
  readonly #file: FileHandle;
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #stretches: readonly Stretch[];
  #held: { stretch: Stretch; text: Buffer } | undefined;

  private constructor(
    file: FileHandle,
    decode: (bytes: Uint8Array) => string,
    stretches: readonly Stretch[],
    size: number,
  ) {
    this.#file = file;
    this.#decode = decode;
    this.#stretches = stretches;
    this.size = size;
  }

  /** @param encoding as the Encoding Standard names it; a mark at the start of the file says which UTF-16 it is. */
  static async open(file: FileHandle, encoding: string, signal?: AbortSignal): Promise<DecodedFile> {
    const bytes = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await file.read(bytes, 0, CHUNK, 0);
    const wide = encoding.startsWith('utf-16') ? guessWide(bytes.subarray(0, bytesRead)) : undefined;
    const isWide = encoding.startsWith('utf-16');
    const decode = decoderFor(wide === 'utf-16be' || wide === 'utf-16le' ? wide : encoding);
    const isBig = wide === 'utf-16be' || (wide === undefined && encoding === 'utf-16be');
    const stretches: Stretch[] = [];
    let from = 0;
    let text = 0;
    for (;;) {
      signal?.throwIfAborted();
      const length = await readFully(file, bytes, from);
      if (length === 0) break;
      const atEnd = length < CHUNK;
      const whole = atEnd ? length : isWide ? wholeUnits(bytes, isBig) : wholeLines(bytes);
      stretches.push({ from, to: from + whole, text });
      text += Buffer.byteLength(decode(bytes.subarray(0, whole)));
      from += whole;
      if (atEnd) break;
    }
    return new DecodedFile(file, decode, stretches, text);
  }

  /** As of a file handle. */
  async read(into: Buffer, at: number, length: number, position: number): Promise<{ bytesRead: number }> {
    const stretch = this.#stretchAt(position);
    if (!stretch || position >= this.size) return { bytesRead: 0 };
    if (this.#held?.stretch !== stretch) {
      const bytes = Buffer.allocUnsafe(stretch.to - stretch.from);
      const got = await readFully(this.#file, bytes, stretch.from);
      this.#held = { stretch, text: Buffer.from(this.#decode(bytes.subarray(0, got))) };
    }
    const from = position - stretch.text;
    return { bytesRead: this.#held.text.copy(into, at, from, from + length) };
  }

  #stretchAt(position: number): Stretch | undefined {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stretches[middle]!.text <= position) low = middle + 1;
      else high = middle;
    }
    return this.#stretches[low - 1];
  }
}

async function readFully(file: FileHandle, bytes: Buffer, position: number): Promise<number> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}

/** Not within a pair of surrogates. */
function wholeUnits(bytes: Buffer, isBig: boolean): number {
  const last = isBig ? bytes.readUInt16BE(bytes.length - 2) : bytes.readUInt16LE(bytes.length - 2);
  return last >= 0xd800 && last < 0xdc00 ? bytes.length - 2 : bytes.length;
}

/** Up to the last line end, which is no part of a longer character in any encoding of bytes. */
function wholeLines(bytes: Buffer): number {
  const end = bytes.lastIndexOf(LF) + 1;
  if (end > 0) return end;
  for (let at = bytes.length; at > 0; at--) if (bytes[at - 1]! < 0x30) return at;
  return bytes.length;
}
