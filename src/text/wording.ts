import { memoize } from './memoize.ts';
import { foldAccents, isFunctionWord, WORD } from './words.ts';

/** A word of a text as two prompts are compared by it. */
export interface WordingToken {
  /** The word without case, accents, number and regional spelling. */
  key: string;
  /** Lower case, as written. */
  word: string;
  /** Whether it carries content of its own. */
  isContent: boolean;
  /** Whether a phrase begins with it: a comma, a full stop or a bracket stands before. */
  beginsPhrase: boolean;
  /** First and last-plus-one UTF-16 code unit in the text. */
  start: number;
  end: number;
}

/** A word such as "bird's", "f/1.8", "$10,000" or "50%"; "&"; a sign between two numbers; an emoji. */
const TOKEN = new RegExp(
  `[$€£¥]?${WORD}(?:[./,]\\p{N}+)*[%°]?|&|(?<=\\p{N}\\s?)[-+*/=:<>×](?=\\s?\\p{N})|\\p{RI}\\p{RI}|(?![©®™])\\p{Extended_Pictographic}`,
  'gu',
);
/** The same for texts of ASCII only, several times as fast. */
const PLAIN_TOKEN = /\$?[a-z0-9]+(?:'[a-z]+)*(?:[./,][0-9]+)*%?|&|(?<=[0-9]\s?)[-+*/=:<>](?=\s?[0-9])/gi;
const ASCII = /^[\0-\x7f]*$/;
const ARTICLE = /^(?:an?|the)$/;
/** What parts phrases; the point of "J. M. W. Turner" and "St. Ives" does not. */
const BREAK = /[,;:!?|()[\]{}<>\n–—…]|\.(?=\s)/;
const ABBREVIATION = /(?:^|\P{L})(?:\p{L}|dr|mrs?|ms|st|mt|ft|jr|sr|no|vs)$/iu;

/** The words of a text in order, without articles. */
export function wordingTokens(text: string): WordingToken[] {
  const tokens: WordingToken[] = [];
  let [done, beginsPhrase] = [0, true];
  for (const { 0: written, index } of text.matchAll(ASCII.test(text) ? PLAIN_TOKEN : TOKEN)) {
    beginsPhrase ||= parts(text, done, index);
    done = index + written.length;
    const word = written.toLowerCase();
    if (ARTICLE.test(word)) continue;
    tokens.push({
      key: keyOf(word),
      word,
      isContent: !isFunctionWord(word),
      beginsPhrase,
      start: index,
      end: done,
    });
    beginsPhrase = false;
  }
  return tokens;
}

/** Whether what stands between two words parts phrases. */
function parts(text: string, from: number, to: number): boolean {
  if (to - from === 1 && text[from] === ' ') return false;
  const gap = text.slice(from, to);
  return (
    BREAK.test(gap) && !(/^\. *$/.test(gap) && ABBREVIATION.test(text.slice(Math.max(0, from - 5), from)))
  );
}

/**
 * What a text says, word by word in its order: equal for texts that differ in spelling, number, article, punctuation,
 * case or spacing only ("two Coloured t-shirts." and "2 colored T shirt"), and for no others.
 */
export function wordingOf(text: string): string {
  return joinedKeys(wordingTokens(text)) || foldAccents(text).trim();
}

/** Keys without spaces, since "close-up" is written in three ways; only numbers do not run together. */
export function joinedKeys(tokens: readonly WordingToken[]): string {
  let joined = '';
  for (const { key } of tokens) joined += /\d$/.test(joined) && /^\d/.test(key) ? ` ${key}` : key;
  return joined;
}

const pairs = (text: string): Map<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('=') as [string, string]),
  );

/** Plurals that no ending tells. */
const IRREGULAR = pairs(`
  men=man women=woman children=child mice=mouse geese=goose teeth=tooth feet=foot people=person oxen=ox dice=die
  wolves=wolf knives=knife wives=wife lives=life leaves=leaf shelves=shelf halves=half calves=calf elves=elf
  loaves=loaf thieves=thief scarves=scarf hooves=hoof dwarves=dwarf cacti=cactus octopi=octopus fungi=fungus
  lenses=lens gases=gas canvases=canvas atlases=atlas irises=iris quizzes=quiz waltzes=waltz`);
/** Words that end as plurals do and have a meaning of their own. */
const NO_PLURAL = /^(?:news|woods|does|has|was|lens|canvas|atlas)$/;
/** Regional spellings that no rule tells. */
const SPELLINGS = pairs(`
  grey=gray greyscale=grayscale moustache=mustache doughnut=donut pyjama=pajama plough=plow aeroplane=airplane
  aluminium=aluminum artefact=artifact cheque=check sceptic=skeptic sceptical=skeptical programme=program
  whisky=whiskey yoghurt=yogurt jewellery=jewelry cosy=cozy kerb=curb tyre=tire judgement=judgment ageing=aging
  manoeuvre=maneuver woollen=woolen sulphur=sulfur skilful=skillful wilful=willful practise=practice
  defence=defense offence=offense licence=license pretence=pretense centring=centering centred=centered
  theatre=theater centre=center metre=meter litre=liter fibre=fiber sabre=saber sombre=somber spectre=specter
  sceptre=scepter lustre=luster calibre=caliber meagre=meager kilometre=kilometer centimetre=centimeter
  millimetre=millimeter amphitheatre=amphitheater fibreglass=fiberglass okay=ok`);
/** Numbers in words. */
const NUMBERS = pairs(
  'one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12',
);
/** British spellings and what is made of them; of a word that is spelt so everywhere the key only looks odd. */
const RULES: readonly [RegExp, string][] = [
  [/(?<!^(?:p|f|h|t|y|sc?|d|fl|l))our(?=$|ed|ing|ful|less|abl|it|ist|al|y|er|hood|ly)/, 'or'],
  [/(?<=.{3}[iy])s(?=(?:e|ed|ing|er|ation)$)/, 'z'],
  [/(?<=.{4}l)l(?=(?:ed|ing|er|ou)$)/, ''],
  [/logue$/, 'log'],
  [/^(s?m)ould/, '$1old'],
  [/(?<=^.+)ae(?=.{3})/, 'e'],
];

/** A word without case, accents, apostrophes, number and regional spelling. */
const keyOf = memoize((word: string): string => {
  if (word === '&') return 'and';
  const bare = foldAccents(word).replaceAll('’', "'");
  // "10,000" is 10000.
  if (/^\P{L}?\d/u.test(bare)) return bare.replace(/,(?=\d{3}(?!\d))/g, '');
  const letters = bare.replace(/'s$/, '').replaceAll("'", '');
  if (!/^[a-z]+$/.test(letters)) return letters;
  const one = IRREGULAR.get(letters) ?? singular(letters);
  const spelt = SPELLINGS.get(one) ?? RULES.reduce((key, [from, to]) => key.replace(from, to), one);
  return NUMBERS.get(spelt) ?? spelt;
}, 100_000);

/** The same for one and for several; no word of the language where the ending does not tell which of two it was. */
function singular(word: string): string {
  if (word.length < 4 || NO_PLURAL.test(word)) return word;
  // "peaches" and "headaches", "buses" and "houses", "heroes" and "shoes", "skies" and "movies".
  if (/(?:ss|sh|ch|x|us)es$|oes$/.test(word)) return word.slice(0, -2);
  if (/(?:ch|x|us|o)e$/.test(word)) return word.slice(0, -1);
  if (/ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
