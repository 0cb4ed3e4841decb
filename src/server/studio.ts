import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refuse } from './requests/refusals.ts';

/** Serves the built studio; an address that is no file is one of its pages. */
export async function addStudio(
  app: FastifyInstance,
  { folder, basePath, refuse }: { folder: string | undefined; basePath: string; refuse: Refuse },
): Promise<void> {
  if (folder !== undefined) {
    await app.register(fastifyStatic, {
      root: path.resolve(folder),
      index: false,
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
    for (const url of ['/', '/index.html'])
      app.get(url, { schema: { hide: true } }, (_request, reply) => sendPage(reply, folder, basePath));
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (folder === undefined || !isPage(request)) return refuse(request, reply);
    return sendPage(reply, folder, basePath);
  });
}

/** The page is built once; where its files are, and under which path it is served, it is told here. */
async function sendPage(reply: FastifyReply, folder: string, basePath: string): Promise<FastifyReply> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const told = page
    .replaceAll(/ (src|href)="\.\//g, ` $1="${basePath}/`)
    .replace('name="base-path" content=""', `name="base-path" content="${basePath}"`);
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(told);
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
