import { memoize } from '../../text/memoize.ts';
import { estimateTokens, type Token, tokenize } from '../../text/prompt-text.ts';
import { type Cue, findCues } from '../../text/style-cues.ts';
import { isFunctionWord } from '../../text/words.ts';
import { type Commitments, commitmentsOf } from './contradictions.ts';

/** A text read once: each thing that is known of it is made when it is first asked for. */
export class Reading {
  readonly text: string;
  #tokens: readonly Token[] | undefined;
  #content: ReadonlySet<string> | undefined;
  #cues: readonly Cue[] | undefined;
  #commitments: Commitments | undefined;
  #masked: Reading | undefined;

  constructor(text: string, tokens?: readonly Token[]) {
    this.text = text;
    this.#tokens = tokens;
  }

  /** Its words with their places. */
  get tokens(): readonly Token[] {
    this.#tokens ??= tokenize(this.text);
    return this.#tokens;
  }

  /** The lemmas of its content words. */
  get content(): ReadonlySet<string> {
    this.#content ??= new Set(this.tokens.flatMap(({ word, lemma }) => (isFunctionWord(word) ? [] : lemma)));
    return this.#content;
  }

  /** The lexicon's terms in it. */
  get cues(): readonly Cue[] {
    this.#cues ??= findCues(this.tokens);
    return this.#cues;
  }

  /** What it commits an image to. */
  get commitments(): Commitments {
    this.#commitments ??= commitmentsOf(this.tokens);
    return this.#commitments;
  }

  /** Its words in lower case and no punctuation: equal keys mean equal wording. */
  get key(): string {
    return this.tokens.map(({ word }) => word).join(' ');
  }

  /** About how many tokens an image model's encoder makes of it. */
  get cost(): number {
    return estimateTokens(this.text);
  }

  /** The same text with its syntax blanked. */
  get masked(): Reading {
    if (this.#masked) return this.#masked;
    const masked = maskSyntax(this.text);
    this.#masked = masked === this.text ? this : new Reading(masked);
    return this.#masked;
  }

  /** The words from one number up to another, with what stands between them. */
  part(from: number, to: number): Reading {
    const [start, end] = [this.tokens[from]!.start, this.tokens[to - 1]!.end];
    const tokens = this.tokens
      .slice(from, to)
      .map((token) => ({ ...token, start: token.start - start, end: token.end - start }));
    return new Reading(this.text.slice(start, end), tokens);
  }
}

/** Reads a text, or remembers how it was read lately. */
export const read = memoize((text: string) => new Reading(text), 2000);

/**
 * Blanks what is syntax rather than wording, keeping every other character in its place, so that a
 * phrase found in the result can be cut from the original.
 */
function maskSyntax(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  const bar = (part: string) => part.replace(/[^\n]/g, '|');
  const barSyntax = (part: string) => (part.includes(':') ? bar(part) : part);
  // Every repetition is bounded or cannot overlap its neighbor: these texts come from strangers.
  return text
    .replace(/<[^<>]{1,300}>/g, barSyntax)
    .replace(/\[[^[\]]{1,300}\]/g, barSyntax)
    .replace(/\s--[a-z]+(?:\s+[\w:.]+)?(?=\s|$)/gi, bar)
    .replace(/\b(?:BREAK|AND)\b/g, bar)
    .replace(/__[\w/-]{1,100}__|\bembedding:\S+/g, bar)
    .replace(/:\s{0,3}[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?=\s{0,3}[)\]])/g, blank)
    .replace(/[()[\]{}\\]/g, '|');
}
