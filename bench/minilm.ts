/**
 * Measures the MiniLM that ships beside `@huggingface/transformers` with the same model, exported the usual way: prompts
 * a second, use of the processor, memory, how late a query is.
 *
 *     npx tsx bench/minilm.ts [--peers FOLDER] [--setup] [--data ../shared/data] [--texts 300] [--rounds 3] [--save]
 *
 * `--setup` installs the peer into FOLDER with npm and makes its model with Python; needs the two registries.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { ensureModel } from '../src/embedding/models/ensure-model.ts';
import { registryModel } from '../src/embedding/models/registry.ts';
import { OnnxEmbedder } from '../src/embedding/onnx/onnx-embedder.ts';
import { Peer } from './support/peer-process.ts';
import { randomFrom, realisticPrompts } from './support/prompt-rows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const TRANSFORMERS = '@huggingface/transformers@4.3.1';
const PEER_PRECISIONS = ['fp32', 'int8'] as const;
const PEER_BATCHES = [1, 8, 32];
const TRIAL = 48;
const QUERIES = 40;

const { values: options } = parseArgs({
  options: {
    peers: { type: 'string', default: process.env.PROMPTLOOM_BENCH_PEERS },
    setup: { type: 'boolean', default: false },
    data: { type: 'string', default: path.join(root, '..', 'shared', 'data') },
    texts: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    save: { type: 'boolean', default: false },
  },
});
const peers = options.peers === undefined ? undefined : path.resolve(options.peers);
const peerModel = peers && path.join(peers, 'minilm');
if (options.setup) {
  if (!peers) throw new Error('--setup needs --peers FOLDER');
  await setUp(peers);
}
if (peerModel && !existsSync(path.join(peerModel, 'onnx', 'model.onnx')))
  throw new Error(`the peer's model is not in ${peerModel}: run with --setup, or leave --peers out`);

const report = `${(await measure()).join('\n')}\n`;
process.stdout.write(report);
if (options.save) await writeFile(path.join(root, 'bench', 'results', 'minilm.md'), report);

async function measure(): Promise<string[]> {
  const load = os.loadavg()[0]!;
  const texts = await promptMix(Number(options.texts));
  const entry = registryModel('minilm')!;
  const embedder = await OnnxEmbedder.open({ entry, files: await ensureModel(entry), cacheSize: 0 });
  const before = process.memoryUsage.rss();
  await embedder.embedText(texts.slice(0, TRIAL));
  const peer = peers && peerModel ? new Peer(peers, peerModel) : undefined;
  const rows: string[] = [];
  try {
    const tried = [];
    for (const precision of peer ? PEER_PRECISIONS : []) {
      await peer!.ask({ kind: 'load-texts', precision });
      tried.push({ precision, batch: await fastestBatch(peer!, texts.slice(0, TRIAL)) });
    }
    for (const { precision, batch } of tried.length > 0
      ? tried
      : [{ precision: 'none', batch: 0 } as const]) {
      if (precision !== 'none') await peer!.ask({ kind: 'load-texts', precision });
      const ours: Run[] = [];
      const theirs: Run[] = [];
      let vectors: Float32Array[] = [];
      let peerVectors = new Float32Array(0);
      // In turn, so that other work on the machine strikes both.
      for (let round = 0; round < Number(options.rounds); round++) {
        const cpu = process.cpuUsage();
        const began = performance.now();
        vectors = await embedder.embedText(texts);
        const { user, system } = process.cpuUsage(cpu);
        ours.push(runOf(texts.length, performance.now() - began, (user + system) / 1000));
        if (precision === 'none') continue;
        const answer = await peer!.embed('texts', texts, batch);
        peerVectors = answer.vectors as Float32Array<ArrayBuffer>;
        theirs.push(runOf(texts.length, answer.ms, answer.cpuMs));
      }
      rows.push(row(precision, batch, ours, theirs, cosines(vectors, peerVectors)));
    }
    const memory = (process.memoryUsage.rss() - before) / 1e6;
    const waits = await queryTimes(embedder, texts.slice(0, QUERIES));
    return [
      '# MiniLM beside transformers.js',
      '',
      `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores (load ${load.toFixed(1)} at the start, ` +
        `${os.loadavg()[0]!.toFixed(1)} at the end, of which this makes 2), Node.js ${process.version}. Made by ` +
        '`npx tsx bench/minilm.ts --peers FOLDER --save`.',
      '',
      `${texts.length} different prompts, a third each of PartiPrompts, style prompts and long prompts of 2026 where shared ` +
        `data is at hand, ${options.rounds} rounds, ours and the peer's in turn; medians. The peer is ${TRANSFORMERS} in a ` +
        'process of its own, with the same weights exported by PyTorch (fp32) or quantised by ONNX Runtime (int8), and the batch ' +
        `size that was its fastest in a trial (of ${PEER_BATCHES.join(', ')}). "a core": texts a second of processor time, which ` +
        'other work on the machine disturbs less. "cosine": the mean between its vectors and ours.',
      '',
      '| peer | ours a second | a core | peer a second | a core | its batch | times faster | by processor time | cosine |',
      '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
      ...rows,
      '',
      `Memory that embedding adds to the process: ${memory.toFixed(0)} MB. One query alone: median ` +
        `${median(waits).toFixed(1)} ms, least ${Math.min(...waits).toFixed(1)} ms (${QUERIES} prompts).`,
    ];
  } finally {
    peer?.close();
    await embedder.close();
  }
}

interface Run {
  rate: number;
  /** Texts a second of processor time. */
  perCore: number;
}

