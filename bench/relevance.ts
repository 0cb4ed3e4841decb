/**
 * Measures whether a search finds the one prompt that somebody remembers (known-item search): queries are made from
 * prompts of the library by taking some of their words, in another order, some of them misspelt; three levels of
 * difficulty. Compares meaning alone, words alone, and both fused, by mean reciprocal rank.
 *
 *     npx tsx bench/relevance.ts [--queries 600] [--rows 20000] [--seeds 1,2,3,4] [--weights 0.5,1,2] [--save]
 *
 * The prompts are the public PartiPrompts and Stable Diffusion style prompts where they are at hand
 * (`../shared/data`), prompts of our own that a random walk over word lists makes, and the sample.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { LiteEmbedder } from '../src/embedding/lite/lite-embedder.ts';
import { type Mode, SearchRequestSchema } from '../src/records/search.ts';
import { type Summarise, search } from '../src/search/search.ts';
import { idOf } from '../src/store/sql/ids.ts';
import { Store } from '../src/store/store.ts';
import { randomFrom, realisticPrompts } from './support/prompt-rows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const K = 50;
const { values: options } = parseArgs({
  options: {
    queries: { type: 'string', default: '600' },
    rows: { type: 'string', default: '20000' },
    seeds: { type: 'string', default: '1,2,3,4' },
    weights: { type: 'string', default: '1' },
    save: { type: 'boolean', default: false },
  },
});

/** How a query differs from the prompt it is made from. */
interface Level {
  name: string;
  /** Share of the words that is kept; at least {@link least}. */
  keep: number;
  least: number;
  most: number;
  /** Share of the kept words of five letters or more that is misspelt. */
  misspelt: number;
  /** Whether words change their form: another ending, or a word that means the same. */
  reworded: boolean;
}

const LEVELS: readonly Level[] = [
  { name: 'easy', keep: 0.7, least: 3, most: 12, misspelt: 0, reworded: false },
  { name: 'medium', keep: 0.45, least: 3, most: 6, misspelt: 0.15, reworded: true },
  { name: 'hard', keep: 0.35, least: 2, most: 4, misspelt: 0.3, reworded: true },
];

/** Words that people use for one another. */
const SYNONYMS: Record<string, string> = Object.fromEntries(
  `photo photograph|painting artwork|image image|woman lady|man guy|big large|small tiny|city town|dog puppy|cat kitten|house home|
boat ship|car automobile|ocean sea|forest woods|night evening|old ancient|beautiful pretty|child kid|street road|stone rock|happy joyful|
bright vivid|dark gloomy|red crimson|drawing sketch|light glow|portrait face|mountain peak|river stream`
    .split(/\|\n?/)
    .flatMap((pair) => {
      const [a, b] = pair.split(' ') as [string, string];
      return [
        [a, b],
        [b, a],
      ];
    }),
);

const seeds = options.seeds.split(',').map(Number);
const texts = await collection(Number(options.rows));
const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-relevance-'));
const embedder = await LiteEmbedder.open();
const store = await Store.open(folder, embedder.model);
try {
  await fill();
  const report = await measure();
  process.stdout.write(report);
  if (options.save) await writeFile(path.join(root, 'bench', 'results', 'relevance.md'), report);
} finally {
  await store.close();
  await embedder.close();
  await rm(folder, { recursive: true, force: true });
}

/** The prompts of the library, each once, and from where; queries are made of the public ones. */
async function collection(rows: number): Promise<{ text: string; source: string }[]> {
  const found = new Map<string, string>();
  const add = (text: string, source: string) => {
    const trimmed = text.trim();
    if (trimmed !== '' && !found.has(trimmed)) found.set(trimmed, source);
  };
  const data = path.join(root, '..', 'shared', 'data');
  const parti = path.join(data, 'partiprompts', 'PartiPrompts.tsv');
  if (existsSync(parti)) {
    const lines = (await readFile(parti, 'utf8')).split('\n').slice(1);
    for (const line of lines) add(line.split('\t')[0]!.replace(/^"(.*)"$/, '$1'), 'PartiPrompts');
  }
  const styles = path.join(data, 'sd-styles', 'prompts.csv');
  if (existsSync(styles)) {
    const records = parse(await readFile(styles, 'utf8'), { columns: true }) as { prompt: string }[];
    for (const { prompt } of records) add(prompt, 'Stable Diffusion styles');
  }
  const sample = parse(await readFile(path.join(root, 'sample', 'prompts.csv'), 'utf8'), {
    columns: true,
  }) as { prompt: string }[];
  for (const { prompt } of sample) add(prompt, 'sample');
  for (const text of realisticPrompts(rows, 5)) add(text, 'generated');
  return [...found].map(([text, source]) => ({ text, source }));
}

async function fill(): Promise<void> {
  for (let from = 0; from < texts.length; from += 4096) {
    const some = texts.slice(from, from + 4096);
    const vectors = await embedder.embedText(some.map(({ text }) => text));
    await store.prompts.insert(
      some.map(({ text, source }, n) => ({
        prompt: {
          id: idOf('prompt', text),
          text,
          negativePrompt: '',
          settings: {},
          sourceSite: source,
          tags: [],
          origin: 'imported',
          createdAt: '2026-01-01T00:00:00.000Z',
        },
        vector: vectors[n]!,
      })),
    );
  }
}

