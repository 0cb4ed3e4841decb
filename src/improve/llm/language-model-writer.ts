import { PromptloomError } from '../../errors.ts';
import { DEFAULT_RETRY, type RetryPolicy } from '../../net/retry.ts';
import type { PromptWriter, WriteOptions, WriteRequest, WriteResult } from '../writer.ts';
import { mayBecomeRefusal } from './answer/refusal.ts';
import { ANSWER_FORM, AnswerReader, answerFormOf, type ReadAnswer } from './answer.ts';
import type { Answer, LanguageModelClient } from './client.ts';
import { CollectedVariants } from './collected.ts';
import { findCredentials, secretsOf } from './credentials.ts';
import type { LanguageModelErrors } from './errors.ts';
import { type LanguageModelSetting, parseLanguageModelSetting } from './setting.ts';
import { type Prices, UsageMeter } from './usage.ts';
import { builtInRules, DESCRIBING_FILE, RULES_FILE } from './writing-rules.ts';

/** Options of {@link createLanguageModelWriter}. */
export interface LanguageModelOptions {
  /** A key that goes before the service's own variable. */
  apiKey?: string;
  /** Where keys and addresses of services are looked up. */
  env?: NodeJS.ProcessEnv;
  /** For the whole of one request, follow-ups included. */
  timeoutMs?: number;
  /** Until the first byte of an answer. A local model may have to be loaded first. */
  firstByteMs?: number;
  /** Between two parts of an answer. */
  idleMs?: number;
  /** Tries after the first for each call, on 408, 409, 429, 5xx and cut connections. */
  maxRetries?: number;
  /** How tries are spaced. */
  retry?: Partial<RetryPolicy>;
  prices?: Prices;
}

/** Names of models that think before they answer. */
const THINKERS = /(?:^|[^a-z])(?:r1|qwq|think(?:ing|er)?|reason(?:ing|er)?)(?![a-z])/i;
/** Rounds of asking: the request, and one more for what was malformed or missing. */
const ROUNDS = 2;
/** Room for one variant with its reason and what it borrowed, and for what a model says around it. */
const TOKENS_A_VARIANT = 700;
const TOKENS_AROUND = 1500;

/**
 * A writer for a setting such as `openai:gpt-5-mini` or `openai-compatible:http://127.0.0.1:8080/v1#qwen3`.
 * @throws PromptloomError `invalid-input` when the setting is not understood.
 */
export function createLanguageModelWriter(
  setting: string,
  options: LanguageModelOptions = {},
): LanguageModelWriter {
  return new LanguageModelWriter(parseLanguageModelSetting(setting, options.env), options);
}

/** Writes variants with a language model, which sees the retrieved prompts as data only. */
export class LanguageModelWriter implements PromptWriter {
  readonly id: string;
  readonly looks = true;
  readonly #setting: LanguageModelSetting;
  readonly #options: LanguageModelOptions;
  readonly #timeoutMs: number;
  /** Whether the model may begin with a thought that nothing marks, for its server's template has the mark. */
  #thinksUnmarked: boolean;
  #model: Promise<{ client: LanguageModelClient; errors: LanguageModelErrors }> | undefined;

  constructor(setting: LanguageModelSetting, options: LanguageModelOptions = {}) {
    this.id = setting.id;
    this.#setting = setting;
    this.#options = options;
    this.#thinksUnmarked = THINKERS.test(setting.model);
    this.#timeoutMs = options.timeoutMs ?? 300_000;
  }

