import { isDeepStrictEqual } from 'node:util';
import type { ModelMessage, UserContent } from 'ai';
import { MAX_PROMPT_LENGTH } from '../../records/prompt.ts';
import { valuesOf } from '../../text/outline/outline.ts';
import { contentLemmas, estimateTokens, wordingKey } from '../../text/prompt-text.ts';
import { type Checked, VariantCheck } from '../fit/variant-check.ts';
import { borrowedBy } from '../style/borrowed-phrases.ts';
import type { VariantDraft, WriteOptions, WriteRequest } from '../writer.ts';
import { isRefusal } from './answer/refusal.ts';
import type { AnswerVariant } from './answer/shape.ts';
import { spokenPart } from './answer/thoughts.ts';
import type { ReadAnswer } from './answer.ts';
import { cleanData, followUpMessage, type Instructions, instructionsFor } from './instructions.ts';

/** A prompt this many times longer than what the image model reads is not a prompt for it. */
const TOO_LONG = 2;
/** Words in a row that only the instructions have: a variant with such a run tells them on. */
const LEAK_WORDS = 9;
const REFUSED = 'the model declined to write it';

/** The variants of one request as they come in, checked. */
export class CollectedVariants {
  /** Those that passed, as many as were asked for at most. */
  readonly variants: VariantDraft[] = [];
  readonly instructions: Instructions;
  /** What the model said in the last round, as far as it came, without its thoughts. */
  lastText = '';
  /** How the model declined to write, in its own words; where it wrote something all the same, that counts. */
  declined: string | undefined;
  readonly #request: WriteRequest;
  #check: VariantCheck;
  #seen = new Set<string>();
  readonly #told: Pick<WriteOptions, 'onVariant' | 'onRestart'>;
  readonly #copies: ReadonlySet<string>;
  #dropped = new Map<string, number>();
  #asked = false;
  /** What this round has given so far, and what there was before it. */
  #taken: AnswerVariant[] = [];
  #before: { variants: readonly VariantDraft[]; dropped: ReadonlyMap<string, number> } = {
    variants: [],
    dropped: new Map(),
  };

  constructor(request: WriteRequest, told: Pick<WriteOptions, 'onVariant' | 'onRestart'> = {}) {
    this.#request = request;
    this.#check = new VariantCheck(request);
    this.instructions = instructionsFor(request, this.#check.guidelines, this.#check.form);
    this.#seen.add(keyOf(request.idea));
    // As they are stored, and as the model was shown them.
    this.#copies = new Set(
      request.matches.flatMap(({ prompt }) => [keyOf(prompt), keyOf(cleanData(prompt, MAX_PROMPT_LENGTH))]),
    );
    this.#told = told;
  }

  /** Whether there are as many as were asked for. */
  get complete(): boolean {
    return this.variants.length >= this.#request.count;
  }

  /** How many are still to come. */
  get missing(): number {
    return this.#request.count - this.variants.length;
  }

  /** Why variants were left out, for a message; empty when none was. */
  get problems(): string[] {
    return [...this.#dropped.keys()];
  }

  /** What to send next: the request, and after a poor answer also that answer and what was wrong with it. */
  messages(): ModelMessage[] {
    const messages: ModelMessage[] = [{ role: 'user', content: this.#question() }];
    if (this.#asked && this.lastText !== '') {
      const found = this.variants.length;
      const problem =
        found === 0 && this.#dropped.size === 0
          ? 'That was not the JSON object asked for, or held no usable prompt.'
          : `That gave ${found} usable ${found === 1 ? 'variant' : 'variants'}, fewer than asked for.`;
      const why = this.problems.map((text) => `A variant was left out: ${text}.`);
      messages.push(
        { role: 'assistant', content: cleanData(this.lastText, 4000) || '{}' },
        {
          role: 'user',
          content: followUpMessage(this.missing, [problem, ...why].join('\n')),
        },
      );
    }
    this.#asked = true;
    this.#taken = [];
    this.#before = { variants: [...this.variants], dropped: new Map(this.#dropped) };
    return messages;
  }

  /** The request in words, behind the image that it is about. */
  #question(): UserContent {
    const { user } = this.instructions;
    const { image } = this.#request.describe ?? {};
    if (!image) return user;
    return [
      { type: 'image', image: image.bytes, mediaType: image.type },
      { type: 'text', text: user },
    ];
  }

  /** Takes in what an answer comes to as a whole; what was told of it while it came gives way where that was no part of it. */
  settle({ variants, spoken, instead }: ReadAnswer): void {
    this.lastText = spoken;
    const isSame = this.#taken.every((taken, at) => isDeepStrictEqual(taken, variants[at]));
    if (!isSame) this.#restart();
    for (const variant of variants.slice(this.#taken.length)) this.take(variant);
    if (variants.length === 0 && isRefusal(instead, this.#request.idea)) this.declined = instead;
  }

  /** Goes back to before this round. */
  #restart(): void {
    const { variants, dropped } = this.#before;
    this.#check = new VariantCheck(this.#request);
    this.#seen = new Set([keyOf(this.#request.idea)]);
    this.#dropped = new Map(dropped);
    this.#taken = [];
    this.declined = undefined;
    this.variants.splice(0);
    this.#told.onRestart?.();
    for (const variant of variants) this.#keep(variant);
  }

  #keep(variant: VariantDraft): void {
    this.#seen.add(keyOf(variant.prompt));
    this.#check.accept(variant);
    this.variants.push(variant);
    this.#told.onVariant?.(variant);
  }

  /** Keeps a variant if it is one. */
  take(answer: AnswerVariant): void {
    this.#taken.push(answer);
    if (this.complete) return;
    const prompt = cleanData(spokenPart(answer.prompt).text, MAX_PROMPT_LENGTH);
    const refusal = this.#refusalIn(prompt, answer);
    if (refusal !== undefined) this.declined = refusal;
    const result = refusal === undefined ? this.#judge(prompt, answer) : { problem: REFUSED };
    if ('problem' in result) {
      this.#dropped.set(result.problem, (this.#dropped.get(result.problem) ?? 0) + 1);
      return;
    }
    const { variant } = result;
    this.#seen.add(keyOf(prompt));
    this.#keep(variant);
  }

  /** What the reader should know about them. */
  notes(): string[] {
    const notes: string[] = [];
    const { count, targetModel } = this.#request;
    const { guidelines, limit } = this.#check;
    if (this.variants.length < count)
      notes.push(`The language model wrote ${this.variants.length} of the ${count} variants asked for.`);
    for (const [problem, times] of this.#dropped)
      notes.push(`${times} ${times === 1 ? 'variant was' : 'variants were'} left out: ${problem}.`);
    const long = this.variants.filter(({ tokens }) => tokens!.count > limit).length;
    if (long > 0)
      notes.push(
        `${long} of the variants may be longer than the about ${limit} tokens that ${guidelines.name} reads; the end may be ignored.`,
      );
    if (targetModel && guidelines.id === 'unknown')
      notes.push(`There are no guidelines for “${targetModel}” yet; the general ones were used.`);
    return notes;
  }

  #refusalIn(prompt: string, { reason }: AnswerVariant): string | undefined {
    const { idea } = this.#request;
    if (isRefusal(prompt, idea)) return prompt;
    return isNothing(prompt) && isRefusal(reason, idea) ? reason : undefined;
  }

  #judge(prompt: string, answer: AnswerVariant): Checked {
    const early = this.#problemWith(prompt);
    if (early) return { problem: early };
    const negative = cleanData(answer.negativePrompt, 1000);
    const checked = this.#check.check(
      {
        prompt,
        negativePrompt: /^(?:null|none|n\/a)$/i.test(negative) ? '' : negative,
        reason: cleanData(spokenPart(answer.reason).text, 400) || 'The model gave no reason.',
      },
      (prompt) => borrowedBy(prompt, answer.borrowed, this.instructions.labels, this.#request),
    );
    if ('problem' in checked) return checked;
    // Mending may have made two of them alike.
    const late = this.#problemWith(checked.variant.prompt);
    return late ? { problem: late } : checked;
  }

  /** A model that quotes a stored prompt may quote an answer that somebody wrote into it. */
  #isPartOfMatch(prompt: string, key: string): boolean {
    const own = new Set(contentLemmas(prompt));
    // A description holds to no idea, so that it has to be in words of its own.
    const { describe, idea, english = idea } = this.#request;
    if (!describe && contentLemmas(english).every((lemma) => own.has(lemma))) return false;
    return [...this.#copies].some((copy) => ` ${copy} `.includes(` ${key} `));
  }

  #problemWith(prompt: string): string | undefined {
    const key = keyOf(prompt);
    if (key === '' || isNothing(prompt)) return 'empty';
    if (this.#seen.has(key)) return 'the same as the idea or as another';
    const longest = Math.max(this.#check.guidelines.tokens, estimateTokens(this.#request.idea)) * TOO_LONG;
    if (estimateTokens(valuesOf(prompt)) > longest) return 'far too long for the image model';
    if (this.#copies.has(key)) return 'a copy of a retrieved prompt';
    if (this.#isPartOfMatch(prompt, key))
      return this.#request.describe
        ? 'a piece of a retrieved prompt'
        : 'a piece of a retrieved prompt, without the idea';
    if (leaks(key, this.instructions.system))
      return 'it repeated instructions instead of describing an image';
    return undefined;
  }
}

/** The wording of what a prompt says: keys of JSON are in every such prompt. */
function keyOf(prompt: string): string {
  return wordingKey(valuesOf(prompt));
}

/** Words that stand for no prompt. */
function isNothing(prompt: string): boolean {
  return /^[^\p{L}\p{N}]*(?:null|none|n\/?a|undefined|not applicable|redacted|omitted)?[^\p{L}\p{N}]*$/iu.test(
    prompt,
  );
}

function leaks(key: string, system: string): boolean {
  const words = key.split(' ');
  const told = ` ${wordingKey(system)} `;
  for (let at = 0; at + LEAK_WORDS <= words.length; at += 1) {
    if (told.includes(` ${words.slice(at, at + LEAK_WORDS).join(' ')} `)) return true;
  }
  return false;
}
