/** What kind of trouble a network failure is, which says whether trying again may help. */
export type Trouble =
  /** Nobody is at the address, and will not be in a moment. */
  | 'absent'
  /** No connection came about this time. */
  | 'unreached'
  /** A connection was cut. */
  | 'lost'
  /** A connection stands, and nothing comes. */
  | 'silent'
  /** What answers does not speak TLS. */
  | 'no-tls'
  /** Its certificate cannot be trusted. */
  | 'untrusted';

/** What codes of Node, OpenSSL and undici mean, to follow the name of who was asked. */
const NETWORK: Readonly<Record<string, readonly [Trouble, reason: string]>> = {
  ECONNREFUSED: ['absent', 'the connection was refused'],
  ENOTFOUND: ['absent', 'the host name is not known'],
  EHOSTUNREACH: ['absent', 'there is no way to the host'],
  ENETUNREACH: ['absent', 'there is no way to the host'],
  EAI_AGAIN: ['unreached', 'the host name could not be looked up'],
  ETIMEDOUT: ['unreached', 'it did not answer in time'],
  UND_ERR_CONNECT_TIMEOUT: ['unreached', 'it did not accept the connection in time'],
  ECONNRESET: ['lost', 'the connection was cut'],
  EPIPE: ['lost', 'the connection was cut'],
  UND_ERR_SOCKET: ['lost', 'the connection was cut'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['lost', 'the connection was cut'],
  UND_ERR_HEADERS_TIMEOUT: ['silent', 'it did not answer in time'],
  UND_ERR_BODY_TIMEOUT: ['silent', 'it fell silent'],
  EPROTO: ['no-tls', 'it does not speak TLS there'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['no-tls', 'it does not speak TLS there'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['no-tls', 'it does not speak TLS there'],
  CERT_HAS_EXPIRED: ['untrusted', 'its certificate has expired'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['untrusted', 'its certificate is for another host'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['untrusted', 'its certificate is self-signed'],
  SELF_SIGNED_CERT_IN_CHAIN: ['untrusted', 'its certificate is self-signed'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['untrusted', 'its certificate is signed by nobody that is known here'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['untrusted', 'its certificate is signed by nobody that is known here'],
};

/** The system's name for a network failure, wherever in the chain of causes it stands. */
export function networkCode(error: unknown): string | undefined {
  const code = inCauses(error, (at) => {
    const { code } = at as NodeJS.ErrnoException;
    return typeof code === 'string' && /^(?!ABORT)[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined;
  });
  return code ?? inCauses(error, (at) => (at.message === 'terminated' ? 'ECONNRESET' : undefined));
}

/** What kind of trouble an error is; undefined for one that is none of the network. */
export function troubleOf(error: unknown): Trouble | undefined {
  const failure = requestFailureIn(error)?.failure;
  if (failure?.kind === 'silence') return 'silent';
  const code = failure?.kind === 'network' ? failure.code : networkCode(error);
  if (code === undefined || NETWORK[code]) return NETWORK[code ?? '']?.[0];
  if (code.startsWith('ERR_SSL')) return 'no-tls';
  return /^ERR_TLS|CERT|SELF_SIGNED/.test(code) ? 'untrusted' : undefined;
}

/** A network failure in words, to follow the name of who was asked. */
export function networkReason(code: string, otherwise = code): string {
  return NETWORK[code]?.[1] ?? otherwise;
}

/** What went wrong in one request. */
export type FailureCause =
  | { kind: 'status'; status: number; said: string; retryAfterMs?: number }
  | { kind: 'network'; code: string }
  /** Nothing came in time: no answer, or in its middle no more of it. */
  | { kind: 'silence'; afterMs: number; midway?: boolean }
  /** An answer that cannot be used; `what` goes on from “sent”. */
  | { kind: 'answer'; what: string };

/** A failed request, before it is worded for people; what the service said may still hold secrets. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly failure: FailureCause;

  constructor(failure: FailureCause) {
    super(`request: ${failure.kind}`);
    this.failure = failure;
  }
}

/** The failed request that something thrown is, or was caused by. */
export function requestFailureIn(error: unknown): RequestFailure | undefined {
  return inCauses(error, (at) => (at instanceof RequestFailure ? at : undefined));
}

/** Statuses after which the same request may do better in a moment. */
export function isPassingStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501);
}

/**
 * Milliseconds that an answer asks to wait: `retry-after-ms`, or `retry-after` in seconds or as an HTTP date (RFC 9110,
 * section 10.2.3). Undefined for neither and for nonsense; 0 for a date that is past.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string | undefined>> | undefined,
  now = Date.now(),
): number | undefined {
  const milliseconds = headers?.['retry-after-ms']?.trim();
  if (milliseconds && /^\d+(?:\.\d+)?$/.test(milliseconds)) return Number(milliseconds);
  const text = headers?.['retry-after']?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Every form of an HTTP date begins with the day of the week.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * What the body of an error says, in the forms that OpenAI, AWS, FastAPI and common web frameworks use; the whole body
 * where it has none of them, and nothing for a page of HTML.
 */
export function messageIn(body: string): string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return /^\s*</.test(body) ? '' : body;
  }
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const inner = (fields.error as { message?: unknown } | undefined)?.message;
  const { errors, detail, message, Message, error } = fields;
  const said = [errors, inner, detail, message, Message, error].find((one) => one && one !== '');
  return said === undefined ? body : Array.isArray(said) ? said.map(issueOf).join('; ') : textOf(said);
}

/** One entry of FastAPI's validation errors: `{loc: ["body", "steps"], msg: "…"}`. */
function issueOf(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null) return textOf(issue);
  const { loc, msg = issue } = issue as { loc?: unknown; msg?: unknown };
  const field = Array.isArray(loc) ? loc.filter((part) => part !== 'body').join('.') : '';
  return [field, textOf(msg)].filter(Boolean).join(': ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inCauses<T>(error: unknown, look: (error: Error) => T | undefined): T | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 6 && at instanceof Error; depth += 1) {
    const found = look(at);
    if (found !== undefined) return found;
    // Of several addresses of one host, each has failed by itself.
    at = at instanceof AggregateError ? (at.errors[0] ?? at.cause) : at.cause;
  }
  return undefined;
}
