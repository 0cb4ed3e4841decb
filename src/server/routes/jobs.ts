import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { EventStream } from '../answers/sse.ts';
import { withoutFoldersIn } from '../answers/without-folders.ts';
import type { ServerContext } from '../context.ts';
import { isOver, type Job, JobSchema } from '../jobs/job.ts';
import { isKnown } from '../requests/is-known.ts';

const JobParameters = z.object({ id: z.string().min(1).max(100) });

/** Long work: how it stands, and stopping it. */
export function jobRoutes({ jobs, writings }: ServerContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/jobs',
      {
        schema: {
          tags: ['jobs'],
          summary: 'The jobs of this server, newest first',
          description: 'The answer has an ETag: with If-None-Match it is 304 while no job has changed.',
          querystring: z.object({
            limit: z.coerce
              .number()
              .int()
              .min(1)
              .max(200)
              .optional()
              .describe('So many; those that are not over are always among them'),
          }),
          response: {
            200: z.object({ jobs: z.array(JobSchema) }),
            304: z.unknown().describe('Nothing has changed'),
          },
        },
      },
      async (request, reply) => {
        const { limit } = request.query;
        reply.headers({ 'cache-control': 'no-cache', etag: `W/"${jobs.version}-${limit ?? 'all'}"` });
        if (isKnown(request, reply)) return reply.code(304).send();
        return { jobs: jobs.list(limit).map((job) => asShown(job, request)) };
      },
    );
    app.get(
      '/jobs/:id',
      {
        schema: {
          tags: ['jobs'],
          summary: 'How a job stands',
          params: JobParameters,
          response: { 200: JobSchema },
        },
      },
      async (request) => asShown(jobs.get(request.params.id), request),
    );
    app.delete(
      '/jobs/:id',
      {
        schema: {
          tags: ['jobs'],
          summary: 'Cancel a job',
          params: JobParameters,
          response: { 200: JobSchema },
        },
      },
      async (request) => asShown(jobs.cancel(request.params.id), request),
    );
    app.get(
      '/jobs/:id/events',
      {
        schema: {
          tags: ['jobs'],
          summary: 'A job as it goes on, as server-sent events',
          description:
            'progress (data: the progress)…, then done (the result), failed (a problem document) or cancelled. Of an improvement first matches, words… and variant…, as /improve sends them, from its beginning.',
          params: JobParameters,
        },
      },
      async (request, reply) => {
        const { id } = jobs.get(request.params.id);
        const stream = new EventStream(reply);
        for await (const { event, data } of writings.follow(id, stream.signal))
          await stream.send(event, data);
        for await (const one of jobs.watch(id, stream.signal)) {
          const job = asShown(one, request);
          if (job.progress !== null) await stream.send('progress', job.progress);
          if (isOver(job.status)) await stream.send(job.status, outcomeOf(job));
        }
        stream.end();
        return reply;
      },
    );
  };
}

/** Answers that a job has begun and where to look for it. */
export function acceptJob<J extends Job>(reply: FastifyReply, job: J): J {
  reply.code(202).header('location', `/api/v1/jobs/${job.id}`);
  return job;
}

/** The folders of files are for the owner of the library; others learn their names. */
function asShown(job: Job, { isOwner }: FastifyRequest): Job {
  return isOwner ? job : withoutFoldersIn(job);
}

function outcomeOf(job: Job): unknown {
  if (job.status === 'done') return job.result;
  return job.status === 'failed' ? job.error : {};
}
