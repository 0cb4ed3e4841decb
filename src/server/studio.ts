import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refuse } from './refusals.ts';

/** Serves the built studio; an address that is no file is one of its pages. */
export async function addStudio(
  app: FastifyInstance,
  folder: string | undefined,
  refuse: Refuse,
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
    if (folder === undefined || !isPage(request)) return refuse(request, reply);
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
