import { PromptloomError } from '../errors.ts';
import type { Source, SourceRecord } from './source.ts';

/** Which part of a source is read: the records whose place, counted from 0, leaves `index` when divided by `of`. */
export interface Shard {
  index: number;
  of: number;
}

/**
 * Reads "3/16": the third of sixteen parts.
 * @throws PromptloomError `invalid-input` for anything else.
 */
export function parseShard(text: string): Shard {
  const [, part, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (part === undefined || Number(part) < 1 || Number(part) > Number(of)) {
    throw new PromptloomError('invalid-input', `the shard ${JSON.stringify(text)} is none`, {
      hint: 'Write it as 3/16, the third of sixteen parts.',
    });
  }
  return { index: Number(part) - 1, of: Number(of) };
}

/**
 * Every n-th record of a source. Which they are depends on their place alone, so that machines that read one part each
 * read all of the source between them, and each can be stopped and go on by itself.
 */
export class ShardedSource implements Source {
  readonly #source: Source;
  readonly #shard: Shard;

  constructor(source: Source, shard: Shard) {
    this.#source = source;
    this.#shard = shard;
  }

  fingerprint(): Promise<string> {
    return this.#source.fingerprint();
  }

  /** Positions are the number of records up to there, of all parts, and the source's own position. */
  async *read(options: { from?: string; signal?: AbortSignal } = {}): AsyncIterable<SourceRecord> {
    const [, done = '0', from = options.from] = /^(\d+) (.*)$/s.exec(options.from ?? '') ?? [];
    let place = Number(done);
    const inner = { ...(from !== undefined && { from }), ...(options.signal && { signal: options.signal }) };
    for await (const record of this.#source.read(inner)) {
      const mine = place % this.#shard.of === this.#shard.index;
      place++;
      if (mine) yield { ...record, next: `${place} ${record.next}` };
    }
  }
}
