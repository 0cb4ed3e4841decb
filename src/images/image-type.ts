import { type FileHandle, open } from 'node:fs/promises';

/** What the files of images begin with, in hexadecimal. SVG, which can hold scripts, is not among them. */
const STARTS: readonly [string, RegExp][] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^47494638(37|39)61/],
  ['image/webp', /^52494646.{8}57454250/],
  ['image/avif', /^.{8}66747970617669(66|73)/],
  ['image/tiff', /^(49492a00|4d4d002a)/],
  ['image/bmp', /^424d/],
];

/** The type of an image by its first bytes, whatever its name says; undefined for what is none that browsers show. */
async function imageType(file: FileHandle): Promise<string | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
  return typeOfImage(buffer.subarray(0, bytesRead));
}

/** The same of bytes in memory. */
export function typeOfImage(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return STARTS.find(([, pattern]) => pattern.test(start))?.[0];
}

/** Looks at an image's file: its size, when it changed and its type. */
export async function inspectImage(path: string) {
  const file = await open(path);
  try {
    const { size, mtimeMs } = await file.stat();
    return { size, mtimeMs, type: await imageType(file) };
  } finally {
    await file.close();
  }
}
