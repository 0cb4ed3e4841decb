import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
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
import type { ServerContext } from '../context.ts';
import { signalOf } from '../requests/abort.ts';

const tags = ['boards'];
const params = z.object({ id: z.string().min(1).max(500).describe('Its id or its name') });

/** Boards: candidates side by side. */
export function boardRoutes({ library, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/boards',
      {
        schema: {
          tags,
          summary: 'The boards',
          response: { 200: z.object({ boards: z.array(BoardSchema) }) },
        },
      },
      async () => ({ boards: await library.boards.list() }),
    );
    app.post(
      '/boards',
      { schema: { tags, summary: 'Make a board', body: NewBoardSchema, response: { 200: BoardSchema } } },
      (request) => library.boards.create(request.body),
    );
    app.get(
      '/boards/:id',
      {
        schema: {
          tags,
          summary: 'A board with its candidates: their prompts, pictures and ratings',
          params,
          querystring: BoardPageRequestSchema,
          response: { 200: BoardPageSchema },
        },
      },
      (request) => library.boards.read(request.params.id, request.query),
    );
    app.post(
      '/boards/:id',
      {
        schema: {
          tags,
          summary: 'Give a board another name or note',
          params,
          body: BoardEditSchema,
          response: { 200: BoardSchema },
        },
      },
      (request) => library.boards.edit(request.params.id, request.body),
    );
    app.delete(
      '/boards/:id',
      {
        schema: {
          tags,
          summary: 'Take a board away; its prompts stay in the library',
          params,
          response: { 200: z.object({ removed: z.literal(true) }) },
        },
      },
      async (request) => {
        await library.boards.remove(request.params.id);
        return { removed: true as const };
      },
    );
    app.post(
      '/boards/:id/members',
      {
        schema: {
          tags,
          summary: 'Add candidates by id or by a search, take some away, and put them in order',
          params,
          body: MembersChangeSchema,
          response: { 200: MembersChangedSchema },
        },
      },
      (request, reply) =>
        library.boards.change(request.params.id, request.body, { signal: signalOf(reply, stopping) }),
    );
  };
}
