import { memoize } from '../../text/memoize.ts';
import { isColor } from '../../text/style-cues.ts';
import { isFunctionWord } from '../../text/words.ts';
import { type Reading, read } from './reading.ts';
import { judgePhrase, type StylePhrase } from './style-phrase.ts';

/** Longest part of a stored prompt that is read for phrases. */
const READ_AT_MOST = 3000;
/** Words that open a part which can stand alone behind a comma: "in soft light". */
const OPENERS = new Set(
  'in with under at by on against during made shot seen lit bathed rendered'.split(' '),
);
/** Words that end a part and belong to none. */
const BREAKERS = new Set(
  `of showing depicting featuring that which while where who into across around over above below beneath between behind
  beside near along from through as like is are and or for to then its their his her the`.split(/\s+/),
);
/** Roles that may be cut out before a noun of the subject: "low poly alpine lake". */
const ADJUNCT_ROLES = new Set(['medium', 'movement']);

/**
 * The phrases of a prompt that speak of its look and could serve another subject, each exactly as the
 * prompt writes it. Understands comma lists and sentences, and leaves out weights, LoRA tags and flags.
 */
export const stylePhrases = memoize((prompt: string): readonly StylePhrase[] => {
  const reading = read(prompt.slice(0, READ_AT_MOST));
  const found: StylePhrase[] = [];
  const segments = split(reading);
  for (let i = 0; i < segments.length; i += 1) {
    const palette = paletteFrom(reading, segments, i);
    if (palette) {
      found.push(palette.phrase);
      i = palette.last;
      const rest = palette.rest;
      if (rest) found.push(...readSegment(reading, rest));
    } else found.push(...readSegment(reading, segments[i]!));
  }
  return found;
}, 2000);

/** Token ranges between commas, sentence ends and line breaks. */
function split({ masked: { text, tokens } }: Reading): [number, number][] {
  const segments: [number, number][] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    const gap = at < tokens.length ? text.slice(tokens[at - 1]!.end, tokens[at]!.start) : '\n';
    // "J. M. W. Turner" is one name.
    const initial =
      at < tokens.length && tokens[at - 1]!.end - tokens[at - 1]!.start === 1 && gap.startsWith('.');
    if (!initial && /[,;:|\n!?"“”•]|\.\s|\s[-–—]+\s|[–—]/.test(gap)) {
      segments.push([from, at]);
      from = at;
    }
  }
  return segments;
}

function readSegment(reading: Reading, [from, to]: [number, number]): StylePhrase[] {
  const whole = judge(reading, from, to);
  if (whole) return [whole];
  return chunk(reading, from, to).flatMap(([a, b]) => judge(reading, a, b) ?? cutOut(reading, a, b));
}

/** Parts a segment at prepositions and the like, never inside a term of the lexicon or before a name. */
function chunk(reading: Reading, from: number, to: number): [number, number][] {
  const { tokens, cues } = reading.masked;
  const inside = (at: number) => cues.some((cue) => cue.from < at && at < cue.to);
  const chunks: [number, number][] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    const { word } = tokens[at]!;
    const opens = OPENERS.has(word);
    if ((!opens && !BREAKERS.has(word)) || inside(at)) continue;
    // "seen from above" and "at night" are terms: they open a part and are not cut.
    if (!opens && cues.some((cue) => cue.from === at)) continue;
    // "bathed in warm light" is one part, not two.
    if (opens && at === start + 1 && OPENERS.has(tokens[start]!.word)) continue;
    if (at > start) chunks.push([start, at]);
    if (
      opens &&
      /\p{Lu}/u.test(reading.text.slice(tokens[at]!.end, tokens[to - 1]!.end)) &&
      judge(reading, at, to)?.role === 'artist'
    ) {
      chunks.push([at, to]);
      return chunks;
    }
    start = opens ? at : at + 1;
  }
  if (to > start) chunks.push([start, to]);
  return chunks;
}

/** Runs of words within a chunk that name a look, such as "low poly" in "low poly alpine lake". */
function cutOut(reading: Reading, from: number, to: number): StylePhrase[] {
  const { cues, tokens } = reading.masked;
  return cues.flatMap((cue) => {
    if (cue.weak || cue.from < from || cue.to > to) return [];
    const atEnd = cue.to === to || isFunctionWord(tokens[cue.to]!.word);
    if (!atEnd && !ADJUNCT_ROLES.has(cue.role)) return [];
    if (!atEnd && cue.to - cue.from < 2) return [];
    const lone = cue.to - cue.from < 2 && cue.from > from && !isFunctionWord(tokens[cue.from - 1]!.word);
    for (let start = Math.max(from, cue.from - 3); start <= cue.from; start += 1) {
      const phrase = isFunctionWord(tokens[start]!.word) ? undefined : judge(reading, start, cue.to);
      if (phrase && !(lone && start === cue.from)) return [phrase];
    }
    return [];
  });
}

/** Neighboring segments of color words make one palette: "terracotta, ochre, teal and ink blue". */
function paletteFrom(reading: Reading, segments: readonly [number, number][], first: number) {
  const { tokens } = reading.masked;
  const colorRun = (from: number, to: number): number => {
    let at = from;
    while (
      at < to &&
      (isColor(tokens[at]!) ||
        /^(and|deep|pale|soft|dusty|dark|light|warm|ink|burnt|muted)$/.test(tokens[at]!.word))
    )
      at += 1;
    return at;
  };
  let last = first;
  while (last < segments.length && colorRun(...segments[last]!) === segments[last]![1]) last += 1;
  const [from] = segments[first]!;
  let to = last > first ? segments[last - 1]![1] : from;
  let rest: [number, number] | undefined;
  const next = segments[last];
  if (next && last > first) {
    const end = colorRun(...next);
    if (end > next[0] && end < next[1] && OPENERS.has(tokens[end]!.word)) {
      to = end;
      rest = [end, next[1]];
    } else last -= 1;
  } else last -= 1;
  if (last < first || (last === first && !rest)) return undefined;
  const phrase = judge(reading, from, to);
  return phrase ? { phrase, last, rest } : undefined;
}

function judge(reading: Reading, from: number, to: number): StylePhrase | undefined {
  const { masked } = reading;
  const { tokens } = masked;
  let [a, b] = [from, to];
  while (a < b && /^(a|an|the|and|very|also|or)$/.test(tokens[a]!.word)) a += 1;
  while (b > a && /^(and|or|the|a|an|of|with|in|by|at|to)$/.test(tokens[b - 1]!.word)) b -= 1;
  if (b <= a) return undefined;
  const phrase = masked.part(a, b);
  const isAsWritten = reading.text.startsWith(phrase.text, tokens[a]!.start);
  return isAsWritten && !/[\n:]/.test(phrase.text) ? judgePhrase(phrase) : undefined;
}
