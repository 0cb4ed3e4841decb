import { PromptloomError } from '../../errors.ts';
import type { Improvement, ImproveRequest, Variant } from '../../records/improvement.ts';
import { ImproveRequestSchema } from '../../records/improvement.ts';
import type { ImprovementPage, RateRequest } from '../../records/improvement-memory.ts';
import type { Match } from '../../records/match.ts';
import type { Store } from '../../store/store.ts';
import { contentLemmas, overlap } from '../../text/prompt-text.ts';

/** Most that a prompt gains which was accepted or given stars, as a share of the best match's score. */
const MOST_LIFT = 0.15;
/** What is left of that by rating: one that is rated badly was kept, but is no model for the next. */
const LIFT_BY_RATING = [0, 0, 0.5, 0.8, 1, 1] as const;
const LIFT_UNRATED = 0.8;
/** The same of a prompt that nobody accepted: with less than three stars it stands where one without any does. */
const LIFT_BY_STARS = [0, 0, 0, 0.5, 1, 1] as const;
/** Stars of a prompt that a person finds no example of anything. */
const NO_EXAMPLE = 1;

/**
 * An improvement with what became of its variants.
 * @throws PromptloomError `not-found`.
 */
export async function recallImprovement(id: string, store: Store): Promise<Improvement> {
  const improvement = await store.improvements.byId(id);
  if (!improvement) {
    throw new PromptloomError('not-found', `there is no improvement ${id} in this library`, {
      hint: 'The list of improvements has their ids (npx promptloom improvements).',
    });
  }
  const deleted = await store.deletions.among(improvement.matches.map((match) => match.id));
  return {
    ...improvement,
    matches: improvement.matches.filter((match) => !deleted.has(match.id)),
    variants: await withOutcomes(improvement.variants, store),
  };
}

/** A page of improvements, newest first. @throws PromptloomError `not-found` for an unknown `before`. */
export async function listImprovements(
  { limit, before }: { limit: number; before?: string },
  store: Store,
): Promise<ImprovementPage> {
  if (before !== undefined && !(await store.improvements.byId(before))) {
    throw new PromptloomError('not-found', `there is no improvement ${before} in this library`, {
      hint: 'Take “before” from “next” of the page before.',
    });
  }
  // One more than wanted tells whether there is another page.
  const found = await store.improvements.list(limit + 1, before);
  const improvements = found.slice(0, limit);
  return { improvements, next: found.length > limit ? improvements.at(-1)!.id : null };
}

/** Keeps what a person thinks of a variant. @throws PromptloomError `not-found`. */
export async function rateVariant({ variantId, rating }: RateRequest, store: Store): Promise<Variant> {
  const { variant } = await namedVariant(variantId, store);
  await store.improvements.rate(variantId, rating);
  return (await withOutcomes([variant], store))[0]!;
}

/** A variant and the improvement it is of. @throws PromptloomError `not-found`. */
export async function namedVariant(
  id: string,
  { improvements }: Store,
): Promise<{ variant: Variant; improvement: Improvement }> {
  const found = await improvements.variant(id);
  const improvement = found && (await improvements.byId(found.improvementId));
  if (improvement) return { variant: found.variant, improvement };
  throw new PromptloomError('not-found', `there is no variant ${id}`, {
    hint: 'Take the id from the answer of improve.',
  });
}

/** The request that an improvement was made by; for one of before requests were kept, as near as it can be told. */
export function requestOf(improvement: Improvement): ImproveRequest {
  if (improvement.request) return improvement.request;
  const { idea, template, guidance, options, matches, variants } = improvement;
  return ImproveRequestSchema.parse({
    ...options,
    idea: template ?? idea,
    guidance,
    for: improvement.for,
    variants: Math.max(1, variants.length),
    k: Math.max(1, matches.length),
    ...(options?.task === 'blend' && { use: matches.map(({ id }) => id) }),
  });
}

/** What people think of the matches of an idea. */
export interface Liking {
  /** The matches less those with one star, which teach only where a person names them. */
  examples: Match[];
  /** How much further up a match stands, by id; those that gain nothing are left out. */
  lifts: Map<string, number>;
  /** Ids of matches that were accepted for this very idea. */
  own: Set<string>;
}

/**
 * Which matches may teach, and how much further up each stands because it was accepted for an idea like this one, or
 * has stars and is about the same: up to {@link MOST_LIFT} by the words in common and by its rating. The stars of a
 * prompt count before the rating of the variant that it was.
 * @param line the idea in the language of the prompts.
 */
export async function likingOf(
  idea: string,
  matches: readonly Match[],
  store: Store,
  line = idea,
): Promise<Liking> {
  const lifts = new Map<string, number>();
  const improved = matches.filter(({ origin }) => origin === 'improved').map(({ id }) => id);
  const [annotations, accepted] = await Promise.all([
    store.annotations.byIds(matches.map(({ id }) => id)),
    improved.length > 0 ? store.improvements.acceptedFor(improved) : [],
  ]);
  const starsOf = (id: string) => annotations.get(id)?.rating ?? undefined;
  const examples = matches.filter(({ id }) => starsOf(id) !== NO_EXAMPLE);
  const words = new Set(contentLemmas(idea));
  const inEnglish = new Set(contentLemmas(line));
  const lift = (id: string, worth: number, about: string) => {
    const theirs = new Set(contentLemmas(about));
    const gain = MOST_LIFT * worth * Math.max(overlap(words, theirs), overlap(inEnglish, theirs));
    if (gain > (lifts.get(id) ?? 0)) lifts.set(id, gain);
  };
  const own = new Set<string>();
  for (const { promptId, idea: earlier, rating } of accepted) {
    if (isSameIdea(idea, earlier)) own.add(promptId);
    const stars = starsOf(promptId) ?? rating;
    lift(promptId, stars === undefined ? LIFT_UNRATED : (LIFT_BY_RATING[stars] ?? 0), earlier);
  }
  for (const { id, prompt } of examples) lift(id, LIFT_BY_STARS[starsOf(id) ?? 0] ?? 0, prompt);
  return { examples, lifts, own };
}

/** Whether two ideas ask for the same: the same words but for order, case and words that mean little. */
export function isSameIdea(a: string, b: string): boolean {
  const [one, other] = [a, b].map((idea) => [...new Set(contentLemmas(idea))].sort().join(' '));
  if (one !== '' || other !== '') return one === other;
  const plain = (idea: string) => idea.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}

async function withOutcomes(variants: readonly Variant[], store: Store): Promise<Variant[]> {
  const ids = variants.map(({ id }) => id);
  const [ratings, acceptances] = await Promise.all([
    store.improvements.ratings(ids),
    store.improvements.acceptances(ids),
  ]);
  const prompts = await store.prompts.byIds(acceptances.map(({ promptId }) => promptId));
  return variants.map((variant) => {
    const rating = ratings.get(variant.id);
    const accepted = acceptances.flatMap(({ variantId, promptId, at }) => {
      const prompt = variantId === variant.id && prompts.get(promptId);
      if (!prompt) return [];
      const edited = prompt.text !== variant.prompt || prompt.negativePrompt !== variant.negativePrompt;
      const { text, negativePrompt } = prompt;
      return [{ promptId, prompt: text, negativePrompt, edited, at }];
    });
    return {
      ...variant,
      ...(rating !== undefined && { rating }),
      ...(accepted.length > 0 && { accepted }),
    };
  });
}
