/**
 * Measures whether a search finds what is meant.
 *
 * *Known-item search*: queries are made from prompts of the library by taking some of their words, in another order, some
 * misspelt or replaced by synonyms; the prompt that each was made from is to be found. *Concept search*: queries that
 * share no content word with the prompts they were written for, with graded judgements (`bench/relevance-data`).
 *
 *     npx tsx bench/relevance.ts [--parts known-item,concepts] [--weights 0.5,1,2] [--save]
 *       known-item: [--embedder lite] [--queries 600] [--rows 20000] [--seeds 1,2,3,4] [--wordnet /usr/share/wordnet]
 *       concepts:   [--embedders lite] [--peers FOLDER] [--split tune|test] [--worst 10] [--sheets FOLDER [--judged FOLDER]]
 *     npx tsx bench/relevance.ts --setup --peers FOLDER
 *
 * `--setup` installs the peers: all-MiniLM-L6-v2 in full precision, BM25, and their reciprocal rank fusion. `--sheets`
 * writes pairs that nobody has judged for blind judging; with `--judged` the answers to them are added to the data.
 * Sentences from the end of long prompts are measured by `bench/long-prompts.ts`.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { conceptRows, knownItems } from './relevance/collection.ts';
import { measureConcepts } from './relevance/concepts.ts';
import { measureKnownItems } from './relevance/known-item.ts';
import { installPeers } from './relevance/peers.ts';
import { Thesaurus } from './relevance/thesaurus.ts';

const results = fileURLToPath(new URL('./results/', import.meta.url));
const { values: options } = parseArgs({
  options: {
    parts: { type: 'string', default: 'known-item,concepts' },
    embedder: { type: 'string', default: 'lite' },
    embedders: { type: 'string', default: 'lite' },
    queries: { type: 'string', default: '600' },
    rows: { type: 'string', default: '20000' },
    seeds: { type: 'string', default: '1,2,3,4' },
    weights: { type: 'string' },
    wordnet: { type: 'string', default: '/usr/share/wordnet' },
    peers: { type: 'string' },
    setup: { type: 'boolean', default: false },
    split: { type: 'string' },
    worst: { type: 'string', default: '0' },
    sheets: { type: 'string' },
    judged: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const { peers, sheets, judged } = options;
const split = halfOf(options.split);
if (judged && !sheets) throw new Error('--judged needs the --sheets that were judged');
const parts = options.parts.split(',');
const weights = options.weights?.split(',').map(Number) ?? [];

if (options.setup) {
  if (!peers) throw new Error('--setup needs --peers FOLDER');
  await installPeers(path.resolve(peers));
} else {
  if (parts.includes('known-item')) await knownItem();
  if (parts.includes('concepts')) await concepts();
}

function halfOf(name: string | undefined): 'tune' | 'test' | undefined {
  if (name === undefined || name === 'tune' || name === 'test') return name;
  throw new Error('--split is tune or test');
}

async function knownItem(): Promise<void> {
  const { embedder, queries, rows, seeds, wordnet } = options;
  const thesaurus = existsSync(wordnet) ? new Thesaurus(wordnet) : undefined;
  if (!thesaurus) process.stderr.write(`without the level of synonyms: ${wordnet} is not there\n`);
  const command =
    `npx tsx bench/relevance.ts --parts known-item --queries ${queries} --rows ${rows} --seeds ${seeds} --save` +
    `${embedder === 'lite' ? '' : ` --embedder ${embedder}`}`;
  const measured = await measureKnownItems(
    await knownItems(Number(rows)),
    { embedder, queries: Number(queries), seeds: seeds.split(',').map(Number), weights, thesaurus },
    command,
  );
  await say(measured, embedder === 'lite' ? 'relevance.md' : `relevance-${embedder}.md`);
}

async function concepts(): Promise<void> {
  const { embedders, worst } = options;
  const command =
    `npx tsx bench/relevance.ts --parts concepts --embedders ${embedders}${peers ? ' --peers FOLDER' : ''}` +
    `${split ? ` --split ${split}` : ''} --save`;
  const measured = await measureConcepts(
    await conceptRows(),
    { embedders: embedders.split(','), peers, weights, split, worst: Number(worst), sheets, judged },
    command,
  );
  await say(measured, 'concepts.md');
}

async function say(report: string, file: string): Promise<void> {
  process.stdout.write(report);
  if (options.save) await writeFile(path.join(results, file), report);
}