  async write(request: WriteRequest, options: WriteOptions = {}): Promise<WriteResult> {
    const { client, errors } = await this.load();
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const collected = new CollectedVariants(request, options);
    const meter = new UsageMeter(this.#options.prices?.get(this.id));
    let failure: PromptloomError | undefined;
    for (let round = 0; round < ROUNDS && !collected.complete; round += 1) {
      try {
        const answer = await ask(client, collected, signal, options, this.#thinksUnmarked);
        this.#thinksUnmarked ||= answer.thoughtUnopened;
        meter.add(answer);
        failure = undefined;
        if (answer.end === 'declined' || answer.isRefused) {
          failure = errors.declined(collected.declined ?? collected.lastText);
          break;
        }
        if (answer.end === 'length' && !collected.complete)
          failure = errors.unusable('the answer was cut at the limit of tokens');
        else if (answer.onlyThought) failure = errors.onlyThought();
      } catch (error) {
        meter.add(undefined);
        failure = timeout.aborted
          ? errors.timedOut(this.#timeoutMs)
          : errors.from(error, request.describe?.image !== undefined);
      }
      if (options.signal?.aborted)
        throw new PromptloomError('cancelled', 'The request for better prompts was cancelled.');
      if (failure && (timeout.aborted || collected.lastText === '')) break;
    }
    if (collected.variants.length === 0) {
      if (!failure && collected.declined !== undefined) failure = errors.declined(collected.declined);
      throw failure ?? errors.unusable(collected.lastText, collected.problems);
    }
    const notes = collected.notes();
    if (failure && !collected.complete) notes.push(failure.message);
    const { version } = request.rules ?? builtInRules(request.describe ? DESCRIBING_FILE : RULES_FILE);
    return { variants: collected.variants, notes, usage: meter.total, instructions: version };
  }

  async translate(text: string, language: string, patienceMs: number): Promise<string> {
    const [{ translateQuery }, means] = await Promise.all([import('./translate.ts'), this.load()]);
    return translateQuery(text, language, means, AbortSignal.timeout(patienceMs));
  }

  /**
   * The means to ask this model; the tools of this room share them. The AI SDK takes its time to load, which those who
   * only search need not wait for.
   * @throws PromptloomError `invalid-input` where there is no key.
   */
  load(): Promise<{ client: LanguageModelClient; errors: LanguageModelErrors }> {
    this.#model ??= this.#load();
    // A key may be set by the next time.
    this.#model.catch(() => {
      this.#model = undefined;
    });
    return this.#model;
  }

  async #load() {
    const { apiKey, env, maxRetries = DEFAULT_RETRY.maxRetries, retry } = this.#options;
    const credentials = findCredentials(this.#setting, apiKey, env);
    const [{ LanguageModelClient }, { LanguageModelErrors }] = await Promise.all([
      import('./client.ts'),
      import('./errors.ts'),
    ]);
    const { firstByteMs = 120_000, idleMs = 60_000 } = this.#options;
    return {
      client: new LanguageModelClient({
        setting: this.#setting,
        credentials,
        patience: { firstByteMs, idleMs, totalMs: this.#timeoutMs },
        retry: { ...DEFAULT_RETRY, maxRetries, ...retry },
      }),
      errors: new LanguageModelErrors(this.#setting, secretsOf(credentials)),
    };
  }
}

async function ask(
  client: LanguageModelClient,
  collected: CollectedVariants,
  signal: AbortSignal,
  { onVariant, onWords }: WriteOptions,
  isWary: boolean,
): Promise<Answer & Pick<ReadAnswer, 'onlyThought' | 'thoughtUnopened'> & { isRefused: boolean }> {
  const messages = collected.messages();
  const reader = new AnswerReader(isWary);
  let said: string | undefined;
  const onText = (text: string) => {
    for (const variant of reader.read(text)) collected.take(variant);
    const growing = onWords && !collected.complete ? reader.growing : undefined;
    if (growing === undefined || growing === said || mayBecomeRefusal(growing)) return;
    said = growing;
    onWords!({ number: collected.variants.length, prompt: growing });
  };
  const settle = (isCut: boolean) => {
    const whole = reader.finish(isCut);
    collected.settle(whole);
    return whole;
  };
  collected.lastText = '';
  const { system } = collected.instructions;
  const streams = onVariant !== undefined || onWords !== undefined;
  let answer: Answer;
  try {
    answer = await client.ask({
      system,
      messages,
      form: client.writesByGrammar ? answerFormOf(collected.missing) : ANSWER_FORM,
      maxOutputTokens: TOKENS_AROUND + TOKENS_A_VARIANT * collected.missing,
      signal,
      onText: streams ? onText : undefined,
      onThought: () => reader.trust(),
    });
  } catch (error) {
    settle(true);
    throw error;
  }
  if (!streams) onText(answer.text);
  const { variants, onlyThought, thoughtUnopened } = settle(answer.end === 'length');
  return {
    ...answer,
    thoughtUnopened,
    onlyThought: onlyThought || (answer.thought && answer.text.trim() === ''),
    // In the form asked for, a refusal is meant; in prose, the form may not have been understood.
    isRefused: variants.length > 0 && collected.variants.length === 0 && collected.declined !== undefined,
  };
}
