import { Readable } from 'node:stream';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Job } from '../api/job.ts';
import { listOperations, type Operation, parametersOf, takesInput } from '../api/operation.ts';
import { libraryOperations, operations } from '../api/operations.ts';
import { CANNOT_BE_DONE, PromptloomError } from '../errors.ts';
import type { EmbedRequest } from '../records/embedding.ts';
import type { Improvement } from '../records/improvement.ts';
import type { SearchInput } from '../records/search.ts';
import { shownDetail, shownInfo } from './answers/shown-places.ts';
import { streamWriting, wantsEvents, wantsJob } from './answers/writing-events.ts';
import type { ServerContext } from './context.ts';
import { signalOf } from './requests/abort.ts';
import { removeUpload, withoutFolder } from './requests/upload.ts';
import { routeOf } from './route.ts';

const NDJSON = 'application/x-ndjson';
/** Lines that are written at once. */
const BLOCK = 1000;

/** A method of the library, its input checked by the operation that says it. */
type Method = (...args: unknown[]) => unknown;

/** One request for an operation. */
interface Call {
  operation: Operation;
  /** Does the work, with the options of the method. */
  work(options: object): unknown;
  input: unknown;
  params: string[];
  request: FastifyRequest;
  reply: FastifyReply;
}

/** What answers name that not everybody may see. */
const SHOWN = new Map<Operation, (answer: never, request: FastifyRequest) => unknown>([
  [operations.prompts.get, shownDetail],
  [operations.accept, shownDetail],
  [operations.info, shownInfo],
]);

/** Serves the operations of a library but those that have a route of their own. */
export function libraryRoutes(context: ServerContext, others: readonly Operation[]): FastifyPluginAsync {
  const { library } = context;
  const answer = answers(context);
  const served = [
    ...listOperations(libraryOperations),
    { operation: operations.searchByWords as Operation, name: ['search'] },
  ].filter(({ operation }) => !others.includes(operation));
  return async (app) => {
    app.decorateRequest('uploadFolder', null);
    // Both hooks are needed: a client that leaves early gets no response.
    app.addHook('onResponse', (request) => discardUpload(request));
    app.addHook('onRequestAbort', (request) => discardUpload(request));
    for (const { operation, name } of served) {
      const method = methodOf(library, name);
      const isByWords = operation === operations.searchByWords;
      app.route({
        ...routeOf(operation, library),
        handler: (request, reply) => {
          const params = parametersOf(operation).map(
            (name) => (request.params as Record<string, string>)[name]!,
          );
          const input = operation.method === 'GET' ? request.query : (request.body ?? {});
          if (isByWords) refuseEmpty(input as SearchInput);
          const before = takesInput(operation) ? [...params, input] : params;
          const work = (options: object) => method(...before, options);
          return answer[operation.kind]({ operation, work, input, params, request, reply });
        },
      });
    }
  };
}

/** Parameters cannot be described as depending on each other, so this is no error of their form. */
function refuseEmpty({ text, like, random }: SearchInput): void {
  if (text === undefined && like === undefined && !random)
    throw new PromptloomError('invalid-input', 'give at least one of text, like and random', {
      status: CANNOT_BE_DONE,
    });
}

function methodOf(library: object, name: readonly string[]): Method {
  const [last = '', ...groups] = [...name].reverse();
  return (...args) => {
    const owner = groups.reduceRight((one, group) => (one as Record<string, object>)[group]!, library);
    return (owner as Record<string, Method>)[last]!(...args);
  };
}

/** How each kind of operation is answered. */
function answers({
  library,
  jobs,
  writings,
  stopping,
}: ServerContext): Record<Operation['kind'], (call: Call) => Promise<unknown>> {
  return {
    async call({ operation, work, request, reply }) {
      const answer = await work({ signal: signalOf(reply, stopping) });
      const { under } = operation;
      if (under === undefined) return SHOWN.get(operation)?.(answer as never, request) ?? answer;
      if (operation.types?.includes(NDJSON) && request.headers.accept?.includes(NDJSON))
        return reply.type(NDJSON).send(Readable.from(lines(blocks(answer as object[]))));
      return { [under]: answer ?? true };
    },

    async job({ operation, work, input, request, reply }) {
      const { kind } = operation.job!.shape;
      const upload = request.uploadFolder;
      const about = operation.about?.(input as never) ?? {};
      if (operation === operations.reembed) await library.checkReembed?.(input as EmbedRequest);
      const job = jobs.start(kind.value, about, async (signal, onProgress) => {
        try {
          return (await work({ signal, onProgress, localImages: upload === null })) as never;
        } catch (error) {
          throw withoutFolder(error, upload);
        } finally {
          await removeUpload(upload);
        }
      });
      request.uploadFolder = null;
      return acceptJob(reply, job);
    },

    async stream({ operation, work, input, params, request, reply }) {
      if (operation.job && wantsJob(request)) {
        const asked = input as { idea?: string; variants: number };
        // One that runs again is about what it was about.
        const { idea, wanted } =
          asked.idea !== undefined
            ? { idea: asked.idea, wanted: asked.variants }
            : await library
                .improvement(params[0]!)
                .then((one) => ({ idea: one.idea, wanted: one.variants.length }));
        const job = writings.start({ idea, wanted }, async (options) => {
          const done = (await work(options)) as Improvement | { after: Improvement };
          return 'after' in done ? done.after : done;
        });
        return acceptJob(reply, job);
      }
      if (!wantsEvents(request)) return work({ signal: signalOf(reply, stopping) });
      await streamWriting(request, reply, stopping, async (options) => work(options));
      return reply;
    },

    async lines({ work, reply }) {
      const batches = work({ signal: signalOf(reply, stopping) }) as AsyncIterable<object[]>;
      const iterator = batches[Symbol.asyncIterator]();
      // The first batch comes before the answer begins, so that what is wrong is told as a problem.
      const first = await iterator.next();
      return reply.type(NDJSON).send(Readable.from(lines(following(first, iterator))));
    },

    async file({ work, reply }) {
      const { mediaType, bytes } = (await work({})) as { mediaType: string; bytes(): Promise<Uint8Array> };
      reply.headers({
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, max-age=31536000, immutable',
      });
      return reply.type(mediaType).send(Buffer.from(await bytes()));
    },
  };
}

/** Answers that a job has begun and where to look for it. */
function acceptJob(reply: FastifyReply, job: Job): Job {
  reply.code(202).header('location', `/api/v1/jobs/${job.id}`);
  return job;
}

async function discardUpload(request: { uploadFolder: string | null }): Promise<void> {
  const folder = request.uploadFolder;
  request.uploadFolder = null;
  await removeUpload(folder);
}

async function* following(
  first: IteratorResult<object[]>,
  rest: AsyncIterator<object[]>,
): AsyncGenerator<object[]> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

function* blocks(all: readonly object[]): Generator<object[]> {
  for (let from = 0; from < all.length; from += BLOCK) yield all.slice(from, from + BLOCK);
}

async function* lines(batches: AsyncIterable<object[]> | Iterable<object[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((one) => `${JSON.stringify(one)}\n`).join('');
}
