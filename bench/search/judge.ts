import { open, readFile } from 'node:fs/promises';
import {
  conditionOf,
  type DataSet,
  type FilterName,
  K,
  type Row,
  readQueries,
  rowBatches,
} from './data-set.ts';
import { dot, type Exact } from './exact.ts';
import type { Answer } from './job.ts';

/** Rows at the same distance as the k-th stand for each other. */
const TIE = 1e-6;

/** How good the answers of one filter were. */
export interface Verdict {
  /** Share of the exact answer that was found; a row that does not pass the filter counts as not found. */
  recall: number;
  /** Answers with fewer rows than there are to find, up to k. */
  short: number;
  judged: number;
}

/** Compares answers with the exact ones by the true distance of each row that was named. */
export class Judge {
  readonly #set: DataSet;
  readonly #exact: Exact;
  readonly #rows: Pick<Row, 'id' | 'site' | 'topic'>[];
  readonly #numbers: Map<string, number>;

  private constructor(set: DataSet, exact: Exact, rows: Pick<Row, 'id' | 'site' | 'topic'>[]) {
    this.#set = set;
    this.#exact = exact;
    this.#rows = rows;
    this.#numbers = new Map(rows.map(({ id }, n) => [id, n]));
  }

  static async open(set: DataSet): Promise<Judge> {
    const exact = JSON.parse(await readFile(set.files.exact, 'utf8')) as Exact;
    const rows: Pick<Row, 'id' | 'site' | 'topic'>[] = [];
    for await (const batch of rowBatches(set))
      for (const { id, site, topic } of batch) rows.push({ id, site, topic });
    return new Judge(set, exact, rows);
  }

  /** @param answers to the first queries, in order. */
  async judge(filter: FilterName, answers: readonly Answer[]): Promise<Verdict> {
    const queries = await readQueries(this.#set);
    const vectors = await open(this.#set.files.vectors);
    const vector = new Float32Array(this.#set.dimensions);
    let wantedInAll = 0;
    let found = 0;
    let short = 0;
    for (const [q, answer] of answers.entries()) {
      const { kth, wanted } = this.#exact[filter]![q]!;
      const condition = conditionOf(filter, queries[q]!);
      const numbers = new Set(answer.slice(0, K).map((row) => this.#numberOf(row)));
      wantedInAll += wanted;
      if (numbers.size < wanted) short++;
      for (const number of numbers) {
        const row = this.#rows[number];
        if (!row || (condition && row[condition.column] !== condition.value)) continue;
        await vectors.read(new Uint8Array(vector.buffer), 0, vector.byteLength, number * vector.byteLength);
        if (dot(queries[q]!.vector, vector, 0) >= kth - TIE) found++;
      }
    }
    await vectors.close();
    return { recall: wantedInAll ? found / wantedInAll : 1, short, judged: answers.length };
  }

  #numberOf(row: string | number): number {
    return typeof row === 'number' ? row : (this.#numbers.get(row) ?? -1);
  }
}
