import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PromptloomError } from '../errors.ts';
import { handleError } from './problem.ts';

/** Serves the built studio; an address that is no file is one of its pages. */
export async function addStudio(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder !== undefined) {
    await app.register(fastifyStatic, {
      root: path.resolve(folder),
      schemaHide: true,
      // The build leaves compressed copies beside the files.
      preCompressed: true,
      setHeaders: (reply, file) => {
        // The build puts a hash in the names under assets/, so those never change.
        const lasting = file.includes(`${path.sep}assets${path.sep}`);
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
      cacheControl: false,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (folder === undefined || !isPage(request)) return answerNotFound(request, reply);
    const page = await readFile(path.join(folder, 'index.html'));
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}

function isPage(request: FastifyRequest): boolean {
  const file = request.url.split('?', 1)[0]!;
  return (
    request.method === 'GET' &&
    !/^\/(api|docs)(\/|$)/.test(file) &&
    path.posix.extname(file) === '' &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const where = `${request.method} ${request.url.split('?', 1)[0]}`;
  const error = new PromptloomError('not-found', `There is nothing at ${where}.`, {
    hint: 'The routes are described at /docs.',
  });
  return handleError(error, request, reply);
}
