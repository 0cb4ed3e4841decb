import { NOUNS } from './nouns.ts';
import { ADJECTIVES, LINKS, VERBS } from './words.ts';

/** What a word does in a sentence. */
type Part = 'noun' | 'adjective' | 'verb' | 'link';

/** A word of another language. */
export interface Gloss {
  part: Part;
  english: string;
}

/** A short phrase in English, word by word, and the words that nobody here knows. */
export interface Translation {
  text: string;
  unknown: string[];
}

/** Words of one language, as they are written or as far as they do not change. */
export interface Glossary {
  nouns: ReadonlyMap<string, string>;
  adjectives: ReadonlyMap<string, string>;
  verbs: ReadonlyMap<string, string>;
  links: ReadonlyMap<string, string>;
}

const COLUMNS = ['de', 'fr', 'es', 'it', 'pt', 'ru', 'ja', 'zh'];

function columnOf(table: string, code: string): Map<string, string> {
  const at = COLUMNS.indexOf(code) + 1;
  const words = new Map<string, string>();
  for (const line of table.trim().split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    for (const written of (cells[at] ?? '').split(',')) {
      const [word = '', other] = written.trim().split('=');
      // What comes first is meant more often.
      if (word && !words.has(word)) words.set(word, other ?? cells[0]!);
    }
  }
  return words;
}

const glossaries = new Map<string, Glossary>();

/** The words of a language by its ISO 639-1 code; undefined for one of which none are known here. */
export function glossaryOf(code: string): Glossary | undefined {
  if (!COLUMNS.includes(code)) return undefined;
  const known = glossaries.get(code);
  if (known) return known;
  const links = (LINKS[code] ?? '').split(',').flatMap((pair) => {
    const [word = '', ...english] = pair.trim().split(' ');
    return word ? [[word, english.join(' ').replace(/^-$/, '')] as const] : [];
  });
  const glossary = {
    nouns: columnOf(NOUNS, code),
    adjectives: columnOf(ADJECTIVES, code),
    verbs: columnOf(VERBS, code),
    links: new Map(links),
  };
  glossaries.set(code, glossary);
  return glossary;
}
