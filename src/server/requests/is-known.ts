import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether the client has what the ETag of the reply names. */
export function isKnown(request: FastifyRequest, reply: FastifyReply): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  const known = request.headers['if-none-match']?.split(',').map(bare);
  return known?.includes(bare(String(reply.getHeader('etag')))) ?? false;
}
