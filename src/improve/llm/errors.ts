import { APICallError, RetryError } from 'ai';
import { PromptloomError } from '../../errors.ts';
import { cleanData } from './instructions.ts';
import type { LanguageModelSetting } from './setting.ts';

const WITHOUT = 'Without PROMPTLOOM_LLM the composer writes instead.';

/** Errors of one language model, worded for people, with nothing secret in them. */
export class LanguageModelErrors {
  readonly #setting: LanguageModelSetting;
  readonly #secrets: readonly string[];

  constructor(setting: LanguageModelSetting, apiKey: string | undefined) {
    this.#setting = setting;
    this.#secrets = [...setting.secrets, ...(apiKey ? [apiKey] : [])];
  }

  /** Whatever a call threw, as `llm-failed`. The original is left out, for it carries headers and bodies. */
  from(error: unknown): PromptloomError {
    if (error instanceof PromptloomError) return error;
    const last = RetryError.isInstance(error) ? error.lastError : error;
    if (APICallError.isInstance(last) && last.statusCode !== undefined && last.statusCode >= 400)
      return this.#fromStatus(last.statusCode, last);
    const code = networkCode(last);
    if (code) return this.#unreachable(code);
    if (APICallError.isInstance(last))
      return this.#failed(
        `sent an answer that is not a chat completion: “${this.excerpt(last.responseBody ?? last.message)}”`,
        'Check that the address is that of an OpenAI-compatible API; most end in /v1.',
      );
    return this.#failed(
      `failed: ${this.excerpt(last instanceof Error ? last.message : String(last))}`,
      'Try again.',
    );
  }

  timedOut(milliseconds: number): PromptloomError {
    return this.#failed(
      `did not finish within ${Math.round(milliseconds / 100) / 10} s`,
      'Try again, ask for fewer variants, or use a faster model.',
    );
  }

  unusable(text: string): PromptloomError {
    const said = this.excerpt(text);
    return this.#failed(
      said ? `answered without usable variants: “${said}”` : 'answered with nothing',
      'Try again or use another model; one that follows JSON instructions does best.',
    );
  }

  /** The start of what came back, without secrets and on one line. */
  excerpt(text: string): string {
    let clean = cleanData(text, 4000);
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length))
      clean = clean.split(secret).join('[hidden]');
    clean = clean
      .replace(/\b(?:sk|pk|hf|gsk|key)[-_][\w*-]{6,}/gi, '[hidden]')
      .replace(/(bearer|basic)\s+[\w.+/=-]{8,}/gi, '$1 [hidden]');
    return cleanData(clean, 200);
  }

  #fromStatus(status: number, error: APICallError): PromptloomError {
    const said = this.excerpt(messageIn(error));
    const because = said ? `: “${said}”` : '';
    if (status === 401 || status === 403)
      return this.#failed(
        `refused the key (${status})${because}`,
        'Set PROMPTLOOM_LLM_API_KEY to a key that this server accepts.',
      );
    if (status === 404)
      return this.#failed(
        `does not know the model “${this.#setting.model}” or the address (404)${because}`,
        'Check the model’s name after # in PROMPTLOOM_LLM, and that the address is right; most end in /v1.',
      );
    if (status === 429)
      return this.#failed(
        `is over its limit (429)${because}`,
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

  #unreachable(code: string): PromptloomError {
    const why = REASONS[code] ?? code;
    return this.#failed(
      `cannot be reached: ${why}`,
      `Start the server or check the address in PROMPTLOOM_LLM. ${WITHOUT}`,
    );
  }

  #failed(what: string, hint: string): PromptloomError {
    return new PromptloomError('llm-failed', `The language model at ${this.#setting.address} ${what}.`, {
      hint,
    });
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'it did not accept the connection in time',
  ETIMEDOUT: 'it did not accept the connection in time',
  EHOSTUNREACH: 'there is no way to the host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
};

/** A server that is not there. It has no cause, because the AI SDK tries again when it finds one it knows. */
export class UnreachableError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** The system's name for a network failure, wherever in the chain of causes it stands. */
export function networkCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 6 && at instanceof Error; depth += 1) {
    if (at instanceof UnreachableError) return at.reason;
    if (at instanceof AggregateError) at = at.errors[0] ?? at;
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) && !code.startsWith('ABORT')) return code;
    if (at instanceof Error && at.message === 'terminated') return 'ECONNRESET';
    at = at instanceof Error ? at.cause : undefined;
  }
  return undefined;
}

function messageIn(error: APICallError): string {
  const body = error.responseBody ?? '';
  try {
    const value = JSON.parse(body) as {
      error?: { message?: unknown } | string;
      message?: unknown;
      detail?: unknown;
    };
    const inner = typeof value.error === 'string' ? value.error : value.error?.message;
    const said = inner ?? value.message ?? value.detail;
    if (typeof said === 'string') return said;
  } catch {
    // Not JSON: HTML pages say nothing worth showing.
    if (/^\s*</.test(body)) return '';
  }
  return body || error.message;
}
