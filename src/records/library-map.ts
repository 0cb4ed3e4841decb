import { z } from 'zod';
import { IdSchema } from './id.ts';

/** A part of the map where prompts lie close together. */
const MapClusterSchema = z.object({
  label: z
    .string()
    .describe('Up to three themes or phrases that its prompts have more often than the others'),
  x: z.number(),
  y: z.number(),
  count: z.number().int(),
});
/** A part of the map where prompts lie close together. */
export type MapCluster = z.infer<typeof MapClusterSchema>;

/** The library as points, what is alike close together; columns of one length. */
export const LibraryMapSchema = z.object({
  builtAt: z.iso.datetime().nullable().describe('null while there is none'),
  missing: z.number().int().describe('Prompts that came since, or that another model embedded'),
  sampled: z.boolean().describe('Whether it shows a random part of a very large library'),
  clusters: z.array(MapClusterSchema),
  points: z.object({
    ids: z.array(IdSchema),
    x: z.array(z.number()),
    y: z.array(z.number()),
    group: z.array(z.number().int()).describe('Number of the cluster, from 0'),
  }),
});
/** The library as points, what is alike close together. */
export type LibraryMap = z.infer<typeof LibraryMapSchema>;

/** What of the map is shown. */
export const MapViewSchema = z.object({
  safe: z
    .boolean()
    .optional()
    .describe('Leave out what is known to be unsafe; left out: as the setting hideUnsafe says'),
});
/** What of the map is shown. */
export type MapView = z.infer<typeof MapViewSchema>;

/** How to make the map. */
export const MapRequestSchema = z.object({
  rebuild: z.boolean().default(false).describe('Make it anew, instead of adding what is missing'),
});
/** How to make the map, as a caller states it. */
export type MapInput = z.input<typeof MapRequestSchema>;

/** How far making the map is. */
export const MapProgressSchema = z.object({ phase: z.enum(['layout', 'points']), fraction: z.number() });
/** How far making the map is. */
export type MapProgress = z.infer<typeof MapProgressSchema>;

/** What came of it. */
export const MapReportSchema = z.object({
  points: z.number().int(),
  added: z.number().int(),
  rebuilt: z.boolean(),
  seconds: z.number(),
});
/** What came of it. */
export type MapReport = z.infer<typeof MapReportSchema>;
