import path from 'node:path';
import { decoderFor } from './files/encoding.ts';
import { firstBytes } from './files/file.ts';
import { matchColumns } from './rows/columns.ts';

/** What a file of prompts can be in. */
export type Format = 'csv' | 'parquet' | 'json' | 'jsonl' | 'text';

const HEAD = 64 * 1024;
const BY_NAME: Record<string, Format> = {
  ...{ '.csv': 'csv', '.tsv': 'csv', '.tab': 'csv', '.parquet': 'parquet', '.json': 'json' },
  ...{ '.jsonl': 'jsonl', '.ndjson': 'jsonl', '.txt': 'text', '.text': 'text' },
};

/**
 * What a file is in: by its first bytes, where these tell, and by its name. A file that is something else is taken for
 * what its name says, and refused by whoever reads it.
 * @throws PromptloomError `source-unreadable`.
 */
export async function detectFormat(file: string, encoding: string | undefined): Promise<Format> {
  const bytes = await firstBytes(file, HEAD);
  if (bytes.toString('latin1', 0, 4) === 'PAR1') return 'parquet';
  const head = (encoding === undefined ? bytes.toString('utf8') : decoderFor(encoding)(bytes)).replace(
    /^\ufeff/,
    '',
  );
  const named = BY_NAME[path.extname(file).toLowerCase()];
  if (named === 'text') return isTable(head) ? 'csv' : 'text';
  // Braces and brackets begin prompts with choices too, but no header row goes on like this.
  const looksJson = /^\s*(?:\{\s*"|\[\s*[{"])/.test(head);
  if (named === 'jsonl' || named === 'json') return named;
  if (looksJson) return 'json';
  return named ?? 'csv';
}

/**
 * Whether a text file begins as a table: with `sep=;`, or with a header row between tabs, or between commas or
 * semicolons where it names two things that are known, since prompts have commas too.
 */
function isTable(head: string): boolean {
  if (/^"?sep=[^"\r\n]"?[\r\n]/i.test(head)) return true;
  const line = head.slice(0, head.search(/[\r\n]|$/));
  return ['\t', ',', ';'].some((separator) => {
    const names = line.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    const { roles } = matchColumns(names);
    return (
      names.length > 1 && roles.prompt !== undefined && (separator === '\t' || Object.keys(roles).length > 1)
    );
  });
}
