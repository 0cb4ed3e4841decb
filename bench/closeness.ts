import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { createEmbedder } from '../src/embedding/create-embedder.ts';

/**
 * Distances of queries to the nearest prompt of a library, for queries that have an answer in it and for queries that
 * have none: what the limits of `src/search/closeness.ts` are taken from.
 * Usage: tsx bench/closeness.ts [embedder] [prompts.csv or .tsv]
 */
const OFF_TOPIC = `quarterly revenue report spreadsheet
how to file an income tax return
mitral valve stenosis treatment guidelines
python list comprehension syntax error
mortgage interest rate comparison
flight delay compensation claim
kubernetes pod restart loop
vitamin d dosage for adults
supreme court ruling on antitrust
install printer driver windows
phone number of the tax office
quantum chromodynamics lagrangian
used car insurance quote
football league table results
recipe with two cups of flour
job interview questions for accountants
database connection timed out
gross domestic product per capita
password reset email not received
train timetable monday morning
asdf qwer zxcv
lorem ipsum dolor sit amet
12345 67890
terms and conditions of use
software license agreement`.split('\n');

const [setting = 'lite', file = path.join(import.meta.dirname, '../sample/prompts.csv')] =
  process.argv.slice(2);
const rows = parse(readFileSync(file), {
  columns: true,
  relax_column_count: true,
  relax_quotes: true,
  delimiter: file.endsWith('.tsv') ? '\t' : ',',
}) as Record<string, string>[];
const prompts = rows.map((row) => row.prompt ?? row.Prompt ?? '').filter((prompt) => prompt.length > 20);
const embedder = await createEmbedder(setting);
const library = await embedder.embedText(prompts);

const shortened = prompts.map((prompt) =>
  prompt
    .split(/[\s,]+/)
    .filter((word) => word.length > 3)
    .filter((_, n) => n % 3 !== 2)
    .slice(0, 4)
    .reverse()
    .join(' '),
);
await report('an answer', shortened);
await report('no answer', OFF_TOPIC);
await embedder.close();

async function report(name: string, queries: readonly string[]): Promise<void> {
  const vectors = await embedder.embedText(queries, { purpose: 'query' });
  const nearest = vectors.map((query) => Math.min(...library.map((other) => 1 - dot(query, other))));
  nearest.sort((a, b) => a - b);
  const at = (share: number) => nearest[Math.floor(share * (nearest.length - 1))]!.toFixed(3);
  const shares = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];
  console.log(`${name.padEnd(10)} ${shares.map((share) => `p${share * 100} ${at(share)}`).join('  ')}`);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, n) => sum + value * b[n]!, 0);
}
