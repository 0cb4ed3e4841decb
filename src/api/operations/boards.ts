import { z } from 'zod';
import {
  BoardEditSchema,
  BoardPageRequestSchema,
  BoardPageSchema,
  BoardSchema,
  MembersChangedSchema,
  MembersChangeSchema,
  NewBoardSchema,
} from '../../records/board.ts';
import type { BoardsApi } from '../library-api.ts';
import { type OperationsOf, removed, tagged } from '../operation.ts';
import { PROMPT } from './examples.ts';

const { get, post, remove } = tagged('boards');
const params = { id: z.string().min(1).max(500).describe('Its id or its name') };

/** Boards: candidates side by side. */
export const boards = {
  list: get('/boards', {
    id: 'listBoards',
    answer: z.array(BoardSchema),
    under: 'boards',
    doc: 'List boards',
  }),
  create: post('/boards', {
    id: 'createBoard',
    input: NewBoardSchema,
    answer: BoardSchema,
    doc: 'Create a board',
    more: 'A name is one line of up to 200 characters; upper and lower case are the same.',
    example: { name: 'covers' },
    problems: [409],
  }),
  read: get('/boards/:id', {
    id: 'getBoard',
    params,
    input: BoardPageRequestSchema,
    answer: BoardPageSchema,
    doc: 'Get a board with its candidates: their prompts, images and ratings',
    problems: [404],
  }),
  edit: post('/boards/:id', {
    id: 'editBoard',
    params,
    input: BoardEditSchema,
    answer: BoardSchema,
    doc: 'Change the name or note of a board',
    example: { note: 'for the spring issue' },
    problems: [404, 409],
  }),
  remove: remove('/boards/:id', {
    id: 'deleteBoard',
    params,
    ...removed,
    doc: 'Delete a board; its prompts stay in the library',
    problems: [404],
  }),
  change: post('/boards/:id/members', {
    id: 'changeBoardMembers',
    params,
    input: MembersChangeSchema,
    answer: MembersChangedSchema,
    doc: 'Add candidates by id or by a search, remove some, and put them in order',
    more: 'All of it or nothing. Ids are those of prompts, or of images that stand for their prompts.',
    example: { add: [PROMPT] },
    problems: [404, 422, 502],
  }),
} satisfies OperationsOf<BoardsApi>;
