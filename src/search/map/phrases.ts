import { isCountry } from '../../text/countries.ts';
import { type Cue, findCues, isModifier } from '../../text/style-cues.ts';
import type { StyleRole } from '../../text/style-lexicon.ts';
import { type WordingToken, wordingTokens } from '../../text/wording.ts';

/** Most words of a phrase. */
const MOST_WORDS = 4;
/** Words of a text that are read: a long prompt says first what it shows. */
const READ_AT_MOST = 120;
/** What a phrase about the look is worth beside one about what is shown. */
export const LOOK = 0.35;
/** Phrases that say how good or how lit an image is name no cluster; those about its kind may. */
const NAMING_ROLES: ReadonlySet<StyleRole> = new Set(['medium', 'movement']);
/** Words of content that say nothing of what is shown. */
const EMPTY = new Set(
  `style image picture view background foreground scene front side top bottom left right next shot look day time thing way
  end bit lot part piece kind type set detail focus quality depth field lighting texture resolution render rendering author
  artist art artwork design feature high low 8k 4k hd uhd artstation trending one other few several many some each every
  all both same make show wear hold stand sit see use take get go come like while during there here where what when how
  inspired themed create generate include ensure instruction made written seen shown taken held century hand face eye strand air subject
  expression highlight place analyze third true false null none yes no different various middle center area edge shape form color tone
  single double pair number group row man-made camera lens work series version effect look feel appearance surface
  prompt text material reference upload user input output instruction description title aspect ratio highest generation generated
  request objective concept negative template placeholder photorealism ultra-realistic hyper-realistic style-reference mood vibe theme
  layout requirement step rule task brand product name element object main character identity environment setting composition
  and female male pose body posture gaze away moment lock retouch clean natural skin`.split(/\s+/),
);
/** What may be the gerund of a verb or a participle, where no article stands before: "a cat reading". */
const VERBAL = /^(?:\p{L}{2,}(?:ing|ed)|made|seen|shown|taken|held|written)$/u;
/** Colors that are no things; plums and roses may be what is shown. */
const COLOR =
  /^(?:red|green|blue|yellow|purple|pink|brown|gray|white|black|teal|turquoise|cyan|magenta|beige|crimson|scarlet|maroon|vermilion|azure|mauve|fuchsia|indigo|ochre|umber|cerulean)$/;
/** Ends of adverbs, and nouns that end so. */
const ADVERB = /\p{L}{3}ly$/u;
const NO_ADVERB = /^(?:butterfly|dragonfly|firefly|family|assembly|monopoly|italy|homely|anomaly)$/;
/** What an occurrence counts in the first phrase, among the first words, and later: what is shown comes first, then how. */
const COUNTS = { first: 1, early: 0.5, late: 0.3 };
const EARLY_WORDS = 30;
/** Tools, where a prompt says for which it is. */
const TOOLS =
  /\b(?:google )?(?:gemini )?nano[ -]?banana(?: (?:pro|prompt|\d[\d.]*))*\b|\b(?:google gemini|gemini (?:app|prom?p?t)|chatgpt|gpt-?\d\w*|midjourney|stable diffusion|grok(?: imagine)?|dall-?e)\b/gi;
/** Countries as a list of tags ends with them: where an artist is from, not what is shown. */
const FROM = 0.1;
/** Share of its occurrences in which a phrase ends where a noun phrase does. */
const ENDS_WELL = 0.5;

/** A text of the library, with the tags that people gave it. */
export interface Labelled {
  text: string;
  tags?: readonly string[];
}

/** A phrase of the texts that are labelled. */
export interface Phrase {
  /** Its keys in a row. */
  key: string;
  keys: readonly string[];
  /** Texts that have it, and how much each counts. */
  texts: Map<number, number>;
  /** How often it occurs, and how often no further noun follows. */
  count: number;
  ends: number;
  /** Whether it is a theme, which texts show without saying it. */
  isTheme?: boolean;
  /** How it is written, and how often. */
  written: Map<string, number>;
  /** What it is worth as a name: less for a look, nothing for boilerplate. */
  weight: number;
}

