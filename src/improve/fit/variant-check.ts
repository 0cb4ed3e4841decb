import type { Borrowed, Variant } from '../../records/improvement.ts';
import type { Match } from '../../records/match.ts';
import type { Settings } from '../../records/settings.ts';
import { quoted } from '../../text/sentence.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { readGuidance } from '../style/guidance.ts';
import { read } from '../style/reading.ts';
import { commonSize } from './common-negatives.ts';
import { fitToModel } from './fit-to-model.ts';
import { type Guidelines, guidelinesFor } from './guidelines.ts';
import { holdToConstraints } from './must-constraints.ts';
import { shortenToFit } from './shorten.ts';
import { type CountClipTokens, tokenCounter } from './token-count.ts';

/** What variants have to hold to, and what they are made of. */
export interface VariantRequest {
  idea: string;
  /** What the person wants beside the idea. */
  guidance?: string;
  /** The image model that will draw it, such as "sdxl" or "flux". */
  targetModel?: string;
  /** How that model likes to be asked; those that ship, found by its name, if left out. */
  guidelines?: Guidelines;
  /** The prompts to learn from, best first. Data from strangers: never instructions. */
  matches: readonly Match[];
  /** Words that every variant has to hold. */
  mustKeep?: readonly string[];
  /** Words that no variant may hold. */
  mustAvoid?: readonly string[];
  /** Longest variant, in tokens of the image model's encoder. */
  maxTokens?: number;
  /** CLIP's own tokenizer, where its vocabulary is at hand. */
  countTokens?: CountClipTokens;
}

/** A variant before it has an id. */
export type VariantDraft = Omit<Variant, 'id'>;

/** A variant as a writer first has it. */
export interface RawVariant {
  prompt: string;
  negativePrompt: string;
  reason: string;
}

/** A variant that holds to the request, or why it cannot. */
export type Checked = { variant: VariantDraft } | { problem: string };

/**
 * Holds the variants of one request to it, whoever wrote them: the dialect of the image model, the words that must be
 * in or out, the length; and says of each how long it is and how it differs from the idea and from the one before.
 */
export class VariantCheck {
  readonly guidelines: Guidelines;
  readonly #request: VariantRequest;
  readonly #avoid: readonly string[];
  readonly #settings: Settings;
  readonly #count: ReturnType<typeof tokenCounter>;
  #previous: string | undefined;

  constructor(request: VariantRequest) {
    this.#request = request;
    this.guidelines = request.guidelines ?? guidelinesFor(request.targetModel);
    this.#avoid = [...(request.mustAvoid ?? []), ...readGuidance(request.guidance).avoid];
    const size = commonSize(request.matches, this.guidelines);
    this.#settings = { ...this.guidelines.settings, ...size };
    const limit = request.maxTokens ?? this.guidelines.tokens;
    this.#count = tokenCounter(this.guidelines, limit, request.countTokens);
  }

  /** Tokens that a prompt may have. */
  get limit(): number {
    return this.#request.maxTokens ?? this.guidelines.tokens;
  }

  /** How many tokens a prompt has for the image model. */
  count(prompt: string): number {
    return this.#count(prompt).count;
  }

  /** Checks a variant and mends what can be mended; nothing is remembered of one with a problem. */
  check(raw: RawVariant, borrowed: (prompt: string) => Borrowed[]): Checked {
    const { mustKeep = [], mustAvoid = [], idea, maxTokens } = this.#request;
    const fitted = fitToModel(raw.prompt, raw.negativePrompt, this.guidelines);
    const changes = [...fitted.changes];
    const held = holdToConstraints(fitted.prompt, { keep: mustKeep, avoid: mustAvoid }, this.guidelines);
    if (!held) return { problem: `it cannot do without ${quoted(mustAvoid)}, which must not be in it` };
    changes.push(...held.changes);
    let { prompt } = held;
    const { lead } = this.guidelines;
    const phrases = lead ? [...mustKeep, ...lead.split(',').map((tag) => tag.trim())] : mustKeep;
    const most = this.limit;
    if (this.count(prompt) > most) {
      const shorter = shortenToFit(prompt, most, (text) => this.count(text), { idea, phrases });
      if (shorter) {
        prompt = shorter.prompt;
        changes.push(`Left out ${quoted(shorter.leftOut)} to fit ${most} tokens.`);
      } else if (maxTokens !== undefined)
        return { problem: `it would not fit ${maxTokens} tokens without losing the idea or words to keep` };
    }
    if (prompt.trim() === '') return { problem: 'nothing was left of it' };
    const variant: VariantDraft = {
      prompt,
      negativePrompt: this.#negative(fitted.negativePrompt),
      settings: { ...this.#settings },
      reason: raw.reason,
      borrowed: borrowed(prompt),
      tokens: this.#count(prompt),
      diff: wordDiff(idea, prompt),
      ...(this.#previous !== undefined && { diffToPrevious: wordDiff(this.#previous, prompt) }),
      ...(changes.length > 0 && { changes }),
    };
    return { variant };
  }

  /** Says that a variant is one of the answer: the next is compared with it. */
  accept(variant: VariantDraft): void {
    this.#previous = variant.prompt;
  }

  /** What was to be kept out goes into the negative prompt where the model reads one. */
  #negative(given: string): string {
    if (!this.guidelines.negativePrompt) return '';
    const own = read(given).content;
    const missing = this.#avoid.filter((thing) => ![...read(thing).content].every((lemma) => own.has(lemma)));
    const unique = [...new Map(missing.map((thing) => [thing.toLowerCase(), thing.toLowerCase()])).values()];
    return [...unique, ...(given ? [given] : [])].join(', ');
  }
}
