import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { check } from '../../library/check.ts';
import { namesAddress } from '../../library/writing/llm-address.ts';
import { DescribeRequestSchema, DescriptionSchema } from '../../records/description.ts';
import { streamWriting, wantsEvents } from '../answers/writing-events.ts';
import type { ServerContext } from '../context.ts';
import { signalOf } from '../requests/abort.ts';
import {
  decodePicture,
  EncodedPictureSchema,
  MAX_PICTURE_BODY_BYTES,
  readPictureForm,
} from '../requests/upload.ts';
import { addressRefused } from './improve.ts';

/** A request as JSON states it: the picture is text, unless it came as a part of a form. */
const DescribeBodySchema = z
  .object({
    ...DescribeRequestSchema.shape,
    image: z
      .union([EncodedPictureSchema, z.instanceof(Uint8Array)])
      .optional()
      .describe('An encoded picture as base64 or as a data: URL'),
  })
  .meta({ oneOf: [{ required: ['image'] }, { required: ['id'] }] });

/** A prompt for a picture. */
export function describeRoutes({ library, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/describe',
      {
        bodyLimit: MAX_PICTURE_BODY_BYTES,
        preValidation: async (request) => {
          if (request.isMultipart()) (request as { body: unknown }).body = await readPictureForm(request);
        },
        schema: {
          tags: ['improve'],
          summary: 'Write a prompt that describes a picture, from the prompts of the pictures nearest to it',
          description:
            'The picture is named by "id", or sent: as the part "image" of a form, the rest as its field "request", or in JSON. With Accept: text/event-stream the events own (where the picture holds its own prompt), matches, words…, variant…, and then done or error are sent; restart says that the variants before it do not count.',
          body: DescribeBodySchema,
          response: { 200: DescriptionSchema },
        },
        preHandler: async (request) => {
          if (namesAddress(request.body.llm) && !request.isOwner) throw addressRefused();
        },
      },
      async (request, reply) => {
        const { image, ...rest } = request.body;
        const input = check(DescribeRequestSchema, {
          ...rest,
          image: typeof image === 'string' ? decodePicture(image) : image,
        });
        if (!wantsEvents(request)) return library.describe(input, { signal: signalOf(reply, stopping) });
        await streamWriting(request, reply, stopping, ({ tell, ...options }) =>
          library.describe(input, { ...options, onOwn: (own) => tell('own', own) }),
        );
        return reply;
      },
    );
  };
}
