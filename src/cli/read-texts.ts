import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { openSource } from '../sources/file.ts';
import type { Io } from './io.ts';

/**
 * The texts of an input: prompts of a .csv or .tsv file as an import reads them; of any other file, or of stdin for
 * `-`, one a line. Blank lines and rows that are no prompts are left out.
 * @throws PromptloomError `source-unreadable`, `cancelled`
 */
export async function* readTexts(io: Io, input: string): AsyncGenerator<string> {
  const file = path.resolve(io.cwd, input);
  if (input !== '-' && /\.[ct]sv$/i.test(input)) {
    const { CsvSource } = await import('../sources/csv.ts');
    for await (const record of new CsvSource(file).read({ signal: io.signal })) {
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
