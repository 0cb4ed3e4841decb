import { z } from 'zod';
import { type ErrorCode, HTTP_STATUS, PromptloomError } from '../errors.ts';

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

/** A problem as any server states it, which may know codes that this program does not. */
const ForeignProblemSchema = ProblemSchema.extend({ code: z.string() }).partial();

/** The error that a problem document states. */
export function fromProblem(stated: unknown, status: number): PromptloomError {
  const parsed = ForeignProblemSchema.safeParse(stated);
  const { code = '', detail = `The server answered ${status}.`, hint } = parsed.data ?? {};
  return new PromptloomError(code in HTTP_STATUS ? (code as ErrorCode) : codeOf(status), detail, {
    hint,
    status,
  });
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
