import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { REWORKS, ReworkedSchema, ReworkRequestSchema } from '../../records/rework.ts';
import { ExpandRequestSchema, ExpandResponseSchema } from '../../records/template.ts';
import type { ServerContext } from '../context.ts';

/** What a translation wants, which is looked at where prompts are reworked. */
const TRANSLATION_RULE = {
  anyOf: [
    { properties: { tool: { enum: REWORKS.filter((tool) => tool !== 'translate') } } },
    { required: ['for'] },
  ],
};

/** Writing tools that need no language model. */
export function writingRoutes({ library }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/templates/expand',
      {
        schema: {
          tags: ['improve'],
          summary: 'Expand a template with choices, wildcards and variables',
          body: ExpandRequestSchema,
          response: { 200: ExpandResponseSchema },
        },
      },
      (request) => library.expand(request.body),
    );
    app.post(
      '/rework',
      {
        schema: {
          tags: ['improve'],
          summary: 'Shorten, translate or explain a prompt, or suggest a negative one',
          body: ReworkRequestSchema.meta(TRANSLATION_RULE),
          response: { 200: ReworkedSchema },
        },
      },
      (request) => library.rework(request.body),
    );
  };
}
