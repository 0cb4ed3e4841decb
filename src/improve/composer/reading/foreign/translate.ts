import { MASS, pluralOf, polished } from './english.ts';
import { type Gloss, type Glossary, glossaryOf, type Translation } from './glossary.ts';
import { fromChinese, fromJapanese } from './unspaced.ts';

/** Endings that a noun, an adjective or a verb may have beyond what is listed, by language. */
const NOUN_ENDINGS: Record<string, RegExp> = {
  de: /(?:en|er|e|n|s)$/,
  fr: /(?:s|x)$/,
  es: /(?:es|s)$/,
  it: /$^/,
  pt: /(?:es|s)$/,
  ru: /$^/,
};
const ADJECTIVE_ENDINGS: Record<string, RegExp> = {
  de: /(?:er|es|en|em|e)$/,
  fr: /(?:es|e|s)$/,
  es: /(?:os|as|es|o|a|s)$/,
  it: /(?:o|a|i|e|he|hi)$/,
  pt: /(?:os|as|es|o|a|s)$/,
  ru: /$^/,
};
/** Languages in which adjectives follow their noun. */
const NOUN_FIRST = new Set(['fr', 'es', 'it', 'pt']);
const ELIDED = /\b(l|d|un|dell|nell|sull|all|dall|s|qu)['’]/giu;
const MOST_WORDS = 4;

/**
 * Puts a short phrase of another language into English, word by word; undefined for a language of which nothing is known. What comes out
 * is only good for use where no word is unknown.
 * @param code ISO 639-1
 */
export function translate(text: string, code: string): Translation | undefined {
  const glossary = glossaryOf(code);
  if (!glossary) return undefined;
  if (code === 'ja') return fromJapanese(text, glossary);
  if (code === 'zh') return fromChinese(text, glossary);
  const { glosses, unknown } = glossed(text, code, glossary);
  const ordered = NOUN_FIRST.has(code) ? adjectivesFirst(glosses) : glosses;
  const words = code === 'ru' ? withArticles(ordered) : ordered.map(({ english }) => english);
  return { text: polished(words.filter(Boolean).join(' ')), unknown };
}

function glossed(text: string, code: string, glossary: Glossary): { glosses: Gloss[]; unknown: string[] } {
  const plain = text.replace(ELIDED, "$1' ").replace(/([,;])/g, ' , ');
  const words = plain.split(/\s+/).flatMap((word) => word.replace(/[.!?"«»„“”]/g, '') || []);
  const glosses: Gloss[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < words.length; ) {
    if (words[at] === ',') {
      glosses.push({ part: 'link', english: ',' });
      at += 1;
      continue;
    }
    const found = longestAt(words, at, code, glossary, glosses.at(-1));
    if (found) glosses.push(found.gloss);
    else if (/^\d+$/.test(words[at]!)) glosses.push({ part: 'adjective', english: words[at]! });
    // A name stays what it is.
    else if (code !== 'de' && at > 0 && /^\p{Lu}\p{Ll}+$/u.test(words[at]!))
      glosses.push({ part: 'noun', english: words[at]! });
    else unknown.push(words[at]!);
    at += found?.size ?? 1;
  }
  return { glosses, unknown };
}

function longestAt(
  words: readonly string[],
  at: number,
  code: string,
  glossary: Glossary,
  before: Gloss | undefined,
): { gloss: Gloss; size: number } | undefined {
  for (let size = Math.min(MOST_WORDS, words.length - at); size > 0; size -= 1) {
    const written = words
      .slice(at, at + size)
      .join(' ')
      .toLowerCase();
    const next = words[at + size];
    const gloss = glossOf(written, code, glossary, before, next);
    if (gloss) return { gloss, size };
  }
  return undefined;
}

function glossOf(
  written: string,
  code: string,
  glossary: Glossary,
  before: Gloss | undefined,
  next: string | undefined,
): Gloss | undefined {
  const link = glossary.links.get(written);
  if (link !== undefined) return { part: 'link', english: link };
  const verb =
    glossary.verbs.get(written) ?? (code === 'ru' ? stemmed(written, glossary.verbs, 4) : undefined);
  const noun = nounOf(written, code, glossary);
  const adjective = adjectiveOf(written, code, glossary);
  const isNoun = (word: string | undefined) =>
    word !== undefined && nounOf(word.toLowerCase(), code, glossary) !== undefined;
  // "Vecchio" is old beside a noun, and an old man by himself.
  if (adjective && (!noun || isNoun(next) || before?.part === 'noun'))
    return { part: 'adjective', english: adjective };
  // Behind "qui" something is done: "lit" is no bed there.
  const isRelative = before?.part === 'link' && before.english === '';
  if (verb && (!noun || isRelative || before?.part === 'noun')) return { part: 'verb', english: verb };
  if (noun) return { part: 'noun', english: drinkOrPlace(noun, before) };
  return verb ? { part: 'verb', english: verb } : undefined;
}

/** "Caffè" is drunk, unless one is in it. */
function drinkOrPlace(noun: string, before: Gloss | undefined): string {
  return noun === 'cafe' && before !== undefined && /\b(?:of|with|and)\b/.test(before.english)
    ? 'coffee'
    : noun;
}

function nounOf(written: string, code: string, { nouns }: Glossary): string | undefined {
  const exact = nouns.get(written);
  if (exact) return exact;
  if (code === 'ru') return russianNoun(written, nouns);
  if (code === 'it') {
    const singular = [
      written.replace(/i$/, 'o'),
      written.replace(/i$/, 'e'),
      written.replace(/e$/, 'a'),
      written.replace(/hi$/, 'o'),
    ];
    const found = singular.map((word) => nouns.get(word)).find(Boolean);
    return found && pluralOf(found);
  }
  if (code === 'pt' && /ões$/.test(written)) {
    const found = nouns.get(written.replace(/ões$/, 'ão'));
    if (found) return pluralOf(found);
  }
  const found =
    nouns.get(written.replace(NOUN_ENDINGS[code]!, '')) ?? nouns.get(written.replace(/(?:n|s)$/, ''));
  if (found && written.length > 3) return pluralOf(found);
  return code === 'de' ? compound(written, nouns) : undefined;
}

/** "Fischerboot": two nouns in one. */
function compound(written: string, nouns: ReadonlyMap<string, string>): string | undefined {
  for (let at = 3; at <= written.length - 3; at += 1) {
    const [first, last] = [written.slice(0, at), written.slice(at)];
    const one = nouns.get(first) ?? nouns.get(first.replace(/(?:es|en|er|s|n)$/, ''));
    const two = nouns.get(last) ?? nouns.get(last.replace(/(?:en|er|e|n|s)$/, ''));
    if (one && two) return `${one} ${two}`;
  }
  return undefined;
}

function russianNoun(written: string, nouns: ReadonlyMap<string, string>): string | undefined {
  const found = stemmed(written, nouns, 3);
  return found && /(?:ах|ях|ами|ями|ам|ям|ов|ев)$/.test(written) ? pluralOf(found) : found;
}

/** The longest stem that a word begins with, if little follows. */
function stemmed(written: string, words: ReadonlyMap<string, string>, most: number): string | undefined {
  if (written.includes(' ')) return undefined;
  for (let end = written.length; end >= Math.max(2, written.length - most); end -= 1) {
    const found = words.get(written.slice(0, end));
    if (found) return found;
  }
  return undefined;
}

function adjectiveOf(written: string, code: string, { adjectives }: Glossary): string | undefined {
  const exact = adjectives.get(written);
  if (exact) return exact;
  if (code === 'ru')
    return /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ую|юю|ом|ем|ым|им|ых|их)$/.test(written)
      ? stemmed(written, adjectives, 3)
      : undefined;
  return adjectives.get(written.replace(ADJECTIVE_ENDINGS[code]!, ''));
}

function adjectivesFirst(glosses: readonly Gloss[]): Gloss[] {
  const ordered: Gloss[] = [];
  for (const gloss of glosses) {
    const last = ordered.findLastIndex(({ part }) => part !== 'adjective');
    if (gloss.part === 'adjective' && ordered.at(-1)?.part === 'noun')
      ordered.splice(ordered.length - 1, 0, gloss);
    else if (gloss.part === 'adjective' && ordered[last]?.part === 'noun' && last === ordered.length - 1)
      ordered.splice(last, 0, gloss);
    else ordered.push(gloss);
  }
  return ordered;
}

/** Where a language has no articles, "a" for what comes first and "the" behind a preposition. */
function withArticles(glosses: readonly Gloss[]): string[] {
  return glosses.map(({ part, english }, at) => {
    const starts = part === 'adjective' || part === 'noun';
    const before = glosses[at - 1];
    if (!starts || before?.part === 'adjective') return english;
    const noun = glosses.slice(at).find((one) => one.part === 'noun')?.english ?? '';
    const isMany = noun !== '' && pluralOf(noun) === noun && !MASS.test(noun);
    if (isMany || /^(?:two|three|four|five|many|his|her)$/.test(before?.english ?? '')) return english;
    if (before?.part === 'link' && before.english !== 'and' && before.english !== ',')
      return `the ${english}`;
    return MASS.test(noun) ? english : `a ${english}`;
  });
}
