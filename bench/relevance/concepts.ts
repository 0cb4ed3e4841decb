/** Concept search: queries whose content words are not in the prompts they were written for. */
import type { Closeness } from '../../src/records/search.ts';
import { describeRows, keyOf, type Row } from './collection.ts';
import {
  type Concept,
  type Judgements,
  readConcepts,
  readJudgements,
  readTranslations,
  type Translation,
  writeJudgements,
} from './concept-data.ts';
import { foldJudged, writeSheets } from './judging.ts';
import { bootstrap, type Grades, mean, ndcg, precision, RELEVANT } from './measures.ts';
import { askPeers } from './peers.ts';
import { Filled, type Found, waysOf } from './systems.ts';

const K = 10;
/** The system that others are compared with, where it runs. */
const REFERENCE = 'all-MiniLM-L6-v2';

/** What is measured. */
export interface ConceptOptions {
  /** Embedders of promptloom. */
  embedders: readonly string[];
  /** Folder of the peers; without one they are left out. */
  peers?: string | undefined;
  /** Weights of words in hybrid searches; none: the default. */
  weights: readonly number[];
  /** Which half of the queries; left out: all. */
  split?: Concept['split'] | undefined;
  /** How many of the worst queries of each system are listed. */
  worst: number;
  /** A folder for sheets of the pairs that nobody has judged. */
  sheets?: string | undefined;
  /** A folder of answers to those sheets. */
  judged?: string | undefined;
}

/** What a system found for each query, in their order, and the prompts that it took. */
interface Run {
  system: string;
  found: Found[];
}

/**
 * Measures and reports. @param command how to repeat it
 * @throws Error what is missing: data, peers, answers
 */
export async function measureConcepts(
  rows: readonly Row[],
  options: ConceptOptions,
  command: string,
): Promise<string> {
  const judgements = await readJudgements();
  if (options.judged) {
    const count = await foldJudged(options.judged, options.sheets!, judgements);
    await writeJudgements(judgements);
    process.stderr.write(`${count} judged pairs were added\n`);
  }
  const { split } = options;
  const concepts = (await readConcepts()).filter((one) => !split || one.split === split);
  const keyed = rows.map(({ text }) => ({ key: keyOf(text), text }));
  const runs: Run[] = [];
  const languages: string[] = [];
  const refused: string[] = [];
  if (options.peers) runs.push(...(await runPeers(options.peers, keyed, concepts)));
  for (const embedder of options.embedders) {
    const library = await Filled.with(embedder, keyed);
    try {
      if (library.prompts < rows.length)
        refused.push(`\`${embedder}\` took ${library.prompts} of ${rows.length} prompts`);
      for (const way of waysOf(options.weights)) {
        const found: Found[] = [];
        for (const { query } of concepts) found.push(await library.ask(query, way, K));
        runs.push({ system: `promptloom, ${embedder}, ${way.name}`, found });
      }
      languages.push(...(await runLanguages(library, embedder, concepts, judgements)));
    } finally {
      await library.close();
    }
  }
  if (options.sheets && !options.judged) {
    const pooled = poolOf(concepts, runs);
    const texts = new Map(keyed.map(({ key, text }) => [key, text]));
    const count = await writeSheets(options.sheets, pooled, judgements, texts);
    process.stderr.write(`${count} pairs are to be judged: ${options.sheets}\n`);
  }
  if (options.worst > 0) process.stderr.write(worstOf(concepts, runs, judgements, options.worst));
  return report(rows, concepts, runs, judgements, { languages, refused, command, split });
}

async function runPeers(
  folder: string,
  rows: readonly { key: string; text: string }[],
  concepts: readonly Concept[],
): Promise<Run[]> {
  const systems = await askPeers(folder, {
    rows: rows.map(({ text }) => text),
    queries: concepts.map(({ query }) => query),
    k: K,
  });
  return Object.entries(systems).map(([system, found]) => ({
    system,
    found: found.map((numbers) => ({ keys: numbers.map((n) => rows[n]!.key) })),
  }));
}

/** What is to be judged: all that was found, and what the queries were written for. */
function poolOf(concepts: readonly Concept[], runs: readonly Run[]): Map<string, Set<string>> {
  return new Map(
    concepts.map(({ query, sought }, n) => [
      query,
      new Set([...sought, ...runs.flatMap(({ found }) => found[n]!.keys)]),
    ]),
  );
}

