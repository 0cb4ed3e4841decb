/**
 * Measures CLIP ViT-B/32 in fp32 and int8 beside `@huggingface/transformers` on the same files: prompts and images
 * a second, use of the processor, delay of the event loop, where the time goes, and what a query waits for.
 *
 *     npx tsx bench/embedding.ts --model FOLDER [--peer FOLDER] [--data ../shared/data] [--rounds 5] [--save]
 *
 * The model: `bench/support/make-clip-shape.py` makes one of the true shape. The peer is no dependency: install it
 * with `npm install --prefix FOLDER @huggingface/transformers@4.3.1`. Both may stand in the environment too, as
 * PROMPTLOOM_BENCH_MODEL and PROMPTLOOM_BENCH_PEER.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { readConfig } from '../src/config.ts';
import { ensureModel } from '../src/embedding/models/ensure-model.ts';
import { readLocalModel } from '../src/embedding/models/local-model.ts';
import { OnnxEmbedder } from '../src/embedding/onnx/onnx-embedder.ts';
import { ModelTokenizer } from '../src/embedding/onnx/tokenize.ts';
import { Library } from '../src/library/library.ts';
import { Peer } from './support/peer-process.ts';
import { writePhotos } from './support/photo-files.ts';
import { randomFrom, realisticPrompts } from './support/prompt-rows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const PRECISIONS = ['fp32', 'int8'] as const;
const PROMPTS_A_ROUND = 400;
const IMAGES_A_ROUND = 64;
const TRIAL = { texts: 128, images: 24 };
const PEER_BATCHES = { texts: [1, 4, 8, 16, 32], images: [1, 4, 8, 16] };
const QUERIES = 40;
const IDLE_MS = 3000;

const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: process.env.PROMPTLOOM_BENCH_MODEL },
    peer: { type: 'string', default: process.env.PROMPTLOOM_BENCH_PEER },
    data: { type: 'string', default: path.join(root, '..', 'shared', 'data') },
    rounds: { type: 'string', default: '5' },
    save: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
if (options.model === undefined || !existsSync(options.model)) {
  console.error('Give a model with --model. To make one: bench/support/make-clip-shape.py');
  process.exit(2);
}
if (options.peer === undefined)
  console.error(
    'Without its peer. To install it: npm install --prefix FOLDER @huggingface/transformers@4.3.1; then --peer FOLDER',
  );

type Kind = 'texts' | 'images';
interface Run {
  rate: number;
  cores: number;
}
const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-bench-'));
const model = path.resolve(options.model);
const peer = options.peer === undefined ? undefined : new Peer(path.resolve(options.peer), model);
try {
  const report = `${(await measure()).join('\n')}\n`;
  process.stdout.write(report);
  if (options.save) await writeFile(path.join(root, 'bench', 'results', 'embedding.md'), report);
} finally {
  peer?.close();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<string[]> {
  const load = os.loadavg()[0]!;
  const prompts = await promptMix();
  const photos = await writePhotos(path.join(folder, 'photos'), IMAGES_A_ROUND);
  const idle = await loopDelayOf(() => new Promise((resolve) => setTimeout(resolve, IDLE_MS)));
  const rates: string[] = [];
  const times: string[] = [];
  let queries: string[] = [];
  for (const precision of PRECISIONS) {
    const entry = await readLocalModel(model);
    const files = await ensureModel(entry, { precision });
    const embedder = await OnnxEmbedder.open({ entry, files, cacheSize: 0 });
    await peer?.ask({ kind: 'load', precision });
    for (const kind of ['texts', 'images'] as const) {
      const inputs = kind === 'texts' ? prompts : photos;
      const found = await compare(embedder, kind, inputs);
      rates.push(`| ${kind === 'texts' ? 'prompts' : 'images'}, ${precision} | ${found.rates.join(' | ')} |`);
      times.push(`| ${kind === 'texts' ? 'prompts' : 'images'}, ${precision} | ${found.times.join(' | ')} |`);
    }
    await embedder.close();
    if (precision === 'int8') queries = await queryReport(entry, files, prompts);
  }
  return [
    '# CLIP ViT-B/32 beside transformers.js',
    '',
    `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores (load ${load.toFixed(1)} at the start, ${os.loadavg()[0]!.toFixed(1)} at the end, of which this makes 2), ` +
      `Node.js ${process.version}. A model of the true shape with random weights. Made by ` +
      '`npx tsx bench/embedding.ts --model FOLDER --peer FOLDER --save`.',
    '',
    await describePrompts(prompts),
    await describePhotos(photos),
    `Medians of ${rounds} rounds, ours and the peer's in turn; the peer is @huggingface/transformers ` +
      `${(await peer?.version()) ?? '(left out)'} in a process of its own, with the batch size that was its fastest in ` +
      `a trial (of ${PEER_BATCHES.texts.join(', ')} texts; ${PEER_BATCHES.images.join(', ')} images). ` +
      '"cores": processor time over wall time. "cosine": the least between its vectors and ours.',
    '',
    '| what | ours a second | cores | peer a second | cores | its batch | times faster | cosine |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...rates,
    '',
    'Where the time of the workers goes, and how late the event loop of the process that embeds is meanwhile ' +
      '(ms; `monitorEventLoopDelay`, whose every value holds its resolution of 1 ms). ' +
      `With nothing to do: p50 ${idle.p50}, p99 ${idle.p99}, most ${idle.most}.`,
    '',
    '| what | tokenise | decode, resize | run | wait | loop p50 | loop p99 | loop most |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...times,
    '',
    ...queries,
  ];
}

async function compare(embedder: OnnxEmbedder, kind: Kind, inputs: string[]) {
  const ownVectors = await (kind === 'texts'
    ? embedder.embedText(inputs.slice(0, TRIAL.texts))
    : embedder.embedImage(inputs.slice(0, TRIAL.images)));
  const batch = await fastestBatch(kind, inputs);
  const theirs: Run[] = [];
  const ours: Run[] = [];
  const delays: Delay[] = [];
  const before = { ...embedder.times };
  let wall = 0;
  let peerVectors: Float32Array = new Float32Array(0);
  for (let round = 0; round < rounds; round++) {
    const cpu = process.cpuUsage();
    const began = performance.now();
    delays.push(
      await loopDelayOf(async () => {
        if (kind === 'texts') await embedder.embedText(inputs);
        else await embedder.embedImage(inputs);
      }),
    );
    const ms = performance.now() - began;
    wall += ms;
    const { user, system } = process.cpuUsage(cpu);
    ours.push({ rate: (1000 * inputs.length) / ms, cores: (user + system) / 1000 / ms });
    if (!peer) continue;
    const answer = await peer.embed(kind, inputs, batch);
    peerVectors = answer.vectors;
    theirs.push({ rate: (1000 * inputs.length) / answer.ms, cores: answer.cpuMs / answer.ms });
  }
  const rate = median(ours.map((run) => run.rate));
  const peerRate = median(theirs.map((run) => run.rate));
  const size = embedder.model.textDimensions!;
  const cosine = Math.min(
    ...ownVectors.map((own, n) =>
      cosineOf(own as Float32Array, peerVectors.subarray(n * size, (n + 1) * size)),
    ),
  );
  const spent = (step: keyof typeof before) => embedder.times[step] - before[step];
  const workers = Math.min(4, os.availableParallelism());
  const steps = [spent('tokenise'), spent('decode'), spent('run')];
  const shares = [...steps, workers * wall - steps.reduce((sum, step) => sum + step, 0)];
  return {
    rates: [
      rate.toFixed(1),
      median(ours.map((run) => run.cores)).toFixed(2),
      ...(peer
        ? [
            peerRate.toFixed(1),
            median(theirs.map((run) => run.cores)).toFixed(2),
            batch,
            (rate / peerRate).toFixed(2),
            cosine.toFixed(4),
          ]
        : ['-', '-', '-', '-', '-']),
    ],
    times: [
      ...shares.map((share) => `${((100 * share) / (workers * wall)).toFixed(1)} %`),
      median(delays.map((delay) => delay.p50)).toFixed(1),
      median(delays.map((delay) => delay.p99)).toFixed(1),
      Math.max(...delays.map((delay) => delay.most)).toFixed(1),
    ],
  };
}

async function fastestBatch(kind: Kind, inputs: string[]): Promise<number> {
  if (!peer) return 0;
  const trial = inputs.slice(0, TRIAL[kind]);
  await peer.embed(kind, trial.slice(0, 8), 8);
  const tried: { batch: number; ms: number }[] = [];
  for (const batch of PEER_BATCHES[kind]) {
    const all = [await peer.embed(kind, trial, batch), await peer.embed(kind, trial, batch)];
    tried.push({ batch, ms: Math.min(...all.map(({ ms }) => ms)) });
  }
  return tried.sort((a, b) => a.ms - b.ms)[0]!.batch;
}

/** How long somebody waits for the vector of one text: alone, and as part of a search of a small library. */
async function queryReport(
  entry: Awaited<ReturnType<typeof readLocalModel>>,
  files: Awaited<ReturnType<typeof ensureModel>>,
  prompts: string[],
): Promise<string[]> {
  const texts = prompts.slice(0, QUERIES);
  const embedder = await OnnxEmbedder.open({ entry, files });
  const times = async () => {
    const each: number[] = [];
    for (const text of texts) {
      const began = performance.now();
      await embedder.embedText([text], { purpose: 'query' });
      each.push(performance.now() - began);
    }
    return each;
  };
  const began = performance.now();
  await embedder.embedText(['the first text of a process loads the text tower']);
  const first = performance.now() - began;
  const once = await times();
  const again = await times();
  await embedder.close();

  const csv = path.join(folder, 'prompts.csv');
  const rows = prompts.map((prompt) => `"${prompt.replaceAll('"', '""')}"`);
  await writeFile(csv, `prompt\n${rows.join('\n')}\n`);
  const settings = { library: path.join(folder, 'library'), embedder: `${model}@int8` };
  const library = await Library.open(readConfig(settings, {}));
  try {
    await library.import({ path: csv });
    const search = async (words: string[]) => {
      const took: { all: number; embed: number }[] = [];
      for (const text of words) {
        const start = performance.now();
        const answer = await library.search({ text, k: 10 });
        took.push({ all: performance.now() - start, embed: answer.took.embedMs });
      }
      return took;
    };
    const ideas = texts.map((text, n) => `${text.split(',')[0]}, idea ${n}`);
    await search(ideas.slice(0, 5).map((idea) => `${idea} again`));
    const fresh = await search(ideas);
    const repeated = await search(ideas);
    const row = (name: string, values: number[]) =>
      `| ${name} | ${median(values).toFixed(2)} | ${percentile(values, 0.95).toFixed(2)} |`;
    return [
      `One text at a time on the idle machine, int8 (ms, ${QUERIES} texts; the first of a process, which loads the ` +
        `tower: ${first.toFixed(0)} ms), and within searches of a library of ${rows.length} prompts:`,
      '',
      '| what | median | p95 |',
      '|---|---:|---:|',
      row('new text', once),
      row('the same again', again),
      row(
        'search with a new text',
        fresh.map(({ all }) => all),
      ),
      row(
        'its embedding',
        fresh.map(({ embed }) => embed),
      ),
      row(
        'the same search again',
        repeated.map(({ all }) => all),
      ),
      row(
        'its embedding',
        repeated.map(({ embed }) => embed),
      ),
    ];
  } finally {
    await library.close();
  }
}

