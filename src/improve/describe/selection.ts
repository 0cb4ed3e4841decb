import { ROLES, type Role } from '../../records/style-word.ts';
import { overlap } from '../../text/prompt-text.ts';
import { type Commitments, contradiction } from '../style/contradictions.ts';
import { LEADING_ROLES } from '../style/leading-roles.ts';
import { type Candidate, sameThing } from './candidates.ts';

/** Most words that two variants may have in common, as a share of what the shorter one adds. */
const MOST_IN_COMMON = 0.6;
/** Fewest and most phrases a variant adds. */
export const FEWEST_PHRASES = 4;
const MOST_PHRASES = 8;
/** So many phrases may come from anywhere; beyond, only what goes with the others already. */
const FREELY_MIXED = 5;

/** What a variant has to fit to. */
export interface Frame {
  /** Roles that the idea or the guidance fills already. */
  filled: ReadonlySet<Role>;
  /** Lemmas of the idea, which count for no difference between variants. */
  said: ReadonlySet<string>;
  /** Whether phrases are to come from as many of the matches as they can: for a blend of several. */
  mixes?: boolean;
  /** What the idea and the guidance commit the image to. */
  commitments: readonly Commitments[];
  /** Whether so many phrases, in this order, are short enough. */
  fits(phrases: readonly Candidate[]): boolean;
}

/**
 * The leading phrases of the variants, best first and each unlike those before it (maximal marginal
 * relevance): another medium, another movement, or another artist.
 */
export function pickLeads(candidates: readonly Candidate[], frame: Frame, count: number): Candidate[] {
  const open = candidates.filter(
    (candidate) => isLead(candidate) && !frame.filled.has(candidate.role) && agrees(candidate, frame, []),
  );
  const leads: Candidate[] = [];
  while (leads.length < count && open.length > 0) {
    const value = (candidate: Candidate) =>
      candidate.score - 3 * Math.max(0, ...leads.map((lead) => likeness(candidate, lead)));
    open.sort((a, b) => value(b) - value(a) || a.key.localeCompare(b.key));
    const [lead] = open.splice(0, 1);
    if (!leads.some((other) => sameThing(other, lead!))) leads.push(lead!);
  }
  return leads;
}

/**
 * Builds one variant around its lead: role by role the best phrase that agrees with the idea and with what
 * is chosen already, favoring phrases from prompts that have the lead, and passing over what earlier
 * variants used.
 */
export function buildVariant(
  lead: Candidate | undefined,
  candidates: readonly Candidate[],
  frame: Frame,
  earlier: readonly (readonly Candidate[])[],
): Candidate[] {
  const chosen: Candidate[] = lead ? [lead] : [];
  const used = earlier.flat();
  const timesUsed = (candidate: Candidate) => used.filter((other) => other.key === candidate.key).length;
  const isWorn = (candidate: Candidate) =>
    timesUsed(candidate) >= (LEADING_ROLES.includes(candidate.role) ? 1 : 2);
  const fresh = candidates.filter((candidate) => !frame.filled.has(candidate.role) && !isWorn(candidate));
  const wear = new Map(
    fresh.map((candidate) => [
      candidate,
      Math.min(2, used.filter((other) => sameThing(other, candidate)).length + timesUsed(candidate)),
    ]),
  );
  const value = (candidate: Candidate) => {
    const kin = chosen.filter((other) => comesWith(candidate, other)).length;
    const together = frame.mixes ? Number(kin === 0) : kin;
    return candidate.score - 1.4 * wear.get(candidate)! + (lead ? 0.8 * Math.min(2, together) : 0);
  };
  const roles = new Set<Role>(frame.filled);
  if (lead) roles.add(lead.role);
  while (chosen.length < MOST_PHRASES) {
    const open = fresh.filter(
      (candidate) =>
        !roles.has(candidate.role) &&
        agrees(candidate, frame, chosen) &&
        (frame.mixes ? !secondLead(candidate, chosen) : !belongsElsewhere(candidate, chosen)) &&
        (frame.mixes ||
          chosen.length < FREELY_MIXED ||
          candidate.shared > 1 ||
          chosen.some((other) => comesWith(candidate, other))) &&
        frame.fits([...chosen, candidate]),
    );
    if (open.length === 0) break;
    const offers = open.map((candidate) => ({ candidate, worth: value(candidate) }));
    const { candidate: best, worth } = offers.reduce((a, b) =>
      b.worth > a.worth || (b.worth === a.worth && b.candidate.key < a.candidate.key) ? b : a,
    );
    // What scores this low is in every second prompt, or was used up by the variants before.
    if (worth < 0.3 && chosen.length >= FEWEST_PHRASES) break;
    chosen.push(best);
    roles.add(best.role);
  }
  return inOrder(chosen);
}

