import { type Board, isNamed } from '../../records/board.ts';
import type { Filter } from '../../records/search.ts';
import { conditionSql, promptCondition } from '../sql/filter.ts';
import { idLiteral, idsLiteral } from '../sql/literal.ts';
import { clickhouseTime, isoTime } from '../sql/rows.ts';
import { DELETED_IDS } from './deletion-table.ts';
import { ClockedTable } from './table.ts';

/** What is deleted keeps its place, and stands there again when it is restored. */
const STANDING = `prompt_id NOT IN (${DELETED_IDS}) AND image_id NOT IN (${DELETED_IDS})`;

/** A candidate as the table holds it. */
export interface Member {
  promptId: string;
  /** The image that was picked; empty for the prompt as such. */
  imageId: string;
  /** Members stand in the order of these. */
  place: number;
  note: string;
  addedAt: string;
}

/** Boards and what stands on them. */
export class BoardTable extends ClockedTable {
  /** All of them, by name. */
  async list(): Promise<Board[]> {
    const [boards, counts] = await Promise.all([
      this.#rows(),
      this.connection.query<{ board_id: string; members: string; changed: string }>(
        `SELECT board_id, countIf(NOT deleted AND ${STANDING}) AS members, argMax(changed_at, written_at) AS changed
         FROM board_members FINAL GROUP BY board_id`,
      ),
    ]);
    const byBoard = new Map(counts.map((row) => [row.board_id, row]));
    return boards.map((board) => {
      const { members = 0, changed = '' } = byBoard.get(board.id) ?? {};
      const changedAt = changed > board.changedAt ? changed : board.changedAt;
      return {
        ...board,
        members: Number(members),
        createdAt: isoTime(board.createdAt),
        changedAt: isoTime(changedAt),
      };
    });
  }

  /** Without counting their members, of which there may be millions. */
  #rows(): Promise<Omit<Board, 'members'>[]> {
    return this.connection.query(
      `SELECT id, name, note, created_at AS createdAt, changed_at AS changedAt
       FROM boards FINAL WHERE NOT deleted ORDER BY lowerUTF8(name), id`,
    );
  }

  /** The ids of boards by their names or ids, in their order; undefined for those that are not there. */
  async resolve(names: readonly string[]): Promise<(string | undefined)[]> {
    const boards = await this.#rows();
    return names.map((name) => boards.find((board) => isNamed(board, name))?.id);
  }

  /** Writes a board, in the place of that with the same id; or takes it away. */
  async write(
    { id, name, note, createdAt }: Pick<Board, 'id' | 'name' | 'note' | 'createdAt'>,
    deleted = false,
  ): Promise<void> {
    const written_at = await this.clock.next('boards', `id = ${idLiteral(id)}`);
    await this.connection.insert('boards', [
      {
        ...{ id, name, note, deleted: Number(deleted) },
        created_at: clickhouseTime(createdAt),
        changed_at: now(),
        written_at,
      },
    ]);
  }

  /** What stands on a board, in its order. */
  async members(boardId: string): Promise<Member[]> {
    const rows = await this.connection.query<Member>(
      `SELECT prompt_id AS promptId, image_id AS imageId, place, note, added_at AS addedAt FROM board_members FINAL
       WHERE board_id = ${idLiteral(boardId)} AND NOT deleted AND ${STANDING} ORDER BY place, prompt_id, image_id`,
    );
    return rows.map((row) => ({ ...row, addedAt: isoTime(row.addedAt) }));
  }

  /** Writes members in the place of those with the same prompt and image, or takes them away; all or none. */
  async writeMembers(boardId: string, members: readonly (Member & { deleted?: boolean })[]): Promise<void> {
    if (members.length === 0) return;
    const written_at = await this.clock.next('board_members', `board_id = ${idLiteral(boardId)}`);
    const changed_at = now();
    await this.connection.insert(
      'board_members',
      members.map(({ promptId, imageId, place, note, addedAt, deleted = false }) => ({
        ...{ board_id: boardId, prompt_id: promptId, image_id: imageId, place, note },
        ...{ deleted: Number(deleted), added_at: clickhouseTime(addedAt), changed_at, written_at },
      })),
    );
  }

  /** How many of some prompts, or of those that pass a filter, stand on each board; the most first. */
  async counts(among: readonly string[] | Filter): Promise<{ value: string; count: number }[]> {
    const condition = membership(among);
    const [boards, rows] = await Promise.all([
      this.#rows(),
      this.connection.query<{ board_id: string; count: string }>(
        `SELECT board_id, uniqExact(prompt_id) AS count FROM board_members FINAL
         WHERE NOT deleted AND ${STANDING} ${condition} GROUP BY board_id ORDER BY count DESC, board_id`,
      ),
    ]);
    const names = new Map(boards.map(({ id, name }) => [id, name]));
    return rows.flatMap(({ board_id, count }) => {
      const value = names.get(board_id);
      return value === undefined ? [] : [{ value, count: Number(count) }];
    });
  }
}

function now(): string {
  return clickhouseTime(new Date().toISOString());
}

function membership(among: readonly string[] | Filter): string {
  if (isList(among)) return among.length === 0 ? 'AND 0' : `AND prompt_id IN ${idsLiteral(among)}`;
  const condition = promptCondition(among);
  // Of all prompts only those on boards are looked at.
  return condition
    ? `AND ${conditionSql(condition, 'prompt_id', '(SELECT prompt_id FROM board_members)')}`
    : '';
}

function isList(among: readonly string[] | Filter): among is readonly string[] {
  return Array.isArray(among);
}
