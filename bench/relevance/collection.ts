import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { idOf } from '../../src/store/sql/ids.ts';
import { realisticPrompts } from '../support/prompt-rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = path.join(root, '..', 'shared', 'data');

/** A prompt of a collection, and the data set that it is from. */
export interface Row {
  text: string;
  source: string;
}

/** The prompts of known-item search, each once: the public ones that are at hand, the sample, and `rows` of our own. */
export async function knownItems(rows: number): Promise<Row[]> {
  const texts = [...(await partiPrompts()), ...(await styles()), ...(await sample())];
  for (const text of realisticPrompts(rows, 5)) texts.push({ text, source: 'generated' });
  return once(texts);
}

/**
 * The prompts of the concept set, each once.
 * @throws Error that names the data set that is missing: judged pairs mean nothing over other prompts
 */
export async function conceptRows(): Promise<Row[]> {
  for (const folder of ['partiprompts', 'sd-styles', 'trending-prompts']) {
    if (!existsSync(path.join(data, folder)))
      throw new Error(`the concept set needs the data set ${path.join(data, folder)}, which is not there`);
  }
  const trending = await csv(path.join(data, 'trending-prompts', 'prompts.csv'), 'trending prompts');
  return once([...(await partiPrompts()), ...(await styles()), ...trending, ...(await sample())]);
}

/** What judgements call a prompt; line breaks and runs of spaces do not matter. */
export function keyOf(text: string): string {
  return idOf('prompt', text.replace(/\s+/g, ' ').trim());
}

/** How many prompts are from where, in words. */
export function describeRows(rows: readonly Row[]): string {
  const sources = [...new Set(rows.map(({ source }) => source))];
  const counts = sources.map((name) => `${rows.filter(({ source }) => source === name).length} ${name}`);
  return `${rows.length.toLocaleString('en')} prompts (${counts.join(', ')})`;
}

function once(rows: readonly Row[]): Row[] {
  const found = new Map<string, string>();
  for (const { text, source } of rows) {
    const trimmed = text.trim();
    if (trimmed !== '' && !found.has(trimmed)) found.set(trimmed, source);
  }
  return [...found].map(([text, source]) => ({ text, source }));
}

async function partiPrompts(): Promise<Row[]> {
  const file = path.join(data, 'partiprompts', 'PartiPrompts.tsv');
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').slice(1);
  return lines.map((line) => ({
    text: line.split('\t')[0]!.replace(/^"(.*)"$/, '$1'),
    source: 'PartiPrompts',
  }));
}

async function styles(): Promise<Row[]> {
  const file = path.join(data, 'sd-styles', 'prompts.csv');
  return existsSync(file) ? csv(file, 'Stable Diffusion styles') : [];
}

function sample(): Promise<Row[]> {
  return csv(path.join(root, 'sample', 'prompts.csv'), 'sample');
}

async function csv(file: string, source: string): Promise<Row[]> {
  const records = parse(await readFile(file, 'utf8'), { columns: true }) as { prompt: string }[];
  return records.map(({ prompt }) => ({ text: prompt, source }));
}
