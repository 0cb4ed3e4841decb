import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { codeOf, type Problem } from '../../api/problem.ts';
import { type ErrorCode, HTTP_STATUS, PromptloomError } from '../../errors.ts';
import { withoutFolders } from './without-folders.ts';

/** Most fields that one problem names. */
const MOST_FIELDS = 20;

const TITLE: Record<ErrorCode, string> = {
  'invalid-input': 'The request is not right',
  'not-found': 'Not found',
  unsupported: 'This cannot be done here',
  'library-held': 'The library is in use',
  'library-model-mismatch': 'The library has another model',
  'library-read-only': 'The library can only be read',
  'disk-full': 'The disk is full',
  'store-failed': 'The database failed',
  'source-unreadable': 'The file cannot be read',
  'image-unreadable': 'The image cannot be read',
  'url-refused': 'The address is refused',
  'fetch-failed': 'The address cannot be fetched',
  'llm-failed': 'The language model failed',
  'backend-failed': 'The image back end failed',
  'embedder-failed': 'The embedding model failed',
  'port-in-use': 'The port is in use',
  unauthorized: 'A token is needed',
  forbidden: 'Not allowed',
  'method-not-allowed': 'This address has no such method',
  'timed-out': 'Too slow',
  conflict: 'There is one already',
  'too-large': 'Too large',
  'unsupported-media-type': 'Content of this type is not taken',
  'rate-limited': 'Too many requests',
  cancelled: 'Cancelled',
  internal: 'Internal error',
};

/** What a client can do about statuses that the framework gives. */
const HINTS: Record<number, string> = {
  400: 'The routes are described at /docs.',
  413: 'Send less at once; images and files go as parts of a form (multipart/form-data).',
  414: 'Send what is long as JSON in the body of a POST.',
  415: 'Send JSON as application/json; images and files as parts of a form (multipart/form-data).',
};

/**
 * States any error as a problem document; what is not meant for people stays out of it.
 * @param id under which it is logged.
 * @param isOwner whether the owner of the library asks, who may know its folders.
 */
export function toProblem(error: unknown, id?: string, isOwner = false): Problem {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = (error as FastifyError).validationContext ?? 'request';
    const errors = error.validation.slice(0, MOST_FIELDS).map((issue) => ({
      field: [context, ...issue.instancePath.split('/').filter(Boolean)].join('.'),
      message: issue.message ?? 'is not right',
    }));
    const detail = errors.map((e) => `${e.field}: ${e.message}`).join('; ');
    return { ...problem('invalid-input', detail, 'The fields are described at /docs.'), errors };
  }
  if (error instanceof PromptloomError) return stateOwn(error, id, isOwner);
  const status = (error as FastifyError | undefined)?.statusCode;
  if (status !== undefined && status >= 400 && status < 500)
    return { ...problem(codeOf(status), (error as Error).message, HINTS[status] ?? ''), status };
  return { ...problem('internal', 'Something went wrong inside promptloom.', logged(id)), id };
}

function stateOwn(error: PromptloomError, id: string | undefined, isOwner: boolean): Problem {
  const { code, cause } = error;
  // What the engine says of itself is for the log: it names tables, files and pieces of SQL.
  const fromEngine = code === 'store-failed' && cause !== undefined;
  const detail = fromEngine ? 'The database could not do this.' : error.message;
  const hint = error.hint === '' && fromEngine ? logged(id) : error.hint;
  // These say back what the client sent.
  const isEcho = code === 'not-found' || code === 'invalid-input';
  const shown = (text: string) => (isOwner || isEcho ? text : withoutFolders(text));
  const stated = {
    ...problem(code, shown(detail), shown(hint)),
    status: error.status,
    ...(error.fields && { errors: error.fields.slice(0, MOST_FIELDS) }),
  };
  return code === 'internal' || fromEngine ? { ...stated, id } : stated;
}

function logged(id: string | undefined): string {
  return id === undefined ? '' : `The server's log has the details under ${id}.`;
}

/** The one error handler of the server. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const stated = toProblem(error, request.id, request.isOwner);
  if (stated.status >= 500) request.log.error({ err: error, id: request.id }, stated.detail);
  else request.log.info({ code: stated.code, detail: stated.detail }, 'request refused');
  return sendProblem(reply, stated);
}

/** Answers with a problem document. */
export function sendProblem(reply: FastifyReply, stated: Problem): FastifyReply {
  return (
    reply
      .code(stated.status)
      .headers(headersOf(stated))
      .removeHeader('etag')
      // The route's response schemas know nothing of errors, so the text is made here.
      .serializer((value: unknown) => JSON.stringify(value))
      .send(stated)
  );
}

/** What every answer with a problem document says about itself. */
export function headersOf(stated: Problem): Record<string, string> {
  return {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(stated.status === 401 && { 'www-authenticate': 'Bearer realm="promptloom"' }),
  };
}

function problem(code: ErrorCode, detail: string, hint: string): Problem {
  return {
    type: `urn:promptloom:problem:${code}`,
    title: TITLE[code],
    status: HTTP_STATUS[code],
    detail,
    code,
    hint,
  };
}
