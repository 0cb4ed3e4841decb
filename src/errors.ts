/** What went wrong, in a word that programs can rely on. */
export type ErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'unsupported'
  | 'library-held'
  | 'library-model-mismatch'
  | 'library-read-only'
  | 'disk-full'
  | 'store-failed'
  | 'source-unreadable'
  | 'image-unreadable'
  | 'url-refused'
  | 'fetch-failed'
  | 'llm-failed'
  | 'backend-failed'
  | 'embedder-failed'
  | 'port-in-use'
  | 'unauthorized'
  | 'forbidden'
  | 'method-not-allowed'
  | 'timed-out'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media-type'
  | 'rate-limited'
  | 'cancelled'
  | 'internal';

/** The HTTP status that fits each code. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 400,
  'not-found': 404,
  unsupported: 422,
  'library-held': 409,
  'library-model-mismatch': 409,
  'library-read-only': 409,
  'disk-full': 507,
  'store-failed': 500,
  'source-unreadable': 422,
  'image-unreadable': 422,
  'url-refused': 422,
  'fetch-failed': 502,
  'llm-failed': 502,
  'backend-failed': 502,
  'embedder-failed': 502,
  'port-in-use': 500,
  unauthorized: 401,
  forbidden: 403,
  'method-not-allowed': 405,
  'timed-out': 408,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'rate-limited': 429,
  cancelled: 499,
  internal: 500,
};

/** The status of a request that is as the API describes it, and still cannot be done as it stands. */
export const CANNOT_BE_DONE = 422;

/** A part of a request that an error is about. */
export interface WrongField {
  field: string;
  message: string;
}

/** An error that a person can act on: what is wrong, and what to do about it. */
export class PromptloomError extends Error {
  override readonly name = 'PromptloomError';
  /** Machine-readable kind. */
  readonly code: ErrorCode;
  /** What the person can do, as a full sentence; empty when there is nothing to do. */
  readonly hint: string;
  /** The HTTP status that fits. */
  readonly status: number;
  /** What of the request it is about, where several parts are. */
  readonly fields: readonly WrongField[] | undefined;

  /** @param options.status where the one of the code does not fit. */
  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string; cause?: unknown; status?: number; fields?: readonly WrongField[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? '';
    this.status = options.status ?? HTTP_STATUS[code];
    this.fields = options.fields;
  }
}

/** @throws PromptloomError `cancelled` after an abort. */
export function throwIfAborted(signal: AbortSignal | undefined, message = 'Cancelled.'): void {
  if (signal?.aborted) throw new PromptloomError('cancelled', message);
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
