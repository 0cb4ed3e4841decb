import { STATUS_CODES } from 'node:http';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { GenerationJobSchema, ImportJobSchema, IndexJobSchema } from '../api/job.ts';
import { listOperations, type Part, type Operation as StatedOperation } from '../api/operation.ts';
import { operations } from '../api/operations.ts';
import { ProblemSchema } from '../api/problem.ts';
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
import { flatQuery } from './requests/query.ts';
import { ENCODED } from './requests/upload.ts';
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
    transform: (data) => {
      const { querystring } = data.schema as { querystring?: z.ZodObject };
      if (querystring === undefined) return jsonSchemaTransform(data);
      const { aliases } = OPERATIONS.get(`${data.route.method} ${data.url.replace(/:(\w+)/g, '{$1}')}`) ?? {};
      const schema = { ...data.schema, querystring: flatQuery(querystring, aliases) };
      return jsonSchemaTransform({ ...data, schema });
    },
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

/** The operations by method and path as the document writes them. */
const OPERATIONS = new Map(
  [...listOperations(operations)].map(({ operation }) => [
    `${operation.method} /api/v1${operation.path.replace(/:(\w+)/g, '{$1}')}`,
    operation,
  ]),
);

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
  const stated = OPERATIONS.get(`${method} ${route}`)!;
  operation.operationId = stated.id;
  if (withToken && isOpen(route)) operation.security = [];
  const { part, example } = stated;
  addAnswers(operation, stated, withToken && !isOpen(route));
  const content = operation.requestBody?.content ?? {};
  if (part?.kind === 'image' && part.field !== undefined) {
    const { properties } = content['application/json']!.schema as JsonObject;
    properties[part.field] = {
      type: 'string',
      pattern: ENCODED.source,
      description: 'Base64, or a data: URL',
    };
  }
  if (example !== undefined && content['application/json']) content['application/json'].example = example;
  if (part) content['multipart/form-data'] = formBody(part, content['application/json']?.schema);
  if (part && !operation.requestBody) operation.requestBody = { required: true, content };
}

/** A form, which zod cannot describe: the part that is its file, and the other fields in `request`. */
function formBody(
  { name: file, field: inPlaceOf, without = [] }: Part,
  json: unknown,
): Record<string, unknown> {
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

function addAnswers(operation: Operation, stated: StatedOperation, wantsToken: boolean): void {
  const answers: Record<string, Answer> = { ...operation.responses };
  const location = { description: 'Where the job is', schema: { type: 'string' } };
  if (answers['202']) answers['202'] = { ...answers['202'], headers: { location } };
  for (const type of stated.types ?? []) {
    answers['200'] ??= { description: 'Default Response' };
    const schema = type.startsWith('image/') ? { type: 'string', format: 'binary' } : { type: 'string' };
    answers['200'].content = { ...answers['200'].content, [type]: { schema } };
  }
  if (stated.hasEtag) answers['304'] ??= { description: 'The image is as the etag that was sent says' };
  const statuses = [
    ...ALWAYS,
    ...(operation.requestBody || stated.part ? OF_BODIES : []),
    ...(operation.parameters?.length ? [414] : []),
    ...(wantsToken ? [401, 429] : []),
    ...(stated.problems ?? []),
  ];
  for (const status of [...new Set(statuses)].sort((a, b) => a - b))
    answers[status] = problemAnswer(STATUS_CODES[status]!);
  operation.responses = { ...answers, default: problemAnswer('What went wrong') };
}

function problemAnswer(description: string): Answer {
  return { description, content: { 'application/problem+json': { schema: problem } } };
}
