import { z } from 'zod';
import { OwnTextSchema } from './name.ts';

const VISIBLE = { pattern: '[^\\s\\u0000\\u202a-\\u202e\\u2066-\\u2069]' };
const tag = OwnTextSchema.trim().min(1).max(200).meta(VISIBLE);

/** What people said about a prompt. */
export const AnnotationsSchema = z.object({
  rating: z.number().int().min(1).max(5).nullable().describe('Stars; null where nobody gave any'),
  tags: z.array(tag).max(200).describe('Tags that people added; filters know them like the others'),
  note: OwnTextSchema.max(20_000),
});
/** What people said about a prompt. */
export type Annotations = z.infer<typeof AnnotationsSchema>;

/** What to change of it; what is left out stays. */
export const AnnotationsChangeSchema = z
  .object({
    rating: AnnotationsSchema.shape.rating.optional(),
    addTags: z.array(tag).max(50).optional(),
    removeTags: z.array(tag).max(200).optional(),
    note: AnnotationsSchema.shape.note.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'give at least one of rating, addTags, removeTags and note',
  })
  .meta({ anyOf: ['rating', 'addTags', 'removeTags', 'note'].map((field) => ({ required: [field] })) });
/** What to change of it, as a caller states it. */
export type AnnotationsChange = z.input<typeof AnnotationsChangeSchema>;
