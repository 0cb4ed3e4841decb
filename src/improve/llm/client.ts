import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  generateText,
  type LanguageModel,
  type ModelMessage,
  RetryError,
  streamText,
  wrapLanguageModel,
} from 'ai';
import { z } from 'zod';
import { AnswerSchema } from './answer.ts';
import { networkCode, UnreachableError } from './errors.ts';
import type { LanguageModelSetting } from './setting.ts';

globalThis.AI_SDK_LOG_WARNINGS = false;

/** How the form of the answer is asked for, strictest first; a server that refuses one is asked with the next. */
const MODES = ['schema', 'object', 'plain'] as const;
type Mode = (typeof MODES)[number];

/** Statuses with which servers turn down a `response_format` that they do not know. */
const REFUSALS = new Set([400, 415, 422, 500, 501]);

/** One question to the model. */
export interface Ask {
  system: string;
  messages: ModelMessage[];
  signal: AbortSignal;
  /** Takes text as it comes; without it the answer is fetched in one piece. */
  onText?: (text: string) => void;
}

/** Sends chat requests to an OpenAI-compatible server and finds out how it can be asked for JSON. */
export class LanguageModelClient {
  readonly #models: Record<Mode, LanguageModel>;
  readonly #maxRetries: number;
  #mode = 0;

  constructor(setting: LanguageModelSetting, apiKey: string | undefined, maxRetries: number) {
    this.#models = {
      schema: makeModel(setting, apiKey, 'schema'),
      object: makeModel(setting, apiKey, 'object'),
      plain: makeModel(setting, apiKey, 'plain'),
    };
    this.#maxRetries = maxRetries;
  }

  /** The whole answer. Throws what the AI SDK throws. */
  async ask(ask: Ask): Promise<string> {
    for (;;) {
      const mode = this.#mode;
      try {
        const text = await this.#askOnce(MODES[mode]!, ask);
        return text;
      } catch (error) {
        if (!refusesForm(error) || mode + 1 >= MODES.length) throw error;
        // Two requests at a time may find out the same thing.
        this.#mode = Math.max(this.#mode, mode + 1);
      }
    }
  }

  async #askOnce(mode: Mode, { system, messages, signal, onText }: Ask): Promise<string> {
    const call = {
      model: this.#models[mode],
      system,
      messages,
      abortSignal: signal,
      maxRetries: this.#maxRetries,
    };
    if (onText) {
      const streamed = await this.#stream(call, onText);
      // A server that does not stream answers a stream request with nothing a stream reader understands.
      if (streamed !== '') return streamed;
    }
    const { text } = await generateText(call);
    onText?.(text);
    return text;
  }

  async #stream(call: Parameters<typeof streamText>[0], onText: (text: string) => void): Promise<string> {
    let text = '';
    const result = streamText({ ...call, onError: () => {} });
    for await (const part of result.fullStream) {
      if (part.type === 'error') {
        if (
          text === '' &&
          !APICallError.isInstance(part.error) &&
          !RetryError.isInstance(part.error) &&
          !networkCode(part.error) &&
          !call.abortSignal?.aborted
        )
          return '';
        throw part.error;
      }
      if (part.type === 'abort') throw new DOMException('aborted', 'AbortError');
      if (part.type === 'text-delta') {
        text += part.text;
        onText(part.text);
      }
    }
    return text;
  }
}

function makeModel(setting: LanguageModelSetting, apiKey: string | undefined, mode: Mode): LanguageModel {
  const provider = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: setting.baseUrl,
    supportsStructuredOutputs: mode === 'schema',
    queryParams: setting.query,
    ...(apiKey
      ? { apiKey }
      : setting.authorization
        ? { headers: { Authorization: setting.authorization } }
        : {}),
    fetch: plainFetch,
  });
  const model = provider.chatModel(setting.model);
  if (mode === 'plain') return model;
  // Asking through the provider leaves the text as it comes, so that variants can be read while it does.
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      transformParams: async ({ params }) => ({
        ...params,
        responseFormat:
          mode === 'schema'
            ? {
                type: 'json',
                name: 'prompt_variants',
                schema: z.toJSONSchema(AnswerSchema, { target: 'draft-7' }) as never,
              }
            : { type: 'json' },
      }),
    },
  });
}

/** A server that is not there will not be there in two seconds: no retries for that. */
const plainFetch: typeof fetch = async (input, init) => {
  try {
    return await fetch(input, init);
  } catch (error) {
    const code = networkCode(error);
    if (!code || code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') throw error;
    throw new UnreachableError(code);
  }
};

function refusesForm(error: unknown): boolean {
  if (!APICallError.isInstance(error) || !REFUSALS.has(error.statusCode ?? 0)) return false;
  const said = `${error.responseBody ?? ''} ${error.message}`;
  return error.statusCode! < 500 || /response_format|json_schema|json_object|schema|grammar/i.test(said);
}
