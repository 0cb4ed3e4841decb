import type { Role } from '../../records/style-word.ts';
import type { Token } from '../../text/prompt-text.ts';
import { type Cue, findCues, isColor, isModifier, isNounModifier } from '../../text/style-cues.ts';
import { isFunctionWord } from '../../text/words.ts';
import type { Commitments } from './contradictions.ts';
import type { Reading } from './reading.ts';

const MOST_WORDS = 9;
const ADJECTIVE = /.{2}(?:ed|ic|al|ous|ful|less|ish|ive|like|esque)$/;
const NOT_ADJECTIVES = new Set(
  `metal animal crystal cathedral medal petal signal festival carnival jackal cereal mineral admiral cardinal terminal canal portal music fabric
  picnic clinic attic relic tunic critic magic garlic mechanic comic fish dish radish goldfish starfish jellyfish native detective hive dive
  bicycle bed seed weed reed feed shed sled steed infrared dental skull inspired themed named called titled`.split(
    /\s+/,
  ),
);
const LITTLE_WORDS = /^(?:at|in|with|under|by|on|from|against|during|through)$/;
const ARTIST =
  /^(?:(?:painting|illustration|art|artwork|photograph|photo|drawing|poster|design)s? by|by|in the (?:style|manner) of|(?:in )?(?:the )?style of|inspired by|in the spirit of)\s+(.+)$/iu;

/** A phrase about the look of an image, as a prompt writes it. */
export interface StylePhrase {
  text: string;
  role: Role;
  /** The lexicon's terms in it: what two phrases about the same thing have in common. */
  terms: string[];
  /** Whether it names its role only faintly, such as "on warm paper". */
  faint: boolean;
  /** Its wording: see {@link Reading}. */
  key: string;
  content: ReadonlySet<string>;
  commitments: Commitments;
  cost: number;
}

/**
 * Reads a phrase as a matter of style, or says that it is not one: nothing in it may speak of a subject,
 * so every content word has to be a style word, a color, or an adjective.
 */
export function judgePhrase(reading: Reading): StylePhrase | undefined {
  const { text, tokens, cues } = reading;
  if (tokens.length === 0 || tokens.length > MOST_WORDS) return undefined;
  const artist = /\d/.test(text) ? undefined : artistIn(text, tokens);
  // What is left when "pulp-magazine-style photograph" loses its first words.
  if (!artist && /^(?:style|aesthetic)$/.test(tokens[0]!.lemma)) return undefined;
  const role = artist ? 'artist' : roleOf(tokens, cues);
  if (!role || tokens.some(({ word }) => /^(?:is|are|be|its|their|his|her|has|have)$/.test(word)))
    return undefined;
  const { key, content, commitments, cost } = reading;
  return {
    ...{ text, role, key, content, commitments, cost },
    terms: artist ? [artist] : cues.filter((cue) => !cue.weak || cues.length === 1).map((cue) => cue.term),
    faint: !artist && cues.every((cue) => cue.weak),
  };
}

/** "by Greg Rutkowski", "style of Kawase Hasui"; not "by the sea" and not "by candlelight". */
function artistIn(text: string, tokens: readonly Token[]): string | undefined {
  const name = ARTIST.exec(text.trim())?.[1]?.trim();
  if (!name) return undefined;
  const words = tokens.filter(({ start }) => start >= text.trimEnd().length - name.length);
  if (words.length < 1 || words.length > 6 || words.length === tokens.length) return undefined;
  if (/^(?:a|an|the|my|his|her|their|night|day|hand|two|three)$/i.test(words[0]!.word)) return undefined;
  const byOnly = /^by\s/i.test(text);
  const capital = /^\p{Lu}/u.test(name);
  if (byOnly && (words.length < 2 || (!capital && words.length > 3))) return undefined;
  // Without capitals only words that mean nothing else can be a name.
  if (
    !capital &&
    words.some(
      (word) =>
        isModifier(word.lemma) || isNounModifier(word.lemma) || isColor(word) || isFunctionWord(word.word),
    )
  )
    return undefined;
  if (findCues(words).length > 0 && !capital) return undefined;
  return words.map((word) => word.word).join(' ');
}

function roleOf(tokens: readonly Token[], cues: readonly Cue[]): Role | undefined {
  const colors = tokens.filter(isColor).length;
  const inColorCue = (token: Token) =>
    cues.some((cue) => cue.role === 'color' && tokens.slice(cue.from, cue.to).includes(token));
  if (
    colors > 1 &&
    tokens.every(
      (t) => isColor(t) || isModifier(t.lemma) || /^(?:and|to|with)$/.test(t.word) || inColorCue(t),
    )
  )
    return 'color';
  if (/\band\b.*\bviews?$/.test(tokens.map(({ word }) => word).join(' '))) return undefined;
  if (tokens[0]!.word === 'by' && !(cues.length === 1 && /light$/.test(cues[0]!.term))) return undefined;
  const cueAt = (at: number) => cues.find((cue) => cue.from <= at && at < cue.to);
  const known = (at: number) => {
    const { lemma, word } = tokens[at]!;
    return (
      isFunctionWord(word) ||
      cueAt(at) !== undefined ||
      isColor(tokens[at]!) ||
      isModifier(lemma) ||
      isNounModifier(lemma) ||
      /^\d/.test(lemma)
    );
  };
  const unknown = tokens.map((_, at) => at).filter((at) => !known(at));
  const content = tokens.filter((token) => !isFunctionWord(token.word));
  if (content.length === 0) return undefined;
  const headAt = tokens.indexOf(content.at(-1)!);
  const headKnown = cueAt(headAt) !== undefined || isColor(tokens[headAt]!);
  // "light glowing" ends in a qualifier; that is fine only behind a term that is clear by itself.
  if (!headKnown && !(isModifier(tokens[headAt]!.lemma) && cues.some((cue) => !cue.weak))) return undefined;
  // One unheard-of adjective is welcome; an unheard-of noun is somebody's subject.
  if (unknown.length > 1 || unknown.some((at) => !isAdjective(tokens[at]!.word))) return undefined;
  if (cues.length === 0) return undefined;
  const strong = cues.some((cue) => !cue.weak);
  if (!strong && content.length < 2) return undefined;
  const head = headCue(tokens, cues);
  if (colors > 0 && head.weak && head.role === 'medium' && !strong && colors >= content.length - 1)
    return 'color';
  return head.role;
}

function isAdjective(word: string): boolean {
  return ADJECTIVE.test(word) && !NOT_ADJECTIVES.has(word);
}

/** The cue a phrase turns on: the last one of its first part that says something. */
function headCue(tokens: readonly Token[], cues: readonly Cue[]): Cue {
  const parts: Cue[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const cue = cues.find((other) => other.from === at);
    if (cue) parts.at(-1)!.push(cue);
    else if (LITTLE_WORDS.test(token.word) && !cues.some((other) => other.from < at && at < other.to))
      parts.push([]);
  }
  // "shot on Kodak Portra": what follows says more than "shot" does.
  const own = parts.find((part) => part.some((cue) => !cue.weak)) ?? parts.find((part) => part.length > 0)!;
  const last = own.at(-1)!;
  // "low poly style", "cyberpunk art": the general noun leaves the say to the word before it.
  if (last.weak && /^(?:style|aesthetic|art|artwork)$/.test(last.term)) return own.at(-2) ?? last;
  return last;
}
