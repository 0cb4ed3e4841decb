import { PromptloomError } from '../../errors.ts';
import { AnswerReader } from './answer.ts';
import type { LanguageModelClient } from './client.ts';
import { CollectedVariants } from './collected.ts';
import type { LanguageModelErrors } from './errors.ts';
import { type LanguageModelSetting, parseLanguageModelSetting } from './setting.ts';
import type { PromptWriter, VariantDraft, WriteRequest, WriteResult } from '../writer.ts';

/** Options of {@link createLanguageModelWriter}. */
export interface LanguageModelOptions {
  apiKey?: string;
  /** For the whole of one request, follow-ups included. */
  timeoutMs?: number;
  /** Tries after the first for each call, on 408, 409, 429 and 5xx. */
  maxRetries?: number;
}

/** Rounds of asking: the request, and one more for what was malformed or missing. */
const ROUNDS = 2;

/**
 * A writer for a setting such as `openai-compatible:http://127.0.0.1:11434/v1#llama3.2`.
 * @throws PromptloomError `invalid-input` when the setting is not understood.
 */
export function createLanguageModelWriter(
  setting: string,
  options: LanguageModelOptions = {},
): LanguageModelWriter {
  return new LanguageModelWriter(parseLanguageModelSetting(setting), options);
}

/** Writes variants with a language model, which sees the retrieved prompts as data only. */
export class LanguageModelWriter implements PromptWriter {
  readonly id: string;
  readonly #setting: LanguageModelSetting;
  readonly #options: LanguageModelOptions;
  readonly #timeoutMs: number;
  #model: Promise<{ client: LanguageModelClient; errors: LanguageModelErrors }> | undefined;

  constructor(setting: LanguageModelSetting, options: LanguageModelOptions = {}) {
    this.id = setting.id;
    this.#setting = setting;
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? 60_000;
  }

  async write(
    request: WriteRequest,
    options: { signal?: AbortSignal; onVariant?: (variant: VariantDraft) => void } = {},
  ): Promise<WriteResult> {
    this.#model ??= this.#load();
    const { client, errors } = await this.#model;
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const collected = new CollectedVariants(request, options.onVariant);
    let failure: PromptloomError | undefined;
    for (let round = 0; round < ROUNDS && !collected.complete; round += 1) {
      failure = await ask(client, collected, signal, options.onVariant !== undefined).then(
        () => undefined,
        (error: unknown) => (timeout.aborted ? errors.timedOut(this.#timeoutMs) : errors.from(error)),
      );
      if (options.signal?.aborted)
        throw new PromptloomError('cancelled', 'The request for better prompts was cancelled.');
      if (failure && (timeout.aborted || collected.lastText === '')) break;
    }
    if (collected.variants.length === 0) throw failure ?? errors.unusable(collected.lastText);
    const notes = collected.notes();
    if (failure && !collected.complete) notes.push(failure.message);
    return { variants: collected.variants, notes };
  }

  /** The AI SDK takes its time to load, which those who only search need not wait for. */
  async #load() {
    const [{ LanguageModelClient }, { LanguageModelErrors }] = await Promise.all([
      import('./client.ts'),
      import('./errors.ts'),
    ]);
    const { apiKey, maxRetries = 2 } = this.#options;
    return {
      client: new LanguageModelClient(this.#setting, apiKey, maxRetries),
      errors: new LanguageModelErrors(this.#setting, apiKey),
    };
  }
}

async function ask(
  client: LanguageModelClient,
  collected: CollectedVariants,
  signal: AbortSignal,
  stream: boolean,
): Promise<void> {
  const messages = collected.messages();
  const reader = new AnswerReader();
  const onText = (text: string) => {
    for (const variant of reader.read(text)) collected.take(variant);
    collected.lastText = reader.text;
  };
  collected.lastText = '';
  const { system } = collected.instructions;
  const text = await client.ask({ system, messages, signal, onText: stream ? onText : undefined });
  if (!stream) onText(text);
}
