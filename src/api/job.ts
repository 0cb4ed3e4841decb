import { z } from 'zod';
import { EmbedProgressSchema, EmbedReportSchema } from '../records/embedding.ts';
import { GenerationProgressSchema, GenerationSchema } from '../records/generation.ts';
import { IdSchema } from '../records/id.ts';
import { ImportProgressSchema, ImportReportSchema } from '../records/import.ts';
import { LibraryInfoSchema } from '../records/library-info.ts';
import { MapProgressSchema, MapReportSchema } from '../records/library-map.ts';
import { ProblemSchema } from './problem.ts';

/** How a job stands. */
export const JobStatusSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
/** How a job stands. */
export type JobStatus = z.infer<typeof JobStatusSchema>;

/** What a job is about, for who did not start it. */
const AboutSchema = z.object({
  text: z.string().optional().describe('Words that are drawn, an idea, the name of a file or of a model'),
  id: z.string().optional().describe('The prompt or the variant that is drawn'),
});
/** What a job is about. */
export type About = z.infer<typeof AboutSchema>;

function jobOf<K extends string, P extends z.ZodType, R extends z.ZodType>(kind: K, progress: P, result: R) {
  return z.object({
    id: z.string(),
    kind: z.literal(kind),
    status: JobStatusSchema,
    about: AboutSchema,
    progress: progress.nullable(),
    result: result.nullable(),
    error: ProblemSchema.nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  });
}

export const ImportJobSchema = jobOf('import', ImportProgressSchema, ImportReportSchema);
export const GenerationJobSchema = jobOf('generation', GenerationProgressSchema, GenerationSchema);
export const IndexJobSchema = jobOf('index', z.object({ fraction: z.number() }), LibraryInfoSchema);
export const EmbeddingJobSchema = jobOf('embedding', EmbedProgressSchema, EmbedReportSchema);

export const ImprovementJobSchema = jobOf(
  'improvement',
  z.object({ written: z.number().int(), wanted: z.number().int() }).describe('Variants'),
  z.object({ improvementId: IdSchema }),
);
export const MapJobSchema = jobOf('map', MapProgressSchema, MapReportSchema);

/** Long work that a request started. */
export const JobSchema = z.discriminatedUnion('kind', [
  ImportJobSchema,
  GenerationJobSchema,
  IndexJobSchema,
  EmbeddingJobSchema,
  MapJobSchema,
  ImprovementJobSchema,
]);
/** Long work that a request started. */
export type Job = z.infer<typeof JobSchema>;

/** What a job does. */
export type JobKind = Job['kind'];
/** A job of one kind. */
export type JobOf<K extends JobKind> = Extract<Job, { kind: K }>;

/** Whether a job in this state will not change any more. */
export function isOver(status: JobStatus): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled';
}
