import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { typeOfPicture } from '../../images/image-type.ts';
import { QueryPictureIdSchema } from '../../records/query-picture.ts';
import type { ServerContext } from '../context.ts';
import { noPicture, readPictureForm } from '../requests/upload.ts';

/** Pictures to search with. */
export function queryPictureRoutes({ library }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/query-pictures',
      {
        schema: {
          tags: ['search'],
          summary: 'Keep a picture to search with, so that a search can name it',
          description:
            'A form with the picture as its part "image". Give the id as "picture" of a search or of a saved search. The pictures used last are kept, and those of saved searches.',
          response: { 200: z.object({ id: QueryPictureIdSchema }) },
        },
        preValidation: async (request) => {
          if (!request.isMultipart()) throw noPicture();
          const { image } = await readPictureForm(request, true);
          (request as { body: unknown }).body = image;
        },
      },
      (request) => library.queryPictures.keep(request.body as Uint8Array),
    );
    app.get(
      '/query-pictures/:id',
      {
        schema: {
          tags: ['search'],
          summary: 'A picture to search with',
          params: z.object({ id: QueryPictureIdSchema }),
        },
      },
      async (request, reply) => {
        const bytes = Buffer.from(await library.queryPictures.read(request.params.id));
        reply.headers({
          'content-security-policy': "sandbox; default-src 'none'",
          'cache-control': 'private, max-age=31536000, immutable',
        });
        return reply.type(typeOfPicture(bytes) ?? 'application/octet-stream').send(bytes);
      },
    );
  };
}
