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
import { GenerationJobSchema, ImportJobSchema, IndexJobSchema } from './job.ts';
import { ProblemSchema } from './problem.ts';

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
  const bearer = { bearer: { type: 'http' as const, scheme: 'bearer' } };
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'promptloom', version: packageVersion, description: DESCRIPTION },
      ...(basePath !== '' && { servers: [{ url: basePath }] }),
      components: withToken ? { securitySchemes: bearer } : {},
      security: withToken ? [{ bearer: [] }] : [],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => completed(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    indexPrefix: basePath,
    uiConfig: { deepLinking: true },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

interface Operation {
  requestBody?: { content: Record<string, unknown> };
  responses?: Record<string, unknown>;
}

/** Files that forms hold, which zod cannot describe. */
const FORMS: Record<string, string> = {
  '/api/v1/search': 'image',
  '/api/v1/describe': 'image',
  '/api/v1/imports': 'file',
};

/** Adds what the schemas of the routes leave out: forms, and that every answer may be a problem. */
function completed(document: ReturnType<typeof jsonSchemaTransformObject>) {
  const problem = { $ref: '#/components/schemas/Problem' };
  for (const [route, operations] of Object.entries(document.paths ?? {})) {
    for (const operation of Object.values(operations as Record<string, Operation>)) {
      const content = { 'application/problem+json': { schema: problem } };
      operation.responses = { ...operation.responses, default: { description: 'What went wrong', content } };
      const file = FORMS[route];
      if (!file || !operation.requestBody) continue;
      const properties = { request: { type: 'string' }, [file]: { type: 'string', format: 'binary' } };
      const schema = { type: 'object', properties, required: [file] };
      operation.requestBody.content['multipart/form-data'] = { schema };
    }
  }
  return document;
}
