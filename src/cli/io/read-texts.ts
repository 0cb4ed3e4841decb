import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { openSource } from '../../sources/files/file.ts';
import type { Source } from '../../sources/source.ts';
import type { Io } from './io.ts';

/**
 * The texts of an input: prompts of a .csv, .tsv, .json or .jsonl file as an import reads them; of any other file, or of stdin for
 * `-`, one a line. Blank lines and rows that are no prompts are left out.
 * @throws PromptloomError `source-unreadable`, `cancelled`
 */
export async function* readTexts(io: Io, input: string): AsyncGenerator<string> {
  const file = path.resolve(io.cwd, input);
  const records = input === '-' ? undefined : await recordsOf(file);
  if (records) {
    for await (const record of records.read({ signal: io.signal })) {
      if ('prompt' in record) yield record.prompt.text;
    }
    return;
  }
  const bytes =
    input === '-'
      ? Readable.from(io.stdin ?? process.stdin, { signal: io.signal })
      : (await openSource(file)).file.createReadStream({ signal: io.signal });
  for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

/** A file of records by its name; undefined for a text. */
async function recordsOf(file: string): Promise<Source | undefined> {
  if (/\.[ct]sv$/i.test(file)) return new (await import('../../sources/csv/csv.ts')).CsvSource(file);
  const [, lines] = /\.(?:json|(jsonl|ndjson))$/i.exec(file) ?? [];
  if (lines === undefined && !/\.json$/i.test(file)) return undefined;
  return new (await import('../../sources/json/json.ts')).JsonSource(file, { lines: lines !== undefined });
}
