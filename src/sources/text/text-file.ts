import type { FileHandle } from 'node:fs/promises';
import { DecodedFile } from '../files/decoded-file.ts';
import { FileWindow, openSource } from '../files/file.ts';
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
  /** Its bytes, at its beginning for now. */
  window: FileWindow;
  /** Of the text in UTF-8. */
  size: number;
}

/**
 * @param capacity how many bytes are in memory at once.
 * @throws PromptloomError `source-unreadable`.
 */
export async function openText(
  path: string,
  { encoding }: TextOptions,
  capacity: number,
  signal?: AbortSignal,
): Promise<TextFile> {
  const { file, size } = await openSource(path);
  try {
    const isUtf8 = encoding === undefined || encoding === 'utf-8';
    const decoded = isUtf8 ? undefined : await DecodedFile.open(file, encoding, signal);
    const window = new FileWindow(decoded ?? file, capacity);
    await window.fill(0);
    return { file, window, size: decoded?.size ?? size };
  } catch (error) {
    await file.close();
    throw error;
  }
}
