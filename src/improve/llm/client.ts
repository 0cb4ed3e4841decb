import { APICallError, generateText, type LanguageModel, type ModelMessage, streamText } from 'ai';
import type { Credentials } from './credentials.ts';
import { type AnswerForm, MODES, type Mode, makeModel } from './models.ts';
import { networkCode, SilenceError } from './network.ts';
import { refusesPicture } from './refused-picture.ts';
import { type RetryPolicy, retryAfterMs, withRetries } from './retry.ts';
import type { LanguageModelSetting } from './setting.ts';
import { type Patience, watchedFetch } from './watched-fetch.ts';

globalThis.AI_SDK_LOG_WARNINGS = false;

/** Statuses with which servers turn down a `response_format` that they do not know. */
const REFUSALS = new Set([400, 415, 422, 500, 501]);
/** What a refusal of the form of the answer speaks of. */
const FORM_WORDS =
  /response_?format|json_?schema|json_object|schema|grammar|output_config|output_format|tool_?(?:choice|config|use)|stream_options|structured/i;

/** One question to the model. */
export interface Question {
  system: string;
  messages: ModelMessage[];
  /** The form of the answer, for servers that can be held to one; the words say it too. */
  form: AnswerForm;
  /** Most tokens of the answer, for services that want to be told. */
  maxOutputTokens?: number;
  signal: AbortSignal;
  /** Takes text as it comes; without it the answer is fetched in one piece. */
  onText?: (text: string) => void;
}

/** What came back. */
export interface Answer {
  text: string;
  /** Tokens as the service counts them; undefined where it does not say. */
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  /** Why it ended: at its end, at the token limit, or because the model declined. */
  end: 'complete' | 'length' | 'declined';
}

/** What one conversation with a service goes by. */
export interface ClientOptions {
  setting: LanguageModelSetting;
  credentials: Credentials;
  patience: Patience & { totalMs: number };
  retry: RetryPolicy;
}

/** Asks a language model, whichever service it is at, and finds out how that can be asked for JSON. */
export class LanguageModelClient {
  readonly #options: ClientOptions;
  readonly #models = new Map<string, Promise<LanguageModel>>();
  #mode = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    if (!canStreamForm(options.setting)) this.#mode = MODES.length - 1;
  }

  /** Whether the service is of a kind that holds a model to a schema to the letter, lengths of lists included. */
  get writesByGrammar(): boolean {
    return isOpenServer(this.#options.setting);
  }

  /** The whole answer. Throws what the AI SDK and {@link watchedFetch} throw. */
  async ask(question: Question): Promise<Answer> {
    let started = false;
    const { onText } = question;
    const watched = {
      ...question,
      ...(onText && {
        onText: (text: string) => {
          started = true;
          onText(text);
        },
      }),
    };
    return withRetries(
      this.#options.retry,
      question.signal,
      () => this.#askInAnyForm(watched),
      // What began to arrive is kept, and the rest asked for; beginning again would say it twice.
      (error) =>
        started || (hasPicture(question) && refusesPicture(error)) ? { retryable: false } : judge(error),
    );
  }

  async #askInAnyForm(question: Question): Promise<Answer> {
    for (;;) {
      const mode = this.#mode;
      try {
        return await this.#askOnce(MODES[mode]!, question);
      } catch (error) {
        if (hasPicture(question) && refusesPicture(error)) throw error;
        if (mode + 1 >= MODES.length || !refusesForm(error, this.#options.setting)) throw error;
        // Two requests at a time may find out the same thing. Only servers of many makes know a middle way.
        const next = isOpenServer(this.#options.setting) ? mode + 1 : MODES.length - 1;
        this.#mode = Math.max(this.#mode, next);
      }
    }
  }

  async #askOnce(mode: Mode, question: Question): Promise<Answer> {
    const { system, messages, signal, onText } = question;
    const { provider } = this.#options.setting;
    // Claude's services want a limit; where a model thinks first, a limit would cut its answer off.
    const wantsLimit = provider === 'anthropic' || provider === 'bedrock';
    const maxOutputTokens = wantsLimit ? question.maxOutputTokens : undefined;
    const call = { system, messages, abortSignal: signal, maxRetries: 0, maxOutputTokens };
    if (onText) {
      const model = await this.#model(mode, question.form, true);
      const streamed = await stream({ ...call, model }, onText);
      // A server that does not stream answers a stream request with nothing a stream reader understands.
      if (streamed) return streamed;
    }
    const model = await this.#model(mode, question.form, false);
    const { text, usage, finishReason } = await generateText({ ...call, model });
    onText?.(text);
    return { text, ...tokensOf(usage), end: endOf(finishReason) };
  }

  #model(mode: Mode, form: AnswerForm, streams: boolean): Promise<LanguageModel> {
    const { setting, credentials, patience } = this.#options;
    const key = `${mode} ${streams} ${form.name}`;
    let model = this.#models.get(key);
    if (!model) {
      // An answer in one piece keeps silent until it is whole.
      const fetch = watchedFetch(streams ? patience : { ...patience, firstByteMs: patience.totalMs });
      model = makeModel(setting, credentials, fetch, mode, form);
      this.#models.set(key, model);
    }
    return model;
  }
}

