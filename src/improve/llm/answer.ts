import { z } from 'zod';
import { readDocuments } from './answer/documents.ts';
import { type AnswerVariant, isThought, variantOf } from './answer/shape.ts';
import { looksLikeMusing, markFrom, spokenPart } from './answer/thoughts.ts';
import type { AnswerForm } from './models.ts';

/** One variant as a language model is asked to give it. */
const AnswerVariantSchema = z.object({
  // What is written first steers what follows.
  angle: z.string(),
  prompt: z.string(),
  negative_prompt: z.string().nullable(),
  reason: z.string(),
  borrowed: z.array(z.object({ phrase: z.string(), from: z.string() })),
});

/** What a language model is asked to make of the idea before it writes. */
const IntentSchema = z.object({
  subject: z.string(),
  facts: z.array(z.string()),
  purpose: z.string(),
  missing: z.string(),
});

/** A whole answer as a language model is asked to give it. */
const AnswerSchema = z.object({ intent: IntentSchema, variants: z.array(AnswerVariantSchema) });

/** The same for servers that can be held to a form. */
export const ANSWER_FORM: AnswerForm = {
  name: 'prompt_variants',
  schema: z.toJSONSchema(AnswerSchema, { target: 'draft-7' }),
};

/** A form with so many variants, for servers that write by grammar: a small model might be done after none. */
export function answerFormOf(count: number): AnswerForm {
  const variants = z.array(AnswerVariantSchema).length(count);
  return {
    name: `prompt_variants_${count}`,
    schema: z.toJSONSchema(z.object({ intent: IntentSchema, variants }), { target: 'draft-7' }),
  };
}

/** What an answer comes to, once no more of it comes. */
export interface ReadAnswer {
  variants: AnswerVariant[];
  /** What the model said, without its thoughts. */
  spoken: string;
  /** What it said instead of variants; empty where it gave some. */
  instead: string;
  /** Whether it thought and said nothing. */
  onlyThought: boolean;
  /** Whether it ended a thought that it had not begun: the next time, what comes first is not to be trusted. */
  thoughtUnopened: boolean;
}

/** Longest answer that is read. */
const MOST_CHARACTERS = 200_000;
/** Looks for where the answer begins, each over all that came; a thought takes one or two. */
const MOST_LOOKS = 100;
/** A mark of thoughts may be cut in two by the pieces that an answer comes in. */
const MARK_LENGTH = 130;

/**
 * Reads an answer twice: as it comes, for those who watch, and as a whole. While it comes, only what is certain to be the answer is
 * told, which is sound JSON that the answer begins with or that follows a thought; what counts is told by {@link finish}.
 */
export class AnswerReader {
  #text = '';
  #at = 0;
  #open: number[] = [];
  #inString = false;
  #escaped = false;
  #depth = 0;
  /** Where what may be watched begins; undefined while that is not known. */
  #from: number | undefined;
  #thought = false;
  #thinking = false;
  /** Nothing more is told before the end. */
  #held = false;
  #isWary: boolean;
  #markSought = 0;
  #looks = 0;

  /** @param isWary whether the answer may begin with a thought that has no opening mark. */
  constructor(isWary = false) {
    this.#isWary = isWary;
  }

  /** Takes note that thoughts come beside the text, which is therefore the answer alone. */
  trust(): void {
    this.#thought = true;
  }

  /** Everything read so far. */
  get text(): string {
    return this.#text;
  }

