import type { Improvement } from '../../src/records/improvement.ts';
import { containsPhrase, contentLemmas, overlap, tokenize } from '../../src/text/prompt-text.ts';

/** Most that two variants of a set may share of the words that they add. */
const MOST_SHARED = 0.6;
/** Least share of the added phrases that stands in the matches shown. */
const LEAST_BORROWED = 0.8;
/** How much more common a word is among the matches than in the library to be over-represented. */
const TIMES_AS_COMMON = 2;

/** Pairs that no image can hold both of; the composer has a longer list of its own, which this does not look at. */
const OPPOSITES: readonly [RegExp, RegExp][] = (
  [
    ['night|midnight|nocturnal|moonlit|moonlight', 'day|daylight|midday|noon|sunny|sunlit|sunlight|blue sky'],
    ['dawn|sunrise|morning light|morning', 'dusk|sunset|night|midnight|evening'],
    ['black and white|monochrome|grayscale|sepia', 'vibrant|vivid|colou?rful|saturated|neon|pastel colou?rs'],
    ['muted|desaturated|faded', 'vibrant|vivid|saturated'],
    ['soft light|soft shadows|overcast|diffused', 'hard light|harsh light|hard shadows'],
    ['summer|heat', 'winter|snow|snowy|frozen'],
    ['indoors|indoor', 'outdoors|outdoor'],
    ['close up|close-up|macro', 'wide angle|panorama|panoramic|aerial view'],
    ["aerial view|bird's eye view|top down|overhead", "low angle|worm's eye view|eye level"],
    ['minimal|minimalist', 'cluttered|ornate|maximalist'],
    ['sharp focus|tack sharp', 'soft focus|blurry|out of focus'],
    [
      'photograph|photography|photo',
      'oil painting|watercolou?r|pencil sketch|pixel art|linocut|gouache|line art',
    ],
    ['3d render|claymation', 'oil painting|watercolou?r|pencil sketch|linocut|ink drawing'],
    ['rain|rainy|storm|stormy|fog|foggy', 'clear sky|sunny'],
    ['medieval|victorian|renaissance|baroque', 'futuristic|cyberpunk|sci-fi'],
    ['cheerful|joyful|playful', 'melancholic|gloomy|ominous|eerie'],
  ] as const
).map(([one, other]) => [whole(one), whole(other)]);

/** What one answer comes to. */
export interface Measured {
  variants: number;
  /** Variants that hold every content word of the idea. */
  keepsIdea: number;
  withinTokens: number;
  /** Highest count of tokens of a variant. */
  longest: number;
  /** Pairs of variants, and those that share too much of what they add. */
  pairs: number;
  tooClose: number;
  /** Highest share in common of any pair. */
  closest: number;
  addedPhrases: number;
  verbatim: number;
  /** Variants of which enough phrases stand in the matches. */
  wellBorrowed: number;
  borrowed: number;
  borrowedReal: number;
  addedWords: number;
  overRepresented: number;
  /** Variants that hold a contradiction which the idea does not hold itself, with what contradicts what. */
  contradictions: string[];
}

/**
 * Measures an answer against its idea and the matches it shows; trusts nothing that the writer says of itself but `borrowed`,
 * which it checks.
 * @param countTokens of the image model's encoder.
 * @param documents how many prompts of the library hold each lemma, and how many prompts there are.
 */
export function measureAnswer(
  { idea, matches, variants }: Pick<Improvement, 'idea' | 'matches' | 'variants'>,
  limit: number,
  countTokens: (text: string) => number,
  documents: { prompts: number; holding: ReadonlyMap<string, number> },
): Measured {
  const wanted = contentLemmas(idea);
  const near = new Map<string, number>();
  for (const { prompt } of matches)
    for (const lemma of new Set(contentLemmas(prompt))) near.set(lemma, (near.get(lemma) ?? 0) + 1);
  const isOver = (lemma: string) => {
    const count = near.get(lemma) ?? 0;
    const anywhere = (documents.holding.get(lemma) ?? 0) / documents.prompts;
    return count > 0 && count / matches.length >= TIMES_AS_COMMON * anywhere;
  };
  const sum: Measured = {
    variants: variants.length,
    keepsIdea: 0,
    withinTokens: 0,
    longest: 0,
    pairs: 0,
    tooClose: 0,
    closest: 0,
    addedPhrases: 0,
    verbatim: 0,
    wellBorrowed: 0,
    borrowed: 0,
    borrowedReal: 0,
    addedWords: 0,
    overRepresented: 0,
    contradictions: [],
  };
  const added = variants.map(({ prompt }) => addedLemmas(idea, prompt));
  for (const [n, { prompt, borrowed }] of variants.entries()) {
    const lemmas = new Set(tokenize(prompt).map(({ lemma }) => lemma));
    if (wanted.every((lemma) => lemmas.has(lemma))) sum.keepsIdea += 1;
    const tokens = countTokens(prompt);
    if (tokens <= limit) sum.withinTokens += 1;
    sum.longest = Math.max(sum.longest, tokens);
    for (const other of added.slice(0, n)) {
      const common = overlap(added[n]!, other);
      sum.pairs += 1;
      if (common > MOST_SHARED) sum.tooClose += 1;
      sum.closest = Math.max(sum.closest, common);
    }
    const phrases = addedPhrases(idea, prompt);
    const real = phrases.filter((phrase) => matches.some((match) => containsPhrase(match.prompt, phrase)));
    sum.addedPhrases += phrases.length;
    sum.verbatim += real.length;
    if (real.length >= LEAST_BORROWED * phrases.length) sum.wellBorrowed += 1;
    sum.borrowed += borrowed.length;
    sum.borrowedReal += borrowed.filter(({ phrase, from }) => {
      const match = matches.find(({ id }) => id === from);
      return match?.prompt.includes(phrase) && containsPhrase(prompt, phrase);
    }).length;
    sum.addedWords += added[n]!.size;
    sum.overRepresented += [...added[n]!].filter(isOver).length;
    const clash = contradictionIn(prompt, idea);
    if (clash) sum.contradictions.push(`${clash}: ${prompt}`);
  }
  return sum;
}

/** What a prompt adds to an idea, part by part as between commas and full stops. */
function addedPhrases(idea: string, prompt: string): string[] {
  const said = new Set(contentLemmas(idea));
  const at = prompt.toLowerCase().indexOf(idea.toLowerCase());
  const rest = at < 0 ? prompt : `${prompt.slice(0, at)},${prompt.slice(at + idea.length)}`;
  return rest
    .split(/[,;\n]+|\.(?:\s|$)/)
    .map((part) => part.trim())
    .filter((part) => contentLemmas(part).some((lemma) => !said.has(lemma)));
}

function addedLemmas(idea: string, prompt: string): Set<string> {
  const said = new Set(contentLemmas(idea));
  return new Set(contentLemmas(prompt).filter((lemma) => !said.has(lemma)));
}

function contradictionIn(prompt: string, idea: string): string | undefined {
  for (const [one, other] of OPPOSITES) {
    const [a, b] = [one.exec(prompt)?.[0], other.exec(prompt)?.[0]];
    if (a && b && !(one.test(idea) && other.test(idea))) return `${a} / ${b}`;
  }
  return undefined;
}

function whole(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');
}
