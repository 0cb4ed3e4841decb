import type { Filter } from '../../records/search.ts';
import type { Range } from '../../text/range.ts';
import type { Connection } from '../connection/connection.ts';
import { idsLiteral } from '../sql/literal.ts';
import { vectorLiteral } from '../sql/numeric-literal.ts';
import { placeOfPart } from './part-rows.ts';
import type { Neighbour, VectorSearch } from './vector-search.ts';

/** A prompt near a query vector, by the nearest of its vectors. */
type NearText = Neighbour & { part?: Range };

/** Several of the nearest parts may be of one prompt. */
const PARTS_A_PROMPT = 2;
/** Parts that are read for one search at most, and looked up of some prompts. */
const MOST_PARTS = 8000;

/**
 * Nearest prompts by their texts: each by its whole text or, of a long one, by the part that is nearest. A library without long prompts
 * is searched as if there were no parts.
 */
export class TextSearch {
  readonly #connection: Connection;
  readonly #whole: VectorSearch;
  readonly #parts: VectorSearch;

  constructor(connection: Connection, whole: VectorSearch, parts: VectorSearch) {
    this.#connection = connection;
    this.#whole = whole;
    this.#parts = parts;
  }

  /** Whether any prompt has parts. The answer is kept until some are written. */
  async hasParts(): Promise<boolean> {
    return (await this.#parts.coverage()).rows > 0;
  }

  /**
   * The k prompts nearest to a vector among those that pass, nearest first, each once.
   * @param handicap how much further away a part counts than it is: a short text lies near to more by chance.
   */
  async nearest(
    vector: Float32Array,
    k: number,
    filter: Filter,
    handicap = 0,
  ): Promise<{ neighbours: NearText[]; index: 'hnsw' | 'exact' }> {
    if (!(await this.hasParts())) return this.#whole.nearest(vector, k, filter);
    const wholes = this.#whole.nearest(vector, k, filter);
    wholes.catch(() => {});
    for (let wanted = k * PARTS_A_PROMPT; ; wanted *= 4) {
      const [whole, parts] = await Promise.all([wholes, this.#parts.nearest(vector, wanted, filter)]);
      const best = new Map<string, NearText>(whole.neighbours.map((near) => [near.promptId, near]));
      for (const { id, promptId, distance } of parts.neighbours) {
        const before = best.get(promptId);
        // The first of a prompt's parts is its nearest.
        if (before?.part) continue;
        const nearest = Math.min(distance + handicap, before?.distance ?? 2);
        best.set(promptId, { id: promptId, promptId, distance: nearest, part: placeOfPart(id) });
      }
      const neighbours = [...best.values()].sort((a, b) => a.distance - b.distance).slice(0, k);
      // A part beyond the last of them changes nothing.
      const furthest = neighbours.length < k ? Number.POSITIVE_INFINITY : neighbours.at(-1)!.distance;
      const exhausted = parts.neighbours.length < wanted || wanted >= MOST_PARTS;
      if (exhausted || parts.neighbours.at(-1)!.distance + handicap >= furthest) {
        const index = whole.index === 'hnsw' || parts.index === 'hnsw' ? 'hnsw' : 'exact';
        return { neighbours, index };
      }
    }
  }

  /** The nearest part of each of some prompts; of those without parts none. */
  async nearestParts(
    promptIds: readonly string[],
    vector: Float32Array,
  ): Promise<Map<string, { distance: number; part: Range }>> {
    if (promptIds.length === 0 || !(await this.hasParts())) return new Map();
    // Every dialect knows this function; its own may want an ORDER BY and a LIMIT beside it.
    const distance = `cosineDistance(vector, ${vectorLiteral(vector, vector.length)})`;
    const rows = await this.#connection.query<{ prompt_id: string; part: string; nearest: number }>(
      `SELECT prompt_id, argMin(id, distance) AS part, toFloat64(min(distance)) AS nearest
       FROM (SELECT prompt_id, id, ${distance} AS distance FROM prompt_parts PREWHERE prompt_id IN ${idsLiteral(promptIds)})
       GROUP BY prompt_id SETTINGS max_threads = 1`,
    );
    return new Map(
      rows.map(({ prompt_id, part, nearest }) => [
        prompt_id,
        { distance: Math.min(2, Math.max(0, nearest)), part: placeOfPart(part) },
      ]),
    );
  }
}
