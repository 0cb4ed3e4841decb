import { PromptloomError } from '../../errors.ts';
import { messageIn, networkReason, type RequestFailure, troubleOf } from '../../net/failure.ts';
import { Redactor } from '../../net/redactor.ts';
import type { ServiceAddress } from '../../net/service-address.ts';

const LONGEST_DETAIL = 400;

/** Errors of one A1111 server, worded for people, with nothing secret in them. */
export class A1111Errors {
  readonly #shown: string;
  readonly #redactor: Redactor;

  constructor({ shown, secrets }: ServiceAddress) {
    this.#shown = shown;
    this.#redactor = new Redactor(secrets);
  }

  /** The server could not be spoken to, or stopped speaking. */
  from(error: RequestFailure): PromptloomError {
    const { failure } = error;
    if (failure.kind === 'answer') return this.unreadable(failure.what, error);
    if (failure.kind === 'silence')
      return this.#failed(
        `did not answer within ${Math.round(failure.afterMs / 1000)} s`,
        'Look at what the server prints; a smaller image or fewer steps are faster.',
        error,
      );
    const trouble = troubleOf(error);
    if (trouble === 'lost')
      return this.#failed(
        'closed the connection before its answer was complete',
        'Look at what the server prints: it may have run out of memory or been stopped.',
        error,
      );
    const why = failure.kind === 'network' ? networkReason(failure.code) : '';
    if (trouble === 'untrusted' || trouble === 'no-tls')
      return this.#failed(
        `cannot be reached securely: ${why}`,
        'Check whether its address begins with http:// rather than https://, or trust its certificate through NODE_EXTRA_CA_CERTS.',
        error,
      );
    return this.#failed(
      `cannot be reached: ${why}`,
      'Is it running, is it started with --api, and is the address in PROMPTLOOM_IMAGE_BACKEND right?',
      error,
    );
  }

  /** The server answered with something other than success. */
  fromStatus(path: string, status: number, body: string): PromptloomError {
    const detail = this.#redactor.excerpt(messageIn(body), LONGEST_DETAIL);
    const said = detail && `: ${detail}`;
    if (status < 400)
      return this.#failed(
        `sends ${path} elsewhere (HTTP ${status})`,
        'Give the address it really has, without redirects; a log-in page in front of it cannot be passed.',
      );
    if (status === 401 || status === 403)
      return this.#failed(
        `refuses the user name and password (HTTP ${status})`,
        'Put those of --api-auth into the address: a1111:http://user:password@host:7860.',
      );
    if (status === 422 || status === 400)
      return this.#failed(
        `does not accept the request (HTTP ${status})${said}`,
        'Change the setting that it names.',
      );
    if (status === 404) return this.#failed(`does not know what was asked for${said}`, 'Choose another.');
    return this.#failed(
      `failed while drawing (HTTP ${status})${said}`,
      /memory/i.test(detail)
        ? 'Ask for a smaller image, or free memory on the graphics card.'
        : 'Look at what the server prints.',
    );
  }

  /** The server has no txt2img route. */
  apiMissing(): PromptloomError {
    return this.#failed(
      'has no /sdapi/v1/txt2img (HTTP 404)',
      'Start it with --api, and check that the address is that of an A1111, Forge, SD.Next or sd-server.',
    );
  }

  /** The server's answer cannot be used. */
  unreadable(why: string, cause?: unknown): PromptloomError {
    return this.#failed(
      `gave an answer that cannot be used: ${why}`,
      'Check that the address is that of an A1111, Forge, SD.Next or sd-server, and look at what it prints.',
      cause,
    );
  }

  #failed(what: string, hint: string, cause?: unknown): PromptloomError {
    return new PromptloomError('backend-failed', `The image server at ${this.#shown} ${what}`, {
      hint,
      cause,
    });
  }
}
