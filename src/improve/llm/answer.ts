import { z } from 'zod';
import type { AnswerForm } from './models.ts';

/** One variant as a language model is asked to give it. */
export const AnswerVariantSchema = z.object({
  prompt: z.string(),
  negative_prompt: z.string().nullable(),
  reason: z.string(),
  borrowed: z.array(z.object({ phrase: z.string(), from: z.string() })),
});

/** A whole answer as a language model is asked to give it. */
export const AnswerSchema = z.object({ variants: z.array(AnswerVariantSchema) });

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
    schema: z.toJSONSchema(z.object({ variants }), { target: 'draft-7' }),
  };
}

/** What is good enough to go on with: a prompt, and the rest where it makes sense. */
const LenientSchema = z.object({
  prompt: z.string(),
  negative_prompt: z.string().nullish().catch(null),
  reason: z.string().catch(''),
  borrowed: z.array(z.object({ phrase: z.string(), from: z.string() }).nullable().catch(null)).catch([]),
});

/** One variant as a language model gave it, unchecked against the request. */
export interface AnswerVariant {
  prompt: string;
  negativePrompt: string;
  reason: string;
  borrowed: { phrase: string; from: string }[];
}

/**
 * Finds variants in text as it arrives: each JSON object that is complete and has a prompt, whatever
 * stands around it (prose, code fences, an unfinished list).
 */
export class AnswerReader {
  #text = '';
  #at = 0;
  #open: number[] = [];
  #inString = false;
  #escaped = false;

  /** Everything read so far. */
  get text(): string {
    return this.#text;
  }

  /** The prompt of the variant that is still coming, as far as it has come; undefined between two of them. */
  get growing(): string | undefined {
    const from = this.#open.at(-1);
    if (from === undefined) return undefined;
    const [, written] = GROWING.exec(this.#text.slice(from)) ?? [];
    // An escape may be cut in two.
    const whole = written?.replace(/\\u[0-9a-fA-F]{0,3}$/, '');
    if (!whole) return undefined;
    try {
      return JSON.parse(`"${whole}"`) as string;
    } catch {
      return undefined;
    }
  }

  /** Takes more text and returns the variants that it completes. */
  read(chunk: string): AnswerVariant[] {
    this.#text += chunk;
    const found: AnswerVariant[] = [];
    if (this.#thinking()) return found;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at]!;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (char === '\\') this.#escaped = true;
        else if (char === '"') this.#inString = false;
      } else if (char === '"') this.#inString = this.#open.length > 0;
      else if (char === '{') this.#open.push(this.#at);
      else if (char === '}' && this.#open.length > 0) {
        const variant = parseVariant(this.#text.slice(this.#open.pop(), this.#at + 1));
        if (variant) found.push(variant);
      }
    }
    return found;
  }

  /** Some models think aloud before they answer; drafts in there are not the answer. */
  #thinking(): boolean {
    if (this.#at > 0) return false;
    const start = this.#text.trimStart();
    if (!start.startsWith('<think>')) return '<think>'.startsWith(start) && start.length > 0;
    const end = this.#text.indexOf('</think>');
    if (end >= 0) this.#at = end + '</think>'.length;
    return end < 0;
  }
}

/** An object whose first field is a prompt that may not have ended yet. */
const GROWING = /^\{\s*"prompt"\s*:\s*"((?:[^"\\]|\\.)*)/;

function parseVariant(json: string): AnswerVariant | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const result = LenientSchema.safeParse(value);
  if (!result.success) return undefined;
  const { prompt, negative_prompt, reason, borrowed } = result.data;
  return {
    prompt,
    negativePrompt: negative_prompt ?? '',
    reason,
    borrowed: borrowed.filter((item) => item !== null),
  };
}
