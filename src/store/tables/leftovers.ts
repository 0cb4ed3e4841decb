import { idsLiteral, textsLiteral, wordLiteral } from '../sql/literal.ts';
import { countLiteral } from '../sql/numeric-literal.ts';
import { phrasesOf } from '../sql/rows.ts';
import { type GenerationRecord, GenerationTable } from './generation-table.ts';
import { Table } from './table.ts';

/** Words or phrases that are counted anew at once. */
const WORDS = 1000;
/** What a count of 64 bits without a sign is added to, so that it goes down. */
const TURN = 2n ** 64n;

/**
 * Removes what was written in several steps of which the last ones never came. Each method looks first what belongs to
 * something that is there, and leaves that alone; each may be called again.
 */
export class Leftovers extends Table {
  /** Removes the words of those of some prompts that are not there, and counts them no more. */
  async dropWords(promptIds: readonly string[]): Promise<void> {
    const missing = await this.missingFrom('prompts', promptIds);
    if (missing.length === 0) return;
    const theirs = `prompt_id IN ${idsLiteral(missing)}`;
    const rows = await this.connection.query<{ word: string }>(
      `SELECT DISTINCT word FROM words WHERE ${theirs} ORDER BY word`,
    );
    if (rows.length === 0) return;
    // Counted before they go: a kill between the two leaves the words, and all of this is done again.
    for (let from = 0; from < rows.length; from += WORDS)
      await this.#countAnew(
        rows.slice(from, from + WORDS).map(({ word }) => word),
        `NOT ${theirs}`,
      );
    await this.connection.command({ do: 'delete', table: 'words', where: theirs });
  }

  /** Removes the vectors of parts of those of some prompts that are not there. */
  async dropParts(promptIds: readonly string[]): Promise<void> {
    const missing = await this.missingFrom('prompts', promptIds);
    if (missing.length > 0) await this.#drop('prompt_parts', `prompt_id IN ${idsLiteral(missing)}`);
  }

  /** Counts the phrases of prompts anew that were deleted: all texts are looked through, for nothing says who has a phrase. */
  async countPhrases(deletedIds: readonly string[]): Promise<void> {
    if (deletedIds.length === 0) return;
    const theirs = `SELECT arrayJoin(${phrasesOf('lengthUTF8(p) BETWEEN 2 AND 80')}) AS phrase
      FROM deleted_prompts WHERE id IN ${idsLiteral(deletedIds)}`;
    const rows = await this.connection.query<{ phrase: string }>(`SELECT DISTINCT phrase FROM (${theirs})`);
    for (let from = 0; from < rows.length; from += WORDS) {
      const these = textsLiteral(rows.slice(from, from + WORDS).map(({ phrase }) => phrase));
      await this.#correct(
        'phrases',
        'phrase',
        `SELECT phrase, count() AS n FROM (SELECT arrayJoin(${phrasesOf(`p IN ${these}`)}) AS phrase FROM prompts)
         GROUP BY phrase`,
        `phrase IN ${these}`,
      );
    }
  }

  /** Removes the vectors of those of some images that are not there. @returns the ids of these images. */
  async dropVectors(imageIds: readonly string[]): Promise<string[]> {
    const missing = await this.missingFrom('images', imageIds);
    if (missing.length > 0) await this.#drop('image_vectors', `id IN ${idsLiteral(missing)}`);
    return missing;
  }

  /** Removes variants of an improvement that is not there. */
  async dropVariants(improvementId: string): Promise<void> {
    const [missing] = await this.missingFrom('improvements', [improvementId]);
    if (missing !== undefined) await this.#drop('variants', `improvement_id IN ${idsLiteral([missing])}`);
  }

  /** Removes the points of a build of the map. */
  async dropMap(build: number): Promise<void> {
    const partition = countLiteral(build);
    if (await this.#has('map_points', `build = ${partition}`))
      await this.connection.command({
        do: 'alter rows',
        table: 'map_points',
        how: `DROP PARTITION ${partition}`,
      });
  }

  /** Notes a generation of which there are images, unless that was done. */
  async finishGeneration(generation: GenerationRecord): Promise<void> {
    const [missing] = await this.missingFrom('generations', [generation.id]);
    if (missing !== undefined) await new GenerationTable(this.connection).insert(generation);
  }

  /** Those of some image ids, and of some addresses, that no image has. */
  async withoutImage(files: readonly { id: string; url: string }[]): Promise<Set<string>> {
    const missing = new Set(
      await this.missingFrom(
        'images',
        files.map(({ id }) => id),
      ),
    );
    const urls = files.filter(({ id }) => missing.has(id)).map(({ url }) => url);
    if (urls.length === 0) return missing;
    const shown = await this.connection.query<{ url: string }>(
      'SELECT DISTINCT url FROM images WHERE url IN {urls:Array(String)}',
      { urls },
    );
    const known = new Set(shown.map(({ url }) => url));
    for (const { id, url } of files) if (known.has(url)) missing.delete(id);
    return missing;
  }

  /** Writes how many prompts hold each of some words, beside what was counted. @param among condition for those that count. */
  #countAnew(words: readonly string[], among: string): Promise<void> {
    const these = `word IN (${words.map(wordLiteral).join(', ')})`;
    return this.#correct(
      'word_counts',
      'word',
      `SELECT word, count() AS n FROM words FINAL WHERE ${these} AND ${among} GROUP BY word`,
      these,
    );
  }

  /** Adds to a table of counts what is missing from them, or too much. @param counting gives the true ones, as `n`. */
  async #correct(table: string, key: 'word' | 'phrase', counting: string, these: string): Promise<void> {
    type Row = { n: string } & Record<'word' | 'phrase', string>;
    const [held, counted] = await Promise.all([
      this.connection.query<Row>(counting),
      this.connection.query<Row>(
        `SELECT ${key}, sum(prompts) AS n FROM ${table} WHERE ${these} GROUP BY ${key}`,
      ),
    ]);
    const now = new Map(held.map((row) => [row[key], BigInt(row.n)]));
    const before = new Map(counted.map((row) => [row[key], BigInt(row.n)]));
    const rows = [...new Set([...now.keys(), ...before.keys()])].flatMap((name) => {
      const more = (now.get(name) ?? 0n) - (before.get(name) ?? 0n);
      return more === 0n ? [] : [{ [key]: name, prompts: String((more + TURN) % TURN) }];
    });
    await this.connection.insert(table, rows);
  }

  async #drop(table: string, where: string): Promise<void> {
    if (await this.#has(table, where)) await this.connection.command({ do: 'delete', table, where });
  }

  async #has(table: string, condition: string): Promise<boolean> {
    const rows = await this.connection.query(`SELECT 1 AS one FROM ${table} WHERE ${condition} LIMIT 1`);
    return rows.length > 0;
  }
}
