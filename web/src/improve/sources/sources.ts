import type { ImproveMatches, Match } from '../../api/types.ts';

/** A prompt that an improvement may learn from. */
export interface SourcePrompt {
  id: string;
  prompt: string;
  image?: string;
  /** As it was found; a prompt that was put aside by hand may have none. */
  score?: number;
  /** Whether it was accepted for this very idea. */
  own?: boolean;
  /** Whether it was written by an improvement. */
  written?: boolean;
}

/** A prompt and whether the next improvement is given it. */
export interface Source extends SourcePrompt {
  used: boolean;
}

export interface SourcesInput {
  /** What was put aside by hand. */
  byHand: readonly SourcePrompt[];
  byHandIds: readonly string[];
  /** What the library has near the idea. */
  offered: ImproveMatches | undefined;
  /** What the improvement that is shown was given; undefined where none of this idea is. */
  given: readonly Match[] | undefined;
  /** What a person ticked and unticked. */
  checked: Readonly<Record<string, boolean>>;
  blends: boolean;
}

/**
 * All prompts to choose from, each with whether it is given to the writer. What was given stays what is given: nothing
 * joins by itself, neither a prompt that came into the library since nor, ever, what was written for this idea.
 */
export function sourcesOf({ byHand, byHandIds, offered, given, checked, blends }: SourcesInput): Source[] {
  const all = new Map<string, SourcePrompt>();
  const add = (source: SourcePrompt) => {
    const before = all.get(source.id);
    all.set(source.id, before ? { ...source, ...before, score: before.score ?? source.score } : source);
  };
  for (const source of byHand) add(source);
  for (const match of offered?.matches ?? []) add(ofMatch(match));
  for (const match of offered?.own ?? []) add({ ...ofMatch(match), own: true });
  // The scores of then are no news: what is shown stays as it was found.
  for (const match of given ?? []) if (!all.has(match.id)) add(ofMatch(match));

  const near = new Set(offered?.matches.map(({ id }) => id));
  const before = given && new Set(given.map(({ id }) => id));
  const byItself = (id: string) => {
    if (before) return before.has(id);
    // Prompts put aside by hand mean "these"; without any, all that are near are used, but nobody blends by accident.
    return byHandIds.length > 0 ? byHandIds.includes(id) : near.has(id) && !blends;
  };
  return [...all.values()].map((source) => ({ ...source, used: checked[source.id] ?? byItself(source.id) }));
}

function ofMatch({ id, prompt, images, score, origin }: Match): SourcePrompt {
  return { id, prompt, image: images[0]?.url, score, ...(origin === 'improved' && { written: true }) };
}
