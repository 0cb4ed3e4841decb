import { z } from 'zod';
import { AnnotationsChangeSchema, AnnotationsSchema } from '../../records/annotations.ts';
import { DeletedSchema, DeletionReportSchema, DeletionRequestSchema } from '../../records/deletion.ts';
import { PromptDetailSchema } from '../../records/lineage.ts';
import {
  EditSchema,
  LabelRequestSchema,
  VersionNameSchema,
  VersionSchema,
  VersionsSchema,
} from '../../records/version.ts';
import type { AnnotationsApi, PromptsApi, VersionsApi } from '../library-api.ts';
import { type OperationsOf, tagged } from '../operation.ts';
import { PROMPT } from './examples.ts';

const { get, post, remove } = tagged('prompts');
const version = VersionNameSchema;

/** Single prompts. */
export const prompts = {
  get: get('/prompts/:id', {
    id: 'getPrompt',
    answer: PromptDetailSchema,
    doc: 'Get a prompt with its images, lineage and versions',
    problems: [404],
  }),
  delete: post('/prompts/delete', {
    id: 'deletePrompts',
    input: DeletionRequestSchema,
    answer: DeletionReportSchema,
    doc: 'Delete prompts with their images; they are kept until they are restored',
    more: 'Ids that are unknown, or deleted already, are listed in `failed`; the others are deleted.',
    example: { ids: [PROMPT] },
  }),
  restore: post('/prompts/restore', {
    id: 'restorePrompts',
    input: DeletionRequestSchema,
    answer: DeletionReportSchema,
    doc: 'Restore deleted prompts, with the images that were deleted with them',
    example: { ids: [PROMPT] },
    problems: [502],
  }),
  deleted: get('/deleted/prompts', {
    id: 'listDeletedPrompts',
    answer: z.array(DeletedSchema),
    under: 'prompts',
    doc: 'List deleted prompts, the latest first',
  }),
} satisfies OperationsOf<PromptsApi>;

/** What people say of prompts. */
export const annotations = {
  of: get('/prompts/:id/annotations', {
    id: 'getAnnotations',
    answer: AnnotationsSchema,
    doc: 'Get the rating, tags and note that people gave a prompt',
    problems: [404],
  }),
  change: post('/prompts/:id/annotations', {
    id: 'changeAnnotations',
    input: AnnotationsChangeSchema,
    answer: AnnotationsSchema,
    doc: 'Change the rating, tags or note of a prompt; what is left out stays',
    example: { rating: 4, addTags: ['keep'] },
    problems: [404],
  }),
} satisfies OperationsOf<AnnotationsApi>;

/** The versions of prompts and their labels. */
export const versions = {
  list: get('/prompts/:id/versions', {
    id: 'listVersions',
    answer: VersionsSchema,
    doc: 'List the versions of a prompt, with what changed from one to the next',
    problems: [404],
  }),
  edit: post('/prompts/:id/versions', {
    id: 'editPrompt',
    input: EditSchema,
    answer: VersionsSchema,
    doc: 'Write a new version of a prompt; it becomes the current one and nothing is lost',
    example: { prompt: 'a lighthouse at night', label: 'night' },
    problems: [404, 409, 502],
  }),
  get: get('/prompts/:id/versions/:version', {
    id: 'getVersion',
    params: { version },
    answer: VersionSchema,
    doc: 'Get one version by its id, number or label, or "current"',
    problems: [404],
  }),
  restore: post('/prompts/:id/versions/:version/restore', {
    id: 'restoreVersion',
    params: { version },
    answer: VersionsSchema,
    doc: 'Make a version the current one again',
    problems: [404],
  }),
  label: post('/prompts/:id/labels', {
    id: 'labelVersion',
    input: LabelRequestSchema,
    answer: VersionsSchema,
    doc: 'Label a version',
    more: 'A label that another version has is refused without `move: true`.',
    example: { label: 'best', move: true },
    problems: [404, 409],
  }),
  unlabel: remove('/prompts/:id/labels/:label', {
    id: 'unlabelVersion',
    params: { label: VersionNameSchema },
    answer: VersionsSchema,
    doc: 'Remove a label, whichever version has it',
    problems: [404],
  }),
} satisfies OperationsOf<VersionsApi>;
