import type { VersionEvent } from '../../records/version.ts';
import { idsLiteral, textLiteral } from '../sql/literal.ts';
import { clickhouseTime, isoTime } from '../sql/rows.ts';
import { ClockedTable } from './table.ts';

/** That a version became the current one, before it is written. */
export type NewVersionEvent = Omit<VersionEvent, 'at'>;

interface Row {
  prompt_id: string;
  parent_id: string;
  how: VersionEvent['how'];
  improvement_id: string;
  at: string;
}

/** What became a version of what, and the labels of versions: beside the wide rows, which are written once. */
export class VersionTable extends ClockedTable {
  /**
   * All that happened to the versions that hang together with a prompt, in its order; nothing for a prompt that
   * is the only version of itself.
   */
  async history(promptId: string): Promise<VersionEvent[]> {
    let known = [promptId];
    for (;;) {
      const ids = idsLiteral(known);
      const rows = await this.connection.query<Row>(
        `SELECT prompt_id, parent_id, how, improvement_id, toString(at) AS at FROM versions FINAL
         WHERE family IN (SELECT family FROM versions WHERE prompt_id IN ${ids} OR parent_id IN ${ids})
         ORDER BY written_at, versions.at, prompt_id`,
      );
      // An edit may give a text that was a prompt with versions of its own: then two families have become one.
      const found = new Set([promptId, ...rows.flatMap((row) => [row.prompt_id, row.parent_id])]);
      if (found.size === known.length) return rows.map(eventOf);
      known = [...found];
    }
  }

  /** A version of the same prompt under which its rows are kept; undefined for one that has none. */
  async familyOf(promptId: string): Promise<string | undefined> {
    const ids = idsLiteral([promptId]);
    const [row] = await this.connection.query<{ family: string }>(
      `SELECT family FROM versions WHERE prompt_id IN ${ids} OR parent_id IN ${ids} ORDER BY written_at LIMIT 1`,
    );
    return row?.family;
  }

  /**
   * Notes that a version became the current one.
   * @param family any version of the same prompt; all rows of it are read at once.
   */
  async insert({ id, from, how, improvementId = '' }: NewVersionEvent, family: string): Promise<void> {
    await this.connection.insert('versions', [
      {
        family,
        prompt_id: id,
        parent_id: from,
        how,
        improvement_id: improvementId,
        at: clickhouseTime(new Date().toISOString()),
        written_at: await this.clock.next('versions'),
      },
    ]);
  }

  /** The labels of versions of one prompt, by version; of a label that two have, the one that got it last has it. */
  async labels(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.connection.query<{ prompt_id: string; folded: string; label: string }>(
      `SELECT prompt_id, folded, label FROM version_labels FINAL
       WHERE prompt_id IN ${idsLiteral(ids)} AND NOT deleted ORDER BY written_at, prompt_id`,
    );
    const holders = new Map(rows.map((row) => [row.folded, row]));
    const labels = new Map<string, string[]>();
    for (const { prompt_id, label } of [...holders.values()].sort((a, b) => (a.label < b.label ? -1 : 1)))
      labels.set(prompt_id, [...(labels.get(prompt_id) ?? []), label]);
    return labels;
  }

  /**
   * Gives a version a label, in the same write taking it from all others.
   * @param versions all versions of the prompt: of joined families several may hold a row with it.
   */
  async setLabel(id: string, label: string, versions: readonly string[]): Promise<void> {
    const holders = (await this.#holders(label, versions)).filter((one) => one !== id);
    const taken = holders.map((one) => ({ id: one, label, deleted: true }));
    await this.#writeLabels([...taken, { id, label, deleted: false }], versions);
  }

  /** Takes a label away from all versions of a prompt. */
  async removeLabel(label: string, versions: readonly string[]): Promise<void> {
    const holders = await this.#holders(label, versions);
    await this.#writeLabels(
      holders.map((id) => ({ id, label, deleted: true })),
      versions,
    );
  }

  /** Versions with a row that says they have a label, also those that lost it to a later one. */
  async #holders(label: string, versions: readonly string[]): Promise<string[]> {
    const rows = await this.connection.query<{ prompt_id: string }>(
      `SELECT prompt_id FROM version_labels FINAL
       WHERE prompt_id IN ${idsLiteral(versions)} AND folded = ${textLiteral(label.toLowerCase())} AND NOT deleted`,
    );
    return rows.map((row) => row.prompt_id);
  }

  /** @param versions all that a label may be on, so that it counts where it was written last. */
  async #writeLabels(
    rows: readonly { id: string; label: string; deleted: boolean }[],
    versions: readonly string[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const written_at = await this.clock.next('version_labels', `prompt_id IN ${idsLiteral(versions)}`);
    await this.connection.insert(
      'version_labels',
      rows.map(({ id, label, deleted }) => ({
        ...{ prompt_id: id, folded: label.toLowerCase(), label },
        ...{ deleted: Number(deleted), written_at },
      })),
    );
  }
}

function eventOf({ prompt_id, parent_id, how, improvement_id, at }: Row): VersionEvent {
  return {
    // Rows of before have microseconds.
    at: isoTime(at.slice(0, 23)),
    id: prompt_id,
    from: parent_id,
    how,
    ...(improvement_id && { improvementId: improvement_id }),
  };
}
