import { z } from 'zod';
import { type ErrorCode, HTTP_STATUS, PromptloomError, type WrongField } from '../errors.ts';

/** An error as the API states it (RFC 9457). */
export const ProblemSchema = z.object({
  type: z.string().describe('urn:promptloom:problem:CODE'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What is wrong'),
  code: z
    .enum(Object.keys(HTTP_STATUS) as [ErrorCode, ...ErrorCode[]])
    .describe('What is wrong, for programs'),
  hint: z.string().describe('What to do about it; may be empty'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  id: z.string().optional().describe('Where the server logged it'),
});
/** An error as the API states it (RFC 9457). */
export type Problem = z.infer<typeof ProblemSchema>;

/** The error that a problem document states, which may come from any server and have a code that nobody knows here. */
export function fromProblem(stated: unknown, status: number): PromptloomError {
  const { code, detail, hint, errors } = (stated ?? {}) as Partial<Record<string, unknown>>;
  const fields = wrongFields(errors);
  const known = typeof code === 'string' && Object.hasOwn(HTTP_STATUS, code);
  return new PromptloomError(
    known ? (code as ErrorCode) : codeOf(status),
    typeof detail === 'string' ? detail : `The server answered ${status}.`,
    { status, ...(typeof hint === 'string' && { hint }), ...(fields && { fields }) },
  );
}

/** Read by hand: the page needs no schema otherwise, and a strict content policy minds how they are compiled. */
function wrongFields(errors: unknown): WrongField[] | undefined {
  if (!Array.isArray(errors)) return undefined;
  return errors.filter(
    (one): one is WrongField => typeof one?.field === 'string' && typeof one.message === 'string',
  );
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'timed-out',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media-type',
  431: 'too-large',
  422: 'unsupported',
  429: 'rate-limited',
  499: 'cancelled',
};

/** The code that fits a status. */
export function codeOf(status: number): ErrorCode {
  return CODES[status] ?? (status >= 500 ? 'internal' : 'invalid-input');
}
