/** Sheets of pairs of a query and a prompt, to be judged without knowing which system found the prompt. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { idOf } from '../../src/store/sql/ids.ts';
import { randomFrom } from '../support/prompt-rows.ts';
import type { Judgements } from './concept-data.ts';
import type { Grade } from './measures.ts';

/** Pairs of a sheet. */
const PAIRS = 250;
/** Words of a prompt that are shown; of longer ones the beginning, the middle and the end. */
const WORDS = 140;
const PAIRS_FILE = 'pairs.json';

/**
 * Writes the pairs that nobody has judged as `01.jsonl`, `02.jsonl` …: {query, key, text}. Queries come in random order,
 * and so do the prompts of each.
 * @returns how many pairs
 */
export async function writeSheets(
  folder: string,
  found: ReadonlyMap<string, ReadonlySet<string>>,
  judged: Judgements,
  texts: ReadonlyMap<string, string>,
): Promise<number> {
  const random = randomFrom(found.size);
  const pairs: Record<string, [query: string, prompt: string]> = {};
  const sheets: string[][] = [[]];
  for (const [query, keys] of shuffled([...found], random)) {
    const unjudged = [...keys].filter((key) => !judged.get(query)?.has(key)).sort();
    if (sheets.at(-1)!.length + unjudged.length > PAIRS) sheets.push([]);
    for (const prompt of shuffled(unjudged, random)) {
      const key = idOf('prompt', query, prompt);
      pairs[key] = [query, prompt];
      sheets.at(-1)!.push(JSON.stringify({ query, key, text: shown(texts.get(prompt)!) }));
    }
  }
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, PAIRS_FILE), JSON.stringify(pairs));
  const filled = sheets.filter((sheet) => sheet.length > 0);
  for (const [n, sheet] of filled.entries())
    await writeFile(path.join(folder, `${String(n + 1).padStart(2, '0')}.jsonl`), `${sheet.join('\n')}\n`);
  return Object.keys(pairs).length;
}

/**
 * Adds the answers, as {key, grade} in the `.jsonl` files of a folder, to the judged pairs.
 * @param sheets the folder that {@link writeSheets} wrote
 * @returns how many pairs
 * @throws Error that names the file and the line that is no answer
 */
export async function foldJudged(folder: string, sheets: string, judged: Judgements): Promise<number> {
  const pairs = JSON.parse(await readFile(path.join(sheets, PAIRS_FILE), 'utf8')) as Record<
    string,
    [string, string]
  >;
  let count = 0;
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.jsonl')).sort()) {
    const lines = (await readFile(path.join(folder, name), 'utf8')).split('\n');
    for (const [n, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const { key, grade } = JSON.parse(line) as { key: string; grade: Grade };
      const pair = pairs[key];
      if (!pair || ![0, 1, 2, 3].includes(grade))
        throw new Error(`${name}:${n + 1} is no answer: a key of the sheets and a grade from 0 to 3`);
      const [query, prompt] = pair;
      if (!judged.has(query)) judged.set(query, new Map());
      judged.get(query)!.set(prompt, grade);
      count++;
    }
  }
  return count;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other]!, order[n]!];
  }
  return order;
}

/** A prompt on one line: JSON by its values, long ones cut. */
function shown(text: string): string {
  const words = byValues(text).split(/\s+/).filter(Boolean);
  if (words.length <= WORDS) return words.join(' ');
  const middle = Math.floor(words.length / 2);
  const parts = [words.slice(0, 75), words.slice(middle - 15, middle + 15), words.slice(-15)];
  return parts.map((part) => part.join(' ')).join(' […] ');
}

function byValues(text: string): string {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}') + 1;
  if (from < 0 || to <= from) return text;
  try {
    const values = [...pairsOf('', JSON.parse(text.slice(from, to)))].filter(([, value]) => value.length > 2);
    return `${text.slice(0, from)} ${values.map(([name, value]) => `${name}: ${value}`).join('; ')}`;
  } catch {
    return text.replace(/[{}[\]"]+/g, ' ');
  }
}

function* pairsOf(name: string, value: unknown): Generator<[name: string, value: string]> {
  if (typeof value === 'string' || typeof value === 'number') yield [name, String(value)];
  else if (Array.isArray(value)) for (const one of value) yield* pairsOf(name, one);
  else if (value) for (const [key, one] of Object.entries(value)) yield* pairsOf(key, one);
}
