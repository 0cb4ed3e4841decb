/**
 * Measures the writers: 100 rough ideas are improved against a library of prompts, by the composer and, where
 * `PROMPTLOOM_LLM` names one, by a language model. What docs/improve.md promises of an answer is counted, and the result
 * is held against the one that is kept in `bench/results/improve.md`.
 *
 *     npx tsx bench/improve.ts [--rows 20000] [--ideas 100] [--variants 4] [--writers composer,openai:MODEL] [--save] [--show 5]
 *
 * The library is made of the public PartiPrompts and Stable Diffusion style prompts where they are at hand
 * (`../shared/data`), of the sample, and of prompts that a random walk over word lists makes.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { readConfig } from '../src/config.ts';
import { findClipTokenCounter } from '../src/embedding/clip/count-clip-tokens.ts';
import { chooseEmbedder, createEmbedder } from '../src/embedding/create-embedder.ts';
import { messageOf } from '../src/errors.ts';
import { closeEstimate } from '../src/improve/fit/token-count.ts';
import { Library } from '../src/library/library.ts';
import type { Improvement } from '../src/records/improvement.ts';
import { contentLemmas } from '../src/text/prompt-text.ts';
import { type Measured, measureAnswer } from './support/improve-measures.ts';
import { realisticPrompts } from './support/prompt-rows.ts';
import { ROUGH_IDEAS } from './support/rough-ideas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const resultFile = path.join(root, 'bench', 'results', 'improve.md');
/** What CLIP-based models read. */
const LIMIT = 75;
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    ideas: { type: 'string', default: '100' },
    variants: { type: 'string', default: '4' },
    writers: { type: 'string' },
    save: { type: 'boolean', default: false },
    show: { type: 'string', default: '5' },
  },
});

interface Answered extends Measured {
  improvement: Improvement;
  /** Milliseconds of the whole answer, and of the writing after the matches were there. */
  answerMs: number;
  writeMs: number;
}

const ideas = ROUGH_IDEAS.slice(0, Number(options.ideas));
const vocabulary = path.join(root, '..', 'shared', 'data', 'clip-tokenizer');
const config = readConfig({
  embedder: 'lite',
  ...(!process.env.PROMPTLOOM_CLIP_TOKENIZER && existsSync(vocabulary) && { clipTokenizer: vocabulary }),
});
const exactTokens = findClipTokenCounter(config.clipTokenizer);
const countTokens = exactTokens ?? closeEstimate;
const writers = options.writers?.split(',') ?? ['composer', ...(config.llm ? [config.llm] : [])];
const texts = await collection(Number(options.rows));
const documents = { prompts: texts.length, holding: new Map<string, number>() };
for (const { text } of texts)
  for (const lemma of new Set(contentLemmas(text)))
    documents.holding.set(lemma, (documents.holding.get(lemma) ?? 0) + 1);

const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-improve-'));
const load = os.loadavg()[0]!;
const library = await Library.open({ ...config, library: path.join(folder, 'library') });
try {
  const csv = path.join(folder, 'prompts.csv');
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await writeFile(csv, ['prompt', ...texts.map(({ text }) => quoted(text)), ''].join('\n'));
  await library.import({ path: csv });
  const columns: { writer: string; figures: Map<string, string> }[] = [];
  for (const writer of writers) columns.push({ writer: nameOf(writer), figures: await measure(writer) });
  const report = await write(columns, (await library.info()).counts.prompts);
  process.stdout.write(report);
  if (options.save) await writeFile(resultFile, report);
} finally {
  await library.close();
  await rm(folder, { recursive: true, force: true });
}

/** The prompts of the library, each once, and where they are from. */
async function collection(rows: number): Promise<{ text: string; source: string }[]> {
  const found = new Map<string, string>();
  const add = (text: string, source: string) => {
    const one = text.replace(/\s+/g, ' ').trim();
    if (one !== '' && !found.has(one)) found.set(one, source);
  };
  const data = path.join(root, '..', 'shared', 'data');
  const parti = path.join(data, 'partiprompts', 'PartiPrompts.tsv');
  if (existsSync(parti)) {
    for (const line of (await readFile(parti, 'utf8')).split('\n').slice(1))
      add(line.split('\t')[0]!.replace(/^"(.*)"$/, '$1'), 'PartiPrompts');
  }
  const tables = [
    [path.join(data, 'sd-styles', 'prompts.csv'), 'Stable Diffusion styles'],
    [path.join(root, 'sample', 'prompts.csv'), 'sample'],
  ] as const;
  for (const [file, source] of tables) {
    if (!existsSync(file)) continue;
    const records = parse(await readFile(file, 'utf8'), { columns: true }) as { prompt: string }[];
    for (const { prompt } of records) add(prompt, source);
  }
  for (const text of realisticPrompts(rows, 5)) {
    if (found.size >= rows) break;
    add(text, 'generated');
  }
  return [...found].map(([text, source]) => ({ text, source }));
}

