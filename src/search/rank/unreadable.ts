import type { SearchRequest } from '../../records/search.ts';
import { foreignLanguage, type Language } from '../../text/language/language.ts';
import { stemsOf } from '../../text/words.ts';
import { readQuery } from '../read-query.ts';
import type { WordSearch } from './lexical.ts';
import type { TextModel } from './unknown-text.ts';

/** A query in words that the library's model can read, which were asked for in another language. */
export interface Translation {
  /** What is searched for. */
  text: string;
  /** In English: "German". */
  language: string;
}

/** A library holds a word of another language now and then, in a name or a quotation; one in so many prompts is its own. */
const COMMON = 1 / 10_000;

/** The language of a query that the model cannot read; undefined where it can, or where nobody knows. */
export async function unreadableLanguage(
  text: string,
  model: TextModel,
  words: WordSearch,
  isWord: (word: string) => boolean,
): Promise<Language | undefined> {
  if (text === '' || model.readsOnly === undefined || !foreignLanguage(text, undefined, isWord))
    return undefined;
  const [counts, prompts] = await Promise.all([words.counts(stemsOf(text)), words.prompts()]);
  const least = prompts * COMMON;
  const isKnown = (word: string) => {
    const [stem] = stemsOf(word);
    const count = stem === undefined ? 0 : (counts.get(stem) ?? 0);
    return count > 0 && count >= least;
  };
  return foreignLanguage(text, isKnown, isWord);
}

/** The words of a request and their language, where its model cannot read them and meaning counts. */
export async function unreadableWords(
  request: SearchRequest,
  model: TextModel,
  words: WordSearch,
  isWord: (word: string) => boolean,
): Promise<{ text: string; language: Language } | undefined> {
  if (request.text === undefined || request.mode === 'lexical') return undefined;
  const { text } = readQuery(request);
  const language = await unreadableLanguage(text, model, words, isWord);
  return language && { text, language };
}
