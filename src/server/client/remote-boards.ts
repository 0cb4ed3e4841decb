import type { Cancellable } from '../../library/door.ts';
import type { BoardsDoor } from '../../library/prompts/boards.ts';
import type {
  Board,
  BoardEdit,
  BoardPage,
  BoardPageInput,
  MembersChange,
  MembersChanged,
  NewBoard,
} from '../../records/board.ts';
import type { ApiCalls } from './api-calls.ts';

/** Boards of a library behind a server. */
export class RemoteBoards implements BoardsDoor {
  readonly #api: ApiCalls;

  constructor(api: ApiCalls) {
    this.#api = api;
  }

  async list(): Promise<Board[]> {
    return (await this.#api.json<{ boards: Board[] }>('/boards')).boards;
  }

  create(input: NewBoard): Promise<Board> {
    return this.#api.json('/boards', { method: 'POST', json: input });
  }

  edit(name: string, edit: BoardEdit): Promise<Board> {
    return this.#api.json(routeOf(name), { method: 'POST', json: edit });
  }

  async remove(name: string): Promise<void> {
    await this.#api.json(routeOf(name), { method: 'DELETE' });
  }

  change(name: string, change: MembersChange, { signal }: Cancellable = {}): Promise<MembersChanged> {
    return this.#api.json(`${routeOf(name)}/members`, { method: 'POST', json: change, signal });
  }

  read(name: string, { offset, limit }: BoardPageInput = {}): Promise<BoardPage> {
    const query = new URLSearchParams();
    if (offset !== undefined) query.set('offset', String(offset));
    if (limit !== undefined) query.set('limit', String(limit));
    return this.#api.json(`${routeOf(name)}?${query}`);
  }
}

function routeOf(name: string): string {
  return `/boards/${encodeURIComponent(name)}`;
}
