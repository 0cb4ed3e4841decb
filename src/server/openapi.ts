import { STATUS_CODES } from 'node:http';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { packageVersion } from '../package-root.ts';
import { DescriptionSchema } from '../records/description.ts';
import { GenerationSchema } from '../records/generation.ts';
import { ImageSummarySchema } from '../records/image.ts';
import { ImportReportSchema } from '../records/import.ts';
import { ImprovementSchema, VariantSchema } from '../records/improvement.ts';
import { LibraryInfoSchema } from '../records/library-info.ts';
import { PromptDetailSchema } from '../records/lineage.ts';
import { MatchSchema } from '../records/match.ts';
import { FilterSchema, SearchResponseSchema } from '../records/search.ts';
import { SettingsSchema } from '../records/settings.ts';
import { VersionSchema, VersionsSchema } from '../records/version.ts';
import { ProblemSchema } from './answers/problem.ts';
import { NOTES, type Note } from './api-notes.ts';
import { GenerationJobSchema, ImportJobSchema, IndexJobSchema } from './jobs/job.ts';
import { SESSION_COOKIE } from './security/credentials.ts';
import { isOpen } from './security/security.ts';

/** Schemas with a name of their own in the document. */
const NAMED = {
  Description: DescriptionSchema,
  Filter: FilterSchema,
  Generation: GenerationSchema,
  GenerationJob: GenerationJobSchema,
  ImageSummary: ImageSummarySchema,
  ImportJob: ImportJobSchema,
  ImportReport: ImportReportSchema,
  Improvement: ImprovementSchema,
  IndexJob: IndexJobSchema,
  LibraryInfo: LibraryInfoSchema,
  Match: MatchSchema,
  Problem: ProblemSchema,
  PromptDetail: PromptDetailSchema,
  SearchResponse: SearchResponseSchema,
  Settings: SettingsSchema,
  Variant: VariantSchema,
  Version: VersionSchema,
  Versions: VersionsSchema,
};
for (const [id, schema] of Object.entries(NAMED))
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });

const DESCRIPTION = `A prompt library for text-to-image work: collect, search, improve, generate, collect again.

Errors are problem documents (RFC 9457, \`application/problem+json\`) with a \`code\`, what is wrong and what to do.`;

/** Describes the API at `/api/v1/openapi.json`, with pages at `/docs`. Call it before the routes are made. */
export async function addDescription(
  app: FastifyInstance,
  { withToken, basePath }: { withToken: boolean; basePath: string },
): Promise<void> {
  const securitySchemes = {
    bearer: { type: 'http' as const, scheme: 'bearer' },
    cookie: { type: 'apiKey' as const, in: 'cookie' as const, name: SESSION_COOKIE },
  };
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'promptloom', version: packageVersion, description: DESCRIPTION },
      ...(basePath !== '' && { servers: [{ url: basePath }] }),
      components: withToken ? { securitySchemes } : {},
      security: withToken ? [{ bearer: [] }, { cookie: [] }] : [],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => completed(jsonSchemaTransformObject(document), withToken),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    indexPrefix: basePath,
    uiConfig: { deepLinking: true },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

interface Answer {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, unknown>;
}

/** What the JSON body of a form's route is described as. */
interface JsonObject {
  properties: Record<string, unknown>;
  required?: string[];
  [keyword: string]: unknown;
}

interface Operation {
  operationId?: string;
  parameters?: unknown[];
  requestBody?: { required?: boolean; content: Record<string, Record<string, unknown>> };
  responses?: Record<string, Answer>;
  security?: unknown[];
}

/** A form, which zod cannot describe: the part that is its file, and what its field `request` must not say beside it. */
interface Form {
  file: string;
  /** The field of the JSON body that the file is in place of. */
  inPlaceOf?: string;
  /** What its field `request` must not have. */
  without?: readonly string[];
}
const FORMS: Readonly<Record<string, Form>> = {
  'POST /api/v1/search': {
    file: 'image',
    inPlaceOf: 'image',
    without: ['like', 'picture'],
  },
  'POST /api/v1/describe': { file: 'image', inPlaceOf: 'image', without: ['id'] },
  'POST /api/v1/imports': { file: 'file', inPlaceOf: 'path' },
  'POST /api/v1/query-pictures': { file: 'image' },
};

