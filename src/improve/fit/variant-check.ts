import type { Borrowed, Task, Variant } from '../../records/improvement.ts';
import type { Match } from '../../records/match.ts';
import type { PromptForm } from '../../records/prompt-form.ts';
import type { Settings } from '../../records/settings.ts';
import { placeholdersOf } from '../../text/placeholders.ts';
import { containsPhrase } from '../../text/prompt-text.ts';
import { quoted } from '../../text/sentence.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { readGuidance } from '../style/guidance.ts';
import { read } from '../style/reading.ts';
import { commonSize } from './common-negatives.ts';
import { fitToModel } from './fit-to-model.ts';
import { withNo } from './flags.ts';
import { type Guidelines, guidelinesFor } from './guidelines.ts';
import { type JsonObject, readJsonPrompt, writeJsonPrompt } from './json/json-prompt.ts';
import { holdJson, jsonFromWords, wordsOfJson } from './json/json-variant.ts';
import { holdToConstraints } from './must-constraints.ts';
import { formFor, guidelinesIn } from './prompt-form.ts';
import { shortenToFit } from './shorten.ts';
import { type CountClipTokens, closeEstimate, tokenCounter } from './token-count.ts';

/** Tokens that long JSON may gain. */
const ROOM_FOR_MORE = 120;

/** What variants have to hold to, and what they are made of. */
export interface VariantRequest {
  idea: string;
  /** What the person wants beside the idea. */
  guidance?: string;
  /** The image model that will draw it, such as "sdxl" or "flux". */
  targetModel?: string;
  /** How that model likes to be asked; those that ship, found by its name, if left out. */
  guidelines?: Guidelines;
  /** The form of the prompts, where another one than the model's was asked for. */
  form?: PromptForm;
  /** The idea as it was written, where that is JSON; the idea itself is what it says, in words. */
  json?: string;
  /** What such an idea says that the image is to be without. */
  without?: readonly string[];
  /** What is to be written; "improve" if left out. */
  task?: Task;
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
  /** For the words of a prompt; a prompt in JSON is made of phrases. */
  readonly guidelines: Guidelines;
  /** The form that a prompt has in the end. */
  readonly form: PromptForm;
  /** The idea, where it is JSON. */
  readonly #own: JsonObject | undefined;
  readonly #request: VariantRequest;
  readonly #avoid: readonly string[];
  /** Of that what the image is to be without; the rest is about the words. */
  readonly #unwanted: readonly string[];
  readonly #settings: Settings;
  readonly #count: ReturnType<typeof tokenCounter>;
  /** How the image model itself is asked. */
  readonly #target: Guidelines;
  #previous: string | undefined;