async function measure(writer: string): Promise<Map<string, string>> {
  const answers: Answered[] = [];
  const failures: string[] = [];
  // The first answer opens what later ones share.
  await library.improve({ idea: 'warming up', llm: writer, variants: 1 }).catch(() => undefined);
  for (const idea of ideas) {
    const start = performance.now();
    let matched = start;
    try {
      const improvement = await library.improve(
        { idea, llm: writer, variants: Number(options.variants) },
        { onMatches: () => (matched = performance.now()) },
      );
      const end = performance.now();
      const measured = measureAnswer(improvement, LIMIT, countTokens, documents);
      answers.push({ ...measured, improvement, answerMs: end - start, writeMs: end - matched });
    } catch (error) {
      failures.push(`${idea}: ${messageOf(error)}`);
    }
  }
  showMisses(writer, answers, failures);
  return new Map([...figuresOf(answers, failures), ...(await similarities(answers))]);
}

/** Figures by name; how far "as promised" is reached is a share of variants or pairs. */
function figuresOf(answers: readonly Answered[], failures: readonly string[]): [string, string][] {
  const total = (of: (answer: Answered) => number) => answers.reduce((sum, answer) => sum + of(answer), 0);
  const variants = total((answer) => answer.variants);
  const share = (part: number, of: number) =>
    of === 0
      ? '–'
      : `${((100 * part) / of).toFixed(1)} % (${part.toLocaleString('en')} of ${of.toLocaleString('en')})`;
  const most = (of: (answer: Answered) => number) => Math.max(0, ...answers.map(of));
  const quantile = (of: (answer: Answered) => number, q: number) =>
    answers.map(of).toSorted((a, b) => a - b)[Math.min(answers.length - 1, Math.floor(q * answers.length))] ??
    0;
  const ms = (of: (answer: Answered) => number) =>
    `${quantile(of, 0.5).toFixed(0)} / ${quantile(of, 0.95).toFixed(0)} / ${most(of).toFixed(0)}`;
  const used = answers.flatMap(({ improvement }) => improvement.usage ?? []);
  const tokens = (key: 'inputTokens' | 'outputTokens') =>
    used.length === 0
      ? '0'
      : (used.reduce((sum, usage) => sum + (usage[key] ?? 0), 0) / used.length).toFixed(0);
  return [
    ['answers', `${answers.length} of ${answers.length + failures.length}`],
    ['variants, of those asked for', share(variants, answers.length * Number(options.variants))],
    [
      'all content words of the idea kept',
      share(
        total((a) => a.keepsIdea),
        variants,
      ),
    ],
    [
      `within ${LIMIT} tokens`,
      share(
        total((a) => a.withinTokens),
        variants,
      ),
    ],
    ['tokens of the longest', String(most((a) => a.longest))],
    [
      'pairs of a set with at most 60 % of the added words in common',
      share(
        total((a) => a.pairs - a.tooClose),
        total((a) => a.pairs),
      ),
    ],
    ['highest share in common', `${(100 * most((a) => a.closest)).toFixed(0)} %`],
    [
      'added phrases that stand in a match, word for word',
      share(
        total((a) => a.verbatim),
        total((a) => a.addedPhrases),
      ),
    ],
    [
      'variants with at least 4 of 5 of them so',
      share(
        total((a) => a.wellBorrowed),
        variants,
      ),
    ],
    [
      '“borrowed” that is real',
      share(
        total((a) => a.borrowedReal),
        total((a) => a.borrowed),
      ),
    ],
    [
      'added words that are over-represented near the idea',
      share(
        total((a) => a.overRepresented),
        total((a) => a.addedWords),
      ),
    ],
    ['added words a variant', (total((a) => a.addedWords) / Math.max(1, variants)).toFixed(1)],
    ['variants free of contradictions', share(variants - total((a) => a.contradictions.length), variants)],
    ['whole answer, ms (median / 95 % / most)', ms((a) => a.answerMs)],
    ['writing alone, ms (median / 95 % / most)', ms((a) => a.writeMs)],
    ['tokens a request, in / out', `${tokens('inputTokens')} / ${tokens('outputTokens')}`],
  ];
}

