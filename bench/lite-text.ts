/**
 * Measures the `lite` text embedder: whether shuffled, shortened prompts find their originals, and prompts a second.
 *
 *     npx tsx bench/lite-text.ts [--data ../shared/data] [--save]
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { LiteTextModel } from '../src/embedding/lite/text-model.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const modelFolder = path.join(root, 'models', 'lite-text');

const MIN_WORDS = 6;
const FIRST = 10;
const QUERY_SEEDS = [1, 2, 3];
const PROMPTS_A_RUN = 20_000;
const WORDS_A_PROMPT = 30;
const RUNS = 7;
const BATCH = 512;

if (isMainThread) await main();
else await work();

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      data: { type: 'string', default: path.join(root, '..', 'shared', 'data') },
      save: { type: 'boolean', default: false },
    },
  });
  const model = await LiteTextModel.load(modelFolder);
  const lines = [
    '# lite text embedder',
    '',
    `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores (load ${os.loadavg()[0]!.toFixed(1)}), Node.js ${process.version}; ` +
      `model ${model.id}, ${model.dimensions} dimensions. Made by \`npx tsx bench/lite-text.ts --save\`.`,
    '',
    ...(await retrievalReport(model, options.data)),
    '',
    ...(await speedReport(model)),
  ];
  const report = `${lines.join('\n')}\n`;
  process.stdout.write(report);
  if (options.save) {
    const file = path.join(root, 'bench', 'results', 'lite-text.md');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, report);
  }
}

async function retrievalReport(model: LiteTextModel, data: string): Promise<string[]> {
  const styles = path.join(data, 'sd-styles', 'prompts.csv');
  const parti = path.join(data, 'partiprompts', 'PartiPrompts.tsv');
  const missing = [styles, parti].filter((file) => !existsSync(file));
  if (missing.length > 0) {
    return [
      `Retrieval skipped: ${missing.map((file) => path.basename(file)).join(' and ')} not found (--data).`,
    ];
  }
  const styleRows = parse(await readFile(styles), { columns: true }) as { prompt: string }[];
  const partiRows = parse(await readFile(parti), {
    columns: true,
    delimiter: '\t',
    quote: false,
    relax_column_count: true,
  }) as { Prompt: string }[];
  const stylePrompts = longEnough(styleRows.map((row) => row.prompt));
  const partiPrompts = longEnough(partiRows.map((row) => row.Prompt));
  const corpora: [string, string[]][] = [
    ['sd-styles', stylePrompts],
    ['partiprompts', partiPrompts],
    ['both', [...new Set([...stylePrompts, ...partiPrompts])]],
  ];
  const rows = corpora.map(([name, prompts]) => {
    const found = QUERY_SEEDS.map((seed) => retrieval(model, prompts, seeded(seed)));
    const mean = (of: (result: Retrieval) => number) =>
      percent(found.reduce((sum, result) => sum + of(result), 0) / found.length);
    return `| ${name} | ${prompts.length} | ${mean((result) => result.first)} | ${mean((result) => result.firstTen)} |`;
  });
  return [
    `Original found by cosine; a query is a prompt's words in random order with a third of them dropped ` +
      `(different prompts of ${MIN_WORDS} words or more; mean over ${QUERY_SEEDS.length} seeds; target 95 % in the first ten).`,
    '',
    '| prompts | count | first | in the first ten |',
    '|---|---:|---:|---:|',
    ...rows,
  ];
}

interface Retrieval {
  first: number;
  firstTen: number;
}

function retrieval(model: LiteTextModel, prompts: string[], random: () => number): Retrieval {
  const corpus = model.embed(prompts);
  const queries = model.embed(prompts.map((prompt) => shuffledAndShortened(prompt, random)));
  let first = 0;
  let firstTen = 0;
  for (const [n, query] of queries.entries()) {
    const own = dot(query, corpus[n]!);
    // A tie counts against the original.
    let better = 0;
    for (const [m, vector] of corpus.entries()) if (m !== n && dot(query, vector) >= own) better++;
    if (better === 0) first++;
    if (better < FIRST) firstTen++;
  }
  return { first: first / prompts.length, firstTen: firstTen / prompts.length };
}

function longEnough(prompts: string[]): string[] {
  return [...new Set(prompts.filter((prompt) => wordsOf(prompt).length >= MIN_WORDS))];
}

function shuffledAndShortened(prompt: string, random: () => number): string {
  const words = wordsOf(prompt);
  for (let n = words.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [words[n], words[other]] = [words[other]!, words[n]!];
  }
  return words.slice(0, words.length - Math.round(words.length / 3)).join(' ');
}

async function speedReport(model: LiteTextModel): Promise<string[]> {
  const prompts = await generatedPrompts();
  model.embed(prompts.slice(0, 2000));
  const alone = await medianRate(prompts, async () => {
    model.embed(prompts);
  });
  const workers = await Promise.all([startWorker(), startWorker()]);
  const two = await medianRate(prompts, () => embedInWorkers(workers, prompts, model.dimensions));
  await Promise.all(workers.map((worker) => worker.terminate()));
  return [
    `Prompts of ${WORDS_A_PROMPT} words embedded a second (median of ${RUNS} runs of ${PROMPTS_A_RUN}; workers get ` +
      'texts by message and send vectors back; target 20,000 on two cores).',
    '',
    '| threads | prompts/s |',
    '|---|---:|',
    `| one, the calling one | ${alone.toLocaleString('en')} |`,
    `| two workers | ${two.toLocaleString('en')} |`,
  ];
}

async function medianRate(prompts: string[], run: () => Promise<void>): Promise<number> {
  await run();
  const rates: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const began = performance.now();
    await run();
    rates.push((1000 * prompts.length) / (performance.now() - began));
  }
  return Math.round(rates.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!);
}

/**
 * Prompts of words from the model's vocabulary, common ones more often, one in twenty made up of two halves so that
 * it takes several tokens, with a comma after every fourth.
 */
