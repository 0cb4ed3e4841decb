import type { Improvement, Variant } from '../../records/improvement.ts';
import type { ImprovementSummary } from '../../records/improvement-memory.ts';
import type { Match } from '../../records/match.ts';
import { textLiteral } from '../sql/literal.ts';
import { clickhouseTime, isoTime } from '../sql/rows.ts';
import { ClockedTable } from './table.ts';

interface ImprovementRow {
  id: string;
  idea: string;
  guidance: string;
  target_model: string;
  writer: string;
  notes: string[];
  matches: string;
  created_at: string;
  about: string;
}

/** What an improvement was asked for beside its idea, and what it took; those of the first version have none. */
type About = Pick<Improvement, 'options' | 'usage' | 'template' | 'request' | 'instructions' | 'replayOf'>;

/** A variant that became a prompt. */
export interface Acceptance {
  variantId: string;
  promptId: string;
  at: string;
}

/** Improvements, their variants and which of them were accepted. */
export class ImprovementTable extends ClockedTable {
  /** Keeps an improvement; the variants first, so that an improvement that is found is whole. */
  async insert(improvement: Improvement): Promise<void> {
    await this.connection.insert(
      'variants',
      improvement.variants.map((variant, number) => ({
        id: variant.id,
        improvement_id: improvement.id,
        number,
        variant: JSON.stringify(variant),
      })),
    );
    await this.connection.insert('improvements', [
      {
        id: improvement.id,
        idea: improvement.idea,
        guidance: improvement.guidance ?? '',
        target_model: improvement.for ?? '',
        writer: improvement.writer,
        notes: improvement.notes,
        matches: JSON.stringify(improvement.matches),
        created_at: clickhouseTime(improvement.createdAt),
        written_at: await this.clock.next('improvements'),
        about: JSON.stringify({
          options: improvement.options,
          usage: improvement.usage,
          template: improvement.template,
          request: improvement.request,
          instructions: improvement.instructions,
          replayOf: improvement.replayOf,
        } satisfies About),
      },
    ]);
  }

  async byId(id: string): Promise<Improvement | undefined> {
    const [row] = await this.connection.query<ImprovementRow>(
      `SELECT id, idea, guidance, target_model, writer, notes, matches, created_at, about
       FROM improvements WHERE id = {id:String} LIMIT 1`,
      { id },
    );
    if (!row) return undefined;
    const variants = await this.connection.query<{ variant: string }>(
      'SELECT variant FROM variants WHERE improvement_id = {id:String} ORDER BY number',
      { id },
    );
    return {
      id: row.id,
      idea: row.idea,
      ...(row.guidance && { guidance: row.guidance }),
      ...(row.target_model && { for: row.target_model }),
      matches: JSON.parse(row.matches) as Match[],
      variants: variants.map((entry) => JSON.parse(entry.variant) as Variant),
      writer: row.writer,
      notes: row.notes,
      ...aboutOf(row.about),
      createdAt: isoTime(row.created_at),
    };
  }

  /** A variant with the id of its improvement. */
  async variant(id: string): Promise<{ variant: Variant; improvementId: string } | undefined> {
    const [row] = await this.connection.query<{ variant: string; improvement_id: string }>(
      'SELECT variant, improvement_id FROM variants WHERE id = {id:String} LIMIT 1',
      { id },
    );
    return row && { variant: JSON.parse(row.variant) as Variant, improvementId: row.improvement_id };
  }

  /**
   * Improvements, newest first.
   * @param before the id of the one after which to go on
   */
  async list(limit: number, before?: string): Promise<ImprovementSummary[]> {
    const rows = await this.connection.query<Omit<ImprovementRow, 'notes' | 'matches'>>(
      `SELECT id, idea, guidance, target_model, writer, created_at, about FROM improvements
       ${before === undefined ? '' : 'WHERE (written_at, id) < (SELECT (written_at, id) FROM improvements WHERE id = {before:String} LIMIT 1)'}
       ORDER BY written_at DESC, id DESC LIMIT {limit:UInt32}`,
      { limit, ...(before !== undefined && { before }) },
    );
    if (rows.length === 0) return [];
    const counts = await this.connection.query<{ id: string; variants: number; accepted: number }>(
      `SELECT improvement_id AS id, toUInt32(count()) AS variants,
         toUInt32(countIf(variants.id IN (SELECT variant_id FROM acceptances))) AS accepted
       FROM variants WHERE improvement_id IN {ids:Array(String)} GROUP BY improvement_id`,
      { ids: rows.map(({ id }) => id) },
    );
    const countOf = new Map(counts.map((row) => [row.id, row]));
    return rows.map((row) => {
      const { replayOf } = aboutOf(row.about);
      return {
        id: row.id,
        idea: row.idea,
        ...(row.guidance && { guidance: row.guidance }),
        ...(row.target_model && { for: row.target_model }),
        writer: row.writer,
        ...(replayOf && { replayOf }),
        createdAt: isoTime(row.created_at),
        variants: countOf.get(row.id)?.variants ?? 0,
        accepted: countOf.get(row.id)?.accepted ?? 0,
      };
    });
  }