/** The phrases of texts that may be in a label and occur more than once. */
export function phrasesOf(labelled: readonly Labelled[]): Phrase[] {
  // A tag is a phrase like those of the text, and says what is shown.
  const texts = labelled.map(({ text, tags = [] }) => ({ text: withoutKeys(text), tags: tags.join('\n') }));
  const read = texts.map(({ text, tags }) => ({
    parts: [readPart(tags, true), readPart(text, false)],
  }));
  const having = new Map<string, number>();
  for (const { parts } of read)
    for (const key of new Set(parts.flatMap(({ tokens }) => tokens.map((token) => token.key))))
      having.set(key, (having.get(key) ?? 0) + 1);
  const least = texts.length < 12 ? 1 : 2;
  const phrases = new Map<string, Phrase>();
  for (const [number, { parts }] of read.entries())
    for (const part of parts) {
      const { tokens, isTags } = part;
      let isFirst = true;
      for (let from = 0; from < tokens.length; from++) {
        if (from > 0 && tokens[from]!.beginsPhrase) isFirst = isTags;
        const counts = isFirst ? COUNTS.first : from < EARLY_WORDS ? COUNTS.early : COUNTS.late;
        if (!tokens[from]!.isContent) continue;
        for (let to = from + 1; to <= Math.min(tokens.length, from + MOST_WORDS); to++) {
          const last = tokens[to - 1]!;
          // What holds a rare word is rare, and a phrase ends where the writer ends it.
          if ((to > from + 1 && last.beginsPhrase) || having.get(last.key)! < least) break;
          if (!last.isContent) continue;
          const keys = tokens.slice(from, to).map(({ key }) => key);
          const id = keys.join(' ');
          const phrase = phrases.get(id) ?? newPhrase(keys);
          phrases.set(id, phrase);
          phrase.count++;
          const weight = weightOf(part, from, to);
          if (weight === 0 || !endsWell(part, from, to)) continue;
          phrase.ends++;
          phrase.weight = Math.max(phrase.weight, weight);
          phrase.texts.set(number, Math.max(phrase.texts.get(number) ?? 0, counts));
          const form = writtenForm(part, from, to);
          phrase.written.set(form, (phrase.written.get(form) ?? 0) + 1);
        }
      }
    }
  return [...phrases.values()].filter(
    ({ texts: own, ends, count }) => own.size >= least && ends >= ENDS_WELL * count,
  );
}

function newPhrase(keys: readonly string[]): Phrase {
  return { key: keys.join(' '), keys, texts: new Map(), count: 0, ends: 0, written: new Map(), weight: 0 };
}

/** A text as it is read for phrases. */
interface Part {
  text: string;
  tokens: readonly WordingToken[];
  /** Of each word the phrase of the style lexicon that it belongs to. */
  cues: readonly (Cue | undefined)[];
  isTags: boolean;
}

function readPart(text: string, isTags: boolean): Part {
  const tokens = wordingTokens(text).slice(0, READ_AT_MOST);
  const cues = new Array<Cue | undefined>(tokens.length);
  for (const cue of findCues(tokens.map(({ key, word, start, end }) => ({ lemma: key, word, start, end }))))
    cues.fill(cue, cue.from, cue.to);
  return { text, tokens, cues, isTags };
}