/** Drops what a variant shares with an earlier one until little enough is in common; undefined when too little is left. */
export function setApart(
  variant: readonly Candidate[],
  earlier: readonly (readonly Candidate[])[],
  { said }: Pick<Frame, 'said'>,
): Candidate[] | undefined {
  let rest = [...variant];
  for (;;) {
    const own = addedBy(rest, said);
    const close = earlier.find((other) => overlap(own, broughtBy(other, said)) > MOST_IN_COMMON);
    if (!close) return rest.length > 0 ? rest : undefined;
    const theirs = broughtBy(close, said);
    const worst = rest
      .filter((phrase) => overlap(phrase.content, theirs) > 0)
      .sort((a, b) => overlap(b.content, theirs) - overlap(a.content, theirs) || a.score - b.score)[0];
    if (!worst) return undefined;
    rest = rest.filter((phrase) => phrase !== worst);
    if (rest.length === 0) return undefined;
  }
}

/** The content words that phrases bring in beside those of the idea. */
function addedBy(phrases: readonly Candidate[], said: ReadonlySet<string>): Set<string> {
  const added = new Set<string>();
  for (const { content } of phrases) for (const lemma of content) if (!said.has(lemma)) added.add(lemma);
  return added;
}

/** The same of a variant that is there already and compared with all that come after it. */
function broughtBy(variant: readonly Candidate[], said: ReadonlySet<string>): ReadonlySet<string> {
  const words = brought.get(variant) ?? addedBy(variant, said);
  brought.set(variant, words);
  return words;
}

const brought = new WeakMap<readonly Candidate[], ReadonlySet<string>>();

/** Phrases in the order in which a prompt names them. */
export function inOrder(phrases: readonly Candidate[]): Candidate[] {
  return [...phrases].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** Whether a phrase contradicts or repeats nothing that stands already. */
export function agrees(candidate: Candidate, frame: Frame, chosen: readonly Candidate[]): boolean {
  if (frame.commitments.some((other) => contradiction(candidate.commitments, other))) return false;
  return chosen.every(
    (other) =>
      !contradiction(candidate.commitments, other.commitments) &&
      overlap(candidate.content, other.content) < 0.5 &&
      !sameThing(candidate, other),
  );
}

/** Of a blend one way of drawing, and beside it a movement or artist only where neither speaks of a way of drawing too. */
function secondLead(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  if (!LEADING_ROLES.includes(candidate.role)) return false;
  return chosen.some(
    (other) =>
      LEADING_ROLES.includes(other.role) &&
      !comesWith(candidate, other) &&
      (other.commitments.families.size > 0 || candidate.commitments.families.size > 0),
  );
}

/** A second way of drawing, a movement or an artist's name goes only with what stands beside it in its own prompt. */
export function belongsElsewhere(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  if (!LEADING_ROLES.includes(candidate.role)) return false;
  const leading = chosen.filter((other) => LEADING_ROLES.includes(other.role));
  return leading.some((other) => !comesWith(candidate, other));
}

function comesWith(a: Candidate, b: Candidate): boolean {
  return a.from.some((id) => b.from.includes(id));
}

/** Whether a phrase is clear enough to build a variant on: "on warm paper" is not. */
function isLead(candidate: Candidate): boolean {
  return LEADING_ROLES.includes(candidate.role) && !candidate.faint;
}

function likeness(a: Candidate, b: Candidate): number {
  const families = [...a.commitments.families].some((family) => b.commitments.families.has(family)) ? 0.4 : 0;
  const origin = comesWith(a, b) ? 0.4 : 0;
  return Math.max(sameThing(a, b) ? 1 : 0, overlap(a.content, b.content), families + origin);
}