/** A third each of short prompts, style prompts and long made ones where shared data is at hand; else made ones. */
async function promptMix(): Promise<string[]> {
  const made = [...new Set(realisticPrompts(2 * PROMPTS_A_ROUND, 3))];
  const styles = path.join(options.data, 'sd-styles', 'prompts.csv');
  const parti = path.join(options.data, 'partiprompts', 'PartiPrompts.tsv');
  const lists = [made];
  if (existsSync(styles) && existsSync(parti)) {
    const rows = parse(await readFile(styles), { columns: true }) as { prompt: string }[];
    lists.push(rows.map(({ prompt }) => prompt));
    const lines = (await readFile(parti, 'utf8')).split('\n').slice(1);
    lists.push(lines.map((line) => line.split('\t')[0]!).filter((line) => line !== ''));
  }
  const random = randomFrom(5);
  const share = Math.ceil(PROMPTS_A_ROUND / lists.length);
  const chosen = lists.flatMap((list) => shuffled([...new Set(list)], random).slice(0, share));
  return shuffled(chosen, random).slice(0, PROMPTS_A_ROUND);
}

async function describePrompts(prompts: string[]): Promise<string> {
  const entry = await readLocalModel(model);
  const { tokenizer, tokenizerConfig } = await ensureModel(entry);
  const tokens = await ModelTokenizer.load(tokenizer, tokenizerConfig, entry.text);
  const lengths = prompts.map((prompt) => tokens.encode(prompt).ids.length);
  const at = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => percentile(lengths, share));
  return (
    `${prompts.length} different prompts a round, of ${at.join(', ')} tokens (5, 25, 50, 75, 95 %): a third each of ` +
    'PartiPrompts, of the style prompts in shared data, and of long generated ones; only the last without shared data.'
  );
}

async function describePhotos(photos: string[]): Promise<string> {
  const sizes = await Promise.all(photos.map(async (file) => (await stat(file)).size));
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 1000;
  return `${photos.length} JPEG files a round, sides of 512 to 1024 pixels, ${mean.toFixed(0)} kB on average.`;
}

interface Delay {
  p50: number;
  p99: number;
  most: number;
}

async function loopDelayOf(work: () => Promise<void>): Promise<Delay> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await work();
  histogram.disable();
  const ms = (value: number) => Math.round(value / 1e4) / 100;
  return { p50: ms(histogram.percentile(50)), p99: ms(histogram.percentile(99)), most: ms(histogram.max) };
}

function cosineOf(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, n) => sum + value * b[n]!, 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
