import type { Problem } from './types.ts';

/** Something the server refused or could not do, in words for the person who asked. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly hint: string;

  constructor(problem: Problem, status = problem.status ?? 0) {
    super(problem.detail || problem.title || `The server answered with status ${status}.`);
    this.status = status;
    this.code = problem.code ?? '';
    this.hint = problem.hint ?? '';
  }
}

/** Turns anything thrown into an ApiError. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({ detail: error instanceof Error ? error.message : String(error), code: 'internal' });
}

/** Reads an error answer, whether or not it is the problem document it should be. */
export function problemFrom(status: number, body: string): Problem {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed && typeof parsed === 'object') return { ...parsed, status };
  } catch {
    // Not JSON: a proxy's page, most likely.
  }
  return { status, detail: `The server answered with status ${status}.`, code: 'internal' };
}
