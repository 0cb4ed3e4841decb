import { z } from 'zod';
import { AnnotationsSchema } from './annotations.ts';
import { ID_PREFIX, IdSchema } from './id.ts';
import { ImageSummarySchema } from './image.ts';
import { nameSchema, OwnTextSchema } from './name.ts';
import { PromptSchema } from './prompt.ts';
import { KeptSearchSchema } from './saved-search.ts';

/** Most members of a board. */
export const MAX_MEMBERS = 10_000;
/** Most that one change names, and most that one page shows. */
export const MAX_AT_ONCE = 1000;

const note = OwnTextSchema.max(20_000);
const name = nameSchema('a name', 200).refine(
  (text) => !(text.startsWith(ID_PREFIX.board) && IdSchema.safeParse(text).success),
  'a name must not look like the id of a board',
);

/** Candidates side by side, for people to rate, compare and pick from. */
export const BoardSchema = z.object({
  id: IdSchema,
  name: z.string(),
  note: z.string(),
  members: z.number().int(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
/** Candidates side by side, for people to rate, compare and pick from. */
export type Board = z.infer<typeof BoardSchema>;

/** Whether a board goes by a name, upper and lower case alike, or has it for its id. */
export function isNamed({ id, name }: Pick<Board, 'id' | 'name'>, wanted: string): boolean {
  return id === wanted || name.toLowerCase() === wanted.trim().normalize('NFC').toLowerCase();
}

/** A board to be made. */
export const NewBoardSchema = z.object({
  name: name.describe('No two boards have the same, upper and lower case alike'),
  note: note.default(''),
});
/** A board to be made, as a caller states it. */
export type NewBoard = z.input<typeof NewBoardSchema>;

/** What to change of a board; what is left out stays. */
export const BoardEditSchema = z
  .object({ name: name.optional(), note: note.optional() })
  .refine((edit) => edit.name !== undefined || edit.note !== undefined, {
    message: 'give at least one of name and note',
  })
  .meta({ anyOf: [{ required: ['name'] }, { required: ['note'] }] });
/** What to change of a board. */
export type BoardEdit = z.input<typeof BoardEditSchema>;

const candidate = z
  .string()
  .min(1)
  .max(500)
  .describe('Id of a prompt, or of an image, which stands for its prompt with that image');

/** What to change of a board's members: first some are taken away, then others added, then all put in order. */
export const MembersChangeSchema = z
  .object({
    add: z
      .array(z.union([candidate, z.object({ id: candidate, note: note.optional() })]))
      .max(MAX_AT_ONCE)
      .optional()
      .describe('Put at the end; of those that are there already, only a note that is given changes'),
    search: KeptSearchSchema.optional().describe('Adds what it finds, after those of `add`'),
    remove: z
      .array(candidate)
      .max(MAX_AT_ONCE)
      .optional()
      .describe('The id of a prompt takes it away with all of its images'),
    order: z
      .array(candidate)
      .max(MAX_MEMBERS)
      .optional()
      .describe('These first, in this order; the others follow as they stood'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'give at least one of add, search, remove and order',
  })
  .meta({ anyOf: ['add', 'search', 'remove', 'order'].map((field) => ({ required: [field] })) });
/** What to change of a board's members, as a caller states it. */
export type MembersChange = z.input<typeof MembersChangeSchema>;

/** What came of it. */
export const MembersChangedSchema = z.object({
  board: BoardSchema,
  added: z.number().int().describe('New members; those that were there are not counted'),
  removed: z.number().int(),
});
/** What came of it. */
export type MembersChanged = z.infer<typeof MembersChangedSchema>;

/** A candidate on a board. */
const BoardMemberSchema = z.object({
  id: IdSchema.describe('Names it: the image where one was picked, else the prompt'),
  prompt: PromptSchema,
  imageId: IdSchema.nullable().describe('The image that was picked; null where the prompt as such was'),
  images: z.array(ImageSummarySchema).describe('Of the prompt, the one that was picked first'),
  annotations: AnnotationsSchema.describe('The rating, tags and note that people gave the prompt'),
  note: z.string().describe('Why it is on this board'),
  addedAt: z.iso.datetime(),
});
/** A candidate on a board. */
export type BoardMember = z.infer<typeof BoardMemberSchema>;

/** Which candidates of a board are read. */
export const BoardPageRequestSchema = z.object({
  offset: z.number().int().min(0).max(MAX_MEMBERS).default(0),
  limit: z.number().int().min(1).max(MAX_AT_ONCE).default(200),
});
/** Which candidates of a board are read, as a caller states it. */
export type BoardPageInput = z.input<typeof BoardPageRequestSchema>;

/** A board with some of its candidates, in their order. */
export const BoardPageSchema = z.object({
  board: BoardSchema,
  members: z.array(BoardMemberSchema),
  next: z.number().int().nullable().describe('`offset` of the next page; null on the last'),
});
/** A board with some of its candidates, in their order. */
export type BoardPage = z.infer<typeof BoardPageSchema>;
