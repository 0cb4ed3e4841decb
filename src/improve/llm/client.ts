import { APICallError, generateText, type LanguageModel, type ModelMessage, streamText } from 'ai';
import { isPassingStatus, networkCode, requestFailureIn, retryAfterMs } from '../../net/failure.ts';
import { type RetryPolicy, type Verdict, verdictOn, withRetries } from '../../net/retry.ts';
import { type Patience, watchedFetch } from '../../net/watched-fetch.ts';
import type { Credentials } from './credentials.ts';
import { type Manner, plainer, saysPlainly } from './manner.ts';
import { type AnswerForm, MODES, makeModel } from './models.ts';
import { refusesImage } from './refused-image.ts';
import { isOpenServer, type LanguageModelSetting } from './setting.ts';

globalThis.AI_SDK_LOG_WARNINGS = false;

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
  /** Told that the service sends the model's thoughts beside its text. */
  onThought?: () => void;
}

/** What came back. */
export interface Answer {
  text: string;
  /** Tokens as the service counts them; undefined where it does not say. */
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  /** Why it ended: at its end, at the token limit, or because the model declined. */
  end: 'complete' | 'length' | 'declined';
  /** Whether the service told of thoughts beside the text. */
  thought: boolean;
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
  /** What the service has been found to take. */
  #manner: Manner = { mode: 'schema', system: true, streams: true };

  constructor(options: ClientOptions) {
    this.#options = options;
    if (!canStreamForm(options.setting)) this.#manner = { ...this.#manner, mode: MODES.at(-1)! };
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
    let manner = this.#manner;
    let tries = 0;
    const isImage = (error: unknown) => hasImage(question) && refusesImage(error);
    const attempt = async () => {
      const isLast = tries >= this.#options.retry.maxRetries;
      tries += 1;
      for (;;) {
        try {
          const answer = await this.#askOnce(manner, watched);
          // Only what went well is remembered: a server that fails at everything has refused nothing.
          this.#manner = manner;
          return answer;
        } catch (error) {
          const next = started || isImage(error) ? undefined : plainer(manner, error, this.#options.setting);
          if (!next) throw error;
          manner = next;
          // A server that says nothing may only have had a bad moment, and is given one before it is asked more plainly.
          if (!saysPlainly(error) && !isLast && judge(error).again) throw error;
        }
      }
    };
    return withRetries(attempt, {
      policy: this.#options.retry,
      signal: question.signal,
      // What began to arrive is kept, and the rest asked for; beginning again would say it twice.
      judge: (error) => (started || isImage(error) ? { again: false } : judge(error)),
    });
  }

  async #askOnce(manner: Manner, question: Question): Promise<Answer> {
    const { signal, onText, onThought } = question;
    const { provider } = this.#options.setting;
    // Claude's services want a limit; where a model thinks first, a limit would cut its answer off.
    const wantsLimit = provider === 'anthropic' || provider === 'bedrock';
    const maxOutputTokens = wantsLimit ? question.maxOutputTokens : undefined;
    const words = manner.system
      ? { system: question.system, messages: question.messages }
      : { messages: withSystemInside(question) };
    const call = { ...words, abortSignal: signal, maxRetries: 0, maxOutputTokens };
    if (onText && manner.streams) {
      const model = await this.#model(manner, question.form, true);
      const streamed = await stream({ ...call, model }, onText, onThought);
      // A server that does not stream answers a stream request with nothing a stream reader understands.
      if (streamed) return streamed;
    }
    const model = await this.#model(manner, question.form, false);
    const { text, usage, finishReason, rawFinishReason, reasoningText, response } = await generateText({
      ...call,
      model,
    });
    const refusal = refusalIn(response.body);
    const said = text || refusal;
    onText?.(said);
    return {
      text: said,
      ...tokensOf(usage),
      end: refusal && !text ? 'declined' : endOf(finishReason, rawFinishReason),
      thought: (reasoningText ?? '') !== '',
    };
  }

  #model({ mode }: Manner, form: AnswerForm, streams: boolean): Promise<LanguageModel> {
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
  onThought?: () => void,
): Promise<Answer | undefined> {
  let [text, refusal] = ['', ''];
  let answer: Answer = {
    text,
    inputTokens: undefined,
    outputTokens: undefined,
    end: 'complete',
    thought: false,
  };
  const result = streamText({ ...call, onError: () => {}, includeRawChunks: true });
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
    if (part.type === 'raw') refusal += refusalIn(part.rawValue);
    if (part.type === 'reasoning-delta' && part.text !== '' && !answer.thought) {
      answer.thought = true;
      onThought?.();
    }
    if (part.type === 'finish') {
      const end = endOf(part.finishReason, part.rawFinishReason);
      answer = { ...answer, ...tokensOf(part.totalUsage), end };
    }
  }
  if (text === '' && refusal !== '') {
    onText(refusal);
    return { ...answer, text: refusal, end: 'declined' };
  }
  if (text === '' && answer.end === 'complete' && !answer.thought) return undefined;
  return { ...answer, text };
}

/** An error that a service never sent and no network made: the SDK could not read a stream. */
function isNoStream(error: unknown): boolean {
  return (
    error instanceof Error &&
    !APICallError.isInstance(error) &&
    !requestFailureIn(error) &&
    !networkCode(error) &&
    !/event-stream/i.test(error.message)
  );
}

function tokensOf(usage: { inputTokens?: number; outputTokens?: number }) {
  return { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens };
}

function endOf(reason: string, raw: string | undefined): Answer['end'] {
  if (
    reason === 'content-filter' ||
    /refus|safety|filter|block|prohibit|guardrail|moderat|declin/i.test(raw ?? '')
  )
    return 'declined';
  return reason === 'length' ? 'length' : 'complete';
}

/**
 * Bedrock has models other than the newer Claudes answer through a tool, whose input the AI SDK holds back until it is
 * whole: no words would come, and a cut stream would lose all of it. These are asked in words.
 */
function canStreamForm({ provider, model }: LanguageModelSetting): boolean {
  return provider !== 'bedrock' || /claude-[a-z]+-(?:4-[5-9]|[5-9])/.test(model);
}

/** The words of a chat completion's `refusal`, which the SDK passes over; empty where there is none. */
function refusalIn(body: unknown): string {
  const [choice] =
    (body as { choices?: { message?: Refusing; delta?: Refusing }[] } | undefined)?.choices ?? [];
  const said = choice?.message?.refusal ?? choice?.delta?.refusal;
  return typeof said === 'string' ? said : '';
}

interface Refusing {
  refusal?: unknown;
}

/** The instructions at the head of the first message, for models that know no system role. */
function withSystemInside({ system, messages }: Question): ModelMessage[] {
  const [first, ...rest] = messages;
  if (first?.role !== 'user') return [{ role: 'user', content: system }, ...messages];
  const { content } = first;
  const inside =
    typeof content === 'string'
      ? `${system}\n\n${content}`
      : [{ type: 'text' as const, text: system }, ...content];
  return [{ role: 'user', content: inside }, ...rest];
}

function hasImage({ messages }: Question): boolean {
  return messages.some(
    ({ content }) => typeof content !== 'string' && content.some(({ type }) => type === 'image'),
  );
}

/** A server that is not there will not be there in two seconds, and one that kept silent has had its time. */
function judge(error: unknown): Verdict {
  if (!APICallError.isInstance(error) || error.statusCode === undefined) return verdictOn(error, ['lost']);
  const { statusCode: status } = error;
  return { again: isPassingStatus(status) || status === 409, afterMs: retryAfterMs(error.responseHeaders) };
}
