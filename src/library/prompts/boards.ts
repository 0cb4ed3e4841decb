import type { z } from 'zod';
import { check } from '../../api/check.ts';
import type { BoardsApi, Cancellable } from '../../api/library-api.ts';
import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import {
  type Board,
  type BoardEdit,
  type BoardPage,
  type BoardPageRequestSchema,
  isNamed,
  type MembersChanged,
  type MembersChangeSchema,
  type NewBoardSchema,
} from '../../records/board.ts';
import type { KeptSearch } from '../../records/saved-search.ts';
import {
  type SearchInput,
  type SearchRequest,
  SearchRequestSchema,
  type SearchResponse,
} from '../../records/search.ts';
import { noSuchBoard } from '../../search/board-filter.ts';
import { newId } from '../../store/sql/ids.ts';
import type { Store } from '../../store/store.ts';
import type { ImageAddresses } from '../parts/image-address.ts';
import { changedMembers, readCandidates } from './board-members.ts';

/** Most boards of a library. */
const MOST = 1000;
/** Images shown of one candidate. */
const MAX_IMAGES = 12;

/** What boards work with. */
interface Context {
  store: Store;
  addresses: ImageAddresses;
  search(request: SearchRequest, options: Cancellable): Promise<SearchResponse>;
}

/** Boards of a library in this process. */
export class LibraryBoards implements BoardsApi {
  readonly #context: Context;
  readonly #store: Store;

  constructor(context: Context) {
    this.#context = context;
    this.#store = context.store;
  }

  list(): Promise<Board[]> {
    return this.#store.boards.list();
  }

  async create({ name, note }: z.output<typeof NewBoardSchema>): Promise<Board> {
    return this.#store.exclusive(async () => {
      const all = await this.list();
      refuseTaken(all, name);
      if (all.length >= MOST)
        throw new PromptloomError('invalid-input', `there are ${MOST} boards already`, {
          hint: 'Delete some.',
        });
      const board = { id: newId('board'), name, note, createdAt: new Date().toISOString() };
      await this.#store.boards.write(board);
      return this.#named(board.id);
    });
  }

  async edit(wanted: string, { name, note }: BoardEdit): Promise<Board> {
    return this.#store.exclusive(async () => {
      const all = await this.list();
      const before = await this.#named(wanted, all);
      if (name !== undefined)
        refuseTaken(
          all.filter(({ id }) => id !== before.id),
          name,
        );
      await this.#store.boards.write({ ...before, name: name ?? before.name, note: note ?? before.note });
      return this.#named(before.id);
    });
  }

  remove(name: string): Promise<void> {
    return this.#store.exclusive(async () => this.#store.boards.write(await this.#named(name), true));
  }

  async change(
    name: string,
    input: z.output<typeof MembersChangeSchema>,
    options: Cancellable = {},
  ): Promise<MembersChanged> {
    const { add = [], search, remove = [], order } = input;
    // A board that is not there is told before a search is made.
    await this.#named(name);
    const found = search === undefined ? [] : await this.#find(search, options);
    const candidates = (asked: readonly (string | { id: string; note?: string | undefined })[]) =>
      readCandidates(
        asked.map((one) => (typeof one === 'string' ? { id: one } : one)),
        this.#store,
      );
    const added = await candidates([...add, ...found.map(({ id }) => id)]);
    const removed = await candidates(remove);
    const ordered = order && (await candidates(order));
    return this.#store.exclusive(async () => {
      const { id } = await this.#named(name);
      const before = await this.#store.boards.members(id);
      const change = changedMembers(before, { added, removed, ordered });
      await this.#store.boards.writeMembers(id, change.rows);
      return { board: await this.#named(id), added: change.added, removed: change.removed };
    });
  }

  async read(name: string, { offset, limit }: z.output<typeof BoardPageRequestSchema>): Promise<BoardPage> {
    const board = await this.#named(name);
    const all = await this.#store.boards.members(board.id);
    const shown = all.slice(offset, offset + limit);
    const ids = [...new Set(shown.map(({ promptId }) => promptId))];
    const picked = shown.flatMap(({ imageId }) => (imageId === '' ? [] : [imageId]));
    const [prompts, images, pickedImages, annotations] = await Promise.all([
      this.#store.prompts.byIds(ids),
      this.#store.images.ofPrompts(ids, MAX_IMAGES),
      this.#store.images.byIds(picked),
      this.#store.annotations.byIds(ids),
    ]);
    const members = shown.flatMap(({ promptId, imageId, note, addedAt }) => {
      const prompt = prompts.get(promptId);
      if (!prompt) return [];
      const first = pickedImages.get(imageId);
      const others = (images.get(promptId) ?? []).filter((image) => image.id !== imageId);
      return [
        {
          id: imageId || promptId,
          prompt,
          imageId: imageId || null,
          images: [...(first ? [first] : []), ...others].map(this.#context.addresses.summarise),
          annotations: annotations.get(promptId) ?? { rating: null, tags: [], note: '' },
          note,
          addedAt,
        },
      ];
    });
    return { board, members, next: offset + limit < all.length ? offset + limit : null };
  }

  async #find(search: KeptSearch, options: Cancellable): Promise<SearchResponse['results']> {
    try {
      return (await this.#context.search(check(SearchRequestSchema, asSearch(search)), options)).results;
    } catch (error) {
      if (!(error instanceof PromptloomError) || error.code !== 'not-found') throw error;
      // The board is there; what the search names is not.
      const { message, hint } = error;
      throw new PromptloomError('not-found', message, { hint, cause: error, status: CANNOT_BE_DONE });
    }
  }

  async #named(name: string, all?: readonly Board[]): Promise<Board> {
    const board = (all ?? (await this.list())).find((one) => isNamed(one, name));
    if (board) return board;
    throw await noSuchBoard(name, this);
  }
}

/** Without words or an example all that pass the filter will do, the newest first. */
function asSearch(search: KeptSearch): SearchInput {
  if (search.queryImage !== undefined && search.like !== undefined)
    throw new PromptloomError('invalid-input', 'search: give exactly one of queryImage and like', {
      status: CANNOT_BE_DONE,
    });
  const { text, queryImage, like, random } = search;
  if ([text, queryImage, like].some((one) => one !== undefined) || random) return search;
  return { ...search, text: '""', plain: false };
}

function refuseTaken(all: readonly Board[], name: string): void {
  const same = all.find((board) => isNamed(board, name));
  if (same)
    throw new PromptloomError('conflict', `name: there is a board ${same.name} already`, {
      hint: 'Take another name, or add to that one.',
    });
}
