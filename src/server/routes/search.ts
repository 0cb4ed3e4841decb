import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { check } from '../../library/check.ts';
import { SafetySchema } from '../../records/safety.ts';
import {
  FilterSchema,
  MAX_K,
  MAX_OFFSET,
  ModeSchema,
  SearchRequestSchema,
  SearchResponseSchema,
} from '../../records/search.ts';
import type { ServerContext } from '../context.ts';
import { signalOf } from '../requests/abort.ts';
import { flag, wholeFrom } from '../requests/query-values.ts';
import {
  decodePicture,
  EncodedPictureSchema,
  MAX_PICTURE_BODY_BYTES,
  readPictureForm,
} from '../requests/upload.ts';

/** A search as JSON states it: the picture is text, unless it came as a part of a form. */
const SearchBodySchema = z
  .object({
    ...SearchRequestSchema.shape,
    image: z
      .union([EncodedPictureSchema, z.instanceof(Uint8Array)])
      .optional()
      .describe('An encoded picture as base64 or as a data: URL'),
  })
  .meta({
    anyOf: [
      ...['text', 'image', 'picture', 'like'].map((field) => ({ required: [field] })),
      { required: ['random'], properties: { random: { const: true } } },
    ],
    allOf: [
      { not: { required: ['image', 'like'] } },
      { not: { required: ['image', 'picture'] } },
      { not: { required: ['picture', 'like'] } },
    ],
  });

/** What may be given once or several times. */
const many = (length: number, count = 50) =>
  z
    .union([z.string().max(length), z.array(z.string().max(length)).max(count)])
    .transform((value) => [value].flat())
    .optional();
const ids = (count: number) => {
  const id = z.string().min(1).max(500);
  return z
    .union([id, z.array(id).min(1).max(count)])
    .transform((value) => [value].flat())
    .optional();
};
const pixels = wholeFrom(0, 4_294_967_295).optional();
const weight = z.coerce.number().min(0).max(10).optional();

const SearchQuerySchema = z.object({
  q: z
    .string()
    .trim()
    .max(20_000)
    .optional()
    .describe(
      'Words, "exact phrases", -excluded ones, and filters as key:value, such as width>=512 or -tag:ink',
    ),
  mode: ModeSchema.optional(),
  like: ids(50).describe('Ids: like these; of several, like what they have in common'),
  unlike: ids(20).describe('Ids: less like these'),
  semantic: weight.describe('How much nearness of meaning counts'),
  lexical: weight.describe('How much shared words count'),
  k: wholeFrom(1, MAX_K).optional(),
  min_score: z.coerce.number().min(0).max(1).optional(),
  source_site: many(300),
  model: many(300),
  tag: many(200).describe('All of these'),
  board: many(200).describe('On any of these boards'),
  safety: z
    .union([SafetySchema, z.array(SafetySchema).max(3)])
    .transform((value) => [value].flat())
    .optional()
    .describe('Any of safe, unsafe and unknown'),
  safe: flag.optional().describe('Leave out what is known to be unsafe'),
  min_width: pixels,
  max_width: pixels,
  min_height: pixels,
  max_height: pixels,
  has_image: flag.optional(),
  offset: wholeFrom(0, MAX_OFFSET).optional().describe('`next` of the page before'),
  fold: flag.optional().describe('Show prompts that say nearly the same as one'),
  diversity: z.coerce.number().min(0).max(1).optional(),
  facets: flag.optional().describe('Also count the values that filters know'),
  random: flag.optional().describe('Any that pass the filters'),
  seed: wholeFrom(0, 4_294_967_295).optional().describe('Which random order'),
});

/** Finding prompts. */
export function searchRoutes({ library, stopping }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/search',
      {
        bodyLimit: MAX_PICTURE_BODY_BYTES,
        preValidation: async (request) => {
          if (request.isMultipart()) (request as { body: unknown }).body = await readPictureForm(request);
        },
        schema: {
          tags: ['search'],
          summary:
            'Find prompts by words, by a picture or by a stored id, or by words together with one of these',
          description:
            'A picture may also be sent as the part "image" of a form, the rest as its field "request".',
          body: SearchBodySchema,
          response: { 200: SearchResponseSchema },
        },
      },
      async (request, reply) => {
        const { image, ...rest } = request.body;
        const input = { ...rest, image: typeof image === 'string' ? decodePicture(image) : image };
        return library.search(check(SearchRequestSchema, input), {
          signal: signalOf(reply, stopping),
        });
      },
    );
    app.get(
      '/search',
      {
        schema: {
          tags: ['search'],
          summary: 'Find prompts by words',
          querystring: SearchQuerySchema,
          response: { 200: SearchResponseSchema },
        },
      },
      async (request, reply) => {
        const query = request.query;
        // Parameters cannot be described as depending on each other.
        if (!query.q && query.like === undefined && !query.random)
          throw new PromptloomError('invalid-input', 'give at least one of q, like and random', {
            status: CANNOT_BE_DONE,
          });
        const filter = check(FilterSchema, {
          sourceSite: query.source_site,
          model: query.model,
          tags: query.tag,
          board: query.board,
          safety: query.safety,
          minWidth: query.min_width,
          maxWidth: query.max_width,
          minHeight: query.min_height,
          maxHeight: query.max_height,
          hasImage: query.has_image,
        });
        return library.search(
          check(SearchRequestSchema, {
            text: query.q === '' ? undefined : query.q,
            like: query.like,
            offset: query.offset,
            fold: query.fold,
            diversity: query.diversity,
            facets: query.facets,
            random: query.random,
            safe: query.safe,
            seed: query.seed,
            k: query.k,
            minScore: query.min_score,
            mode: query.mode,
            unlike: query.unlike,
            weights: { semantic: query.semantic, lexical: query.lexical },
            filter,
          }),
          { signal: signalOf(reply, stopping) },
        );
      },
    );
  };
}
