import type { ImproveMatches, Match } from '../../api/types.ts';

/** A prompt that an improvement may learn from. */
export interface SourcePrompt {
  id: string;
  prompt: string;
  image?: string;
  /** The score it was found with; a prompt selected by hand may have none. */
  score?: number;
  /** Whether it was accepted for this idea. */
  own?: boolean;
  /** Whether an improvement wrote it. */
  written?: boolean;
}

/** A prompt, and whether the next improvement learns from it. */
export interface Source extends SourcePrompt {
  used: boolean;
}

export interface SourcesInput {
  /** The prompts selected by hand. */
  byHand: readonly SourcePrompt[];
  byHandIds: readonly string[];
  /** The matches that the library has for the idea. */
  offered: ImproveMatches | undefined;
  /** The matches of the improvement that is shown; undefined where none of this idea is. */
  given: readonly Match[] | undefined;
  /** What a person checked and unchecked. */
  checked: Readonly<Record<string, boolean>>;
  blends: boolean;
}

/**
 * All prompts to choose from, each with whether the writer learns from it. After writing, nothing is added by itself:
 * neither a prompt imported since, nor a variant that was accepted for this idea.
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
  // A prompt that is already listed keeps its score.
  for (const match of given ?? []) if (!all.has(match.id)) add(ofMatch(match));

  const near = new Set(offered?.matches.map(({ id }) => id));
  const before = given && new Set(given.map(({ id }) => id));
  const byItself = (id: string) => {
    if (before) return before.has(id);
    // Prompts selected by hand replace the matches. Without any, all matches are used, except for a blend.
    return byHandIds.length > 0 ? byHandIds.includes(id) : near.has(id) && !blends;
  };
  return [...all.values()].map((source) => ({ ...source, used: checked[source.id] ?? byItself(source.id) }));
}

function ofMatch({ id, prompt, images, score, origin }: Match): SourcePrompt {
  return { id, prompt, image: images[0]?.url, score, ...(origin === 'improved' && { written: true }) };
}
