import { messageOf, PromptloomError } from '../../errors.ts';
import { type FailureCause, networkCode, networkReason } from '../../net/failure.ts';

/** What an answer other than success means, and what to do about it. */
export function refusal(
  { status, said, retryAfterMs }: FailureCause & { kind: 'status' },
  file: string,
  repository: string,
  hasToken: boolean,
): PromptloomError {
  const fail = (what: string, hint: string) =>
    new PromptloomError('fetch-failed', `${file} of ${repository} could not be fetched: ${what}`, { hint });
  const isGated = said === 'GatedRepo';
  if (isGated || status === 403) {
    return fail(
      `the hub refuses access (${status})`,
      isGated || !hasToken
        ? `Accept the conditions of the model on its page on the hub, then set HF_TOKEN to an access token of yours.`
        : 'The token in HF_TOKEN does not give access to this model: use one that may read it.',
    );
  }
  if (status === 401) {
    return fail(
      'the hub wants to know who asks (401)',
      hasToken
        ? 'The token in HF_TOKEN is not valid, or the model does not exist: make a new one in your settings on the hub, or check the name.'
        : 'Check the name of the model; if it is a private one, set HF_TOKEN to an access token that may read it.',
    );
  }
  if (status === 404) {
    return fail(
      'the hub has no such file (404)',
      'Check the name of the model, its revision and the precision.',
    );
  }
  if (status === 429) {
    const when = retryAfterMs === undefined ? ' later' : ` in ${Math.ceil(retryAfterMs / 1000)} s`;
    return fail(
      'the hub says that there were too many requests (429)',
      `Try again${when}; a token in HF_TOKEN raises the limit.`,
    );
  }
  if (status >= 500)
    return fail(`the hub has a problem (${status})`, 'Try again later; what has arrived is kept.');
  return fail(`the hub answered ${status}`, 'Check HF_ENDPOINT and the name of the model.');
}

/** The hub could not be reached, or went silent. */
export function unreachable(endpoint: string, file: string, error: unknown): PromptloomError {
  const reason = networkReason(networkCode(error) ?? '', messageOf(error));
  const host = new URL(endpoint).host;
  return new PromptloomError(
    'fetch-failed',
    `${file} could not be fetched: ${host} cannot be reached (${reason})`,
    {
      hint: 'Check the network, HF_ENDPOINT and the proxy; what has arrived is kept.',
      cause: error,
    },
  );
}

/** The person stopped it. */
export function stopped(): PromptloomError {
  return new PromptloomError('cancelled', 'Stopped; what has arrived is kept.', {
    hint: 'Run the same command again to go on.',
  });
}
