import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Grade } from './measures.ts';

const fileOf = (name: string) => fileURLToPath(new URL(`../relevance-data/${name}.jsonl`, import.meta.url));

/** A query of the concept set; what settings are chosen by is `tune`, what is reported of them is `test`. */
export interface Concept {
  query: string;
  topic: string;
  split: 'tune' | 'test';
  /** Keys of prompts that it was written for; none of its content words is in them. */
  sought: string[];
}

/** A query of the concept set in other languages. */
export interface Translation {
  query: string;
  languages: Record<string, string>;
}

/** Judged prompts by query. */
export type Judgements = Map<string, Map<string, Grade>>;

export async function readConcepts(): Promise<Concept[]> {
  return (await readLines('concepts')) as Concept[];
}

export async function readTranslations(): Promise<Translation[]> {
  return (await readLines('translations')) as Translation[];
}

/** One line a query: the keys of the prompts that got each grade. @param name of the concept set, or of queries as people type them. */
export async function readJudgements(name: 'judgements' | 'natural' = 'judgements'): Promise<Judgements> {
  const lines = (await readLines(name)) as { query: string; grades: Record<string, string[]> }[];
  return new Map(
    lines.map(({ query, grades }) => [
      query,
      new Map(
        Object.entries(grades).flatMap(([grade, keys]) =>
          keys.map((key): [string, Grade] => [key, Number(grade) as Grade]),
        ),
      ),
    ]),
  );
}

/** Writes all judged pairs, in an order that changes little when some are added. */
export async function writeJudgements(judgements: Judgements): Promise<void> {
  const lines = [...judgements]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([query, grades]) => {
      const keysOf = (grade: number) =>
        [...grades].flatMap(([key, one]) => (one === grade ? [key] : [])).sort();
      return JSON.stringify({ query, grades: Object.fromEntries([3, 2, 1, 0].map((g) => [g, keysOf(g)])) });
    });
  await writeFile(fileOf('judgements'), `${lines.join('\n')}\n`);
}

async function readLines(name: string): Promise<unknown[]> {
  const text = await readFile(fileOf(name), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
