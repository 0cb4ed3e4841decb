/** Known-item search: queries are made from prompts, and the one prompt that each was made from is looked for. */
import { isFunctionWord } from '../../src/text/words.ts';
import { randomFrom } from '../support/prompt-rows.ts';
import { describeRows, keyOf, type Row } from './collection.ts';
import { mean } from './measures.ts';
import { Filled, waysOf } from './systems.ts';
import type { Thesaurus } from './thesaurus.ts';

const K = 50;

/** How a query differs from the prompt it is made from. */
interface Level {
  name: string;
  /** Share of the words that is kept; at least {@link least}. */
  keep: number;
  least: number;
  most: number;
  /** Share of the kept words of five letters or more that is misspelt. */
  misspelt: number;
  /** Which words are replaced by another that means the same. */
  reworded: 'none' | 'half of a few' | 'all';
}

const LEVELS: readonly Level[] = [
  { name: 'easy', keep: 0.7, least: 3, most: 12, misspelt: 0, reworded: 'none' },
  { name: 'medium', keep: 0.45, least: 3, most: 6, misspelt: 0.15, reworded: 'half of a few' },
  { name: 'hard', keep: 0.35, least: 2, most: 4, misspelt: 0.3, reworded: 'half of a few' },
  { name: 'synonyms', keep: 0.7, least: 3, most: 12, misspelt: 0, reworded: 'all' },
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

/** What is measured. */
export interface KnownItemOptions {
  embedder: string;
  /** Queries a level and seed, as many from each source. */
  queries: number;
  seeds: readonly number[];
  /** Weights of words in hybrid searches; none: the default. */
  weights: readonly number[];
  /** Without one the level that needs it is left out. */
  thesaurus?: Thesaurus | undefined;
}

/** Measures and reports. @param command how to repeat it */
export async function measureKnownItems(
  rows: readonly Row[],
  options: KnownItemOptions,
  command: string,
): Promise<string> {
  const { embedder, queries, seeds, weights, thesaurus } = options;
  const levels = LEVELS.filter(({ reworded }) => reworded !== 'all' || thesaurus);
  const asked = rows.filter(({ text }) => text.split(/\s+/).length >= 4);
  const lines: string[] = [];
  const library = await Filled.with(
    embedder,
    rows.map(({ text }) => ({ key: keyOf(text), text })),
  );
  try {
    for (const level of levels) {
      const made = seeds.flatMap((seed) => queriesOf(asked, level, seed, options));
      const byWords: number[] = [];
      for (const way of waysOf(weights)) {
        const found: number[] = [];
        for (const { key, query } of made) {
          const rank = (await library.ask(query, way, K)).keys.indexOf(key) + 1;
          found.push(rank > 0 ? 1 / rank : 0);
        }
        if (way.mode === 'lexical') byWords.push(...found);
        lines.push(rowOf(level.name, way.name, found, way.mode === 'hybrid' ? byWords : undefined));
      }
      lines.push(`| | *such as:* ${made[0]!.query} | | | | |`);
    }
  } finally {
    await library.close();
  }
  return [
    '# Known-item search',
    '',
    `${describeRows(rows)}, as many queries from each source, ${queries} a level and seed; embedder ${embedder}; ` +
      `the first ${K} results count. Made by \`${command}\`.`,
    '',
    '| queries | ranked by | mean reciprocal rank | first | among the first ten | queries that do better / worse than by words alone |',
    '|---|---|---:|---:|---:|---:|',
    ...lines,
    '',
    ...levels.map(describeLevel),
    '',
  ].join('\n');
}

function rowOf(level: string, way: string, found: readonly number[], others?: readonly number[]): string {
  const share = (counts: (reciprocal: number) => boolean) =>
    `${((100 * found.filter(counts).length) / found.length).toFixed(1)} %`;
  const against = (counts: (difference: number) => boolean) =>
    found.filter((reciprocal, n) => counts(reciprocal - others![n]!)).length;
  const compared = others ? `${against((one) => one > 0)} / ${against((one) => one < 0)}` : '';
  return `| ${level} | ${way} | ${mean(found).toFixed(3)} | ${share((one) => one === 1)} | ${share((one) => one >= 0.1)} | ${compared} |`;
}

function describeLevel({ name, keep, least, most, misspelt, reworded }: Level): string {
  const spelling = misspelt ? `, ${Math.round(misspelt * 100)} % of the longer ones misspelt` : '';
  const replaced = {
    none: '',
    'half of a few': ', half of those that have one replaced by a synonym',
    all: ', every content word that has a synonym in WordNet 3.0 replaced by it',
  }[reworded];
  return `*${name}*: ${Math.round(keep * 100)} % of the words (${least} to ${most}), in another order${spelling}${replaced}.  `;
}

/** Queries made from prompts, as many from each source, and the prompt that each means. */
function queriesOf(
  prompts: readonly Row[],
  level: Level,
  seed: number,
  { queries, thesaurus }: KnownItemOptions,
): { key: string; query: string }[] {
  const random = randomFrom(seed * 1000 + LEVELS.indexOf(level));
  const sources = [...new Set(prompts.map(({ source }) => source))];
  const asked = sources.flatMap((source) => {
    const pool = prompts.filter((one) => one.source === source);
    const count = Math.ceil(queries / sources.length);
    return Array.from({ length: count }, () => pool[Math.floor(random() * pool.length)]!);
  });
  return asked.map(({ text }) => ({ key: keyOf(text), query: blur(text, level, random, thesaurus) }));
}

/** A prompt as somebody remembers it. */
function blur(text: string, level: Level, random: () => number, thesaurus?: Thesaurus): string {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2);
  for (let n = words.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [words[n], words[other]] = [words[other]!, words[n]!];
  }
  const count = Math.min(level.most, Math.max(level.least, Math.round(words.length * level.keep)));
  return words
    .slice(0, count)
    .map((word) => reword(word, level, random, thesaurus))
    .map((word) => (word.length >= 5 && random() < level.misspelt ? misspell(word, random) : word))
    .join(' ');
}

function reword(word: string, { reworded }: Level, random: () => number, thesaurus?: Thesaurus): string {
  if (reworded === 'half of a few') return random() < 0.5 ? (SYNONYMS[word] ?? word) : word;
  if (reworded === 'none' || isFunctionWord(word)) return word;
  return thesaurus?.synonymOf(word) ?? word;
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