function runOf(texts: number, ms: number, cpuMs: number): Run {
  return { rate: (1000 * texts) / ms, perCore: (1000 * texts) / cpuMs };
}

function row(precision: string, batch: number, ours: Run[], theirs: Run[], cosine: number): string {
  const of = (runs: Run[], key: keyof Run) => median(runs.map((run) => run[key]));
  const own = [of(ours, 'rate'), of(ours, 'perCore')] as const;
  if (theirs.length === 0)
    return `| left out | ${own[0].toFixed(0)} | ${own[1].toFixed(0)} | - | - | - | - | - | - |`;
  const peer = [of(theirs, 'rate'), of(theirs, 'perCore')] as const;
  return (
    `| ${precision} | ${own[0].toFixed(0)} | ${own[1].toFixed(0)} | ${peer[0].toFixed(0)} | ${peer[1].toFixed(0)} | ${batch} ` +
    `| ${(own[0] / peer[0]).toFixed(2)} | ${(own[1] / peer[1]).toFixed(2)} | ${cosine.toFixed(4)} |`
  );
}

async function fastestBatch(peer: Peer, trial: string[]): Promise<number> {
  await peer.embed('texts', trial.slice(0, 8), 8);
  const tried: { batch: number; ms: number }[] = [];
  for (const batch of PEER_BATCHES)
    tried.push({ batch, ms: (await peer.embed('texts', trial, batch)).cpuMs });
  return tried.sort((a, b) => a.ms - b.ms)[0]!.batch;
}

/** Milliseconds that each of some new queries waits. */
async function queryTimes(embedder: OnnxEmbedder, texts: string[]): Promise<number[]> {
  const waits: number[] = [];
  for (const text of texts) {
    const began = performance.now();
    await embedder.embedText([text.split(/[,.]/)[0]!], { purpose: 'query' });
    waits.push(performance.now() - began);
  }
  return waits;
}

function cosines(ours: Float32Array[], theirs: Float32Array): number {
  const size = ours[0]!.length;
  const all = ours.map((own, n) => own.reduce((sum, value, at) => sum + value * theirs[n * size + at]!, 0));
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

/** Short prompts, style prompts and long ones of today where shared data is at hand; else made ones. */
async function promptMix(count: number): Promise<string[]> {
  const lists: string[][] = [];
  for (const name of ['sd-styles', 'trending-prompts']) {
    const file = path.join(options.data, name, 'prompts.csv');
    if (!existsSync(file)) continue;
    lists.push(
      (parse(await readFile(file), { columns: true }) as { prompt: string }[]).map(({ prompt }) => prompt),
    );
  }
  const parti = path.join(options.data, 'partiprompts', 'PartiPrompts.tsv');
  if (existsSync(parti)) {
    const lines = (await readFile(parti, 'utf8')).split('\n').slice(1);
    lists.push(lines.map((line) => line.split('\t')[0]!).filter((line) => line !== ''));
  }
  if (lists.length === 0) lists.push([...realisticPrompts(2 * count, 3)]);
  const random = randomFrom(5);
  const share = Math.ceil(count / lists.length);
  return lists.flatMap((list) => shuffled([...new Set(list)], random).slice(0, share)).slice(0, count);
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function setUp(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'bench-peers', private: true }));
  await run('npm', ['install', '--no-audit', '--no-fund', TRANSFORMERS], folder);
  await run('python3', ['-m', 'venv', 'minilm-venv'], folder);
  const python = path.join(folder, 'minilm-venv', 'bin', 'python');
  await run(
    python,
    ['-m', 'pip', 'install', '-q', '-r', path.join(root, 'models/minilm/requirements.txt')],
    folder,
  );
  await run(python, [path.join(root, 'bench/support/make-minilm-peer.py'), 'minilm'], folder);
}

async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${path.basename(program)} ${args[0]} ended with ${code}`);
}
