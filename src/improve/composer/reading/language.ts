import { foreignLanguage } from '../../../text/language/language.ts';
import { translate } from './foreign/translate.ts';

/** An idea in another language than English. */
export interface Foreign {
  /** In English: "German". */
  language: string;
  /** The idea in English, where every word of it is known. */
  english?: string;
  /** Words that are not known. */
  unknown: readonly string[];
}

/** Longest idea that is put into English word by word, in characters; longer ones have sentences. */
const LONGEST = 120;

/** Reads an idea that is not in English; undefined for English and for what no language can be told of. */
export function foreignIdea(text: string): Foreign | undefined {
  const found = foreignLanguage(text);
  if (!found) return undefined;
  const translation = text.length <= LONGEST ? translate(text, found.code) : undefined;
  const isWhole = translation !== undefined && translation.unknown.length === 0 && translation.text !== '';
  return {
    language: found.name,
    ...(isWhole && { english: translation.text }),
    unknown: translation?.unknown ?? [],
  };
}
