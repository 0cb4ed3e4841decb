import { CANDIDATES_A_MATCH, pickDiverse } from '../../improve/composer/matches/diverse.ts';
import { withEnoughToLend } from '../../improve/composer/matches/lending.ts';
import { stylePhrases } from '../../improve/style/phrases.ts';
import type { ImproveMatches, ImproveRequest } from '../../records/improvement.ts';
import type { Match } from '../../records/match.ts';
import { MAX_K } from '../../records/search.ts';
import { closenessOf } from '../../search/rank/relevance.ts';
import { Turns } from '../../sources/turns.ts';
import { type Liking, likingOf } from './improvement-memory.ts';
import type { SearchLine } from './search-line.ts';
import { compared, type MatchContext, similar } from './similar.ts';

/** Most that a prompt gains by the style words it has to lend, as a share of the best match's score. */
const MOST_STYLE_LIFT = 0.15;
/** How many times as many prompts are looked at where those near an idea lend too little. */
const TIMES_WIDER = 4;
/** Results of a search that say how near matches are. */
const COMPARED = 100;
/** Style phrases from which it gains that much. */
const RICH_IN_STYLE = 4;

type Asked = Pick<ImproveRequest, 'idea' | 'k' | 'diversity' | 'variants'> & {
  /** What similar prompts are looked for with. */
  line: SearchLine;
};

/**
 * Prompts near the idea and unlike each other that have style to lend, best first; those accepted for a like idea or given stars stand further
 * up, and those with one star are left out.
 */
export async function nearestMatches(
  asked: Asked,
  context: MatchContext,
  signal: AbortSignal | undefined,
): Promise<Match[]> {
  return pickNearest(asked, ({ examples }) => examples, context, signal);
}

/** The same, but for what was accepted for this very idea: that is told apart, for a person to decide. */
export async function offeredMatches(
  asked: Asked,
  context: MatchContext,
  signal: AbortSignal | undefined,
): Promise<ImproveMatches> {
  let mine: Match[] = [];
  const others = ({ examples, own }: Liking) => {
    mine = examples.filter(({ id }) => own.has(id));
    return examples.filter(({ id }) => !own.has(id));
  };
  const matches = await pickNearest(asked, others, context, signal);
  return { matches, own: mine.slice(0, asked.k) };
}

async function pickNearest(
  { idea, line: { text: line }, k, diversity, variants }: Asked,
  choose: (liking: Liking) => Match[],
  context: MatchContext,
  signal: AbortSignal | undefined,
): Promise<Match[]> {
  const find = async (count: number) => {
    const wanted = Math.min(MAX_K, count);
    const near = await similar(line, wanted, context, { signal });
    // An idea in a language that the model does not know is near nothing; its words may stand in prompts all the same.
    const isUnknown = near.notes?.some(({ code }) => code === 'unknown-text');
    const { results } = isUnknown ? await similar(line, wanted, context, { signal, mode: 'lexical' }) : near;
    const liking = await likingOf(idea, results, context.store, line);
    return { examples: choose(liking), lifts: liking.lifts };
  };
  const turns = new Turns();
  const { examples, lifts } = await find(k * CANDIDATES_A_MATCH);
  // Diversity 0 asks for the nearest, whatever they say.
  if (diversity === 0) return pickDiverse(examples, k, diversity, lifts);
  for (const { id, prompt } of examples) {
    await turns.give();
    lifts.set(id, (lifts.get(id) ?? 0) + liftOfStyle(prompt));
  }
  const picked = pickDiverse(examples, k, diversity, lifts);
  const lending = withEnoughToLend(line, picked, examples, variants);
  if (lending.enough) return lending.matches;
  // Where bare subjects stand all around an idea, style is found further away.
  const wider = await find(k * CANDIDATES_A_MATCH * TIMES_WIDER);
  return withEnoughToLend(line, picked, wider.examples, variants).matches;
}

/**
 * The prompts a person named, in their order, with the score that the line finds them by.
 * @throws PromptloomError `not-found`.
 */
export async function namedMatches(
  names: readonly string[],
  { text }: SearchLine,
  context: MatchContext,
  signal: AbortSignal | undefined,
): Promise<Match[]> {
  const found = await Promise.all(names.map((name) => context.store.prompts.named(name)));
  const ids = [...new Set(found.map(({ id }) => id))];
  return ids.length === 0 ? [] : compared(ids, text, context, signal);
}

/**
 * How near the matches are that have to do with an idea, by id: relevance goes before variety, and near is what most likely answers the
 * line, by meaning and by words, not the nearest of whatever there is.
 */
export async function nearTo(
  { text }: SearchLine,
  matches: readonly Match[],
  context: MatchContext,
  signal: AbortSignal | undefined,
): Promise<Map<string, number>> {
  const { results } = await similar(text, COMPARED, context, { signal, mode: 'hybrid' });
  const scores = new Map(results.map(({ id, score }) => [id, score]));
  return new Map(
    matches
      .map(({ id, score }) => [id, Math.max(score, scores.get(id) ?? 0)] as const)
      .filter(([, score]) => closenessOf(score) !== 'none'),
  );
}

/** A prompt that only names a subject teaches nothing about how such images are described. */
function liftOfStyle(prompt: string): number {
  return (MOST_STYLE_LIFT * Math.min(RICH_IN_STYLE, stylePhrases(prompt).length)) / RICH_IN_STYLE;
}
