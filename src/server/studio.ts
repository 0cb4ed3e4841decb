import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PromptloomError } from '../errors.ts';
import { handleError } from './problem.ts';
import type { KnownMethods } from './refusals.ts';

/** Serves the built studio; an address that is no file is one of its pages. */
export async function addStudio(
  app: FastifyInstance,
  folder: string | undefined,
  known: KnownMethods,
): Promise<void> {
  if (folder !== undefined) {
    await app.register(fastifyStatic, {
      root: path.resolve(folder),
      schemaHide: true,
      setHeaders: (reply, file) => {
        // The build puts a hash in the names under assets/, so those never change.
        const lasting = file.includes(`${path.sep}assets${path.sep}`);
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
      cacheControl: false,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const methods = known.of(fileOf(request));
    if (methods.length > 0) return answerMethodNotAllowed(request, reply, methods);
    if (folder === undefined || !isPage(request)) return answerNotFound(request, reply);
    const page = await readFile(path.join(folder, 'index.html'));
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}

function isPage(request: FastifyRequest): boolean {
  const file = fileOf(request);
  return (
    request.method === 'GET' &&
    !/^\/(api|docs)(\/|$)/.test(file) &&
    path.posix.extname(file) === '' &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const where = `${request.method} ${fileOf(request)}`;
  const error = new PromptloomError('not-found', `There is nothing at ${where}.`, {
    hint: 'The routes are described at /docs.',
  });
  return handleError(error, request, reply);
}

function answerMethodNotAllowed(
  request: FastifyRequest,
  reply: FastifyReply,
  methods: string[],
): FastifyReply {
  reply.header('allow', methods.join(', '));
  const error = new PromptloomError('method-not-allowed', `${fileOf(request)} has no ${request.method}.`, {
    hint: `It has ${methods.join(', ')}.`,
  });
  return handleError(error, request, reply);
}

function fileOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]!;
}