/** Whether a phrase is whole where it stands: no further noun follows, and it is no verb with what it governs. */
function endsWell({ text, tokens, cues }: Part, from: number, to: number): boolean {
  const [first, last, next] = [tokens[from]!, tokens[to - 1]!, tokens[to]];
  const follows = next && !next.beginsPhrase ? next : undefined;
  const hasArticle = (after: number, before: number) =>
    /(?:^|\s)(?:an?|the)\s/i.test(text.slice(after, before));
  if (follows?.isContent && !VERBAL.test(follows.word) && !hasArticle(last.end, follows.start)) return false;
  if (to - from > 1 && VERBAL.test(last.word) && follows && follows.word !== 'of' && !cues[to - 1])
    return false;
  // "balloons over a valley" of "hot air balloons over a valley".
  const before = first.beginsPhrase ? undefined : tokens[from - 1];
  const inner = tokens.slice(from, to).some(({ isContent }) => !isContent);
  if (text[first.start - 1] === '-') return false;
  if (inner && before?.isContent && !hasArticle(before.end, first.start)) return false;
  if (!VERBAL.test(first.word) || hasArticle(Math.max(0, first.start - 5), first.start)) return true;
  return to - from > 1 && tokens[from + 1]!.isContent && !hasArticle(first.end, last.start);
}

/** A phrase as a text writes it; a capital that only begins a sentence is none. */
function writtenForm({ text, tokens, isTags }: Part, from: number, to: number): string {
  const { start } = tokens[from]!;
  const form = text.slice(start, tokens[to - 1]!.end).replace(/\s+/g, ' ');
  const begins = !isTags && (from === 0 || /[.!?:"\n]\s*$/.test(text.slice(Math.max(0, start - 3), start)));
  return begins && !/\s\p{Lu}/u.test(form) && /^\p{Lu}\p{Ll}/u.test(form)
    ? form.slice(0, 1).toLowerCase() + form.slice(1)
    : form;
}

/** What a phrase is worth as the name of a cluster, as it stands in a text. */
function weightOf({ text, tokens, cues }: Part, from: number, to: number): number {
  const [first, last] = [tokens[from]!, tokens[to - 1]!];
  if (
    cutsCue(cues, from) ||
    cutsCue(cues, to) ||
    isBoilerplate(first, cues[from]) ||
    isBoilerplate(last, cues[to - 1])
  )
    return 0;
  // Placeholders, and names that programs gave.
  if (
    text[first.start - 1] === '[' ||
    text[last.end] === ']' ||
    text.slice(first.start, last.end).includes('_')
  )
    return 0;
  const next = tokens[to];
  if (
    first.beginsPhrase &&
    (!next || next.beginsPhrase) &&
    isCountry(tokens.slice(from, to).map(({ key }) => key))
  )
    return FROM;
  let hasLook = false;
  for (let n = from; n < to; n++) {
    const { key, isContent } = tokens[n]!;
    if (!isContent || EMPTY.has(key) || COLOR.test(key) || isModifier(key) || !/^\p{L}{2}/u.test(key))
      continue;
    if (!cues[n]) return COLOR.test(last.key) ? 0 : 1;
    hasLook ||= !cues[n]!.weak || to - from > 1;
  }
  return hasLook ? LOOK : 0;
}

/** Whether a phrase of the lexicon goes on over a place between two words. */
function cutsCue(cues: Part['cues'], at: number): boolean {
  return cues[at] !== undefined && cues[at] === cues[at - 1];
}

function isBoilerplate({ key, word }: WordingToken, cue: Cue | undefined): boolean {
  if (EMPTY.has(key)) return cue === undefined || cue.weak;
  if (ADVERB.test(word) && !NO_ADVERB.test(word)) return true;
  return /^v?\d/.test(key) || (cue !== undefined && !NAMING_ROLES.has(cue.role));
}

/** How a phrase is mostly written. */
export function asWritten({ written }: Phrase): string {
  return [...written].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** A text without names of tools, and JSON without its keys: they are not what is shown. */
function withoutKeys(text: string): string {
  const bare = /^\s*[[{]/.test(text) ? text.replace(/"[^"\n]{1,60}"\s*:/g, ' ; ') : text;
  return bare.replace(TOOLS, ' ; ');
}