async function stream(
  call: Parameters<typeof streamText>[0],
  onText: (text: string) => void,
): Promise<Answer | undefined> {
  let text = '';
  let answer: Answer = { text, inputTokens: undefined, outputTokens: undefined, end: 'complete' };
  const result = streamText({ ...call, onError: () => {} });
  for await (const part of result.fullStream) {
    if (part.type === 'error') {
      if (text === '' && isNoStream(part.error) && !call.abortSignal?.aborted) return undefined;
      throw part.error;
    }
    if (part.type === 'abort') throw new DOMException('aborted', 'AbortError');
    if (part.type === 'text-delta') {
      text += part.text;
      onText(part.text);
    }
    if (part.type === 'finish')
      answer = { ...answer, ...tokensOf(part.totalUsage), end: endOf(part.finishReason) };
  }
  if (text === '' && answer.end === 'complete') return undefined;
  return { ...answer, text };
}

/** An error that a service never sent and no network made: the SDK could not read a stream. */
function isNoStream(error: unknown): boolean {
  return (
    error instanceof Error &&
    !APICallError.isInstance(error) &&
    !(error instanceof SilenceError) &&
    !networkCode(error) &&
    !/event-stream/i.test(error.message)
  );
}

function tokensOf(usage: { inputTokens?: number; outputTokens?: number }) {
  return { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens };
}

function endOf(reason: string): Answer['end'] {
  if (reason === 'content-filter') return 'declined';
  return reason === 'length' ? 'length' : 'complete';
}

function isOpenServer({ provider }: LanguageModelSetting): boolean {
  return provider === 'ollama' || provider === 'openai-compatible';
}

/**
 * Bedrock has models other than the newer Claudes answer through a tool, whose input the AI SDK holds back until it is
 * whole: no words would come, and a cut stream would lose all of it. These are asked in words.
 */
function canStreamForm({ provider, model }: LanguageModelSetting): boolean {
  return provider !== 'bedrock' || /claude-[a-z]+-(?:4-[5-9]|[5-9])/.test(model);
}

/** Whether a server turned down the form of the answer rather than the question. */
function refusesForm(error: unknown, setting: LanguageModelSetting): boolean {
  if (!APICallError.isInstance(error) || !REFUSALS.has(error.statusCode ?? 0)) return false;
  // Servers of many makes word this in many ways; a plain request tells whether it was the form.
  if (isOpenServer(setting) && error.statusCode! < 500) return true;
  return FORM_WORDS.test(`${error.responseBody ?? ''} ${error.message}`);
}

function hasPicture({ messages }: Question): boolean {
  return messages.some(
    ({ content }) => typeof content !== 'string' && content.some(({ type }) => type === 'image'),
  );
}

function judge(error: unknown) {
  if (APICallError.isInstance(error)) {
    const { statusCode: status = 0 } = error;
    const retryable = status === 408 || status === 409 || status === 429 || status >= 500;
    return { retryable, retryAfterMs: retryAfterMs(error.responseHeaders) };
  }
  const code = networkCode(error);
  return { retryable: code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' };
}
