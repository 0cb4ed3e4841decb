import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

const COMMIT = /^[0-9a-f]{40}$/;

/** A file of a repository in the cache. */
export interface CachedFile {
  /** Where it is, absolute; a link in most cases. */
  file: string;
  size: number;
  /** The checksum that the cache names its contents by; undefined for plain copies. */
  etag: string | undefined;
}

/**
 * One repository in the hub's cache, laid out as Python's huggingface_hub does, so that each finds what the other
 * fetched: `models--owner--name/{blobs/CHECKSUM, refs/REVISION, snapshots/COMMIT/PATH}`, the last being links.
 */
export class RepositoryCache {
  readonly folder: string;
  readonly #cacheFolder: string;

  constructor(cacheFolder: string, repository: string) {
    this.#cacheFolder = cacheFolder;
    this.folder = path.join(cacheFolder, ['models', ...repository.split('/')].join('--'));
  }

  /** The folder of a revision's files: of the commit that it named last, or else of files put there by hand. */
  snapshotFolder(revision: string): string {
    return path.join(this.folder, 'snapshots', this.#commitOf(revision) ?? revision);
  }

  /** A file of a revision, if it is here. */
  find(revision: string, file: string): CachedFile | undefined {
    const link = path.join(this.snapshotFolder(revision), file);
    try {
      const stats = statSync(link);
      if (!stats.isFile()) return undefined;
      const real = realpathSync(link);
      const isBlob = path.basename(path.dirname(real)) === 'blobs';
      return { file: link, size: stats.size, etag: isBlob ? path.basename(real) : undefined };
    } catch {
      // Missing, a link whose target was removed, or nothing that this user may look at: fetching says which.
      return undefined;
    }
  }

  /** The paths of all files of a revision that are here. */
  async list(revision: string): Promise<string[]> {
    const folder = this.snapshotFolder(revision);
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    return names
      .filter((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile())
      .map((name) => name.split(path.sep).join('/'));
  }

  /** Where the contents with a checksum are kept. */
  blob(etag: string): string {
    return path.join(this.folder, 'blobs', etag);
  }

  /** Where contents lie while they arrive; the name is not Python's, so that the two do not write into one file. */
  incomplete(etag: string): string {
    return `${this.blob(etag)}.promptloom.incomplete`;
  }

  /** Makes the folders that a file needs. */
  async prepare(): Promise<void> {
    await mkdir(path.join(this.folder, 'blobs'), { recursive: true });
  }

  /** Makes contents that have arrived whole appear as a file of a commit, all at once. */
  async place(commit: string, file: string, etag: string): Promise<void> {
    const target = path.join(this.folder, 'snapshots', commit, file);
    await mkdir(path.dirname(target), { recursive: true });
    const temporary = `${target}.${randomUUID()}.tmp`;
    const blob = this.blob(etag);
    try {
      await symlink(path.relative(path.dirname(target), blob), temporary);
    } catch {
      // No links here, as on Windows without the right to make them.
      await copyFile(blob, temporary);
    }
    await rename(temporary, target).catch(async (error: unknown) => {
      await rm(temporary, { force: true });
      throw error;
    });
  }

  /** Remembers which commit a branch named. */
  async writeRef(revision: string, commit: string): Promise<void> {
    if (revision === commit) return;
    const file = path.join(this.folder, 'refs', revision);
    await mkdir(path.dirname(file), { recursive: true });
    const temporary = `${file}.${randomUUID()}.tmp`;
    await writeFile(temporary, commit);
    await rename(temporary, file);
  }

  /**
   * Removes files from all commits, their contents where nothing else refers to them, and what had begun to arrive.
   * @returns the bytes that this freed.
   */
  async remove(files: readonly string[]): Promise<number> {
    const snapshots = path.join(this.folder, 'snapshots');
    const commits = await readdir(snapshots).catch(() => []);
    let freed = 0;
    for (const commit of commits) {
      for (const file of files) {
        const target = path.join(snapshots, commit, file);
        const found = this.find(commit, file);
        if (found && !found.etag) freed += found.size;
        await rm(target, { force: true });
      }
    }
    const used = new Set<string>();
    let left = 0;
    for (const commit of commits) {
      for (const file of await this.list(commit)) {
        left += 1;
        used.add(this.find(commit, file)?.etag ?? '');
      }
    }
    const blobs = await readdir(path.join(this.folder, 'blobs')).catch(() => []);
    for (const name of blobs) {
      const isOurs = !name.includes('.') || name.includes('.promptloom.');
      if (!isOurs || used.has(name)) continue;
      freed += statSync(this.blob(name), { throwIfNoEntry: false })?.size ?? 0;
      await unlink(this.blob(name)).catch(() => undefined);
    }
    if (left === 0) {
      await rm(this.folder, { recursive: true, force: true });
      await rm(path.join(this.#cacheFolder, '.locks', path.basename(this.folder)), {
        recursive: true,
        force: true,
      });
    }
    return freed;
  }

  #commitOf(revision: string): string | undefined {
    if (COMMIT.test(revision)) return revision;
    const ref = path.join(this.folder, 'refs', revision);
    const commit = existsSync(ref) ? readFileSync(ref, 'utf8').trim() : '';
    return COMMIT.test(commit) ? commit : undefined;
  }
}
