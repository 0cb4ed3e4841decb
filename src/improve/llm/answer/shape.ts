import { readLooseJson } from '../../../text/loose-json.ts';

/** One variant as a language model gave it, unchecked against the request. */
export interface AnswerVariant {
  prompt: string;
  negativePrompt: string;
  reason: string;
  borrowed: { phrase: string; from: string }[];
}

/** What a value holds of an answer. */
export interface Found {
  variants: AnswerVariant[];
  /** Whether they stood in a list, which is a whole answer, and not each for itself. */
  isList: boolean;
}

const NONE: Found = { variants: [], isList: false };
const MOST_DEPTH = 8;
const LIST =
  /variant|variation|version|prompt|result|option|suggestion|alternative|improve|idea|answer|output|response|item|entr|data|list|image/;
const PROMPT = [
  'prompt',
  'positiveprompt',
  'positive',
  'imageprompt',
  'improvedprompt',
  'finalprompt',
  'newprompt',
  'fullprompt',
  'prompttext',
  'promptstring',
  'text',
  'variant',
  'variation',
  'caption',
  'content',
  'value',
];
const NEGATIVE = ['negativeprompt', 'negative', 'neg', 'negativetext', 'avoid', 'exclude'];
const REASON = [
  'reason',
  'rationale',
  'why',
  'explanation',
  'reasoning',
  'note',
  'comment',
  'goal',
  'description',
  'angle',
];
const BORROWED = ['borrowed', 'borrowedphrases', 'borrows', 'borrowedfrom'];
/** Names of prompts that also name other things in a prompt that is JSON. */
const VAGUE = new Set(['text', 'content', 'value', 'caption']);
const ALL_NAMES = new Set([...PROMPT, ...NEGATIVE, ...REASON, ...BORROWED]);
/** What else models say of a variant. */
const OF_A_VARIANT =
  /^(?:id|index|number|no|name|title|label|type|kind|role|focus|tags?|notes?|score|rating|changes?|settings|style|model|variant\w*|version\w*|\d+)$/;
const THOUGHT =
  /^(?:thinking|thoughts?|reasoning|analysis|scratchpad|drafts?|reflections?|plan|planning|chainofthought|cot|thoughtprocess)$/;
const NUMBER = /^\s*(?:\d{1,2}[.):]|[-*•])\s+/;
const NUMBERED = /^(?:variants?|variations?|prompts?|options?|versions?|v|no)?\d{1,3}$/;

/** The variants in what a model wrote, whatever names it gave to things and however deep it put them. */
export function variantsIn(value: unknown, depth = 0): Found {
  if (depth > MOST_DEPTH) return NONE;
  if (Array.isArray(value)) return listOf(value, depth);
  const inner = typeof value === 'string' ? unpacked(value) : value;
  if (Array.isArray(inner)) return listOf(inner, depth);
  if (!isObject(inner)) return NONE;
  const fields = Object.entries(inner);
  for (const [key, held] of fields) {
    const plain = /^(?:variants|prompts)$/.test(plainName(key)) ? plainPrompts(held) : [];
    if (plain.length > 0) return listOf(plain, depth + 1);
    if (!LIST.test(plainName(key)) || isThought(key)) continue;
    const list = Array.isArray(held) ? held : typeof held === 'string' ? unpacked(held) : held;
    if (Array.isArray(list) && !isTags(inner, key)) {
      const found = listOf(list, depth + 1);
      if (found.variants.length > 0) return found;
    }
  }
  const own = variantOf(inner);
  if (own) return { variants: [own], isList: false };
  const numbered = fields.filter(([key]) => NUMBERED.test(plainName(key)));
  if (numbered.length > 0) {
    const found = listOf(
      numbered.map(([, held]) => held),
      depth + 1,
    );
    if (found.variants.length > 0) return found;
  }
  for (const [key, held] of fields) {
    if (isThought(key)) continue;
    if (
      !isObject(held) &&
      !(typeof held === 'string' && unpacked(held) !== undefined) &&
      !isListOfObjects(held)
    )
      continue;
    const found = variantsIn(held, depth + 1);
    if (found.variants.length > 0) return found;
  }
  return NONE;
}

/** Every text in a value, for what is said where no variant is. */
export function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > MOST_DEPTH || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((held) => textsIn(held, depth + 1));
}

