import { partsOf } from '../fit/parts.ts';
import { stylePhrases } from '../style/phrases.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import { lowerFirst } from '../style/wording.ts';

/** Tags with underscores that mean something only as they are. */
const FIXED = /^(?:score|source|rating)_/i;
/** What is no tag: wildcards, LoRA, textual inversions, links between words. */
const SYNTAX = /[<>{}]|__|embedding:/;
const VERBS =
  'wearing|holding|carrying|riding|standing|sitting|lying|walking|running|looking|reading|climbing|playing|eating|drinking|dancing|flying|swimming|sleeping|mending|crossing|leaning|kneeling|smiling|watching';
const BEFORE_VERB = new RegExp(`\\s+(?=(?:${VERBS})\\s)`, 'i');
const BE = /^(?:there (?:is|are)|it (?:is|has)|he is|she is|they are|and|with)\s+/i;
/** "The harbor is in the background" loses its verb; "is" between nouns stays. */
const LINKING =
  /\s+(?:is|are|was|were)\s+(?=(?:in|on|at|out|under|over|behind|beside|above|below|near|next|full|covered|filled|lit|\w+ing|\w+ed)\b)/i;
const FIGURES: Record<string, string> = { girl: 'girl', woman: 'girl', lady: 'girl', boy: 'boy', man: 'boy' };
const COUNT = /(?:^|,)\s*(?:\d\+?(?:girl|boy|other)s?|solo|no humans)\s*(?:,|$)/i;
const WORDS = ['', 'a', 'two', 'three', 'four', 'five', 'six'];

/** Makes comma-separated phrases of sentences, without verbs that only link and without a subject that is named already. */
export function asTags(text: string): string {
  let said: ReadonlySet<string> = new Set();
  return partsOf(text)
    .map(({ text: part }, at) => {
      let tag = part
        .trim()
        .replace(/[.!?]+$/, '')
        .replace(BE, '')
        .replace(LINKING, ' ');
      const [, subject, rest] =
        new RegExp(
          `^((?:the|this|his|her|its|their)\\s+\\S+(?:\\s+\\S+){0,2}?)\\s+((?:${VERBS})\\b.*)$`,
          'i',
        ).exec(tag) ?? [];
      if (subject && rest && [...read(subject).content].every((lemma) => said.has(lemma))) tag = rest;
      said = new Set([...said, ...read(tag).content]);
      return at === 0 ? tag : lowerFirst(tag);
    })
    .filter((tag) => tag !== '')
    .join(', ');
}

/**
 * As image boards write tags: lower case, short, no articles, how many figures first. A long phrase is parted before what the
 * subject does, wears or is with, and gives up what it says of medium and light as tags of their own.
 */
export function asBoardTags(text: string): string {
  const tags = partsOf(text).flatMap(({ text: part }) => boardTags(part.trim()));
  const figure = /\b\d\+?(?:girl|boy|other)s?\b|\bno humans\b/i.test(text)
    ? undefined
    : figuresIn(tags.find((tag) => !FIXED.test(tag)) ?? '');
  const lead = tags.filter((tag) => FIXED.test(tag));
  const others = tags.filter((tag) => !FIXED.test(tag));
  return unique([...lead, ...(figure ? [figure] : []), ...others]).join(', ');
}

/** Tags of image boards in plain words: "castle background" for "castle_background". */
export function withoutUnderscores(text: string): string {
  return text.replace(/[^\s,()[\]{}]+/g, (word) =>
    FIXED.test(word) || SYNTAX.test(word) || /^--|[:/\\]/.test(word)
      ? word
      : word.replaceAll('_', ' ').trim(),
  );
}

/** "1girl" as people say it, for models that were not trained on such tags. */
export function withoutCounts(text: string): string {
  // Prose keeps its full stops.
  if (!COUNT.test(text)) return text;
  return partsOf(text)
    .flatMap(({ text: part }) => {
      const tag = part.trim();
      const [, number, figure] = /^(\d)\+?(girl|boy|other)s?$/i.exec(tag) ?? [];
      if (/^(?:solo|no humans)$/i.test(tag)) return [];
      if (!number || !figure) return [tag];
      const noun = figure.toLowerCase() === 'other' ? 'figure' : figure.toLowerCase();
      return [`${WORDS[Number(number)] ?? number} ${noun}${number === '1' ? '' : 's'}`];
    })
    .join(', ');
}

/** The same without tags that say what another one said. */
export function unique(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const { key } = read(tag);
    if (key !== '' && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function boardTags(part: string): string[] {
  if (SYNTAX.test(part)) return [part];
  const plain = read(part).masked.text === part ? partedTags(part) : [part];
  return plain.map((tag) => tag.replace(/^(?:an?|the)\s+/i, '').toLowerCase()).filter((tag) => tag !== '');
}

function partedTags(part: string): string[] {
  if (judgePhrase(read(part))) return [part];
  let text = part;
  const aside: string[] = [];
  const [, medium, rest] = /^(.{2,60}?)\s+of\s+(.+)$/i.exec(text) ?? [];
  if (medium && rest && judgePhrase(read(medium)) && !/(?:style|manner|spirit)$/i.test(medium)) {
    aside.push(medium);
    text = rest;
  }
  for (const { text: phrase } of stylePhrases(text).toReversed()) {
    if (!text.endsWith(phrase) || phrase.length === text.length) continue;
    aside.unshift(phrase.replace(/^(?:in|at|under|with)\s+/i, ''));
    text = text.slice(0, -phrase.length).trim();
  }
  const pieces = text.split(BEFORE_VERB).map((piece) => piece.replace(/\s+and$/i, ''));
  return [...pieces, ...aside.filter((phrase) => phrase !== '')];
}

/** "1girl" for "a woman …"; nothing where it is not said who. */
function figuresIn(tag: string): string | undefined {
  const [, , noun] =
    /^(?:\S+\s+){0,3}?((girl|woman|lady|boy|man)|(?:girls|women|ladies|boys|men))\b/i.exec(tag) ?? [];
  return noun ? `1${FIGURES[noun.toLowerCase()]}` : undefined;
}
