import { check } from '../../src/api/check.ts';
import type { BoardsApi } from '../../src/api/library-api.ts';
import { libraryOperations } from '../../src/api/operations.ts';
import { PromptloomError } from '../../src/errors.ts';
import { type Candidate, changedMembers } from '../../src/library/prompts/board-members.ts';
import {
  type Board,
  type BoardEdit,
  type BoardPage,
  type BoardPageInput,
  type MembersChange,
  type MembersChanged,
  type NewBoard,
  NewBoardSchema,
} from '../../src/records/board.ts';
import type { Image } from '../../src/records/image.ts';
import type { Prompt } from '../../src/records/prompt.ts';
import type { SearchInput, SearchResponse } from '../../src/records/search.ts';
import type { Member } from '../../src/store/tables/board-table.ts';
import { answering } from './answering.ts';
import { summaryOf } from './fake-records.ts';

/** What can stand on boards. */
interface Rows {
  readonly promptsById: ReadonlyMap<string, Prompt>;
  readonly imagesById: ReadonlyMap<string, Image>;
  search(input: SearchInput): Promise<SearchResponse>;
}

/** Boards of a library in memory. */
export class FakeBoards extends answering<BoardsApi>(libraryOperations.boards) {
  readonly #library: Rows;
  #boards: { board: Board; members: Member[] }[] = [];
  #count = 0;

  constructor(library: Rows) {
    super();
    this.#library = library;
  }

  override async list(): Promise<Board[]> {
    return this.#boards.map(({ board }) => board).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  override async create(input: NewBoard): Promise<Board> {
    const { name, note } = check(NewBoardSchema, input);
    this.#refuseTaken(name);
    const id = `b${String(this.#count++).padStart(16, '0')}`;
    const now = new Date().toISOString();
    const board = { id, name, note, members: 0, createdAt: now, changedAt: now };
    this.#boards.push({ board, members: [] });
    return board;
  }

  override async edit(wanted: string, edit: BoardEdit): Promise<Board> {
    const { board } = this.#named(wanted);
    if (edit.name !== undefined && edit.name !== board.name) this.#refuseTaken(edit.name);
    return Object.assign(board, edit);
  }

  override async remove(name: string): Promise<void> {
    const gone = this.#named(name);
    this.#boards = this.#boards.filter((one) => one !== gone);
  }

  override async change(name: string, change: MembersChange): Promise<MembersChanged> {
    const named = this.#named(name);
    const { add = [], search, remove = [], order } = change;
    const found = search ? (await this.#library.search(search)).results.map(({ id }) => id) : [];
    const { rows, added, removed } = changedMembers(named.members, {
      added: [...add, ...found].map((one) => this.#candidate(one)),
      removed: remove.map((one) => this.#candidate(one)),
      ordered: order?.map((one) => this.#candidate(one)),
    });
    const kept = named.members.filter((one) => !rows.some((row) => same(row, one)));
    named.members = [...kept, ...rows.filter((row) => !row.deleted)].sort((a, b) => a.place - b.place);
    named.board.members = named.members.length;
    return { board: named.board, added, removed };
  }

  override async read(name: string, { offset = 0, limit = 200 }: BoardPageInput = {}): Promise<BoardPage> {
    const { board, members } = this.#named(name);
    const shown = members.slice(offset, offset + limit).map(({ promptId, imageId, note, addedAt }) => ({
      id: imageId || promptId,
      prompt: this.#library.promptsById.get(promptId)!,
      imageId: imageId || null,
      images: [...this.#library.imagesById.values()]
        .filter((one) => one.promptId === promptId)
        .map(summaryOf),
      annotations: { rating: null, tags: [], note: '' },
      note,
      addedAt,
    }));
    return { board, members: shown, next: offset + limit < members.length ? offset + limit : null };
  }

  #candidate(one: string | { id: string; note?: string | undefined }): Candidate {
    const { id, note } = typeof one === 'string' ? { id: one, note: undefined } : one;
    const promptId = this.#library.imagesById.get(id)?.promptId ?? id;
    if (!this.#library.promptsById.has(promptId)) throw new PromptloomError('not-found', `there is no ${id}`);
    return { promptId, imageId: promptId === id ? '' : id, note };
  }

  #named(name: string) {
    const found = this.#boards.find(({ board }) => board.id === name || board.name === name);
    if (found) return found;
    throw new PromptloomError('not-found', `there is no board ${name}`);
  }

  #refuseTaken(name: string): void {
    if (this.#boards.some(({ board }) => board.name.toLowerCase() === name.toLowerCase()))
      throw new PromptloomError('conflict', `there is a board ${name}`);
  }
}

function same(a: Member, b: Member): boolean {
  return a.promptId === b.promptId && a.imageId === b.imageId;
}
