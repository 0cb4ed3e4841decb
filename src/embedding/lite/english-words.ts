import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import { stemsOf } from '../../text/words.ts';

let words: ReadonlySet<string> | undefined;
let stems: ReadonlySet<string> | undefined;

/** Common English words in lower case: the whole words that the shipped text model was made with, about 22,000. */
export function englishWords(): ReadonlySet<string> {
  if (words) return words;
  const file = JSON.parse(readFileSync(packageFile('models/lite-text/tokenizer.json'), 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  words = new Set(Object.keys(file.model.vocab).filter((word) => /^[a-z]+$/.test(word)));
  return words;
}

/** Whether a word in lower case, or another form of it, is one of {@link englishWords}. */
export function isEnglishWord(word: string): boolean {
  if (englishWords().has(word)) return true;
  stems ??= new Set([...englishWords()].flatMap((one) => stemsOf(one)));
  return stemsOf(word).some((stem) => stems!.has(stem));
}
