import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  type ExportedPrompt,
  ExportRequestSchema,
  type Listed,
  ListedSchema,
  ListRequestSchema,
} from '../../records/listing.ts';
import type { ServerContext } from '../context.ts';
import { signalOf } from '../requests/abort.ts';

const NDJSON = 'application/x-ndjson';
/** Ids that are written at once. */
const BLOCK = 1000;

/** A list's request as JSON states it: pictures are for searches. */
const ListBodySchema = ListRequestSchema.omit({ image: true });

/** Long lists: ids, and whole prompts. */
export function listingRoutes({ library, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/search/ids',
      {
        schema: {
          tags: ['search'],
          summary: 'The ids of up to 100,000 prompts, the nearest first',
          description: `Every vector is compared. With "Accept: ${NDJSON}" one id a line.`,
          body: ListBodySchema,
          response: { 200: z.object({ ids: z.array(ListedSchema) }) },
        },
      },
      async (request, reply) => {
        const ids = await library.listing.ids(request.body, { signal: signalOf(reply, stopping) });
        if (!request.headers.accept?.includes(NDJSON)) return { ids };
        return (reply as FastifyReply).type(NDJSON).send(Readable.from(lines(blocks(ids)))) as never;
      },
    );
    app.post(
      '/export',
      {
        schema: {
          tags: ['library'],
          summary: 'Prompts with their images, one JSON document a line',
          description:
            'All that pass the filter, or with words or examples the nearest. A connection that breaks off means that it is not whole.',
          body: ExportRequestSchema,
        },
      },
      async (request, reply) => {
        const batches = library.listing.prompts(request.body, { signal: signalOf(reply, stopping) });
        const iterator = batches[Symbol.asyncIterator]();
        // The first batch comes before the answer begins, so that what is wrong is told as a problem.
        const first = await iterator.next();
        return reply.type(NDJSON).send(Readable.from(lines(following(first, iterator))));
      },
    );
  };
}

async function* following(
  first: IteratorResult<ExportedPrompt[]>,
  rest: AsyncIterator<ExportedPrompt[]>,
): AsyncGenerator<ExportedPrompt[]> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

function* blocks(ids: readonly Listed[]): Generator<Listed[]> {
  for (let from = 0; from < ids.length; from += BLOCK) yield ids.slice(from, from + BLOCK);
}

async function* lines(batches: AsyncIterable<object[]> | Iterable<object[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((one) => `${JSON.stringify(one)}\n`).join('');
}
