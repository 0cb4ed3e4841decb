import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { PromptloomError } from '../../errors.ts';
import type { Io } from './io.ts';

/**
 * Ids that are named; `-` stands for those at stdin, one a line: the id itself, or a JSON document with one, as
 * `export` and the API write them.
 * @throws PromptloomError `invalid-input` for a line that is neither, naming it.
 */
export async function readIds(io: Io, stated: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of stated) {
    if (one !== '-') ids.push(one);
    else for await (const id of idsAtStdin(io)) ids.push(id);
  }
  return [...new Set(ids)];
}

async function* idsAtStdin(io: Io): AsyncGenerator<string> {
  const bytes = Readable.from(io.stdin ?? process.stdin, { signal: io.signal });
  let number = 0;
  for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const text = line.trim();
    if (text !== '') yield text.startsWith('{') ? idOf(text, number) : text;
  }
}

function idOf(line: string, number: number): string {
  try {
    const { id } = JSON.parse(line) as { id?: unknown };
    if (typeof id === 'string' && id !== '') return id;
  } catch {
    // As below.
  }
  throw new PromptloomError('invalid-input', `stdin:${number}: this line has no id`, {
    hint: 'Write one id per line, or one JSON document with an "id" per line.',
  });
}