async function measure(): Promise<string> {
  const weights = options.weights.split(',').map(Number);
  const ways: { name: string; mode: Mode; lexical?: number }[] = [
    { name: 'meaning alone', mode: 'semantic' },
    { name: 'words alone', mode: 'lexical' },
    ...weights.map((lexical) => ({
      name: weights.length > 1 ? `hybrid, words × ${lexical}` : 'hybrid',
      mode: 'hybrid' as const,
      lexical,
    })),
  ];
  const public_ = texts.filter(({ text }) => text.split(/\s+/).length >= 4);
  const sources = [...new Set(public_.map(({ source }) => source))];
  const rows: string[] = [];
  for (const level of LEVELS) {
    const queries = seeds.flatMap((seed) => queriesOf(public_, sources, level, seed));
    const byWords: number[] = [];
    for (const { name, mode, lexical } of ways) {
      const found: number[] = [];
      for (const { id, query } of queries) found.push(await reciprocalRank(id, query, mode, lexical));
      if (mode === 'lexical') byWords.push(...found);
      const share = (counts: (reciprocal: number) => boolean) =>
        `${((100 * found.filter(counts).length) / found.length).toFixed(1)} %`;
      const against = (counts: (difference: number) => boolean) =>
        found.filter((reciprocal, n) => counts(reciprocal - byWords[n]!)).length;
      const compared = mode === 'hybrid' ? `${against((one) => one > 0)} / ${against((one) => one < 0)}` : '';
      const mean = found.reduce((sum, reciprocal) => sum + reciprocal, 0) / found.length;
      rows.push(
        `| ${level.name} | ${name} | ${mean.toFixed(3)} | ${share((one) => one === 1)} | ${share((one) => one >= 0.1)} | ${compared} |`,
      );
    }
    rows.push(`| | *such as:* ${queries[0]!.query} | | | | |`);
  }
  return [
    '# Known-item search',
    '',
    `${texts.length.toLocaleString('en')} prompts (${sources.map((s) => `${texts.filter((t) => t.source === s).length} ${s}`).join(', ')}), ` +
      `as many queries from each source, ${options.queries} a level and seed; embedder ${embedder.model.id}; the first ${K} results count. Made by ` +
      `\`npx tsx bench/relevance.ts --queries ${options.queries} --rows ${options.rows} --seeds ${options.seeds} --save\`.`,
    '',
    '| queries | ranked by | mean reciprocal rank | first | among the first ten | queries that do better / worse than by words alone |',
    '|---|---|---:|---:|---:|---:|',
    ...rows,
    '',
    ...LEVELS.map(
      (level) =>
        `*${level.name}*: ${Math.round(level.keep * 100)} % of the words (${level.least} to ${level.most}), in another order` +
        `${level.misspelt ? `, ${Math.round(level.misspelt * 100)} % of the longer ones misspelt` : ''}` +
        `${level.reworded ? ', half of those that have one replaced by a synonym' : ''}.  `,
    ),
    '',
  ].join('\n');
}

/** Queries made from prompts, as many from each source, and the prompt that each means. */
function queriesOf(
  prompts: readonly { text: string; source: string }[],
  sources: readonly string[],
  level: Level,
  seed: number,
): { id: string; query: string }[] {
  const random = randomFrom(seed * 1000 + LEVELS.indexOf(level));
  const asked = sources.flatMap((source) => {
    const pool = prompts.filter((one) => one.source === source);
    const count = Math.ceil(Number(options.queries) / sources.length);
    return Array.from({ length: count }, () => pool[Math.floor(random() * pool.length)]!);
  });
  return asked.map(({ text }) => ({ id: idOf('prompt', text), query: blur(text, level, random) }));
}

/** 1 for a prompt that is found first, 1/2 for one found second, 0 for one that is not among the first K. */
async function reciprocalRank(
  id: string,
  query: string,
  mode: Mode,
  lexical: number | undefined,
): Promise<number> {
  const request = SearchRequestSchema.parse({
    text: query,
    plain: true,
    mode,
    k: K,
    ...(lexical !== undefined && { weights: { lexical } }),
  });
  const { results } = await search(request, embedder, store, { summarise });
  const rank = results.findIndex((match) => match.id === id) + 1;
  return rank > 0 ? 1 / rank : 0;
}

const summarise: Summarise = ({ id, url }) => ({ id, url, width: null, height: null, imageBackend: '' });

/** A prompt as somebody remembers it. */
function blur(text: string, level: Level, random: () => number): string {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2);
  for (let n = words.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [words[n], words[other]] = [words[other]!, words[n]!];
  }
  const count = Math.min(level.most, Math.max(level.least, Math.round(words.length * level.keep)));
  return words
    .slice(0, count)
    .map((word) => (level.reworded && random() < 0.5 ? (SYNONYMS[word] ?? word) : word))
    .map((word) => (word.length >= 5 && random() < level.misspelt ? misspell(word, random) : word))
    .join(' ');
}

/** Swaps, drops, doubles or replaces one letter behind the first. */
function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 4);
  if (kind === 0) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + word[at] + word.slice(at);
  return word.slice(0, at) + String.fromCharCode(97 + Math.floor(random() * 26)) + word.slice(at + 1);
}
