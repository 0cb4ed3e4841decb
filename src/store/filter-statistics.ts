import type { Connection } from './connection.ts';
import { type Condition, conditionSql } from './filter.ts';
import { idLiteral } from './literal.ts';

/** How long a count serves for planning; rows that come meanwhile change what is quickest, not what is right. */
const FRESH_MS = 60_000;
/** Filters that are remembered. */
const REMEMBERED = 500;
/** Ids that one statement can name. */
const MOST_IDS = 4000;

interface Counted {
  share: number;
  at: number;
}

/** Knows which share of the prompts passes a filter, and which of given prompts do. */
export class FilterStatistics {
  readonly #connection: Connection;
  readonly #counts = new Map<string, Counted>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The share of the prompts that pass, 0 to 1; as if pictures had nothing to do with the rest. */
  async passing({ own, hasImage }: Condition): Promise<number> {
    const [owning, pictured] = await Promise.all([
      own === undefined ? 1 : this.#remember(own, `SELECT avg(${own}) AS share FROM prompts`),
      hasImage === undefined
        ? undefined
        : this.#remember(
            'has an image',
            // Sorted by prompt, so that this is a quick pass; a set of all their ids would not be.
            'SELECT least(1, uniq(prompt_id) / greatest(1, (SELECT count() FROM prompts))) AS share FROM images',
          ),
    ]);
    if (pictured === undefined) return owning;
    return owning * (hasImage ? pictured : 1 - pictured);
  }

  async #remember(key: string, sql: string): Promise<number> {
    const known = this.#counts.get(key);
    if (known && performance.now() - known.at < FRESH_MS) return known.share;
    const [row] = await this.#connection.query<{ share: number | null }>(sql);
    const share = row?.share ?? 0;
    if (this.#counts.size >= REMEMBERED) this.#counts.clear();
    this.#counts.set(key, { share, at: performance.now() });
    return share;
  }

  /** Those of some prompts that pass. */
  async among(ids: readonly string[], condition: Condition): Promise<Set<string>> {
    const passed = new Set<string>();
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      const list = `(${ids
        .slice(from, from + MOST_IDS)
        .map(idLiteral)
        .join(', ')})`;
      const rows = await this.#connection.query<{ id: string }>(
        `SELECT id FROM prompts WHERE id IN ${list} AND ${conditionSql(condition, 'id', list)}`,
      );
      for (const { id } of rows) passed.add(id);
    }
    return passed;
  }
}
