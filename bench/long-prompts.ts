/**
 * Measures whether a long prompt is found by something that it says late: a sentence of its last third, three words in ten left out.
 *
 *     npx tsx bench/long-prompts.ts [--embedders lite] [--seeds 1,2,3] [--rows 20000] [--save]
 *
 * The long prompts are those that people share for image models of today (`../shared/data/trending-prompts`), imported as every prompt is, among
 * short ones that a random walk over word lists makes. Prompts with keys are asked for by one of their late values.
 */

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createEmbedder } from '../src/embedding/create-embedder.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import { isEnglishWord } from '../src/embedding/lite/english-words.ts';
import { embedPrompts } from '../src/library/parts/embed-prompts.ts';
import { type Mode, SearchRequestSchema } from '../src/records/search.ts';
import { search } from '../src/search/search.ts';
import { idOf } from '../src/store/sql/ids.ts';
import { Store } from '../src/store/store.ts';
import { readOutline } from '../src/text/outline/outline.ts';
import { randomFrom, realisticPrompts } from './support/prompt-rows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const DATA = path.join(root, '..', 'shared', 'data', 'trending-prompts', 'prompts.csv');
const { values: options } = parseArgs({
  options: {
    embedders: { type: 'string', default: 'lite' },
    seeds: { type: 'string', default: '1,2,3' },
    rows: { type: 'string', default: '20000' },
    save: { type: 'boolean', default: false },
  },
});

/** Words that a sentence has at least; of fewer, seven in ten mean nothing. */
const LEAST_WORDS = 6;
const BATCH = 1024;
const K = 10;

/** A query and the prompt that it is made from. */
interface Asked {
  id: string;
  query: string;
  kind: 'JSON' | 'text';
}

if (!existsSync(DATA)) {
  process.stderr.write(`There are no long prompts at ${DATA}.\n`);
  process.exit(1);
}
const records = parse(await readFile(DATA, 'utf8'), { columns: true }) as { prompt: string }[];
const long = records.map(({ prompt }) => prompt);
const texts = [...new Set([...long, ...realisticPrompts(Number(options.rows), 5)])];
const asked = options.seeds.split(',').flatMap((seed) => queries(Number(seed)));
const rows: string[] = [];
for (const name of options.embedders.split(',')) {
  const embedder = await createEmbedder(name);
  try {
    rows.push(...(await measure(embedder, 'whole texts only')), ...(await measure(embedder, 'with parts')));
  } finally {
    await embedder.close();
  }
}
const report = [
  '# Long prompts by what they say late',
  '',
  `${long.length} long prompts among ${(texts.length - long.length).toLocaleString('en')} short ones; ${asked.length} queries, each ` +
    'a sentence of the last third, or of JSON a value, of six words or more, of which three words in ten are left out. Share of queries whose ' +
    `prompt is among the first ten. Made by \`npx tsx bench/long-prompts.ts --embedders ${options.embedders} --seeds ${options.seeds} --rows ${options.rows} --save\`.`,
  '',
  '| embedder | vectors | prompts | by meaning alone | by words alone | hybrid |',
  '|---|---|---|---:|---:|---:|',
  ...rows,
  '',
].join('\n');
process.stdout.write(report);
if (options.save) await writeFile(path.join(root, 'bench', 'results', 'long-prompts.md'), report);

function queries(seed: number): Asked[] {
  const random = randomFrom(seed);
  return long.flatMap((text): Asked[] => {
    const { kind, items } = readOutline(text);
    const said = kind === 'json' ? items.map((item) => item.text) : [text];
    const sentences = said
      .flatMap((one) => one.split(/(?<=[.!?])\s+|\n+/))
      .filter((one) => /\p{L}/u.test(one));
    const late = sentences
      .slice(Math.floor((sentences.length * 2) / 3))
      .map((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])
      .filter((words) => words.length >= LEAST_WORDS);
    const words = [...(late[Math.floor(random() * late.length)] ?? [])];
    if (words.length === 0) return [];
    const left = Math.round(words.length * 0.7);
    while (words.length > left) words.splice(Math.floor(random() * words.length), 1);
    return [{ id: idOf('prompt', text), query: words.join(' '), kind: kind === 'json' ? 'JSON' : 'text' }];
  });
}

async function measure(embedder: Embedder, vectors: 'whole texts only' | 'with parts'): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-long-'));
  const store = await Store.open(folder, embedder.model);
  try {
    await fill(store, embedder, vectors === 'with parts');
    const found = new Map<string, number>();
    const note = (key: string) => found.set(key, (found.get(key) ?? 0) + 1);
    for (const { id, query, kind } of asked) {
      note(kind);
      for (const mode of ['semantic', 'lexical', 'hybrid'] as const)
        if (await isFound(id, query, mode, store, embedder)) note(`${kind} ${mode}`);
    }
    const share = (kinds: readonly string[], mode: string) => {
      const sum = (suffix: string) => kinds.reduce((all, kind) => all + (found.get(kind + suffix) ?? 0), 0);
      return (sum(` ${mode}`) / sum('')).toFixed(3);
    };
    return [['text', 'JSON'], ['text'], ['JSON']].map(
      (kinds) =>
        `| ${embedder.model.id} | ${vectors} | ${kinds.length > 1 ? 'all' : kinds[0]} | ${share(kinds, 'semantic')} | ` +
        `${share(kinds, 'lexical')} | ${share(kinds, 'hybrid')} |`,
    );
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(store: Store, embedder: Embedder, withParts: boolean): Promise<void> {
  for (let from = 0; from < texts.length; from += BATCH) {
    const some = texts.slice(from, from + BATCH);
    const embedded = withParts
      ? await embedPrompts(some, embedder)
      : (await embedder.embedText(some)).map((vector) => ({ vector, parts: [] }));
    await store.prompts.insert(
      some.map((text, n) => ({
        prompt: {
          ...{ id: idOf('prompt', text), text, negativePrompt: '', settings: {}, sourceSite: '', tags: [] },
          ...{ origin: 'imported', createdAt: '2026-01-01T00:00:00.000Z' },
        },
        ...embedded[n]!,
      })),
    );
  }
}

async function isFound(
  id: string,
  query: string,
  mode: Mode,
  store: Store,
  embedder: Embedder,
): Promise<boolean> {
  const request = SearchRequestSchema.parse({ text: query, plain: true, mode, k: K });
  const { results } = await search(request, embedder, store, {
    summarise: (image) => ({ id: image.id, url: image.url, width: null, height: null, imageBackend: '' }),
    isWord: isEnglishWord,
  });
  return results.some((match) => match.id === id);
}
