import { z } from 'zod';
import { DeletedSchema, DeletionReportSchema, DeletionRequestSchema } from '../../records/deletion.ts';
import { type GenerateRequest, GenerateRequestSchema } from '../../records/generation.ts';
import { GenerationJobSchema } from '../job.ts';
import type { ImagesApi } from '../library-api.ts';
import { type OperationsOf, tagged } from '../operation.ts';
import { IMAGE, IMAGES } from './examples.ts';

const generations = tagged('generations');
export const generate = generations.post('/generations', {
  id: 'generate',
  kind: 'job',
  input: GenerateRequestSchema,
  job: GenerationJobSchema,
  about: ({ prompt, id }: GenerateRequest) => ({ text: prompt, id }),
  ownerOnly: 'backend',
  doc: 'Generate images and store them',
  example: { prompt: 'a lighthouse at night', count: 1 },
  problems: [429],
});

const { get, post } = tagged('images');
/** Stored images. */
export const images = {
  file: get('/images/:id/file', {
    id: 'getImageFile',
    kind: 'file',
    query: z.object({ width: z.number().int().min(1).max(65_535).optional() }),
    doc: 'Get the file of an image, or a smaller WebP of it',
    more: '`width` is rounded up to 160, 320, 480, 640, 960, 1280 or 1920. Only files that are PNG, JPEG, WebP, AVIF, GIF, TIFF or BMP are served.',
    problems: [404, 422],
    types: IMAGES,
    hasEtag: true,
  }),
  delete: post('/images/delete', {
    id: 'deleteImages',
    input: DeletionRequestSchema,
    answer: DeletionReportSchema,
    doc: 'Delete images and leave their prompts; they are kept until they are restored',
    more: 'Files that promptloom made move to the folder `trash` of the library; other files stay where they are.',
    example: { ids: [IMAGE] },
  }),
  restore: post('/images/restore', {
    id: 'restoreImages',
    input: DeletionRequestSchema,
    answer: DeletionReportSchema,
    doc: 'Restore deleted images',
    example: { ids: [IMAGE] },
    problems: [502],
  }),
  deleted: get('/deleted/images', {
    id: 'listDeletedImages',
    answer: z.array(DeletedSchema),
    under: 'images',
    doc: 'List images that were deleted by themselves, the latest first',
  }),
} satisfies OperationsOf<ImagesApi>;