function report(
  rows: readonly Row[],
  concepts: readonly Concept[],
  runs: readonly Run[],
  judgements: Judgements,
  about: { languages: string[]; refused: string[]; command: string; split: Concept['split'] | undefined },
): string {
  const asked = answerable(concepts, judgements);
  const judged = [...judgements.values()].reduce((sum, grades) => sum + grades.size, 0);
  const figures = runs.map((run) => ({ run, gains: gainsOf(run, concepts, asked, judgements) }));
  const reference = figures.find(({ run }) => run.system === REFERENCE)?.gains;
  const bySplit = (gains: readonly number[], split: Concept['split']) => {
    const some = gains.filter((_, n) => concepts[asked[n]!]!.split === split);
    return some.length > 0 ? mean(some).toFixed(3) : '';
  };
  const lines = figures.map(({ run, gains }) => {
    const found = asked.map((n) => ({
      keys: run.found[n]!.keys,
      grades: judgements.get(concepts[n]!.query)!,
    }));
    const places = found.reduce((sum, { keys }) => sum + keys.length, 0);
    const known = found.reduce(
      (sum, { keys, grades }) => sum + keys.filter((key) => grades.has(key)).length,
      0,
    );
    const cells = [
      run.system,
      mean(gains).toFixed(3),
      bySplit(gains, 'tune'),
      bySplit(gains, 'test'),
      mean(found.map(({ keys, grades }) => precision(keys, grades, K))).toFixed(3),
      `${((100 * known) / places).toFixed(1)} %, ${places - known} not`,
      reference && reference !== gains ? differenceOf(gains, reference) : '',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '# Concept search',
    '',
    `${describeRows(rows)}; ${asked.length} ${about.split ? `queries of the half \`${about.split}\`` : 'queries'}, none of whose content ` +
      `words is in the prompts it was written for; ${judged.toLocaleString('en')} pairs judged blind, from the ` +
      `pooled first tens of systems. Made by \`${about.command}\`.`,
    ...(about.refused.length > 0 ? ['', `${about.refused.join('; ')}.`] : []),
    '',
    `| ranked by | nDCG@10 | half \`tune\` | half \`test\` | P@10 | of the first ten judged | nDCG@10 against ${REFERENCE}, 95 % interval |`,
    '|---|---:|---:|---:|---:|---:|---:|',
    ...lines,
    '',
    'Grades are 0 to 3; the gain of a grade is 2^grade - 1, a pair that nobody judged gains nothing, and the best order is that of all judged',
    `prompts. P@10 counts grades of ${RELEVANT} and 3. Intervals: paired bootstrap over the queries, 10,000 resamples. Left out: ` +
      `${concepts.length - asked.length} queries for which no system found anything of grade ${RELEVANT} or 3.`,
    ...about.languages,
    '',
  ].join('\n');
}

/** The numbers of queries that have an answer. */
function answerable(concepts: readonly Concept[], judgements: Judgements): number[] {
  return concepts.flatMap(({ query }, n) =>
    [...(judgements.get(query)?.values() ?? [])].some((grade) => grade >= RELEVANT) ? [n] : [],
  );
}

function gainsOf(
  { found }: Run,
  concepts: readonly Concept[],
  asked: readonly number[],
  judgements: Judgements,
): number[] {
  return asked.map((n) => ndcg(found[n]!.keys, judgements.get(concepts[n]!.query)!, K));
}

function differenceOf(gains: readonly number[], reference: readonly number[]): string {
  const differences = gains.map((gain, n) => gain - reference[n]!);
  const [mid, low, high] = [mean(differences), ...bootstrap(differences)].map(
    (one) => `${one < 0 ? '−' : '+'}${Math.abs(one).toFixed(3)}`,
  );
  return `${mid} [${low}, ${high}]`;
}

/** The queries that each system answers worst against the best of the others. */
function worstOf(
  concepts: readonly Concept[],
  runs: readonly Run[],
  judgements: Judgements,
  count: number,
): string {
  const asked = answerable(concepts, judgements);
  const gains = runs.map((run) => gainsOf(run, concepts, asked, judgements));
  return runs
    .map(({ system }, s) => {
      const lines = asked
        .map((n, at) => ({
          query: concepts[n]!.query,
          own: gains[s]![at]!,
          best: Math.max(...gains.map((one) => one[at]!)),
        }))
        .sort((a, b) => a.own - a.best - (b.own - b.best))
        .slice(0, count)
        .map(({ query, own, best }) => `  ${own.toFixed(3)} of ${best.toFixed(3)}  ${query}\n`);
      return `${system}: nDCG@10 and the best of all systems\n${lines.join('')}`;
    })
    .join('');
}

/** Concept queries in other languages: how many answers are right, and how close they are said to be. */
async function runLanguages(
  library: Filled,
  embedder: string,
  concepts: readonly Concept[],
  judgements: Judgements,
): Promise<string[]> {
  const known = new Set(concepts.map(({ query }) => query));
  const translated = (await readTranslations()).filter(
    ({ query }) => known.has(query) && judgements.has(query),
  );
  if (translated.length === 0) return [];
  const languages = ['en', ...Object.keys(translated[0]!.languages)];
  const lines: string[] = [];
  for (const language of languages) {
    const answers: { found: Found; grades: Grades }[] = [];
    for (const one of translated)
      answers.push({
        found: await library.ask(inLanguage(one, language), { name: 'hybrid', mode: 'hybrid' }, K),
        grades: judgements.get(one.query)!,
      });
    const called = (closeness: Closeness) => answers.filter(({ found }) => found.closeness === closeness);
    const wrong = [...called('close'), ...called('loose')].filter(
      ({ found, grades }) => precision(found.keys, grades, K) === 0,
    );
    const places = answers.reduce((sum, { found }) => sum + found.keys.length, 0);
    const judged = answers.reduce(
      (sum, { found, grades }) => sum + found.keys.filter((key) => grades.has(key)).length,
      0,
    );
    const cells = [
      language,
      mean(answers.map(({ found, grades }) => precision(found.keys, grades, K))).toFixed(3),
      `${judged} of ${places}`,
      called('close').length,
      called('loose').length,
      called('none').length,
      wrong.length,
    ];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  return [
    '',
    `## In other languages, ${embedder}, hybrid`,
    '',
    `${translated.length} of the queries, translated. A prompt that nobody judged for the query counts as not right.`,
    '',
    '| language | P@10 | of the first ten judged | called close | loose | none | close or loose with nothing right among the first ten |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...lines,
  ];
}

function inLanguage({ query, languages }: Translation, language: string): string {
  return language === 'en' ? query : languages[language]!;
}
