import { DescribeRequestSchema, DescriptionSchema } from '../../records/description.ts';
import { IdSchema } from '../../records/id.ts';
import {
  AcceptRequestSchema,
  ImproveMatchesSchema,
  ImprovementSchema,
  ImproveRequestSchema,
  TASKS,
  VariantSchema,
} from '../../records/improvement.ts';
import {
  ImprovementPageSchema,
  ImprovementsRequestSchema,
  RateRequestSchema,
  ReplayRequestSchema,
  ReplaySchema,
} from '../../records/improvement-memory.ts';
import { PromptDetailSchema } from '../../records/lineage.ts';
import { REWORKS, ReworkedSchema, ReworkRequestSchema } from '../../records/rework.ts';
import { ExpandRequestSchema, ExpandResponseSchema } from '../../records/template.ts';
import { ImprovementJobSchema } from '../job.ts';
import { tagged } from '../operation.ts';
import { EVENTS, PROMPT, VARIANT } from './examples.ts';

const { get, post } = tagged('improve');

/** What a writing tool tells while it works. */
const TOLD = ['matches', 'words', 'variant', 'restart'] as const;

/** A blend wants two prompts; the improver looks at that. */
const BLEND_RULE = {
  anyOf: [
    { properties: { task: { enum: TASKS.filter((task) => task !== 'blend') } } },
    { required: ['use'], properties: { use: { minItems: 2 } } },
  ],
};

/** A translation wants a model or a form; the translator looks at that. */
const TRANSLATION_RULE = {
  anyOf: [
    { properties: { tool: { enum: REWORKS.filter((tool) => tool !== 'translate') } } },
    { required: ['for'] },
    { required: ['form'] },
  ],
};

export const improve = post('/improve', {
  id: 'improve',
  kind: 'stream',
  input: ImproveRequestSchema.meta(BLEND_RULE),
  answer: ImprovementSchema,
  events: TOLD,
  job: ImprovementJobSchema,
  ownerOnly: 'llm',
  doc: 'Write better prompts from an idea and similar prompts',
  more: 'With Accept: text/event-stream the events matches, words…, variant…, and then done or error are sent; restart says that the variants before it do not count. With Prefer: respond-async it becomes a job, which goes on when the client leaves.',
  example: { idea: 'a lighthouse at night', variants: 2, for: 'sdxl' },
  problems: [404, 422, 502],
  types: [EVENTS],
});

export const improveMatches = post('/improve/matches', {
  id: 'findImproveMatches',
  input: ImproveRequestSchema,
  answer: ImproveMatchesSchema,
  doc: 'List the prompts that an improvement would learn from',
  more: 'Takes what /improve takes. Give the ids of those to learn from as its "use", and it is given these and no other. What was accepted for the same idea stands apart, as `own`.',
  example: { idea: 'a lighthouse at night' },
  problems: [404, 422, 502],
});

export const accept = post('/improve/accept', {
  id: 'acceptVariant',
  input: AcceptRequestSchema,
  answer: PromptDetailSchema,
  doc: 'Make a variant, edited or not, a prompt of the library',
  example: { variantId: VARIANT },
  problems: [404, 502],
});

export const rate = post('/improve/rate', {
  id: 'rateVariant',
  input: RateRequestSchema,
  answer: VariantSchema,
  doc: 'Rate a variant from 1 to 5; the last rating counts',
  example: { variantId: VARIANT, rating: 4 },
  problems: [404],
});

export const improvements = get('/improvements', {
  id: 'listImprovements',
  input: ImprovementsRequestSchema,
  answer: ImprovementPageSchema,
  doc: 'List improvements, newest first',
  problems: [404],
});

export const improvement = get('/improvements/:id', {
  id: 'getImprovement',
  params: { id: IdSchema },
  answer: ImprovementSchema,
  doc: 'Get an improvement with what became of its variants',
  problems: [404],
});

export const replay = post('/improvements/:id/replay', {
  id: 'replayImprovement',
  kind: 'stream',
  params: { id: IdSchema },
  input: ReplayRequestSchema,
  answer: ReplaySchema,
  events: TOLD,
  job: ImprovementJobSchema,
  ownerOnly: 'llm',
  doc: 'Run the request of an improvement again, with the library as it is now',
  more: 'With Accept: text/event-stream the events of /improve are sent; done has what is answered otherwise. With Prefer: respond-async it becomes a job.',
  example: { llm: 'composer' },
  problems: [404, 422, 502],
  types: [EVENTS],
});

export const expand = post('/templates/expand', {
  id: 'expandTemplate',
  input: ExpandRequestSchema,
  answer: ExpandResponseSchema,
  doc: 'Expand a template with choices, wildcards and variables',
  example: { template: 'a {red|blue} boat', mode: 'all' },
});

export const rework = post('/rework', {
  id: 'rework',
  input: ReworkRequestSchema.meta(TRANSLATION_RULE),
  answer: ReworkedSchema,
  doc: 'Shorten, translate or explain a prompt, or suggest a negative one',
  example: { tool: 'explain', prompt: 'a boat, soft light' },
  problems: [422, 502],
});

export const describe = post('/describe', {
  id: 'describe',
  kind: 'stream',
  input: DescribeRequestSchema.meta({ oneOf: [{ required: ['image'] }, { required: ['id'] }] }),
  part: { name: 'image', kind: 'image', field: 'image', without: ['id'] },
  answer: DescriptionSchema,
  events: ['own', ...TOLD],
  ownerOnly: 'llm',
  doc: 'Write a prompt that describes an image, from the prompts of the images nearest to it',
  more: 'The image is named by "id", or sent: as the part "image" of a form, the rest as its field "request", or in JSON. With Accept: text/event-stream the events own (where the image holds its own prompt), matches, words…, variant…, and then done or error are sent; restart says that the variants before it do not count.',
  example: { id: PROMPT },
  problems: [404, 422, 502],
  types: [EVENTS],
});