/** Mean cosine of a variant with its idea, by each embedder at hand. */
async function similarities(answers: readonly Answered[]): Promise<[string, string][]> {
  const name = (setting: string) => `similarity to the idea, ${setting} (mean / least)`;
  const auto = await chooseEmbedder();
  const rows: [string, string][] = [];
  for (const setting of new Set(['lite', auto])) {
    const embedder = await createEmbedder(setting);
    try {
      const cosines: number[] = [];
      for (const { improvement } of answers) {
        const [idea, ...prompts] = await embedder.embedText([
          improvement.idea,
          ...improvement.variants.map(({ prompt }) => prompt),
        ]);
        for (const prompt of prompts) cosines.push(prompt.reduce((sum, x, n) => sum + x * idea![n]!, 0));
      }
      const mean = cosines.reduce((sum, x) => sum + x, 0) / Math.max(1, cosines.length);
      rows.push([name(setting), `${mean.toFixed(3)} / ${Math.min(...cosines).toFixed(3)}`]);
    } finally {
      await embedder.close();
    }
  }
  if (auto === 'lite') rows.push([name('clip-vit-b-32'), 'not measured: its weights are not here']);
  return rows;
}

/** What misses a promise goes to the error stream, so that it can be mended. */
function showMisses(writer: string, answers: readonly Answered[], failures: readonly string[]): void {
  const say = (what: string, lines: readonly string[]) => {
    if (lines.length === 0) return;
    const some = lines.slice(0, Number(options.show));
    process.stderr.write(
      `\n${nameOf(writer)}: ${what} (${lines.length})\n${some.map((line) => `  ${line}\n`).join('')}`,
    );
  };
  const of = (miss: (answer: Answered) => boolean) =>
    answers
      .filter(miss)
      .map(({ improvement }) =>
        [improvement.idea, ...improvement.variants.map(({ prompt }) => `    ${prompt}`)].join('\n'),
      );
  say('failed', failures);
  say(
    'an idea not kept',
    of((a) => a.keepsIdea < a.variants),
  );
  say(
    'too long',
    of((a) => a.withinTokens < a.variants),
  );
  say(
    'too close',
    of((a) => a.tooClose > 0),
  );
  say(
    'borrowed too little',
    of((a) => a.wellBorrowed < a.variants),
  );
  say(
    'borrowed what is not there',
    of((a) => a.borrowedReal < a.borrowed),
  );
  say(
    'contradictions',
    answers.flatMap((a) => a.contradictions),
  );
}

async function write(
  columns: readonly { writer: string; figures: Map<string, string> }[],
  prompts: number,
): Promise<string> {
  const sources = [...new Set(texts.map(({ source }) => source))];
  const about =
    `${ideas.length} ideas (bench/support/rough-ideas.ts), ${options.variants} variants each, defaults otherwise, against ${prompts.toLocaleString('en')} prompts ` +
    `(${sources.map((s) => `${texts.filter((t) => t.source === s).length.toLocaleString('en')} ${s}`).join(', ')}); embedder lite; tokens counted ` +
    `${exactTokens ? 'with CLIP’s own tokenizer' : 'by an estimate'}.`;
  const kept = existsSync(resultFile) ? await readFile(resultFile, 'utf8') : '';
  // What was measured otherwise says nothing about what has changed.
  const earlier = kept.includes(about) ? earlierFigures(kept) : new Map<string, Map<string, string>>();
  const heads = columns.flatMap(({ writer }) => [writer, ...(earlier.has(writer) ? ['(before)'] : [])]);
  const rows = [...columns[0]!.figures.keys()].map((measure) => {
    const cells = columns.flatMap(({ writer, figures }) => [
      figures.get(measure) ?? '–',
      ...(earlier.has(writer) ? [earlier.get(writer)!.get(measure) ?? '–'] : []),
    ]);
    return `| ${[measure, ...cells].join(' | ')} |`;
  });
  return [
    '# Improving rough ideas',
    '',
    about,
    '',
    `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores (load ${load.toFixed(1)} at the start, ${os.loadavg()[0]!.toFixed(1)} at the end), ` +
      `Node.js ${process.version}. Made by \`npx tsx bench/improve.ts --rows ${options.rows} --ideas ${options.ideas} --variants ${options.variants} --save\`.`,
    '',
    `| measure | ${heads.join(' | ')} |`,
    `|---|${heads.map(() => '---:|').join('')}`,
    ...rows,
    '',
    '*Over-represented*: among the matches shown at least twice as common as in the library. *Contradictions* are of a list of',
    'opposites of the measurement’s own (bench/support/improve-measures.ts), where the idea does not hold both itself.',
    '',
  ].join('\n');
}

/** The figures of an earlier result, by writer and measure. */
function earlierFigures(markdown: string): Map<string, Map<string, string>> {
  const table = markdown
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], ...rows] = table;
  return new Map(
    head.flatMap((writer, column) =>
      column === 0 || writer === '(before)'
        ? []
        : [[writer, new Map(rows.map((row) => [row[0]!, row[column] ?? '–']))]],
    ),
  );
}

/** Who writes, without the address of a private server. */
function nameOf(writer: string): string {
  return writer.startsWith('openai-compatible:') ? `openai-compatible:${writer.split('#')[1] ?? ''}` : writer;
}
