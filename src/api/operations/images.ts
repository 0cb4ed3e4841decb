import { z } from 'zod';
import { type GenerateRequest, GenerateRequestSchema } from '../../records/generation.ts';
import { GenerationJobSchema } from '../job.ts';
import { tagged } from '../operation.ts';
import { PICTURES } from './examples.ts';

const generations = tagged('generations');
export const generate = generations.post('/generations', {
  id: 'generate',
  kind: 'job',
  input: GenerateRequestSchema,
  job: GenerationJobSchema,
  about: ({ prompt, id }: GenerateRequest) => ({ text: prompt, id }),
  ownerOnly: 'backend',
  doc: 'Generate images and keep them',
  example: { prompt: 'a lighthouse at night', count: 1 },
  problems: [429],
});

const images = tagged('images');
export const imageFile = images.get('/images/:id/file', {
  id: 'getImageFile',
  kind: 'file',
  query: z.object({ width: z.number().int().min(1).max(65_535).optional() }),
  doc: 'Get the file of an image, or a smaller WebP of it',
  more: '`width` is rounded up to 160, 320, 480, 640, 960, 1280 or 1920. Only files that are PNG, JPEG, WebP, AVIF, GIF, TIFF or BMP are served.',
  problems: [404, 422],
  types: PICTURES,
  hasEtag: true,
});
