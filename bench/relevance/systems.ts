import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../../src/config.ts';
import { Library } from '../../src/library/library.ts';
import type { Closeness, Mode } from '../../src/records/search.ts';

/** One way to ask a library. */
export interface Way {
  name: string;
  mode: Mode;
  /** Weight of words in a hybrid search; left out: the default. */
  lexical?: number;
}

/** The first results of a query, by the keys that the prompts were given, and how close they are said to be. */
export interface Found {
  keys: string[];
  closeness?: Closeness;
}

/** A library of its own, filled with some prompts as an import fills it. */
export class Filled {
  readonly #folder: string;
  readonly #library: Library;
  /** Prompts that the library took. */
  readonly prompts: number;

  private constructor(folder: string, library: Library, prompts: number) {
    this.#folder = folder;
    this.#library = library;
    this.prompts = prompts;
  }

  /** @param rows texts with a key each, which results are told by */
  static async with(embedder: string, rows: readonly { key: string; text: string }[]): Promise<Filled> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-relevance-'));
    const library = await Library.open({
      ...readConfig({ embedder }),
      library: path.join(folder, 'library'),
    });
    try {
      await library.prepareQueries();
      const file = path.join(folder, 'prompts.csv');
      const lines = rows.map(({ key, text }) => `${key},"${text.replaceAll('"', '""')}"`);
      await writeFile(file, ['id,prompt', ...lines, ''].join('\n'));
      const { kept } = await library.import({ path: file });
      return new Filled(folder, library, kept);
    } catch (error) {
      await library.close();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async ask(text: string, { mode, lexical }: Way, k: number): Promise<Found> {
    const { results, closeness } = await this.#library.search({
      text,
      plain: true,
      mode,
      k,
      ...(lexical !== undefined && { weights: { lexical } }),
    });
    return { keys: results.map(({ sourceId }) => sourceId!), ...(closeness && { closeness }) };
  }

  async close(): Promise<void> {
    await this.#library.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** By meaning, by words, and both with each of some weights of words; none: with the default one. */
export function waysOf(weights: readonly number[]): Way[] {
  return [
    { name: 'meaning alone', mode: 'semantic' },
    { name: 'words alone', mode: 'lexical' },
    ...(weights.length === 0
      ? [{ name: 'hybrid', mode: 'hybrid' as const }]
      : weights.map((lexical) => ({
          name: weights.length > 1 ? `hybrid, words × ${lexical}` : 'hybrid',
          mode: 'hybrid' as const,
          lexical,
        }))),
  ];
}