/** An object as a variant, where it has a prompt. */
export function variantOf(value: unknown): AnswerVariant | undefined {
  if (!isObject(value)) return undefined;
  const fields = new Map(Object.entries(value).map(([key, held]) => [plainName(key), held]));
  const first = (names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((held) => held !== undefined && held !== null);
  const isOne = [...fields.keys()].every((name) => OF_A_VARIANT.test(name) || ALL_NAMES.has(name));
  // An object that describes an image under keys of its own is a prompt in JSON, and its lettering is none.
  const given = PROMPT.filter((name) => isOne || !VAGUE.has(name))
    .map((name) => fields.get(name))
    .find((held) => promptText(held) !== undefined);
  const prompt = promptText(given);
  if (prompt === undefined) return undefined;
  const nested = unpacked(prompt);
  if (nested !== undefined) {
    const [inner] = variantsIn(nested, MOST_DEPTH - 1).variants;
    if (inner) return inner;
  }
  const negativeOfPair = isObject(given) ? (given as Record<string, unknown>).negative : undefined;
  return {
    prompt,
    negativePrompt: wordsOf(first(NEGATIVE) ?? negativeOfPair),
    reason: wordsOf(first(REASON)),
    borrowed: borrowedOf(first(BORROWED)),
  };
}

/** Whether a field holds what a model thought on its way. */
export function isThought(key: string): boolean {
  return THOUGHT.test(plainName(key));
}

/** Prompts in a text of lines, or in an object of texts, where a list of objects was asked for. */
function plainPrompts(value: unknown): string[] {
  if (typeof value === 'string' && unpacked(value) === undefined && !/^\s*[{[]/.test(value))
    return value.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (!isObject(value)) return [];
  const names = Object.keys(value).map(plainName);
  const texts = Object.values(value);
  const isOne = names.some((name) => name === 'type' || [...PROMPT, ...NEGATIVE, ...REASON].includes(name));
  return isOne || !texts.every((text) => typeof text === 'string') ? [] : (texts as string[]);
}

function listOf(list: readonly unknown[], depth: number): Found {
  const isNumbered = list.length > 1 && list.every((item) => typeof item === 'string' && NUMBER.test(item));
  const variants = list.flatMap((item): AnswerVariant[] => {
    if (typeof item === 'string') {
      const inner = unpacked(item);
      if (inner !== undefined) return variantsIn(inner, depth + 1).variants;
      return [
        {
          prompt: isNumbered ? item.replace(NUMBER, '') : item,
          negativePrompt: '',
          reason: '',
          borrowed: [],
        },
      ];
    }
    const own = variantOf(item);
    return own ? [own] : variantsIn(item, depth + 1).variants;
  });
  return { variants, isList: true };
}

/** A list of words under the name of a prompt is one prompt, where the object is otherwise one. */
function isTags(holder: object, key: string): boolean {
  const others = Object.keys(holder).map(plainName);
  const held = (holder as Record<string, unknown>)[key];
  return (
    plainName(key) === 'prompt' &&
    Array.isArray(held) &&
    held.every((one) => typeof one === 'string') &&
    others.some((name) => NEGATIVE.includes(name) || REASON.includes(name) || BORROWED.includes(name))
  );
}

function promptText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))
    return value.join(', ');
  if (!isObject(value)) return undefined;
  const { positive, text } = value;
  if (typeof positive === 'string') return positive;
  const fields = Object.keys(value);
  if (typeof text === 'string' && fields.every((key) => ALL_NAMES.has(plainName(key)))) return text;
  // A prompt in JSON that was not written as a text.
  return fields.length > 1 ? JSON.stringify(value) : undefined;
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : '';
}

function borrowedOf(value: unknown): AnswerVariant['borrowed'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const fields = new Map(Object.entries(one).map(([key, held]) => [plainName(key), held]));
    const [phrase, from] = [
      fields.get('phrase') ?? fields.get('words'),
      fields.get('from') ?? fields.get('id'),
    ];
    return typeof phrase === 'string' && typeof from === 'string' ? [{ phrase, from }] : [];
  });
}

/** The object or list in a text that is nothing else, where a model encoded it twice. */
function unpacked(text: string): unknown {
  const trimmed = text.trim();
  if (!/^(?:\{[\s\S]*\}|\[\s*[{["][\s\S]*\])$/.test(trimmed)) return undefined;
  try {
    return JSON.parse(trimmed);
  } catch {
    // Words in braces are a template, not an object.
    if (!/^[{[]\s*[{["'\\]/.test(trimmed)) return undefined;
    const { value, whole } = readLooseJson(unescapedQuotes(trimmed), 0);
    return whole && typeof value === 'object' ? value : undefined;
  }
}

/** JSON all of whose quotes are escaped, without its escapes. */
export function unescapedQuotes(text: string): string {
  return /^[{[]\s*(?:\[\s*)?(?:\{\s*)?\\["n]/.test(text)
    ? text.replace(/\\(["\\nt])/g, (_all, char: string) => (char === 'n' || char === 't' ? ' ' : char))
    : text;
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainName(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}
