/**
 * Measures how a large import gets its better model while people search: `promptloom import` with the embedder `auto`,
 * which begins with `lite`, then `promptloom serve`, which embeds the library with MiniLM in the background. Needs a build.
 *
 *     npm run build && npx tsx bench/upgrade.ts [--size 24000] [--rate 5] [--seconds 60] [--seed 1] [--part] [--save]
 *
 * With `--part` it ends without waiting for the end of the upgrade, which takes hours for a million prompts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { recordEmbedder } from '../src/library/open/folder.ts';
import { randomFrom, realisticPrompts, writePromptCsv } from './support/prompt-rows.ts';
import { PROGRAM, serveLibrary, withoutSettings } from './support/served-program.ts';
import { type Figures, type Phase, reportOf } from './upgrade/report.ts';
import { type Habit, type Seen, Watch } from './upgrade/watch.ts';

/** From so many rows on an import begins with the quick model. */
const FEWEST = 20_000;
const WARM_UP = 20;
/** Longer than the server takes somebody who searched for present. */
const PAUSES = { searching: 2, resting: 8 };
/** How long after the switch a search still counts as one around it. */
const AFTER_SWITCH_MS = 5000;

const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: '24000' },
    rate: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    part: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const size = Number(flags.size);
const rate = Number(flags.rate);
const seconds = Number(flags.seconds);
const seed = Number(flags.seed);
if (!(size >= FEWEST)) throw new Error(`--size: at least ${FEWEST}; fewer are embedded with MiniLM at once`);
if (!(rate > 0 && seconds > 0 && seed > 0))
  throw new Error('--rate, --seconds and --seed are positive numbers');

const steady: Habit = { rate };
const started = performance.now();
const note = (line: string) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-bench-upgrade-'));
try {
  const report = reportOf(await measure(), { size, rate, seconds, seed, part: flags.part, pauses: PAUSES });
  process.stdout.write(report);
  const file = fileURLToPath(new URL(`./results/upgrade-${size}.md`, import.meta.url));
  if (flags.save) await writeFile(file, report);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<Figures> {
  const library = path.join(folder, 'library');
  const importSeconds = await importRows(library);
  note('imported');
  const texts = searchTexts();
  const phases: Phase[] = [];
  const add = (name: string, seen: Seen) => {
    phases.push({ ...seen, name, load: os.loadavg()[0]! });
    note(name);
  };

  // The model stays what it is while nobody may change it.
  recordEmbedder(library, { embedder: 'lite' });
  let server = await serveLibrary(library);
  let watch = new Watch(server, texts);
  await watch.warmUp(WARM_UP);
  add('before, no job', await watch.during(seconds, steady));
  await watch.close();
  await server.stop();

  recordEmbedder(library, { embedder: 'lite', automatic: true });
  server = await serveLibrary(library);
  watch = new Watch(server, texts);
  await watch.warmUp(WARM_UP);
  add('while it embeds, searches with pauses', await watch.during(seconds, { rate, pauses: PAUSES }));
  add('while it embeds, steady searches', await watch.during(seconds, steady));
  add('while it embeds, nobody searches', await watch.during(seconds));
  const before = watch.upgrade?.progress?.done ?? 0;
  await watch.close();
  const stopMs = await server.stop('SIGINT');

  server = await serveLibrary(library);
  watch = new Watch(server, texts);
  const isBegun = () => watch.upgrade?.progress?.phase === 'prompts' || watch.upgrade?.status === 'done';
  await watch.during(0, undefined, isBegun);
  const resumed = {
    before,
    after: watch.upgrade?.progress?.done ?? 0,
    total: watch.upgrade?.progress?.total ?? 0,
  };
  note(`goes on at ${resumed.after} of ${resumed.total}`);
  let switchMs: number | undefined;
  let indexSeconds: number | undefined;
  if (!flags.part) {
    const phase = () => watch.upgrade?.progress?.phase;
    const isOver = () => !['queued', 'running'].includes(watch.upgrade?.status ?? '');
    await watch.during(0, undefined, () => isOver() || phase() === 'index' || phase() === 'switch');
    await watch.warmUp(WARM_UP);
    if (phase() === 'index') {
      const seen = await watch.during(0, steady, () => isOver() || phase() === 'switch');
      indexSeconds = seen.seconds;
      add('while its index is built', seen);
    }
    let over: number | undefined;
    const begun = performance.now();
    add(
      'around the switch',
      await watch.during(0, { rate: Math.max(20, rate) }, () => {
        if (isOver()) over ??= performance.now();
        return over !== undefined && performance.now() - over > AFTER_SWITCH_MS;
      }),
    );
    switchMs = over! - begun;
    if (watch.upgrade?.status !== 'done')
      throw new Error(`the upgrade ended: ${JSON.stringify(watch.upgrade)}`);
    add('after, with MiniLM', await watch.during(seconds, steady));
  }
  await watch.close();
  await server.stop();
  if (!flags.part) {
    server = await serveLibrary(library);
    watch = new Watch(server, texts);
    await watch.warmUp(WARM_UP);
    add('after, the server started again', await watch.during(seconds, steady));
    await watch.close();
    await server.stop();
  }
  return { importSeconds, phases, stopMs, resumed, switchMs, indexSeconds };
}

/** @returns seconds from the start of the program to its end. */
async function importRows(library: string): Promise<number> {
  const csv = path.join(folder, 'rows.csv');
  await writePromptCsv(csv, size, seed);
  const began = performance.now();
  const importing = spawn(process.execPath, [PROGRAM, 'import', csv, '--library', library, '--json'], {
    env: withoutSettings(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(importing, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return (performance.now() - began) / 1000;
}

/** Ideas as people type them: some words of prompts that are not in the library; none twice. */
function* searchTexts(): Generator<string> {
  const random = randomFrom(seed + 99);
  const given = new Set<string>();
  for (const prompt of realisticPrompts(1e9, seed + 4242)) {
    const words = prompt.replaceAll(',', '').split(' ');
    const from = Math.floor(random() * Math.max(1, words.length - 6));
    const text = words.slice(from, from + 6).join(' ');
    if (given.has(text)) continue;
    given.add(text);
    yield text;
  }
}
