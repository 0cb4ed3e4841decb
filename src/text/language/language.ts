import { ENGLISH, LANGUAGES, SCRIPTS } from './words.ts';

/** A language other than English, told from a text. */
export interface Language {
  /** ISO 639-1. */
  code: string;
  /** In English: "German". */
  name: string;
  /** `script`: it is not written in Latin letters at all; `words`: by its words. */
  by: 'script' | 'words';
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Share of the letters that are of another script, from which a text is written in it. */
const MOST_OF_IT = 0.6;
/** What a word counts that is also English or part of names; two different ones make one of the language's own. */
const SHARED = 0.5;
/** What a word with one of a language's letters counts: names have them too. */
const LETTERS = 0.4;
/** What is left of that for a word that the library's own prompts hold, and for one capitalised as in names and titles. */
const KNOWN = 0.4;
const CAPITALISED = 0.55;
/** The evidence that is needed, and where no word is the language's own: names and titles come in threes of the others. */
const ENOUGH = 1;
const ENOUGH_SHARED = 2;

interface Evidence {
  own: ReadonlySet<string>;
  shared: ReadonlySet<string>;
  letters: RegExp | undefined;
}

const EVIDENCE: ReadonlyMap<string, Evidence> = new Map(
  Object.entries(LANGUAGES).map(([code, { own, shared, letters }]) => [
    code,
    {
      own: new Set(own.split(/\s+/)),
      shared: new Set(shared.split(/\s+/)),
      letters: letters === '' ? undefined : new RegExp(`[${letters}]`, 'u'),
    },
  ]),
);

/** Articles and prepositions that are written in one with the next word: "d'une", "nell'acqua". */
const ELIDED: Readonly<Record<string, RegExp>> = {
  fr: /^(?:d|l|qu)'\p{L}{2}/u,
  it: /^(?:d|l|dell|nell|sull|all|dall|un)'\p{L}{2}/u,
};

/**
 * The language of a text that is clearly not English: by its script, or by words that link, letters and what is often
 * seen in images. Undefined for English, for names, for single words that English borrowed, and wherever it is in doubt:
 * to take English for something else costs more than to overlook a language.
 * @param isKnown whether the library's prompts hold a word, given in lower case; such a word can be read.
 * @param isEnglish whether English has a word, in lower case; undefined where nobody knows.
 */
export function foreignLanguage(
  text: string,
  isKnown: (word: string) => boolean = () => false,
  isEnglish?: (word: string) => boolean,
): Language | undefined {
  return byScript(text) ?? byWords(text, isKnown, isEnglish);
}

function byScript(text: string): Language | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{sc=Latin}/gu)?.length ?? 0;
  if (letters === 0 || latin > (1 - MOST_OF_IT) * letters) return undefined;
  const found = SCRIPTS.find(({ pattern }) => text.match(pattern));
  return found && { code: found.code, name: found.name, by: 'script' };
}

function byWords(
  text: string,
  isKnown: (word: string) => boolean,
  isEnglish?: (word: string) => boolean,
): Language | undefined {
  const all = text.match(WORD) ?? [];
  // "MIT" is no "mit".
  const written = all.filter((word) => !/^\p{Lu}{2,}$/u.test(word) || text === text.toUpperCase());
  const isTitle = written.length > 1 && written.every((word) => /^\p{Lu}/u.test(word));
  const words = new Map<string, { isName: boolean }>();
  for (const word of written) {
    const lower = word.toLowerCase().replace('’', "'");
    const isName = /^\p{Lu}/u.test(word) && word !== written[0];
    if (!words.has(lower)) words.set(lower, { isName });
  }
  let english = 0;
  for (const word of words.keys()) if (ENGLISH.has(word)) english++;
  let best: { code: string; sum: number; hasOwn: boolean } | undefined;
  for (const [code, evidence] of EVIDENCE) {
    let [sum, hasOwn] = [0, false];
    for (const [word, { isName }] of words) {
      // German writes its nouns so.
      const isDoubted = isTitle || (isName && !(code === 'de' && evidence.own.has(word)));
      const weight = weightOf(word, code, evidence);
      sum += weight * (isKnown(word) ? KNOWN : isDoubted ? CAPITALISED : 1);
      hasOwn ||= weight === 1 || weight === LETTERS;
    }
    if (sum > (best?.sum ?? 0)) best = { code, sum, hasOwn };
  }
  if (!best || english >= best.sum) return undefined;
  const { shared } = EVIDENCE.get(best.code)!;
  // "tumbas de los faraones": what a linking word links, no English text and no prompt has.
  const isStrange = (word: string) => isEnglish !== undefined && !isEnglish(word) && !isKnown(word);
  const others = [...words].filter(([word]) => !shared.has(word));
  const isAllStrange =
    others.length > 1 && !isTitle && others.every(([word, { isName }]) => !isName && isStrange(word));
  if (!isAllStrange && best.sum < (best.hasOwn ? ENOUGH : ENOUGH_SHARED)) return undefined;
  return { code: best.code, name: LANGUAGES[best.code]!.name, by: 'words' };
}

function weightOf(word: string, code: string, { own, shared, letters }: Evidence): number {
  if (own.has(word)) return 1;
  if (shared.has(word) || ELIDED[code]?.test(word)) return SHARED;
  return letters?.test(word) ? LETTERS : 0;
}
