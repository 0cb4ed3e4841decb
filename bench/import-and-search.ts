/**
 * Measures the main job through the doors that people use: `promptloom import` of generated prompts in a process of
 * its own (time, memory), then searches over HTTP against `promptloom serve` (latency), then how much of the exact
 * answer the index finds. Needs a build.
 *
 *     npm run build && npx tsx bench/import-and-search.ts [--rows 100000] [--save]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFrom, realisticPrompts, writePromptCsv } from './support/prompt-rows.ts';
import { PROGRAM, serveLibrary } from './support/served-program.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const QUERIES = 300;
const K = 10;

const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, save: { type: 'boolean', default: false } },
});
const rows = Number(options.rows);
const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-bench-'));
try {
  const report = await measure();
  process.stdout.write(report);
  if (options.save)
    await writeFile(path.join(root, 'bench', 'results', `import-and-search-${rows}.md`), report);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<string> {
  const csv = path.join(folder, 'rows.csv');
  const library = path.join(folder, 'library');
  await writePromptCsv(csv, rows);

  const started = performance.now();
  const importing = spawn(process.execPath, [PROGRAM, 'import', csv, '--library', library, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [output, importPeak] = await Promise.all([textOf(importing), peakMemory(importing)]);
  const seconds = (performance.now() - started) / 1000;
  const imported = JSON.parse(output) as { read: number; kept: number; folded: number };

  const server = await serveLibrary(library);
  const serverPeak = peakMemory(server.process);
  const queries = searchTexts();
  await timedSearches(server.url, queries.slice(0, 20));
  const indexed = await timedSearches(server.url, queries);
  await server.stop();
  const servedPeak = await serverPeak;

  const recall = await recallOf(library, queries.slice(0, 100));
  return [
    '# Import and search',
    '',
    `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores, Node.js ${process.version}. Made by ` +
      `\`npx tsx bench/import-and-search.ts --rows ${rows} --save\`.`,
    '',
    '| what | figure | target at 100,000 |',
    '|---|---:|---:|',
    `| rows imported (${imported.kept} prompts kept, ${imported.folded} folded) | ${imported.read} | |`,
    `| \`promptloom import\`, index built, process start to end | ${seconds.toFixed(1)} s | < 60 s |`,
    `| the same | ${Math.round(imported.read / seconds).toLocaleString('en')} rows/s | |`,
    `| its peak resident memory | ${importPeak} MB | < 1500 MB |`,
    `| search over HTTP, k = ${K}, ${QUERIES} different texts, median | ${percentile(indexed.ms, 0.5)} ms | < 50 ms |`,
    `| the same, 95th percentile | ${percentile(indexed.ms, 0.95)} ms | |`,
    `| answered by | ${indexed.index} | |`,
    `| the server's peak resident memory | ${servedPeak} MB | |`,
    `| recall@${K} of the index against the exact answer | ${recall} | |`,
    '',
  ].join('\n');
}

/** Ideas as people type them: some words of prompts that are not in the library. */
function searchTexts(): string[] {
  const random = randomFrom(99);
  return [...realisticPrompts(QUERIES * 2, 4242)].slice(-QUERIES).map((prompt) => {
    const words = prompt.replaceAll(',', '').split(' ');
    const from = Math.floor(random() * Math.max(1, words.length - 6));
    return words.slice(from, from + 6).join(' ');
  });
}

async function timedSearches(
  url: string,
  texts: readonly string[],
): Promise<{ ms: number[]; index: string }> {
  const ms: number[] = [];
  let index = '';
  for (const text of texts) {
    const started = performance.now();
    const answer = await fetch(new URL('/api/v1/search', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, k: K }),
    });
    const body = (await answer.json()) as { results: unknown[]; index: string };
    if (body.results.length !== K) throw new Error(`${body.results.length} results for "${text}"`);
    ms.push(performance.now() - started);
    index = body.index;
  }
  return { ms, index };
}

async function recallOf(library: string, texts: readonly string[]): Promise<string> {
  const { LiteEmbedder } = await import('../src/embedding/lite/lite-embedder.ts');
  const { Store } = await import('../src/store/store.ts');
  const embedder = await LiteEmbedder.open();
  const store = await Store.open(path.join(library, 'store'), embedder.model);
  let found = 0;
  for (const vector of await embedder.embedText(texts)) {
    const near = await store.promptVectors.nearest(vector, K, {});
    if (near.index === 'exact') break;
    // A filter that everything passes makes the search exact.
    const exact = await store.promptVectors.nearest(vector, K, { minWidth: 1 });
    const ids = new Set(near.neighbours.map(({ id }) => id));
    found += exact.neighbours.filter(({ id }) => ids.has(id)).length;
  }
  await store.close();
  await embedder.close();
  return found === 0 ? 'no index' : (found / (texts.length * K)).toFixed(3);
}

async function textOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the import ended with ${code}: ${text}`);
  return text;
}

/** Highest resident memory of a process in MB, as Linux keeps it; 0 elsewhere. */
async function peakMemory(child: ChildProcess): Promise<number> {
  let peak = 0;
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, 100);
  await once(child, 'close');
  clearInterval(timer);
  return Math.round(peak / 1024);
}

function percentile(numbers: readonly number[], share: number): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1);
}
