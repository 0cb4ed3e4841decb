import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PromptloomError } from '../../errors.ts';
import { headersOf, sendProblem, toProblem } from '../answers/problem.ts';

/** Refusals of requests that never reach a route, as problem documents like all others. */

/** What the router says of an address that it cannot read or that is too long. */
export function refuseAddress(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const isLong = (error as { statusCode?: number }).statusCode === 414;
  const stated = toProblem(
    isLong
      ? new PromptloomError('too-large', 'A part of the address is too long.', {
          hint: 'Ids and names have at most 500 characters.',
        })
      : new PromptloomError('invalid-input', 'The address is not percent-encoded UTF-8.', {
          hint: 'Encode each part as encodeURIComponent does; a percent sign is %25.',
        }),
  );
  sendProblem(reply, isLong ? { ...stated, status: 414 } : stated);
}

/** What is said to a connection whose bytes are no request, or whose request does not come to its end. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, message, hint] = REFUSED[error.code ?? ''] ?? [
    400,
    'This is not a request that HTTP knows.',
    'Send HTTP/1.1; behind a proxy, look at what it makes of the request.',
  ];
  const code = status === 431 ? 'too-large' : status === 408 ? 'timed-out' : 'invalid-input';
  const stated = { ...toProblem(new PromptloomError(code, message, { hint })), status };
  const body = JSON.stringify(stated);
  const headers = {
    ...headersOf(stated),
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const head = Object.entries(headers).map((header) => `${header.join(': ')}\r\n`);
  if (socket.writable)
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`);
  socket.destroySoon();
}

const REFUSED: Record<string, [status: number, message: string, hint: string]> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'The headers are too long.',
    'Send fewer or shorter ones; cookies and long addresses count.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come in time.', 'Send it without long pauses.'],
};

/** Refuses what no route is for before its body is looked at: other methods of an address, and other addresses but pages. */
export function refuseUnknown(app: FastifyInstance): Refuse {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const route = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) route.methods.add(one);
    known.set(url, route);
  });
  const refuse: Refuse = (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const there = [...known.values()].filter(({ pattern }) => pattern.test(path));
    const methods = [...new Set(there.flatMap((route) => [...route.methods]))].sort().join(', ');
    if (methods === '') throw nothingAt(request);
    reply.header('allow', methods);
    throw new PromptloomError('method-not-allowed', `${path} has no ${request.method}.`, {
      hint: `It has ${methods}.`,
    });
  };
  app.addHook('onRequest', async (request, reply) => {
    // What is read may be a page of the studio, which has a say first.
    if (request.is404 && request.method !== 'GET' && request.method !== 'HEAD') refuse(request, reply);
  });
  return refuse;
}

/** Refuses a request that no route is for. @throws PromptloomError `method-not-allowed`, `not-found`. */
export type Refuse = (request: FastifyRequest, reply: FastifyReply) => never;

function nothingAt(request: FastifyRequest): PromptloomError {
  const where = `${request.method} ${request.url.split('?', 1)[0]}`;
  return new PromptloomError('not-found', `There is nothing at ${where}.`, {
    hint: 'The routes are described at /docs.',
  });
}

function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}