  /** The prompt of the variant that is still coming, as far as it has come; undefined between two of them. */
  get growing(): string | undefined {
    const from = this.#open.at(-1);
    if (from === undefined || this.#held) return undefined;
    const [, written] = GROWING.exec(this.#text.slice(from, this.#at)) ?? [];
    // An escape may be cut in two.
    const whole = written?.replace(/\\u[0-9a-fA-F]{0,3}$/, '');
    if (!whole) return undefined;
    try {
      return JSON.parse(`"${whole}"`) as string;
    } catch {
      return undefined;
    }
  }

  /** Takes more text and returns the variants that it completes, where they are certain to be some. */
  read(chunk: string): AnswerVariant[] {
    if (this.#text.length < MOST_CHARACTERS)
      this.#text += chunk.slice(0, MOST_CHARACTERS - this.#text.length);
    if (!this.#held && this.#from === undefined) this.#begin();
    if (this.#held || this.#from === undefined) return [];
    const sought = Math.max(this.#from, this.#markSought - MARK_LENGTH);
    const mark = markFrom(this.#text, sought);
    this.#markSought = this.#text.length;
    const found = this.#scan(mark < 0 ? this.#text.length : mark);
    // Thoughts in the middle of it: whether what was said before them counts is seen at the end.
    if (mark >= 0 && this.#text.length - mark > MARK_LENGTH) this.#held = true;
    return found;
  }

  /**
   * What the whole answer comes to.
   * @param isCut whether it ended before the model was done.
   */
  finish(isCut: boolean): ReadAnswer {
    const { text: spoken, thought, unopened: thoughtUnopened } = spokenPart(this.#text);
    const { variants, rest, goesOn } = readDocuments(spoken);
    // Where the mark that opens thoughts is the server's, an answer that is cut off may be nothing else.
    const isMusing = isCut && !thought && looksLikeMusing(spoken);
    const isDraft = isCut && !thought && goesOn && !/^\s*(?:```+\w*\s*)?[{[]/.test(spoken);
    if (isMusing || isDraft)
      return { variants: [], spoken: '', instead: '', onlyThought: true, thoughtUnopened };
    return {
      variants,
      spoken: spoken.trim(),
      instead: rest,
      onlyThought: thought && spoken.trim() === '',
      thoughtUnopened,
    };
  }

  /** Finds out where the answer begins: at its first bracket, behind a thought, or nowhere that is certain. */
  #begin(): void {
    if (this.#thinking) {
      const mark = markFrom(this.#text, Math.max(0, this.#markSought - MARK_LENGTH));
      this.#markSought = this.#text.length;
      if (mark < 0) return;
    }
    this.#looks += 1;
    if (this.#looks > MOST_LOOKS) this.#held = true;
    const { text: spoken, thought, thinking } = spokenPart(this.#text);
    this.#thinking = thinking;
    if (thinking) return;
    this.#thought ||= thought;
    const start = spoken.trimStart().replace(/^\ufeff/, '');
    if (start === '' || markFrom(start, 0) === 0) return;
    const json =
      /^(?:```+\w*\s*)?(?=[{[])/.exec(start) ?? (this.#thought ? /^[^{[]*(?=[{[])/.exec(start) : null);
    const isCertain = this.#thought || !this.#isWary;
    if (json && isCertain) {
      this.#from = this.#text.length - spoken.trimStart().length + json[0].length;
      this.#at = this.#from;
    } else if (!this.#thought && !/^`{1,3}\w*\s*$/.test(start)) this.#held = true;
  }

  #scan(to: number): AnswerVariant[] {
    const found: AnswerVariant[] = [];
    for (; this.#at < to && !this.#held; this.#at += 1) {
      const char = this.#text[this.#at]!;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (char === '\\') this.#escaped = true;
        else if (char === '"') this.#inString = false;
      } else if (char === '"') this.#inString = this.#depth > 0;
      else if (char === '{' || char === '[') {
        const [, key] = FIELD.exec(this.#text.slice(Math.max(0, this.#at - 60), this.#at)) ?? [];
        if (key !== undefined && isThought(key)) this.#held = true;
        this.#depth += 1;
        if (char === '{') this.#open.push(this.#at);
      } else if (char === '}' || char === ']') {
        this.#depth -= 1;
        const from = char === '}' ? this.#open.pop() : undefined;
        const variant = from === undefined ? undefined : parseVariant(this.#text.slice(from, this.#at + 1));
        if (variant) found.push(variant);
        // A list that is whole may be corrected by another; objects that stand each for themselves go on.
        if (this.#depth === 0 && !variant) this.#held = true;
      }
    }
    return found;
  }
}

/** The name of the field that holds what comes next. */
const FIELD = /"([^"]{1,40})"\s*:\s*(?:\[\s*)?$/;
/** An object whose first field is a prompt that may not have ended yet. */
const GROWING =
  /^\{(?:\s*"[^"]{1,40}"\s*:\s*"(?:[^"\\]|\\.)*"\s*,){0,6}\s*"prompt"\s*:\s*"((?:[^"\\]|\\.)*)/i;

function parseVariant(json: string): AnswerVariant | undefined {
  try {
    return variantOf(JSON.parse(json));
  } catch {
    return undefined;
  }
}
