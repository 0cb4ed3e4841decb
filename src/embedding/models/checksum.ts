import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/**
 * Starts the checksum that a name of the hub's cache holds: the SHA-256 of a large file, or git's SHA-1 of a small one.
 * @param size of the whole file, which git's counts in.
 * @returns undefined when the name is neither.
 */
export function startChecksum(etag: string, size: number): Hash | undefined {
  if (/^[0-9a-f]{64}$/.test(etag)) return createHash('sha256');
  if (/^[0-9a-f]{40}$/.test(etag)) return createHash('sha1').update(`blob ${size}\0`);
  return undefined;
}

/** Reads a file into a checksum. */
export async function addFile(hash: Hash, file: string, signal?: AbortSignal): Promise<void> {
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal })) hash.update(chunk);
}

/** Whether a file has the checksum; undefined when the name is no checksum. */
export async function hasChecksum(
  file: string,
  etag: string,
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  const hash = startChecksum(etag, (await stat(file)).size);
  if (!hash) return undefined;
  await addFile(hash, file, signal);
  return hash.digest('hex') === etag;
}