  constructor(request: VariantRequest) {
    this.#request = request;
    const guidelines = request.guidelines ?? guidelinesFor(request.targetModel);
    this.#own = request.json === undefined ? undefined : readJsonPrompt(request.json);
    this.form = formFor(guidelines, request.form, this.#own !== undefined);
    this.guidelines = guidelinesIn(this.form, guidelines);
    this.#target = guidelines;
    const { mustAvoid = [], without = [] } = request;
    this.#unwanted = [...readGuidance(request.guidance).avoid, ...without];
    this.#avoid = [...mustAvoid, ...this.#unwanted];
    const size = commonSize(request.matches, this.guidelines);
    this.#settings = { ...this.guidelines.settings, ...size };
    this.#count = tokenCounter(this.guidelines, this.limit, request.countTokens);
  }

  /** Tokens that a prompt may have. */
  get limit(): number {
    const { maxTokens, idea } = this.#request;
    if (maxTokens !== undefined) return maxTokens;
    // What is added to long JSON is not to be cut off again.
    const room = this.form === 'json' && this.#own ? closeEstimate(idea) + ROOM_FOR_MORE : 0;
    return Math.max(this.guidelines.tokens, room);
  }

  /** How many tokens a prompt has for the image model. */
  count(prompt: string): number {
    return this.#count(prompt).count;
  }

  /** Checks a variant and mends what can be mended; nothing is remembered of one with a problem. */
  check(raw: RawVariant, borrowed: (prompt: string) => Borrowed[]): Checked {
    const { mustKeep = [], mustAvoid = [], idea, maxTokens } = this.#request;
    const written = readJsonPrompt(raw.prompt);
    if (written && this.form === 'json') return this.#checkJson(written, raw, borrowed, []);
    const words = written ? wordsOfJson(written, this.form) : raw.prompt;
    const fitted = fitToModel(words, raw.negativePrompt, this.guidelines);
    const changes = [...fitted.changes];
    const hold = (avoid: readonly string[]) =>
      holdToConstraints(fitted.prompt, { keep: mustKeep, avoid }, this.guidelines);
    // What the idea itself says stays, whatever the guidance says of it.
    const held = hold(this.#avoid) ?? hold(mustAvoid);
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
    prompt = this.#withExclusions(prompt, changes);
    const checked = { ...raw, negativePrompt: fitted.negativePrompt };
    if (this.form === 'json') {
      const own = this.#request.task === 'vary' ? undefined : this.#own;
      const json = jsonFromWords(prompt, { own, idea, guidelines: this.#target });
      return this.#checkJson(json, checked, borrowed, changes);
    }
    return this.#variant(prompt, checked, borrowed, changes);
  }

  /** What the image is to be without is said where the model heeds it, and otherwise that it does not. */
  #withExclusions(prompt: string, changes: string[]): string {
    const { name, negativePrompt, noFlag, exclusions } = this.guidelines;
    const things = this.#unwanted.filter((thing) => !containsPhrase(prompt, thing));
    if (negativePrompt || things.length === 0) return prompt;
    if (noFlag) return withNo(prompt, things);
    if (exclusions && this.form === 'sentences')
      return `${prompt} The image is without ${things.join(', ')}.`;
    changes.push(`${name} reads no negative prompt: ${quoted(things)} is kept out of the words only.`);
    return prompt;
  }

  #checkJson(
    json: JsonObject,
    raw: RawVariant,
    borrowed: (prompt: string) => Borrowed[],
    changes: readonly string[],
  ): Checked {
    const { mustKeep = [], mustAvoid = [], idea, maxTokens, json: asked, task } = this.#request;
    const hold = (avoid: readonly string[]) =>
      holdJson(json, {
        own: task === 'vary' ? undefined : this.#own,
        idea,
        guidelines: this.#target,
        keep: mustKeep,
        avoid,
        most: maxTokens,
        count: (text) => this.count(text),
      });
    const wished = hold(this.#avoid);
    const held = 'problem' in wished ? hold(mustAvoid) : wished;
    if ('problem' in held) return held;
    const all = [...changes, ...held.changes];
    const prompt = this.#withExclusions(writeJsonPrompt(held.json, asked), all);
    return this.#variant(prompt, raw, borrowed, [...new Set(all)]);
  }

  #variant(
    prompt: string,
    { negativePrompt, reason }: RawVariant,
    borrowed: (prompt: string) => Borrowed[],
    changes: readonly string[],
  ): Checked {
    const { idea, json = idea } = this.#request;
    const place = placeholdersOf(prompt).find(({ start, end }) => !json.includes(prompt.slice(start, end)));
    if (place) return { problem: `it leaves “${place.label}” to be filled in` };
    const variant: VariantDraft = {
      prompt,
      negativePrompt: this.#negative(negativePrompt),
      settings: { ...this.#settings },
      reason,
      borrowed: borrowed(prompt),
      tokens: this.#count(prompt),
      diff: wordDiff(json, prompt),
      ...(this.#previous !== undefined && { diffToPrevious: wordDiff(this.#previous, prompt) }),
      ...(changes.length > 0 && { changes: [...changes] }),
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
