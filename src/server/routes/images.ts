import { createReadStream } from 'node:fs';
import type { FastifyPluginAsync } from 'fastify';
import { operations } from '../../api/operations.ts';
import { PromptloomError } from '../../errors.ts';
import { inspectImage } from '../../images/image-type.ts';
import { Thumbnails, thumbnailWidth } from '../answers/thumbnails.ts';
import type { ServerContext } from '../context.ts';
import { isKnown } from '../requests/is-known.ts';
import { routeOf } from '../route.ts';

/** Image files. */
export function imageRoutes({ library }: ServerContext): FastifyPluginAsync {
  const thumbnails = new Thumbnails();
  return async (app) => {
    app.route({
      ...routeOf(operations.images.file, library),
      handler: async (request, reply) => {
        const { id } = request.params as { id: string };
        const { width: wish } = request.query as { width?: number };
        // The server has the library open, and so its files.
        const path = (await library.images.file(id)).path!;
        const file = await inspect(path, id);
        const width = wish === undefined ? 0 : thumbnailWidth(wish);
        const key = `${file.size}-${Math.trunc(file.mtimeMs)}`;

        reply.headers({
          'content-security-policy': "sandbox; default-src 'none'",
          'cache-control': 'private, max-age=31536000, immutable',
          etag: `"${key}-${width}"`,
        });
        if (isKnown(request, reply)) return reply.code(304).send();
        if (width > 0) {
          const bytes = await thumbnails.get(`${key} ${path}`, path, width);
          return reply.type('image/webp').send(bytes);
        }
        return reply.type(file.type).header('content-length', file.size).send(createReadStream(path));
      },
    });
  };
}

async function inspect(path: string, id: string) {
  const { size, mtimeMs, type } = await inspectImage(path).catch((cause) => {
    throw new PromptloomError('not-found', `The file of image ${id} is gone.`, {
      hint: 'It was moved or deleted outside promptloom; bring it back or import it again.',
      cause,
    });
  });
  // An import can name any file as an image; those that are none stay where they are.
  if (type !== undefined) return { size, mtimeMs, type };
  throw new PromptloomError('image-unreadable', `The file of image ${id} is not one that browsers show.`, {
    hint: 'PNG, JPEG, WebP, AVIF, GIF, TIFF and BMP are.',
  });
}
