import { z } from 'zod';
import { ListedSchema, type ListRequest, ListRequestSchema } from '../../records/listing.ts';
import { QueryImageIdSchema } from '../../records/query-image.ts';
import { SavedSearchSchema, SaveSearchSchema } from '../../records/saved-search.ts';
import { type SearchRequest, SearchRequestSchema, SearchResponseSchema } from '../../records/search.ts';
import { StyleWordsRequestSchema, StyleWordsSchema } from '../../records/style-word.ts';
import type { LibraryApi, QueryImagesApi, SavedSearchesApi } from '../library-api.ts';
import { type OperationOf, type OperationsOf, removed, tagged } from '../operation.ts';
import { IMAGES, LINES } from './examples.ts';

const { get, post, remove } = tagged('search');

/** What a search by words takes: an image has no place in an address. */
const ByWords = z.object(SearchRequestSchema.shape).omit({ image: true, queryImage: true });

/** Finding prompts. */
export const search = post('/search', {
  id: 'search',
  input: SearchRequestSchema.meta({
    anyOf: [
      ...['text', 'image', 'queryImage', 'like'].map((field) => ({ required: [field] })),
      { required: ['random'], properties: { random: { const: true } } },
    ],
    allOf: [
      { not: { required: ['image', 'like'] } },
      { not: { required: ['image', 'queryImage'] } },
      { not: { required: ['queryImage', 'like'] } },
    ],
  }),
  part: { name: 'image', kind: 'image', field: 'image', without: ['like', 'queryImage'] },
  answer: SearchResponseSchema,
  doc: 'Search by words, by an image or by a stored id, or by words together with one of these',
  more: 'An image may also be sent as the part "image" of a form, the rest as its field "request".',
  example: { text: 'a lighthouse at night -boat tag:ink', k: 10 },
  problems: [404, 422, 502],
});

/** The same in an address; the client has no need of it. */
export const searchByWords = get('/search', {
  id: 'searchByWords',
  input: ByWords,
  aliases: {
    q: 'text',
    min_score: 'minScore',
    source_site: 'sourceSite',
    tag: 'tags',
    min_width: 'minWidth',
    max_width: 'maxWidth',
    min_height: 'minHeight',
    max_height: 'maxHeight',
    has_image: 'hasImage',
  },
  answer: SearchResponseSchema,
  doc: 'Search by words, for the address bar and curl',
  more: 'Takes the fields of POST /search; those of its filter and weights stand by themselves. A field that is a list may be repeated.',
  problems: [404, 422, 502],
}) satisfies { input: z.ZodType<SearchRequest> };

export const styleWords = get('/style-words', {
  id: 'getStyleWords',
  input: StyleWordsRequestSchema,
  aliases: { q: 'idea' },
  answer: StyleWordsSchema,
  doc: 'List phrases about the look of an image that prompts near an idea have more often than others',
  problems: [422, 502],
}) satisfies OperationOf<Parameters<LibraryApi['styleWords']>, ReturnType<LibraryApi['styleWords']>>;

export const listIds = post('/search/ids', {
  id: 'listIds',
  input: ListRequestSchema.omit({ image: true }),
  answer: z.array(ListedSchema),
  under: 'ids',
  doc: 'List the ids of up to 100,000 prompts, nearest first',
  more: `Every vector is compared. With "Accept: ${LINES}" one id a line.`,
  example: { text: 'harbor', k: 100 },
  problems: [404, 422, 502],
  types: [LINES],
}) satisfies { input: z.ZodType<ListRequest> };

/** Searches with a name. */
export const savedSearches = {
  list: get('/saved-searches', {
    id: 'listSavedSearches',
    answer: z.array(SavedSearchSchema),
    under: 'searches',
    doc: 'List saved searches',
  }),
  save: post('/saved-searches', {
    id: 'saveSearch',
    input: SaveSearchSchema,
    answer: SavedSearchSchema,
    doc: 'Save a search; one of the same name is replaced',
    more: '`search` is what POST /search takes, without `image`.',
    example: { name: 'night', search: { text: 'night' } },
  }),
  remove: remove('/saved-searches/:id', {
    id: 'deleteSavedSearch',
    ...removed,
    doc: 'Delete a saved search by its id or name',
    problems: [404],
  }),
} satisfies OperationsOf<SavedSearchesApi>;

/** Images to search with. */
export const queryImages = {
  keep: post('/query-images', {
    id: 'keepQueryImage',
    part: { name: 'image', kind: 'image' },
    answer: z.object({ id: QueryImageIdSchema }),
    doc: 'Store an image to search with, so that a search can name it',
    more: 'A form with the image as its part "image". Give the id as "queryImage" of a search or of a saved search. The images used last are kept, and those of saved searches.',
    problems: [422],
  }),
  read: get('/query-images/:id', {
    id: 'getQueryImage',
    params: { id: QueryImageIdSchema },
    kind: 'file',
    doc: 'Get an image to search with',
    problems: [404],
    types: IMAGES,
  }),
} satisfies OperationsOf<QueryImagesApi>;