const problem = { $ref: '#/components/schemas/Problem' };
/** Any request can be malformed, come from another web page, or be too much at once; anything can fail inside. */
const ALWAYS = [400, 403, 431, 500];
/** What is wrong with a body. */
const OF_BODIES = [408, 413, 415];

/** Adds what the schemas of the routes leave out: names, examples, forms, other types of answers, and problems. */
function completed(document: ReturnType<typeof jsonSchemaTransformObject>, withToken: boolean) {
  for (const [route, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>))
      complete(operation, method.toUpperCase(), route, withToken);
  }
  return document;
}

function complete(operation: Operation, method: string, route: string, withToken: boolean): void {
  // A test holds that every operation has one.
  const note: Note = NOTES[`${method} ${route}`] ?? {
    id: `${method} ${route}`.toLowerCase().replace(/\W+/g, '-'),
  };
  operation.operationId = note.id;
  if (withToken && isOpen(route)) operation.security = [];
  const form = FORMS[`${method} ${route}`];
  addAnswers(operation, note, { wantsToken: withToken && !isOpen(route), hasForm: form !== undefined });
  const content = operation.requestBody?.content ?? {};
  if (note.example !== undefined && content['application/json'])
    content['application/json'].example = note.example;
  if (form) content['multipart/form-data'] = formBody(form, content['application/json']?.schema);
  if (form && !operation.requestBody) operation.requestBody = { required: true, content };
}

function formBody({ file, inPlaceOf, without = [] }: Form, json: unknown): Record<string, unknown> {
  const properties: Record<string, unknown> = { [file]: { type: 'string', format: 'binary' } };
  if (inPlaceOf !== undefined) {
    const { required = [], anyOf: _, oneOf: __, allOf: ___, ...rest } = json as JsonObject;
    const fields = Object.entries(rest.properties).filter(([name]) => name !== inPlaceOf);
    properties.request = {
      ...rest,
      properties: {
        ...Object.fromEntries(fields),
        ...Object.fromEntries(without.map((name) => [name, false])),
      },
      required: required.filter((name) => name !== inPlaceOf),
    };
  }
  return {
    schema: { type: 'object', properties, additionalProperties: false, required: [file] },
    ...(inPlaceOf !== undefined && { encoding: { request: { contentType: 'application/json' } } }),
  };
}

function addAnswers(
  operation: Operation,
  note: Note,
  { wantsToken, hasForm }: { wantsToken: boolean; hasForm: boolean },
): void {
  const answers: Record<string, Answer> = { ...operation.responses };
  const location = { description: 'Where the job is', schema: { type: 'string' } };
  if (answers['202']) answers['202'] = { ...answers['202'], headers: { location } };
  for (const type of note.types ?? []) {
    answers['200'] ??= { description: 'Default Response' };
    const schema = type.startsWith('image/') ? { type: 'string', format: 'binary' } : { type: 'string' };
    answers['200'].content = { ...answers['200'].content, [type]: { schema } };
  }
  if (note.types?.includes('image/png'))
    answers['304'] = { description: 'The picture is as the etag that was sent says' };
  const statuses = [
    ...ALWAYS,
    ...(operation.requestBody || hasForm ? OF_BODIES : []),
    ...(operation.parameters?.length ? [414] : []),
    ...(wantsToken ? [401, 429] : []),
    ...(note.problems ?? []),
  ];
  for (const status of [...new Set(statuses)].sort((a, b) => a - b))
    answers[status] = problemAnswer(STATUS_CODES[status]!);
  operation.responses = { ...answers, default: problemAnswer('What went wrong') };
}

function problemAnswer(description: string): Answer {
  return { description, content: { 'application/problem+json': { schema: problem } } };
}
