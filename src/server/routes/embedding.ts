import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { registryModel } from '../../embedding/models/registry.ts';
import { PromptloomError } from '../../errors.ts';
import { EmbedRequestSchema } from '../../records/embedding.ts';
import type { ServerContext } from '../context.ts';
import { EmbeddingJobSchema } from '../jobs/job.ts';
import { acceptJob } from './jobs.ts';

/** Whether this is a model that promptloom names itself, and no file or machine of the caller's choice. */
function isOwnModel(embedder: string): boolean {
  const [name = ''] = embedder.split('@', 1);
  return name === 'lite' || registryModel(name) !== undefined;
}

/** Switching the library to another embedder. */
export function embeddingRoutes({ library, jobs }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/library/embedding',
      {
        schema: {
          tags: ['library'],
          summary: 'Embed everything with another model, then switch to it',
          description:
            'Searches go on with the old model until then. The same request after a stop goes on where it was. Folders, addresses and remote services are for the owner of the library alone.',
          body: EmbedRequestSchema,
          response: { 202: EmbeddingJobSchema },
        },
      },
      async (request, reply) => {
        if (!request.isOwner && !isOwnModel(request.body.embedder)) throw onlyModels();
        const job = jobs.start('embedding', { text: request.body.embedder }, (signal, onProgress) =>
          library.embed(request.body, { signal, onProgress }),
        );
        return acceptJob(reply, job);
      },
    );
    app.delete(
      '/library/embedding',
      {
        schema: {
          tags: ['library'],
          summary: 'Throw away what a stopped embedding had done',
          response: { 200: z.object({ discarded: z.boolean() }) },
        },
      },
      async () => ({ discarded: await library.discardEmbedding() }),
    );
  };
}

function onlyModels(): PromptloomError {
  return new PromptloomError('forbidden', 'Only the owner of the library may name such an embedder.', {
    hint: 'Name a model of "npx promptloom models list", or run "npx promptloom embed" where the library is.',
  });
}
