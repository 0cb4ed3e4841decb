import { z } from 'zod';
import { type EmbedRequest, EmbedRequestSchema } from '../../records/embedding.ts';
import { type ImportRequest, ImportRequestSchema } from '../../records/import.ts';
import { IndexRequestSchema, LibraryInfoSchema } from '../../records/library-info.ts';
import { LibraryMapSchema, MapRequestSchema, MapViewSchema } from '../../records/library-map.ts';
import { ExportedPromptSchema, ExportRequestSchema } from '../../records/listing.ts';
import { EmbeddingJobSchema, ImportJobSchema, IndexJobSchema, MapJobSchema } from '../job.ts';
import type { MapApi } from '../library-api.ts';
import { type OperationsOf, tagged } from '../operation.ts';
import { LINES } from './examples.ts';

const { get, post, remove } = tagged('library');

export const info = get('/library', {
  id: 'getLibrary',
  answer: LibraryInfoSchema,
  doc: 'Describe the library: what it is, what it holds and what is wrong with it',
});

export const buildIndex = post('/library/index', {
  id: 'buildIndex',
  kind: 'job',
  input: IndexRequestSchema,
  isInputOptional: true,
  job: IndexJobSchema,
  doc: 'Build the vector index',
  example: { precision: 'bf16' },
  problems: [429],
});

export const reembed = post('/library/re-embed', {
  id: 'reembed',
  kind: 'job',
  input: EmbedRequestSchema,
  job: EmbeddingJobSchema,
  about: ({ embedder }: EmbedRequest) => ({ text: embedder }),
  ownerOnly: 'embedder',
  doc: 'Re-embed the library with another model, then switch to it',
  more: 'Searches use the old model until it is done. The same request after a stop resumes. Folders, addresses and remote services are for the owner of the library alone.',
  example: { embedder: 'clip-vit-b-32' },
  problems: [429],
});

export const discardEmbedding = remove('/library/re-embed', {
  id: 'discardEmbedding',
  answer: z.boolean(),
  under: 'discarded',
  doc: 'Discard a partial re-embedding and keep the current model',
  problems: [409],
});

/** The library in the plane. */
export const map = {
  read: get('/map', {
    id: 'getMap',
    input: MapViewSchema,
    answer: LibraryMapSchema,
    doc: 'Get the library as points, similar prompts near each other, with labeled clusters',
  }),
  build: post('/map', {
    id: 'buildMap',
    kind: 'job',
    input: MapRequestSchema,
    job: MapJobSchema,
    doc: 'Build the map, or add what is new',
    example: { rebuild: true },
    problems: [429],
  }),
} satisfies OperationsOf<MapApi>;

export const exportPrompts = post('/export', {
  id: 'exportPrompts',
  kind: 'lines',
  input: ExportRequestSchema,
  answer: ExportedPromptSchema,
  doc: 'Export prompts with their images, one JSON document a line',
  more: 'All that pass the filter, or with words or examples the nearest. A connection that breaks off means that it is not whole.',
  example: { filter: { tags: ['ink'] } },
  problems: [404, 422, 502],
  types: [LINES],
});

const imports = tagged('imports');
export const importFile = imports.post('/imports', {
  id: 'importFile',
  kind: 'job',
  input: ImportRequestSchema,
  part: { name: 'file', kind: 'file', field: 'path' },
  job: ImportJobSchema,
  about: ({ path }: ImportRequest) => ({ text: fileName(path) }),
  ownerOnly: 'path',
  doc: 'Import a file',
  more: 'A form with the file as its part "file" and the rest as its field "request", which must come first; or, from the owner of the library, JSON with the path of a file of this machine. `columns` says which column or field is what: `{"prompt": "caption"}`. The report counts what was `skipped` by reason, and in `notes` what was left out of the prompts imported.',
  example: { path: '/home/me/prompts.csv' },
  problems: [422, 429],
});

/** The last part of a path or an address: where a file lies is nobody's business. */
function fileName(place: string): string {
  return place.split(/[?#]/, 1)[0]!.split(/[/\\]/).filter(Boolean).at(-1) ?? 'a file';
}
