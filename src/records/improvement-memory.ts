import { z } from 'zod';
import { IdSchema } from './id.ts';
import { ImprovementSchema, ImproveRequestSchema, RatingSchema } from './improvement.ts';

/** Most improvements in one page of a list. */
export const MAX_PAGE = 100;

/** Say how good a variant is; saying it again replaces what was said. */
export const RateRequestSchema = z.object({ variantId: IdSchema, rating: RatingSchema });
/** Say how good a variant is. */
export type RateRequest = z.infer<typeof RateRequestSchema>;

/** Ask for a page of the improvements that were made, newest first. */
export const ImprovementsRequestSchema = z.object({
  limit: z.number().int().min(1).max(MAX_PAGE).default(20),
  before: IdSchema.optional().describe('The improvement after which to go on: “next” of the page before'),
});
/** Ask for a page of improvements, as a caller states it. */
export type ImprovementsInput = z.input<typeof ImprovementsRequestSchema>;

/** An improvement in a list. */
export const ImprovementSummarySchema = ImprovementSchema.pick({
  id: true,
  idea: true,
  guidance: true,
  for: true,
  writer: true,
  replayOf: true,
  createdAt: true,
}).extend({
  variants: z.number().int().min(0).describe('How many were written'),
  accepted: z.number().int().min(0).describe('How many of them were kept'),
});
/** An improvement in a list. */
export type ImprovementSummary = z.infer<typeof ImprovementSummarySchema>;

/** A page of the improvements that were made, newest first. */
export const ImprovementPageSchema = z.object({
  improvements: z.array(ImprovementSummarySchema),
  next: IdSchema.nullable().describe('What to give as “before” for the next page; null on the last one'),
});
/** A page of improvements. */
export type ImprovementPage = z.infer<typeof ImprovementPageSchema>;

/** Run the request of an earlier improvement again. */
export const ReplayRequestSchema = z.object({
  llm: ImproveRequestSchema.shape.llm.describe('Who writes this time; the one of then if left out'),
});
/** Run the request of an earlier improvement again. */
export type ReplayRequest = z.infer<typeof ReplayRequestSchema>;

/** An earlier improvement beside the one that the same request gives now. */
export const ReplaySchema = z.object({ before: ImprovementSchema, after: ImprovementSchema });
/** An earlier improvement beside the one that the same request gives now. */
export type Replay = z.infer<typeof ReplaySchema>;
