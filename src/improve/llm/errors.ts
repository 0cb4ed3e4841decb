import { APICallError, RetryError } from 'ai';
import { PromptloomError } from '../../errors.ts';
import { networkCode, networkReason, requestFailureIn, retryAfterMs } from '../../net/failure.ts';
import { Redactor } from '../../net/redactor.ts';
import { howToSetKey } from './credentials.ts';
import { saidIn } from './error-message.ts';
import { refusesContent } from './manner.ts';
import { refusesImage } from './refused-image.ts';
import { isOpenServer, type LanguageModelSetting } from './setting.ts';

const WITHOUT = 'Without PROMPTLOOM_LLM the composer writes instead.';

/** Errors of one language model, worded for people, with nothing secret in them. */
export class LanguageModelErrors {
  readonly #setting: LanguageModelSetting;
  readonly #redactor: Redactor;

  constructor(setting: LanguageModelSetting, secrets: readonly string[]) {
    this.#setting = setting;
    this.#redactor = new Redactor([...setting.secrets, ...secrets]);
  }

  /**
   * Whatever a call threw, as `llm-failed`. The original is left out, for it carries headers and bodies.
   * @param withImage whether an image was sent, which not every model takes.
   */
  from(error: unknown, withImage = false): PromptloomError {
    if (error instanceof PromptloomError) return error;
    const last = RetryError.isInstance(error) ? error.lastError : error;
    if (withImage && APICallError.isInstance(last) && refusesImage(last)) return this.#noImage(last);
    if (APICallError.isInstance(last) && refusesContent(last)) return this.declined(saidIn(last));
    if (APICallError.isInstance(last) && last.statusCode !== undefined && last.statusCode >= 400)
      return this.#fromStatus(last.statusCode, last);
    const failure = requestFailureIn(last)?.failure;
    if (failure?.kind === 'silence') return this.#silent(failure.afterMs, failure.midway);
    const code = networkCode(last);
    if (code) return this.#unreachable(code);
    if (APICallError.isInstance(last))
      return this.#failed(
        `sent an answer that is not one of its kind: “${this.excerpt(last.responseBody ?? last.message)}”`,
        this.#isOpen
          ? 'Check that the address is that of an OpenAI-compatible API; most end in /v1.'
          : 'Check the address, and whether a proxy stands between.',
      );
    return this.#failed(
      `failed: ${this.excerpt(last instanceof Error ? last.message : saidBy(last))}`,
      'Try again.',
    );
  }

  timedOut(milliseconds: number): PromptloomError {
    return this.#failed(
      `did not finish within ${Math.round(milliseconds / 100) / 10} s`,
      'Try again, ask for fewer variants, or use a faster model.',
    );
  }

  declined(text: string): PromptloomError {
    const said = this.excerpt(text);
    return this.#failed(
      said ? `declined to write this: “${said}”` : 'declined to write this',
      `Word the idea differently, leave out matches that may offend with --use, or use another model. ${WITHOUT}`,
    );
  }

  unusable(text: string, problems: readonly string[] = []): PromptloomError {
    const said = this.excerpt(text);
    if (problems.length > 0)
      return this.#failed(
        `wrote nothing that could be used; variants were left out: ${problems.join('; ')}`,
        'Loosen what must be kept, avoided or fitted, or use another model.',
      );
    return this.#failed(
      said ? `answered without usable variants: “${said}”` : 'answered with nothing',
      'Try again or use another model; one that follows JSON instructions does best.',
    );
  }

  /** Only thoughts came, and they are never an answer. */
  onlyThought(): PromptloomError {
    return this.#failed(
      'thought, and gave no answer',
      'Try again, give the model more tokens for its answer or less to think, or use another model.',
    );
  }

  /** The start of what came back, without secrets and on one line. */
  excerpt(text: string): string {
    return this.#redactor.excerpt(text);
  }

  #fromStatus(status: number, error: APICallError): PromptloomError {
    const said = this.excerpt(saidIn(error));
    const because = said ? `: “${said}”` : '';
    if (status === 401 || status === 403)
      return this.#failed(`refused the key (${status})${because}`, howToSetKey(this.#setting.provider));
    if (status === 404)
      return this.#failed(
        `does not know the model “${this.#setting.model}” or the address (404)${because}`,
        this.#isOpen
          ? `Check the model’s name after ${this.#setting.provider === 'ollama' ? 'ollama: (and that it is pulled)' : '#'} in PROMPTLOOM_LLM, and that the address is right; most end in /v1.`
          : `Check the model’s name after ${this.#setting.provider}: and that your account may use it.`,
      );
    const wait = retryAfterMs(error.responseHeaders);
    if (status === 429)
      return this.#failed(
        `is over its limit (429)${wait && wait > 1000 ? `, and asks to wait ${Math.round(wait / 1000)} s` : ''}${because}`,
        `Wait a little and try again, or check the account’s quota. ${WITHOUT}`,
      );
    if (status >= 500)
      return this.#failed(
        `has a problem of its own (${status})${because}`,
        `Try again later and look at the server’s log. ${WITHOUT}`,
      );
    return this.#failed(
      `refused the request (${status})${because}`,
      'Check that the model can chat and that the prompts fit its context.',
    );
  }

  #noImage(error: APICallError): PromptloomError {
    const said = this.excerpt(saidIn(error));
    return this.#failed(
      `did not take the image (${error.statusCode})${said ? `: “${said}”` : ''}`,
      `Use a model that takes images; “${this.#setting.model}” may know words only. With --llm composer no model is needed: it goes by the nearest images.`,
    );
  }

  #silent(milliseconds: number, midway = false): PromptloomError {
    const seconds = Math.round(milliseconds / 100) / 10;
    return this.#failed(
      midway ? `fell silent for ${seconds} s in the middle of its answer` : `sent nothing for ${seconds} s`,
      'Try again; a model that is still being loaded answers later. A smaller or faster one answers sooner.',
    );
  }

  get #isOpen(): boolean {
    return isOpenServer(this.#setting);
  }

  #unreachable(code: string): PromptloomError {
    return this.#failed(
      `cannot be reached: ${networkReason(code)}`,
      `Start the server or check the address in PROMPTLOOM_LLM. ${WITHOUT}`,
    );
  }

  #failed(what: string, hint: string): PromptloomError {
    return new PromptloomError('llm-failed', `The language model at ${this.#setting.shown} ${what}.`, {
      hint,
    });
  }
}

/** Error events of streams are objects, not errors. */
function saidBy(value: unknown): string {
  const said = (value as { message?: unknown } | null)?.message;
  return typeof said === 'string' ? said : typeof value === 'string' ? value : JSON.stringify(value);
}
