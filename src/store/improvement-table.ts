import type { Improvement, Variant } from '../records/improvement.ts';
import type { Match } from '../records/match.ts';
import type { Connection } from './connection.ts';
import { clickhouseTime, isoTime } from './rows.ts';

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

/** Improvements, their variants and which of them were accepted. */
export class ImprovementTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Keeps an improvement; the variants first, so that an improvement that is found is whole. */
  async insert(improvement: Improvement): Promise<void> {
    await this.#connection.insert(
      'variants',
      improvement.variants.map((variant, number) => ({
        id: variant.id,
        improvement_id: improvement.id,
        number,
        variant: JSON.stringify(variant),
      })),
    );
    await this.#connection.insert('improvements', [
      {
        id: improvement.id,
        idea: improvement.idea,
        guidance: improvement.guidance ?? '',
        target_model: improvement.for ?? '',
        writer: improvement.writer,
        notes: improvement.notes,
        matches: JSON.stringify(improvement.matches),
        created_at: clickhouseTime(improvement.createdAt),
        about: JSON.stringify({
          options: improvement.options,
          usage: improvement.usage,
          template: improvement.template,
        }),
      },
    ]);
  }

  async byId(id: string): Promise<Improvement | undefined> {
    const [row] = await this.#connection.query<ImprovementRow>(
      `SELECT id, idea, guidance, target_model, writer, notes, matches, created_at, about
       FROM improvements WHERE id = {id:String} LIMIT 1`,
      { id },
    );
    if (!row) return undefined;
    const variants = await this.#connection.query<{ variant: string }>(
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
      // Those of the first version have none.
      ...(JSON.parse(row.about || '{}') as Pick<Improvement, 'options' | 'usage' | 'template'>),
      createdAt: isoTime(row.created_at),
    };
  }

  /** A variant with the id of its improvement. */
  async variant(id: string): Promise<{ variant: Variant; improvementId: string } | undefined> {
    const [row] = await this.#connection.query<{ variant: string; improvement_id: string }>(
      'SELECT variant, improvement_id FROM variants WHERE id = {id:String} LIMIT 1',
      { id },
    );
    return row && { variant: JSON.parse(row.variant) as Variant, improvementId: row.improvement_id };
  }

  /** Notes that a variant became a prompt. */
  async accept(variantId: string, promptId: string): Promise<void> {
    await this.#connection.insert('acceptances', [
      { variant_id: variantId, prompt_id: promptId, created_at: clickhouseTime(new Date().toISOString()) },
    ]);
  }

  /** The prompt that a variant last became. */
  async acceptedAs(variantId: string): Promise<string | undefined> {
    const [row] = await this.#connection.query<{ prompt_id: string }>(
      'SELECT prompt_id FROM acceptances WHERE variant_id = {id:String} ORDER BY created_at DESC LIMIT 1',
      { id: variantId },
    );
    return row?.prompt_id;
  }

  /** The improvement that a prompt came out of. */
  async ofPrompt(promptId: string): Promise<string | undefined> {
    const [row] = await this.#connection.query<{ improvement_id: string }>(
      `SELECT improvement_id FROM variants WHERE id IN
         (SELECT variant_id FROM acceptances WHERE prompt_id = {id:String}) LIMIT 1`,
      { id: promptId },
    );
    return row?.improvement_id;
  }
}
