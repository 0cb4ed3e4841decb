import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { PromptloomError } from '../../errors.ts';
import { refuseChanges } from '../../library/open/trouble.ts';
import { ImportRequestSchema } from '../../records/import.ts';
import type { ServerContext } from '../context.ts';
import { ImportJobSchema } from '../jobs/job.ts';
import { removeUpload, saveUpload, withoutFolder } from '../requests/upload.ts';
import { acceptJob } from './jobs.ts';

/** Reading files into the library. */
export function importRoutes({ library, jobs }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.decorateRequest('uploadFolder', null);
    // Both hooks are needed: a client that leaves early gets no response.
    app.addHook('onResponse', (request) => discard(request));
    app.addHook('onRequestAbort', (request) => discard(request));

    app.post(
      '/imports',
      {
        preValidation: async (request) => {
          refuseChanges(library.troubles);
          if (request.isMultipart()) (request as { body: unknown }).body = await saveUpload(request);
          else if (!request.isOwner) throw pathRefused();
        },
        schema: {
          tags: ['imports'],
          summary: 'Import a file',
          description:
            'A form with the file as its part "file" and the rest as its field "request", which must come first; or, from the owner of the library, JSON with the path of a file of this machine.',
          body: ImportRequestSchema,
          response: { 202: ImportJobSchema },
        },
      },
      async (request, reply) => {
        const upload = request.uploadFolder;
        const job = jobs.start(
          'import',
          { text: fileName(request.body.path) },
          async (signal, onProgress) => {
            try {
              return await library.import(request.body, {
                signal,
                onProgress,
                localPictures: upload === null,
              });
            } catch (error) {
              throw withoutFolder(error, upload);
            } finally {
              await removeUpload(upload);
            }
          },
        );
        request.uploadFolder = null;
        return acceptJob(reply, job);
      },
    );
  };
}

/** The last part of a path or an address: where a file lies is nobody's business. */
function fileName(place: string): string {
  return place.split(/[?#]/, 1)[0]!.split(/[/\\]/).filter(Boolean).at(-1) ?? 'a file';
}

async function discard(request: { uploadFolder: string | null }): Promise<void> {
  const folder = request.uploadFolder;
  request.uploadFolder = null;
  await removeUpload(folder);
}

function pathRefused(): PromptloomError {
  return new PromptloomError('forbidden', 'Only the owner of the library may name a file of this machine.', {
    hint: 'Upload the file as multipart/form-data, or run "npx promptloom import" where the library is.',
  });
}
