import type { FileHandle } from 'node:fs/promises';
import { DecodedFile } from '../files/decoded-file.ts';
import { openSource, type ReadableBytes } from '../files/file.ts';
import type { ColumnMapping } from '../rows/columns.ts';

/** How a file of text is read. */
export interface TextOptions {
  /** What it is in, as the Encoding Standard names it; undefined for UTF-8. */
  encoding?: string | undefined;
  /** Which column or field is what, where somebody said so. */
  columns?: ColumnMapping | undefined;
}

/** A file whose bytes are UTF-8, whatever it is in. */
export interface TextFile {
  file: FileHandle;
  bytes: ReadableBytes;
  /** Of the text in UTF-8. */
  size: number;
}

/** @throws PromptloomError `source-unreadable`. */
export async function openText(
  path: string,
  { encoding }: TextOptions,
  signal?: AbortSignal,
): Promise<TextFile> {
  const { file, size } = await openSource(path);
  if (encoding === undefined || encoding === 'utf-8') return { file, bytes: file, size };
  try {
    const decoded = await DecodedFile.open(file, encoding, signal);
    return { file, bytes: decoded, size: decoded.size };
  } catch (error) {
    await file.close();
    throw error;
  }
}
