import type { Role } from '../../records/style-word.ts';
import type { Candidate } from './candidates.ts';
import {
  agrees,
  belongsElsewhere,
  buildVariant,
  FEWEST_PHRASES,
  type Frame,
  inOrder,
  pickLeads,
  setApart,
} from './selection.ts';

/** So many phrases of the matches make a variant without any of the built-in ones. */
const FEWEST_BORROWED = 2;
/** Phrases that are tried as the first of a new combination. */
const MOST_STARTS = 40;

/** What variants are built from. */
export interface Plan {
  frame: Frame;
  /** Phrases of the matches. */
  candidates: Candidate[];
  /** Built-in looks. */
  recipes: Candidate[][];
}

/**
 * The phrases of each variant: around leads of the matches, then the matches' phrases in other company, and only where
 * they lend too little from built-in looks.
 */
export function composeSets(plan: Plan, count: number): Candidate[][] {
  const sets: Candidate[][] = [];
  const { candidates, frame } = plan;
  // More leads than variants, because some lead nowhere new.
  const leads: (Candidate | undefined)[] = pickLeads(candidates, frame, count * 2 + 4);
  if (leads.length < count) leads.push(...Array.from({ length: count - leads.length }, () => undefined));
  for (const lead of leads) {
    if (sets.length === count) return sets;
    if (lead && !frame.fits([lead])) continue;
    const built = setApart(buildVariant(lead, candidates, frame, sets), sets, frame);
    if (built && built.length >= (lead ? 2 : 3) && lends(built)) sets.push(built);
  }
  while (sets.length < count) {
    const built = recombined(plan, sets);
    if (!built) break;
    sets.push(built);
  }
  for (const lead of leads) {
    if (sets.length === count) return sets;
    if (!lead || sets.some((set) => set.includes(lead)) || !frame.fits([lead])) continue;
    const built = setApart(buildVariant(lead, candidates, frame, sets), sets, frame);
    if (built) sets.push(complete(built, plan, sets));
  }
  for (let round = 0; sets.length < count && round < 3; round += 1) {
    for (const [i, recipe] of plan.recipes.entries()) {
      if (sets.length === count) break;
      const mixed = round === 0 ? recipe : crossed(plan.recipes, i, round);
      const built = setApart(fitted(mixed, frame), sets, frame);
      if (built && built.length >= 2) sets.push(built);
    }
  }
  return sets;
}

/** Fills a meagre variant up to the least number of phrases from one built-in look that agrees with it. */
function complete(built: Candidate[], plan: Plan, sets: readonly (readonly Candidate[])[]): Candidate[] {
  const offers = plan.recipes.map((recipe) => {
    let result = built;
    for (const phrase of recipe) {
      const open = !result.some(({ role }) => role === phrase.role) && !plan.frame.filled.has(phrase.role);
      if (result.length >= FEWEST_PHRASES || !open || phrase.role === 'medium' || phrase.role === 'movement')
        continue;
      if (agrees(phrase, plan.frame, result) && plan.frame.fits([...result, phrase]))
        result = [...result, phrase];
    }
    return inOrder(result);
  });
  const apart = offers.filter((offer) => setApart(offer, sets, plan.frame)?.length === offer.length);
  const used = new Set(sets.flat().map(({ key }) => key));
  const worn = (offer: readonly Candidate[]) =>
    offer.filter(({ key, from }) => from.length === 0 && used.has(key)).length;
  return apart.sort((a, b) => b.length - a.length || worn(a) - worn(b))[0] ?? built;
}

function fitted(recipe: readonly Candidate[], frame: Frame): Candidate[] {
  const chosen: Candidate[] = [];
  for (const phrase of recipe) {
    if (frame.filled.has(phrase.role) || chosen.some(({ role }) => role === phrase.role)) continue;
    if (agrees(phrase, frame, chosen) && frame.fits([...chosen, phrase])) chosen.push(phrase);
  }
  return inOrder(chosen);
}

/** One recipe's way of drawing with another's light and color, when the recipes themselves are used up. */
function crossed(recipes: readonly Candidate[][], at: number, round: number): Candidate[] {
  const other = recipes[(at + round + 1) % recipes.length]!;
  const own = recipes[at]!.filter(
    ({ role }) => role === 'medium' || role === 'movement' || role === 'quality',
  );
  return [
    ...own,
    ...other.filter(({ role }) => role !== 'medium' && role !== 'movement' && role !== 'quality'),
  ];
}

/** What the matches lend stands for itself: phrases of our own would water it down. */
function lends(phrases: readonly Candidate[]): boolean {
  return phrases.filter(({ from }) => from.length > 0).length >= FEWEST_BORROWED;
}

/**
 * A variant of phrases that other variants may have had already, each now beside others; undefined where none is
 * unlike those there are. The more phrases and the fewer of them used before, the better.
 */
function recombined({ candidates, frame }: Plan, sets: readonly (readonly Candidate[])[]) {
  const uses = new Map<Candidate, number>();
  for (const phrase of sets.flat()) uses.set(phrase, (uses.get(phrase) ?? 0) + 1);
  const used = (phrase: Candidate) => uses.get(phrase) ?? 0;
  const fresh = candidates.toSorted(
    (a, b) => used(a) - used(b) || b.score - a.score || a.key.localeCompare(b.key),
  );
  let best: { phrases: Candidate[]; worth: number } | undefined;
  for (const start of fresh.slice(0, MOST_STARTS)) {
    const chosen: Candidate[] = [];
    const roles = new Set<Role>(frame.filled);
    for (const phrase of [start, ...fresh]) {
      if (chosen.length > FEWEST_PHRASES) break;
      if (roles.has(phrase.role) || !agrees(phrase, frame, chosen)) continue;
      if (belongsElsewhere(phrase, chosen) || !frame.fits([...chosen, phrase])) continue;
      chosen.push(phrase);
      roles.add(phrase.role);
    }
    const phrases = setApart(inOrder(chosen), sets, frame);
    if (!phrases || !lends(phrases)) continue;
    const worth = phrases.reduce((sum, phrase) => sum + phrase.score / 4 + 1 - used(phrase) / 2, 0);
    if (!best || worth > best.worth) best = { phrases, worth };
  }
  return best?.phrases;
}
