import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Shorter answers fit into a packet anyway. */
const LEAST_BYTES = 1024;
/** The best for less time than it saves on any line. */
const BROTLI_QUALITY = 4;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const COMPRESS: Record<string, (text: string) => Promise<Buffer>> = {
  br: (text) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (text) => zip(text),
};

/**
 * Compresses answers that are text, for clients that understand that. Streams pass as they are: events have to arrive
 * at once, and images are compressed already. No answer has a secret in its body that its length could tell.
 */
export function addCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload === '' || !isText(reply)) return payload;
    addVary(reply, 'Accept-Encoding');
    if (Buffer.byteLength(payload) < LEAST_BYTES || request.method === 'HEAD') return payload;
    const accepted = request.headers['accept-encoding'];
    const encoding = negotiate([accepted].flat().join(','), Object.keys(COMPRESS));
    if (encoding === null || reply.hasHeader('content-encoding')) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return COMPRESS[encoding]!(payload);
  });
}

function isText(reply: FastifyReply): boolean {
  const type = String(reply.getHeader('content-type') ?? '');
  return /^(text\/|application\/(json|[\w.+-]+\+json))/.test(type);
}

/** Says that the answer depends on one more header of the request. */
function addVary(reply: FastifyReply, name: string): void {
  const before = String(reply.getHeader('vary') ?? '');
  const names = before.split(',').map((one) => one.trim());
  if (before === '') reply.header('vary', name);
  else if (!names.some((one) => one === '*' || one.toLowerCase() === name.toLowerCase()))
    reply.header('vary', `${before}, ${name}`);
}
