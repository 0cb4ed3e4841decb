import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { PromptloomError } from '../../errors.ts';
import type { LibraryDoor } from '../../library/door.ts';
import { GenerateRequestSchema } from '../../records/generation.ts';
import type { ServerContext } from '../context.ts';
import { GenerationJobSchema } from '../jobs/job.ts';
import { acceptJob } from './jobs.ts';

/** Drawing pictures. */
export function generationRoutes({ library, jobs }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/generations',
      {
        schema: {
          tags: ['generations'],
          summary: 'Draw pictures and keep them',
          body: GenerateRequestSchema,
          response: { 202: GenerationJobSchema },
        },
      },
      async (request, reply) => {
        if (!request.isOwner) await refuseOtherBackends(request.body.backend, library);
        const { prompt, id } = request.body;
        const job = jobs.start('generation', { text: prompt, id }, (signal, onProgress) =>
          library.generate(request.body, { signal, onProgress }),
        );
        return acceptJob(reply, job);
      },
    );
  };
}

/** Who draws is for the owner to say: a server that contacts any address it is told would be a way into the network. */
async function refuseOtherBackends(asked: string | undefined, library: LibraryDoor): Promise<void> {
  if (asked === undefined || asked === 'sketch' || asked === (await library.info()).backend) return;
  throw new PromptloomError(
    'forbidden',
    `The image back end ${asked} is not the one that this server is set up with.`,
    {
      hint: 'Leave "backend" out, or name "sketch"; the owner chooses with PROMPTLOOM_IMAGE_BACKEND.',
    },
  );
}
