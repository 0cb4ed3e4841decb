import { NETWORK_REASONS, PromptloomError } from '../../errors.ts';
import type { RemoteService } from './remote-service.ts';

/** What went wrong in one call to a service. */
export type FailureCause =
  | { kind: 'status'; status: number; said: string; retryAfterMs?: number }
  | { kind: 'network'; code: string }
  /** No answer in time. */
  | { kind: 'silence'; afterMs: number }
  /** An answer that cannot be used; `what` goes on from “sent”. */
  | { kind: 'answer'; what: string };

/** How services say that a text has more than they take; some do so with 400, some with 413, 422 or 500. */
const TOO_LONG =
  /too (?:long|large|many (?:tokens|characters))|(?:context|max(?:imum)?)\W.{0,40}(?:length|tokens|characters)|maxLength|exceeds? /i;

/** Statuses with which services turn down what is sent rather than who sends it. */
const REFUSED_INPUT = new Set([400, 413, 415, 422]);

/** Network failures that may be over in a moment; a server that is not there at all is not tried again. */
const LOST = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'EAI_AGAIN',
]);

/** A failed call, before it is worded for people; what the service said may still hold secrets. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';
  readonly failure: FailureCause;

  constructor(failure: FailureCause) {
    super(`embedding service: ${failure.kind}`);
    this.failure = failure;
  }

  /** Whether the same call may do better in a moment: 408, 429, 5xx, lost connections, silence. */
  get retryable(): boolean {
    const { failure } = this;
    if (failure.kind === 'silence') return true;
    if (failure.kind === 'network') return LOST.has(failure.code);
    if (failure.kind !== 'status' || this.tooLong) return false;
    const { status } = failure;
    return status === 408 || status === 429 || (status >= 500 && status !== 501);
  }

  /** Whether the service found the input longer than it takes. */
  get tooLong(): boolean {
    const { failure } = this;
    if (failure.kind !== 'status') return false;
    return (
      failure.status === 413 ||
      ((REFUSED_INPUT.has(failure.status) || failure.status === 500) && TOO_LONG.test(failure.said))
    );
  }

  /** Whether the service turned down the input itself. */
  get refusedInput(): boolean {
    return this.failure.kind === 'status' && REFUSED_INPUT.has(this.failure.status);
  }

  get retryAfterMs(): number | undefined {
    return this.failure.kind === 'status' ? this.failure.retryAfterMs : undefined;
  }
}

/** Words a failure of a service for people, as `embedder-failed`; nothing secret is in it. */
export function describeFailure(service: RemoteService, { failure }: ServiceFailure): PromptloomError {
  const failed = (what: string, hint: string) =>
    new PromptloomError(
      'embedder-failed',
      `The embedding service ${service.id} at ${service.address} ${what}.`,
      {
        hint,
      },
    );
  if (failure.kind === 'network') {
    return failed(
      `cannot be reached: ${NETWORK_REASONS[failure.code] ?? failure.code}`,
      'Start the server or check the address and the network, then run the same command again; it goes on where it stopped.',
    );
  }
  if (failure.kind === 'silence')
    return failed(
      `did not answer within ${Math.round(failure.afterMs / 100) / 10} s`,
      'Try again later, or look whether the server is overloaded.',
    );
  if (failure.kind === 'answer')
    return failed(
      `sent ${service.redactor.excerpt(failure.what)}`,
      'Check that the address is that of an embedding service and that the model makes embeddings.',
    );
  return failed(...statusWords(service, failure));
}

function statusWords(
  service: RemoteService,
  failure: FailureCause & { kind: 'status' },
): [what: string, hint: string] {
  const { status } = failure;
  const said = service.redactor.excerpt(failure.said);
  const because = said ? `: “${said}”` : '';
  if (status === 401) return [`refused the key (401)${because}`, service.keyHint];
  if (status === 403)
    return [
      `refused access (403)${because}`,
      `${service.keyHint} The account also needs the right to use this model.`,
    ];
  if (status === 404)
    return [
      `does not know the model or the address (404)${because}`,
      'Check the model’s name and the address in the setting.',
    ];
  if (status === 429) {
    const seconds = failure.retryAfterMs === undefined ? undefined : Math.ceil(failure.retryAfterMs / 1000);
    return [
      `is over its limit (429)${because}`,
      seconds === undefined
        ? 'Wait a little and try again, or check the account’s quota.'
        : `It asks to wait ${seconds} s; try again then, or check the account’s quota.`,
    ];
  }
  if (status >= 500) return [`has a problem of its own (${status})${because}`, 'Try again later.'];
  if (status >= 300 && status < 400)
    return [`points to another address (${status})`, 'Put the final address into the setting.'];
  return [`refused the request (${status})${because}`, 'Check that the model and its options are right.'];
}
