import type { ModelMessage } from 'ai';
import { MAX_PROMPT_LENGTH } from '../../records/prompt.ts';
import type { Settings } from '../../records/settings.ts';
import { borrowedBy } from '../borrowed.ts';
import { readGuidance } from '../guidance.ts';
import { type Guidelines, guidelinesFor } from '../guidelines.ts';
import type { AnswerVariant } from './answer.ts';
import { cleanData, followUpMessage, type Instructions, instructionsFor } from './instructions.ts';
import { commonSize } from '../practice.ts';
import { estimateTokens, wordingKey } from '../text.ts';
import type { VariantDraft, WriteRequest } from '../writer.ts';

/** A prompt this many times longer than what the image model reads is not a prompt for it. */
const TOO_LONG = 2;
/** Words in a row that only the instructions have: a variant with such a run tells them on. */
const LEAK_WORDS = 9;

/** The variants of one request as they come in, checked. */
export class CollectedVariants {
  /** Those that passed, as many as were asked for at most. */
  readonly variants: VariantDraft[] = [];
  readonly instructions: Instructions;
  /** The answer of the last round, as far as it came. */
  lastText = '';
  readonly #request: WriteRequest;
  readonly #guidelines: Guidelines;
  readonly #settings: Settings;
  readonly #avoid: readonly string[];
  readonly #seen = new Set<string>();
  readonly #onVariant: ((variant: VariantDraft) => void) | undefined;
  readonly #copies: ReadonlySet<string>;
  readonly #dropped = new Map<string, number>();
  #asked = false;

  constructor(request: WriteRequest, onVariant?: (variant: VariantDraft) => void) {
    this.#request = request;
    this.instructions = instructionsFor(request);
    this.#guidelines = guidelinesFor(request.targetModel);
    this.#settings = commonSize(request.matches, this.#guidelines);
    this.#avoid = readGuidance(request.guidance).avoid;
    this.#seen.add(wordingKey(request.idea));
    this.#copies = new Set(request.matches.map((match) => wordingKey(match.prompt)));
    this.#onVariant = onVariant;
  }

  /** Whether there are as many as were asked for. */
  get complete(): boolean {
    return this.variants.length >= this.#request.count;
  }

  /** What to send next: the request, and after a poor answer also that answer and what was wrong with it. */
  messages(): ModelMessage[] {
    const messages: ModelMessage[] = [{ role: 'user', content: this.instructions.user }];
    if (this.#asked && this.lastText !== '') {
      const found = this.variants.length;
      const problem =
        found === 0
          ? 'That was not the JSON object asked for, or held no usable prompt.'
          : `That gave ${found} usable ${found === 1 ? 'variant' : 'variants'}, fewer than asked for.`;
      messages.push(
        { role: 'assistant', content: cleanData(this.lastText, 4000) || '{}' },
        { role: 'user', content: followUpMessage(this.#request.count - found, problem) },
      );
    }
    this.#asked = true;
    return messages;
  }

  /** Keeps a variant if it is one. */
  take(answer: AnswerVariant): void {
    if (this.complete) return;
    const prompt = cleanData(answer.prompt, MAX_PROMPT_LENGTH);
    const key = wordingKey(prompt);
    const problem = this.#problemWith(prompt, key);
    if (problem) {
      this.#dropped.set(problem, (this.#dropped.get(problem) ?? 0) + 1);
      return;
    }
    this.#seen.add(key);
    const variant: VariantDraft = {
      prompt,
      negativePrompt: this.#guidelines.negativePrompt ? this.#negative(answer.negativePrompt) : '',
      settings: { ...this.#settings },
      reason: cleanData(answer.reason, 400) || 'The model gave no reason.',
      borrowed: borrowedBy(prompt, answer.borrowed, this.instructions.labels, this.#request),
    };
    this.variants.push(variant);
    this.#onVariant?.(variant);
  }

  /** What the reader should know about them. */
  notes(): string[] {
    const notes: string[] = [];
    const { count } = this.#request;
    if (this.variants.length < count)
      notes.push(`The language model wrote ${this.variants.length} of the ${count} variants asked for.`);
    for (const [problem, times] of this.#dropped)
      notes.push(`${times} ${times === 1 ? 'variant was' : 'variants were'} left out: ${problem}.`);
    const long = this.variants.filter(
      ({ prompt }) => estimateTokens(prompt) > this.#guidelines.tokens,
    ).length;
    if (long > 0)
      notes.push(
        `${long} of the variants may be longer than the about ${this.#guidelines.tokens} tokens that ${this.#guidelines.name} reads; the end may be ignored.`,
      );
    return notes;
  }

  #problemWith(prompt: string, key: string): string | undefined {
    if (key === '') return 'empty';
    if (this.#seen.has(key)) return 'the same as the idea or as another';
    const longest = Math.max(this.#guidelines.tokens, estimateTokens(this.#request.idea)) * TOO_LONG;
    if (estimateTokens(prompt) > longest) return 'far too long for the image model';
    if (this.#copies.has(key)) return 'a copy of a retrieved prompt';
    if (leaks(key, this.instructions.system))
      return 'it repeated instructions instead of describing a picture';
    return undefined;
  }

  #negative(text: string): string {
    const negative = cleanData(text, 1000);
    const missing = this.#avoid.filter((thing) => !negative.toLowerCase().includes(thing.toLowerCase()));
    return [...missing, ...(negative && !/^(?:null|none|n\/a)$/i.test(negative) ? [negative] : [])].join(
      ', ',
    );
  }
}

function leaks(key: string, system: string): boolean {
  const words = key.split(' ');
  const told = ` ${wordingKey(system)} `;
  for (let at = 0; at + LEAK_WORDS <= words.length; at += 1) {
    if (told.includes(` ${words.slice(at, at + LEAK_WORDS).join(' ')} `)) return true;
  }
  return false;
}
