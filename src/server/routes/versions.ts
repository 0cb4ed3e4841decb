import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  EditSchema,
  LabelRequestSchema,
  VersionNameSchema,
  VersionSchema,
  VersionsSchema,
} from '../../records/version.ts';
import type { ServerContext } from '../context.ts';

const id = z.string().min(1).max(500);
const version = VersionNameSchema;

/** The versions of prompts and their labels. */
export function versionRoutes({ library }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/prompts/:id/versions',
      {
        schema: {
          tags: ['prompts'],
          summary: 'The versions of a prompt, with what changed from one to the next',
          params: z.object({ id }),
          response: { 200: VersionsSchema },
        },
      },
      (request) => library.versions.list(request.params.id),
    );
    app.post(
      '/prompts/:id/versions',
      {
        schema: {
          tags: ['prompts'],
          summary: 'Write another version of a prompt; it becomes the current one',
          params: z.object({ id }),
          body: EditSchema,
          response: { 200: VersionsSchema },
        },
      },
      (request) => library.versions.edit(request.params.id, request.body),
    );
    app.get(
      '/prompts/:id/versions/:version',
      {
        schema: {
          tags: ['prompts'],
          summary: 'One version, by its id, its number, a label, or "current"',
          params: z.object({ id, version }),
          response: { 200: VersionSchema },
        },
      },
      (request) => library.versions.get(request.params.id, request.params.version),
    );
    app.post(
      '/prompts/:id/versions/:version/restore',
      {
        schema: {
          tags: ['prompts'],
          summary: 'Make a version the current one again',
          params: z.object({ id, version }),
          response: { 200: VersionsSchema },
        },
      },
      (request) => library.versions.restore(request.params.id, request.params.version),
    );
    app.post(
      '/prompts/:id/labels',
      {
        schema: {
          tags: ['prompts'],
          summary: 'Give a version a label',
          params: z.object({ id }),
          body: LabelRequestSchema,
          response: { 200: VersionsSchema },
        },
      },
      (request) => library.versions.label(request.params.id, request.body),
    );
    app.delete(
      '/prompts/:id/labels/:label',
      {
        schema: {
          tags: ['prompts'],
          summary: 'Take a label away, whichever version has it',
          params: z.object({ id, label: VersionNameSchema }),
          response: { 200: VersionsSchema },
        },
      },
      (request) => library.versions.unlabel(request.params.id, request.params.label),
    );
  };
}
