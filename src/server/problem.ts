import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ErrorCode, PromptloomError } from '../errors.ts';

/** An error as the API states it (RFC 9457). */
export const ProblemSchema = z.object({
  type: z.string().describe('urn:promptloom:problem:CODE'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What is wrong'),
  code: z.string().describe('What is wrong, for programs'),
  hint: z.string().describe('What to do about it; may be empty'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  id: z.string().optional().describe('Where the server logged it'),
});
/** An error as the API states it (RFC 9457). */
export type Problem = z.infer<typeof ProblemSchema>;

const TITLE: Record<ErrorCode, string> = {
  'invalid-input': 'The request is not right',
  'not-found': 'Not found',
  unsupported: 'This cannot be done here',
  'library-held': 'The library is in use',
  'library-model-mismatch': 'The library has another model',
  'store-failed': 'The database failed',
  'source-unreadable': 'The file cannot be read',
  'image-unreadable': 'The picture cannot be read',
  'url-refused': 'The address is refused',
  'fetch-failed': 'The address cannot be fetched',
  'llm-failed': 'The language model failed',
  'backend-failed': 'The image back end failed',
  'embedder-failed': 'The embedding model failed',
  'port-in-use': 'The port is in use',
  unauthorized: 'A token is needed',
  forbidden: 'Not allowed',
  'too-large': 'Too large',
  'rate-limited': 'Too many requests',
  cancelled: 'Cancelled',
  internal: 'Internal error',
};

/** States any error as a problem document; what is not meant for people stays out of it. */
export function toProblem(error: unknown, id?: string): Problem {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = (error as FastifyError).validationContext ?? 'request';
    const errors = error.validation.map((issue) => ({
      field: [context, ...issue.instancePath.split('/').filter(Boolean)].join('.'),
      message: issue.message ?? 'is not right',
    }));
    const detail = errors.map((e) => `${e.field}: ${e.message}`).join('; ');
    return { ...problem('invalid-input', detail, 'The fields are described at /docs.'), errors };
  }
  if (error instanceof PromptloomError) {
    const stated = problem(error.code, error.message, error.hint);
    return error.code === 'internal' ? { ...stated, id } : stated;
  }
  const status = (error as FastifyError | undefined)?.statusCode;
  if (status !== undefined && status >= 400 && status < 500)
    return { ...problem(codeOf(status), (error as Error).message, ''), status };
  const hint = id === undefined ? '' : `The server's log has the details under ${id}.`;
  return { ...problem('internal', 'Something went wrong inside promptloom.', hint), id };
}

/** The one error handler of the server. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const stated = toProblem(error, request.id);
  if (stated.status >= 500) request.log.error({ err: error, id: request.id }, stated.detail);
  else request.log.info({ code: stated.code, detail: stated.detail }, 'request refused');
  if (stated.status === 401) reply.header('www-authenticate', 'Bearer realm="promptloom"');
  return sendProblem(reply, stated);
}

/** Answers with a problem document. */
export function sendProblem(reply: FastifyReply, stated: Problem): FastifyReply {
  return (
    reply
      .code(stated.status)
      .header('cache-control', 'no-store')
      .removeHeader('etag')
      .type('application/problem+json')
      // The route's response schemas know nothing of errors, so the text is made here.
      .serializer((value: unknown) => JSON.stringify(value))
      .send(stated)
  );
}

/** The error that a problem document states. */
export function fromProblem(stated: unknown, status: number): PromptloomError {
  const parsed = ProblemSchema.partial().safeParse(stated);
  const given = parsed.success ? parsed.data : {};
  const code = given.code !== undefined && given.code in TITLE ? (given.code as ErrorCode) : codeOf(status);
  return new PromptloomError(code, given.detail ?? `The server answered ${status}.`, { hint: given.hint });
}

function problem(code: ErrorCode, detail: string, hint: string): Problem {
  const status = new PromptloomError(code, detail).status;
  return { type: `urn:promptloom:problem:${code}`, title: TITLE[code], status, detail, code, hint };
}

function codeOf(status: number): ErrorCode {
  const codes: Record<number, ErrorCode> = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not-found',
    413: 'too-large',
    422: 'unsupported',
    429: 'rate-limited',
    499: 'cancelled',
  };
  return codes[status] ?? (status >= 500 ? 'internal' : 'invalid-input');
}
