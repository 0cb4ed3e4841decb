import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { messageOf, PromptloomError } from '../../errors.ts';

const SAMPLE_BYTES = 64 * 1024;
const SAMPLES = 16;

const WHY: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its symbolic links go in circles',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
};

/** Says in words why the file system would not give a file. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return WHY[code] ?? messageOf(error);
}

/** An error `source-unreadable` that names the file. */
export function unreadable(path: string, why: string, hint = '', cause?: unknown): PromptloomError {
  return new PromptloomError('source-unreadable', `Cannot read ${path}: ${why}.`, { hint, cause });
}

/**
 * Opens a regular file. Pipes and devices are refused: they have no size and cannot be resumed.
 * @throws PromptloomError `source-unreadable`.
 */
export async function openSource(path: string): Promise<{ file: FileHandle; size: number }> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await file.stat();
    if (stat.isFile()) return { file, size: stat.size };
    if (stat.isDirectory()) throw unreadable(path, WHY.EISDIR!, 'Give the files in it: FOLDER/*.csv');
    throw unreadable(path, 'it is not a regular file');
  } catch (error) {
    await file?.close();
    throw error instanceof PromptloomError ? error : unreadable(path, whyUnreadable(error), '', error);
  }
}

/**
 * A text that changes with the content of a file: SHA-256 over the size and 16 samples of 64 KiB spread evenly from
 * head to tail. Files up to 1 MiB are hashed whole; in larger ones a change of the same length may slip between
 * two samples, the price of answering at once for a file of many gigabytes.
 * @throws PromptloomError `source-unreadable`.
 */
export async function fingerprintFile(path: string): Promise<string> {
  const { file, size } = await openSource(path);
  try {
    const hash = createHash('sha256').update(`${size}\n`);
    const sample = Buffer.allocUnsafe(SAMPLE_BYTES);
    const step = Math.max(SAMPLE_BYTES, (size - SAMPLE_BYTES) / (SAMPLES - 1));
    for (let i = 0; i < SAMPLES; i++) {
      const offset = Math.floor(i * step);
      if (offset >= size) break;
      hash.update(sample.subarray(0, await readFully(file, sample, 0, SAMPLE_BYTES, offset)));
    }
    return `sha256s:${hash.digest('hex')}`;
  } catch (error) {
    throw unreadable(path, whyUnreadable(error), '', error);
  } finally {
    await file.close();
  }
}

/**
 * The first bytes of a file, or all where it is shorter.
 * @throws PromptloomError `source-unreadable`.
 */
export async function firstBytes(path: string, length: number): Promise<Buffer> {
  const { file } = await openSource(path);
  try {
    const head = Buffer.alloc(length);
    return head.subarray(0, await readFully(file, head, 0, length, 0));
  } catch (error) {
    throw unreadable(path, whyUnreadable(error), '', error);
  } finally {
    await file.close();
  }
}

async function readFully(
  file: ReadableBytes,
  into: Buffer,
  at: number,
  length: number,
  position: number,
): Promise<number> {
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(into, at + done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}

/** What bytes can be read from at any offset, as from a file handle. */
export interface ReadableBytes {
  read(into: Buffer, at: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/** A stretch of a file in memory that moves forward, or anywhere on a seek; its memory never grows. */
export class FileWindow {
  readonly buffer: Buffer;
  /** Offset in the file of `buffer[0]`. */
  base = 0;
  /** How many bytes of `buffer` are filled. */
  length = 0;
  /** Whether the window reaches the end of the file. */
  atEnd = false;
  readonly #file: ReadableBytes;

  constructor(file: ReadableBytes, capacity: number) {
    this.#file = file;
    this.buffer = Buffer.allocUnsafe(capacity);
  }

  /** Moves the window to begin at a file offset and fills it, reading only what it does not hold yet. */
  async fill(from: number): Promise<void> {
    const held = this.base + this.length - from;
    const kept = from >= this.base && held > 0 ? held : 0;
    if (kept > 0) this.buffer.copyWithin(0, from - this.base, this.length);
    this.base = from;
    this.length = kept;
    const wanted = this.buffer.length - kept;
    const got = await readFully(this.#file, this.buffer, kept, wanted, from + kept);
    this.length += got;
    this.atEnd = got < wanted;
  }
}