async function generatedPrompts(): Promise<string[]> {
  const { model } = JSON.parse(await readFile(path.join(modelFolder, 'tokenizer.json'), 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  const words = Object.keys(model.vocab).filter((token) => /^[a-z]{3,}$/.test(token));
  const random = seeded(7);
  const word = () => words[Math.floor(words.length * random() ** 3)]!;
  return Array.from({ length: PROMPTS_A_RUN }, () =>
    Array.from({ length: WORDS_A_PROMPT }, (_, n) => {
      const chosen = random() < 0.05 ? word() + word() : word();
      return n % 4 === 3 ? `${chosen},` : chosen;
    }).join(' '),
  );
}

async function startWorker(): Promise<Worker> {
  // On Node.js 20 a worker does not take over the loader for TypeScript from its parent, nor from --import.
  const source = `import { register } from 'tsx/esm/api'; register(); await import(${JSON.stringify(import.meta.url)});`;
  const worker = new Worker(source, { eval: true, execArgv: ['--input-type=module'] });
  await once(worker, 'message');
  return worker;
}

async function embedInWorkers(workers: Worker[], prompts: string[], dimensions: number): Promise<void> {
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (next < prompts.length) {
        const batch = prompts.slice(next, next + BATCH);
        next += batch.length;
        const answer = once(worker, 'message') as Promise<[Float32Array]>;
        worker.postMessage(batch);
        const [vectors] = await answer;
        if (vectors.length !== batch.length * dimensions) throw new Error('a worker lost vectors');
      }
    }),
  );
}

async function work(): Promise<void> {
  const model = await LiteTextModel.load(modelFolder);
  const port = parentPort!;
  port.on('message', (texts: string[]) => {
    const all = new Float32Array(texts.length * model.dimensions);
    for (const [n, vector] of model.embed(texts).entries()) all.set(vector, n * model.dimensions);
    port.postMessage(all, [all.buffer]);
  });
  port.postMessage('ready');
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n]! * b[n]!;
  return sum;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A linear congruential generator, so that every run asks the same questions. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
