import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Source } from '../sources/source.ts';

/**
 * The texts of an input: prompts of a .csv, .tsv, .json or .jsonl file as an import reads them; of any other file and of
 * a stream, one a line. Blank lines and rows that are no prompts are left out.
 * @throws PromptloomError `source-unreadable`, `cancelled`
 */
export async function* textsOf(input: string | Readable, signal: AbortSignal): AsyncGenerator<string> {
  const records = typeof input === 'string' ? await recordsOf(input) : undefined;
  if (records) {
    for await (const record of records.read({ signal })) {
      if ('prompt' in record) yield record.prompt.text;
    }
    return;
  }
  const bytes = typeof input === 'string' ? await bytesOf(input, signal) : input;
  for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

async function bytesOf(path: string, signal: AbortSignal): Promise<Readable> {
  const { openSource } = await import('../sources/files/file.ts');
  const { file } = await openSource(path);
  return file.createReadStream({ signal });
}

/** A file of records by its name; undefined for a text. */
async function recordsOf(file: string): Promise<Source | undefined> {
  if (/\.[ct]sv$/i.test(file)) return new (await import('../sources/csv/csv.ts')).CsvSource(file);
  const [, lines] = /\.(?:json|(jsonl|ndjson))$/i.exec(file) ?? [];
  if (lines === undefined && !/\.json$/i.test(file)) return undefined;
  return new (await import('../sources/json/json.ts')).JsonSource(file, { lines: lines !== undefined });
}
