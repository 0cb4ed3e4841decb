import type { Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, PromptloomError } from '../../errors.ts';
import type { RepositoryCache } from './cache.ts';
import { addFile, startChecksum } from './checksum.ts';
import { withLock } from './download-lock.ts';
import { megabytes, writeFailure } from './file-errors.ts';
import type { Answer, HubClient, HubFile } from './hub-client.ts';
import { stopped } from './hub-errors.ts';

/** How often in a row a connection may break without a byte more having arrived. */
const BREAKS = 4;

/** A file to fetch into the cache. */
export interface Download {
  repository: string;
  file: string;
  /** What the hub told of it. */
  about: HubFile;
  cache: RepositoryCache;
  signal?: AbortSignal;
  /** Told how many bytes of the file are here. */
  onBytes?: (bytes: number) => void;
}

/**
 * Fetches one file into the cache: goes on where an earlier attempt stopped, survives lost connections, checks the size
 * and the checksum, and only then lets the file appear. Of several processes one fetches and the others wait.
 * @throws PromptloomError `fetch-failed` saying what came or why it could not be written; `cancelled`.
 */
export async function download(hub: HubClient, job: Download): Promise<void> {
  const { about, cache, file } = job;
  const blob = cache.blob(about.etag);
  try {
    await cache.prepare();
    if (!isWhole(blob, await sizeOf(blob), about)) {
      await withLock(`${cache.incomplete(about.etag)}.lock`, job.signal, async () => {
        if (!isWhole(blob, await sizeOf(blob), about)) await fetchBlob(hub, job);
      });
    }
    job.onBytes?.(about.size);
    await cache.place(about.commit, file, about.etag);
  } catch (error) {
    if (job.signal?.aborted) throw stopped();
    throw writeFailure(path.join(cache.folder, 'blobs'), error);
  }
}

function isWhole(blob: string, size: number, about: HubFile): boolean {
  return existsSync(blob) && size === about.size;
}

/** The second attempt begins from nothing: what an earlier process left may have been wrong. */
async function fetchBlob(hub: HubClient, job: Download): Promise<void> {
  const { cache, about } = job;
  const incomplete = cache.incomplete(about.etag);
  const resumed = await sizeOf(incomplete);
  if (resumed > about.size) await rm(incomplete);
  await checkRoom(job, Math.min(resumed, about.size));
  let isRight = await fetchBytes(hub, job, incomplete);
  if (!isRight && resumed > 0) {
    await rm(incomplete, { force: true });
    isRight = await fetchBytes(hub, job, incomplete);
  }
  if (isRight) return rename(incomplete, cache.blob(about.etag));
  await rm(incomplete, { force: true });
  throw new PromptloomError(
    'fetch-failed',
    `${job.file} of ${job.repository} arrived with a wrong checksum, so it was thrown away`,
    {
      hint: 'Try again; if it happens once more, something between here and the hub changes files: a proxy or a broken mirror (HF_ENDPOINT).',
    },
  );
}

/** @returns whether the bytes that arrived have the checksum. */
async function fetchBytes(hub: HubClient, job: Download, incomplete: string): Promise<boolean> {
  const { about, repository, file, signal } = job;
  const writer = await Writer.open(incomplete, about, signal);
  try {
    let furthest = writer.size;
    for (let breaks = 0; writer.size < about.size; ) {
      job.onBytes?.(writer.size);
      const answer = await hub.open(repository, about.commit, file, writer.size);
      const reason = await receive(answer, writer, job);
      if (writer.size >= about.size) break;
      breaks = writer.size > furthest ? 0 : breaks + 1;
      furthest = Math.max(furthest, writer.size);
      if (breaks >= BREAKS) throw truncated(job, writer.size, reason);
      if (breaks > 0 || reason !== undefined) await hub.pause(breaks);
    }
    return await writer.finish();
  } finally {
    await writer.close();
  }
}

/**
 * Takes in what one answer brings.
 * @returns why the connection broke; undefined when the answer came to its end.
 */
async function receive(
  { status, headers, body }: Answer,
  writer: Writer,
  job: Download,
): Promise<string | undefined> {
  const starts = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
  const goesOn = status === 206 && Number(starts) === writer.size;
  if (status === 416 || !goesOn) await writer.restart();
  if (status === 416 || (status === 206 && !goesOn)) {
    body.destroy();
    return 'the hub cannot go on in the middle';
  }
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      await writer.write(chunk, job);
      job.onBytes?.(writer.size);
    }
    return undefined;
  } catch (error) {
    if (job.signal?.aborted) throw stopped();
    // What the writer says is final; what the connection says may pass.
    if (error instanceof PromptloomError) throw error;
    return messageOf(error);
  }
}

/** Writes what arrives and keeps the checksum with it. */
class Writer {
  size: number;
  readonly #path: string;
  readonly #about: HubFile;
  readonly #handle: FileHandle;
  #hash: Hash;

  private constructor(path: string, about: HubFile, handle: FileHandle, hash: Hash, size: number) {
    this.#path = path;
    this.#about = about;
    this.#handle = handle;
    this.#hash = hash;
    this.size = size;
  }

  static async open(path: string, about: HubFile, signal: AbortSignal | undefined): Promise<Writer> {
    const size = await sizeOf(path);
    const hash = startChecksum(about.etag, about.size)!;
    if (size > 0) await addFile(hash, path, signal);
    return new Writer(path, about, await open(path, 'a'), hash, size);
  }

  /** @throws PromptloomError when more arrives than there should be, or it cannot be written. */
  async write(chunk: Buffer, job: Download): Promise<void> {
    if (this.size + chunk.length > this.#about.size) {
      await this.restart();
      throw new PromptloomError(
        'fetch-failed',
        `${job.file} of ${job.repository} is longer than the ${megabytes(this.#about.size)} that the hub announced`,
        { hint: 'Check HF_ENDPOINT and the proxy.' },
      );
    }
    await this.#handle.appendFile(chunk).catch((error: unknown) => {
      throw writeFailure(this.#path, error);
    });
    this.#hash.update(chunk);
    this.size += chunk.length;
  }

  /** Begins anew. */
  async restart(): Promise<void> {
    if (this.size > 0) await this.#handle.truncate(0);
    this.#hash = startChecksum(this.#about.etag, this.#about.size)!;
    this.size = 0;
  }

  /** @returns whether the checksum is right; the bytes are on the disk then. */
  async finish(): Promise<boolean> {
    await this.#handle.sync();
    return this.#hash.digest('hex') === this.#about.etag;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

function truncated(
  { file, repository, about }: Download,
  size: number,
  reason: string | undefined,
): PromptloomError {
  const why = reason === undefined ? 'it ends there' : reason;
  return new PromptloomError(
    'fetch-failed',
    `${file} of ${repository} was cut off after ${size} of ${about.size} bytes (${why})`,
    { hint: 'Run the same command again to go on; what has arrived is kept.' },
  );
}

/** @throws PromptloomError when the disk has no room for the rest. */
async function checkRoom({ file, about, cache }: Download, here: number): Promise<void> {
  const disk = await statfs(cache.folder).catch(() => undefined);
  if (!disk) return;
  const free = disk.bavail * disk.bsize;
  const needed = about.size - here;
  if (needed <= free) return;
  throw new PromptloomError(
    'fetch-failed',
    `${file} needs ${megabytes(needed)}, and the disk of ${cache.folder} has ${megabytes(free)} left`,
    { hint: 'Make room, or set HF_HOME to a folder on another disk.' },
  );
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}
