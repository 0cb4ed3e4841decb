import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { isOver, type Job } from '../../api/job.ts';
import { operations } from '../../api/operations.ts';
import { EventStream } from '../answers/sse.ts';
import { withoutFoldersIn } from '../answers/without-folders.ts';
import type { ServerContext } from '../context.ts';
import { isKnown } from '../requests/is-known.ts';
import { routeOf } from '../route.ts';

/** Long work: how it stands, and stopping it. */
export function jobRoutes({ jobs, writings, library }: ServerContext): FastifyPluginAsync {
  const idOf = (request: FastifyRequest) => (request.params as { id: string }).id;
  return async (app) => {
    app.route({
      ...routeOf(operations.jobs.list, library),
      handler: async (request, reply) => {
        const { limit } = request.query as { limit?: number };
        reply.headers({ 'cache-control': 'no-cache', etag: `W/"${jobs.version}-${limit ?? 'all'}"` });
        if (isKnown(request, reply)) return reply.code(304).send();
        return { jobs: jobs.list(limit).map((job) => asShown(job, request)) };
      },
    });
    app.route({
      ...routeOf(operations.jobs.get, library),
      handler: async (request) => asShown(jobs.get(idOf(request)), request),
    });
    app.route({
      ...routeOf(operations.jobs.cancel, library),
      handler: async (request) => asShown(jobs.cancel(idOf(request)), request),
    });
    app.route({
      ...routeOf(operations.jobs.events, library),
      handler: async (request, reply) => {
        const { id } = jobs.get(idOf(request));
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
    });
  };
}

/** The folders of files are for the owner of the library; others learn their names. */
function asShown(job: Job, { isOwner }: FastifyRequest): Job {
  return isOwner ? job : withoutFoldersIn(job);
}

function outcomeOf(job: Job): unknown {
  if (job.status === 'done') return job.result;
  return job.status === 'failed' ? job.error : {};
}