  /** Notes how good a person finds a variant, from 1 to 5. */
  async rate(variantId: string, rating: number): Promise<void> {
    const created_at = await this.clock.next('ratings', `variant_id = ${textLiteral(variantId)}`);
    await this.connection.insert('ratings', [{ variant_id: variantId, rating, created_at }]);
  }

  /** The last rating of each of these variants that has one. */
  async ratings(variantIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.connection.query<{ variant_id: string; rating: number }>(
      'SELECT variant_id, rating FROM ratings FINAL WHERE variant_id IN {ids:Array(String)}',
      { ids: variantIds },
    );
    return new Map(rows.map((row) => [row.variant_id, row.rating]));
  }

  /** Which of these variants became which prompts, first one first. */
  async acceptances(variantIds: readonly string[]): Promise<Acceptance[]> {
    const rows = await this.connection.query<Acceptance>(
      `SELECT variant_id AS variantId, prompt_id AS promptId, argMax(created_at, written_at) AS at FROM acceptances
       WHERE variant_id IN {ids:Array(String)} GROUP BY variant_id, prompt_id
       ORDER BY max(written_at), prompt_id`,
      { ids: variantIds },
    );
    return rows.map((row) => ({ ...row, at: isoTime(row.at) }));
  }

  /** The ideas that these prompts were accepted for, with the rating of the variant that each was. */
  async acceptedFor(
    promptIds: readonly string[],
  ): Promise<{ promptId: string; idea: string; rating?: number }[]> {
    const accepted = await this.connection.query<{ variant_id: string; prompt_id: string }>(
      'SELECT DISTINCT variant_id, prompt_id FROM acceptances WHERE prompt_id IN {ids:Array(String)}',
      { ids: promptIds },
    );
    if (accepted.length === 0) return [];
    const variantIds = accepted.map((row) => row.variant_id);
    const [variants, ratings] = await Promise.all([
      this.connection.query<{ id: string; improvement_id: string }>(
        'SELECT id, improvement_id FROM variants WHERE id IN {ids:Array(String)}',
        { ids: variantIds },
      ),
      this.ratings(variantIds),
    ]);
    const improvements = await this.connection.query<{ id: string; idea: string }>(
      'SELECT id, idea FROM improvements WHERE id IN {ids:Array(String)}',
      { ids: variants.map((row) => row.improvement_id) },
    );
    const ideas = new Map(improvements.map(({ id, idea }) => [id, idea]));
    const improvementOf = new Map(variants.map((row) => [row.id, row.improvement_id]));
    return accepted.flatMap(({ variant_id, prompt_id }) => {
      const idea = ideas.get(improvementOf.get(variant_id) ?? '');
      const rating = ratings.get(variant_id);
      return idea === undefined
        ? []
        : [{ promptId: prompt_id, idea, ...(rating !== undefined && { rating }) }];
    });
  }

  /** Notes that a variant became a prompt. */
  async accept(variantId: string, promptId: string): Promise<void> {
    const written_at = await this.clock.next('acceptances', `variant_id = ${textLiteral(variantId)}`);
    const created_at = clickhouseTime(new Date().toISOString());
    await this.connection.insert('acceptances', [
      { variant_id: variantId, prompt_id: promptId, created_at, written_at },
    ]);
  }

  /** The improvement that a prompt came out of. */
  async ofPrompt(promptId: string): Promise<string | undefined> {
    const [row] = await this.connection.query<{ improvement_id: string }>(
      `SELECT improvement_id FROM variants WHERE id IN
         (SELECT variant_id FROM acceptances WHERE prompt_id = {id:String}) LIMIT 1`,
      { id: promptId },
    );
    return row?.improvement_id;
  }
}

function aboutOf(about: string): About {
  return JSON.parse(about || '{}') as About;
}
