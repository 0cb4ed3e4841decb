import { PromptloomError } from '../../errors.ts';
import { type FailureCause, networkReason, RequestFailure } from '../../net/failure.ts';
import { type Verdict, verdictOn } from '../../net/retry.ts';
import type { RemoteService } from './remote-service.ts';

/** How services say that a text has more than they take; some do so with 400, some with 413, 422 or 500. */
const TOO_LONG =
  /too (?:long|large|many (?:tokens|characters))|(?:context|max(?:imum)?)\W.{0,40}(?:length|tokens|characters)|maxLength|exceeds? /i;

/** Statuses with which services turn down what is sent rather than who sends it. */
const REFUSED_INPUT = new Set([400, 413, 415, 422]);

/** Whether a call may do better in a moment; one with a text that is too long never does. */
export function judge(error: unknown): Verdict {
  return isTooLong(error) ? { again: false } : verdictOn(error);
}

/** Whether the service found the input longer than it takes. */
export function isTooLong(error: unknown): error is RequestFailure {
  const { status, said } = refusalOf(error) ?? { status: 0, said: '' };
  return status === 413 || ((REFUSED_INPUT.has(status) || status === 500) && TOO_LONG.test(said));
}

/** Whether the service turned down the input itself. */
export function refusesInput(error: unknown): error is RequestFailure {
  return REFUSED_INPUT.has(refusalOf(error)?.status ?? 0);
}

function refusalOf(error: unknown): (FailureCause & { kind: 'status' }) | undefined {
  return error instanceof RequestFailure && error.failure.kind === 'status' ? error.failure : undefined;
}

/** Words a failure of a service for people, as `embedder-failed`; nothing secret is in it. */
export function describeFailure(service: RemoteService, { failure }: RequestFailure): PromptloomError {
  const failed = (what: string, hint: string) =>
    new PromptloomError(
      'embedder-failed',
      `The embedding service ${service.id} at ${service.address} ${what}.`,
      { hint },
    );
  if (failure.kind === 'network') {
    return failed(
      `cannot be reached: ${networkReason(failure.code)}`,
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
