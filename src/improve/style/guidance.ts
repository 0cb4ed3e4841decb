import { containsPhrase } from '../../text/prompt-text.ts';
import { stylePhrases } from './phrases.ts';
import { type Reading, read } from './reading.ts';
import { judgePhrase, type StylePhrase } from './style-phrase.ts';

/** What a person's guidance comes to. */
export interface Guidance {
  /** Style words that go into every variant as they are. */
  add: StylePhrase[];
  /** Lemmas that make a phrase more welcome. */
  wanted: Set<string>;
  /** Things that must not come in, as the person wrote them. */
  avoid: string[];
  /** Parts that could not be read as style words. */
  unread: string[];
}

const AVOID =
  /^(?:and |but |please )*(?:no|without|avoid(?:ing)?|not|never|less|fewer|don'?t (?:use|want|add|include)|do not (?:use|want|add|include)|exclude|remove|skip)\s+(?:any |so |too |much |a |an |the )*(.+)$/i;
const LEAD =
  /^(?:and|but|please|make (?:it|this|them)|keep (?:it|this)|give (?:it|me)|i(?:'d| would)? (?:want|like)|it should (?:be|have|look)|should (?:be|have|look)|use|add|with|much|more|a bit|a little|slightly|very|in|as|like|look(?:ing)?|some|a|an|the|lots of|go|try|feel(?:ing)?)\s+/i;

/** What a comparative asks for, where an image can have it. */
const COMPARATIVES: Record<string, string> = {
  moodier: 'moody atmosphere',
  darker: 'dark tones',
  brighter: 'bright light',
  lighter: 'light tones',
  warmer: 'warm colors',
  cooler: 'cool tones',
  colder: 'cold tones',
  softer: 'soft light',
  calmer: 'calm mood',
  quieter: 'calm mood',
  simpler: 'simple composition',
  cleaner: 'clean composition',
  dreamier: 'dreamy atmosphere',
  cozier: 'cozy atmosphere',
  cosier: 'cosy atmosphere',
  happier: 'cheerful mood',
  sadder: 'melancholic mood',
  scarier: 'eerie atmosphere',
  gloomier: 'gloomy atmosphere',
  sharper: 'sharp focus',
  closer: 'close-up',
  wider: 'wide shot',
  older: 'vintage',
  wilder: 'dynamic composition',
};

/** Reads free guidance: what to add, what to prefer, what to keep out. */
export function readGuidance(text: string | undefined): Guidance {
  const guidance: Guidance = { add: [], wanted: new Set(), avoid: [], unread: [] };
  for (const part of (text ?? '').split(
    /[,;\n]|\.\s|\.$|\bbut\b|\band\b(?=\s+(?:no|without|avoid|not|make|more|less|keep|use)\b)/i,
  )) {
    const trimmed = part.trim().replace(/[!.]+$/, '');
    if (trimmed) readPart(trimmed, guidance);
  }
  return guidance;
}

function readPart(part: string, guidance: Guidance): void {
  const avoided = AVOID.exec(part)?.[1];
  if (avoided) {
    for (const thing of avoided.split(/\s+(?:and|or)\s+/i)) guidance.avoid.push(thing.trim());
    return;
  }
  let rest = part;
  while (LEAD.test(rest)) rest = rest.replace(LEAD, '');
  for (const lemma of read(rest).content) guidance.wanted.add(lemma);
  let isRead = false;
  const pieces = rest.split(/\s+and\s+/i);
  const comparing = pieces.some((piece) => COMPARATIVES[piece.trim().toLowerCase()]);
  // "black and white" is one thing; "moodier and softer" are two.
  for (const piece of comparing ? pieces : [rest]) {
    const comparative = COMPARATIVES[piece.trim().toLowerCase()];
    const found = comparative ? [judgePhrase(read(comparative))!] : stylePhrases(piece);
    for (const phrase of found) {
      isRead = true;
      for (const lemma of phrase.content) guidance.wanted.add(lemma);
      if (!guidance.add.some((other) => other.text === phrase.text)) guidance.add.push(phrase);
    }
  }
  if (!isRead) guidance.unread.push(part);
}

/** Whether a text brings in something the guidance keeps out. */
export function isAvoided({ text, tokens, commitments }: Reading, avoid: readonly string[]): boolean {
  if (avoid.length === 0) return false;
  const lemmas = new Set(tokens.map(({ lemma }) => lemma));
  return avoid.some((thing) => {
    if (containsPhrase(text, thing)) return true;
    const { content, commitments: unwanted } = read(thing);
    if (content.size > 0 && [...content].every((lemma) => lemmas.has(lemma))) return true;
    // "no photos" also keeps out "85mm lens", which can be nothing else.
    return content.size === 1 && [...unwanted.families].some((family) => commitments.families.has(family));
  });
}
