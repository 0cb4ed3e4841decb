import { PromptloomError } from '../../errors.ts';
import type { Prompt } from '../../records/prompt.ts';
import {
  CURRENT,
  type Version,
  type VersionEvent,
  type VersionSummary,
  type Versions,
} from '../../records/version.ts';
import { wordDiff } from '../../text/word-diff.ts';

/** What is known of the versions of a prompt beside their order. */
export interface VersionFacts {
  prompts: ReadonlyMap<string, Prompt>;
  labels: ReadonlyMap<string, readonly string[]>;
  ratings: ReadonlyMap<string, number>;
  images: ReadonlyMap<string, number>;
}

/** The ids of the versions that events tell of, in the order in which they came; the prompt alone without any. */
export function versionIds(id: string, events: readonly VersionEvent[]): string[] {
  // What others were made of was there before them.
  return [...new Set([...events.flatMap((event) => [event.from, event.id]), id])];
}

/** The version that was made or restored last, of those that are there. */
export function currentVersion(
  id: string,
  events: readonly VersionEvent[],
  isThere: (id: string) => boolean = () => true,
): string {
  return events.findLast((event) => isThere(event.id))?.id ?? id;
}

/** Versions in short; one whose prompt is not there is left out. */
export function summariseVersions(
  id: string,
  events: readonly VersionEvent[],
  { prompts, labels }: Pick<VersionFacts, 'prompts' | 'labels'>,
): VersionSummary[] {
  const current = currentVersion(id, events, (one) => prompts.has(one));
  // A version that is deleted leaves a gap, so that the numbers of the others stay.
  return versionIds(id, events).flatMap((one, n) => {
    const prompt = prompts.get(one)?.text;
    if (prompt === undefined) return [];
    return [
      { id: one, number: n + 1, prompt, current: one === current, labels: [...(labels.get(one) ?? [])] },
    ];
  });
}

/** The versions of a prompt with what changed from one to the next. */
export function tellVersions(id: string, events: readonly VersionEvent[], facts: VersionFacts): Versions {
  const { prompts, ratings, images } = facts;
  const origins = originsOf(events);
  const versions = summariseVersions(id, events, facts).map((summary): Version => {
    const { text, negativePrompt, settings, createdAt } = prompts.get(summary.id)!;
    const origin = origins.get(summary.id);
    const before = origin && prompts.get(origin.from);
    return {
      ...summary,
      negativePrompt,
      settings,
      how: origin ? (origin.how as 'edited' | 'improved') : 'begun',
      from: origin?.from ?? null,
      ...(origin?.improvementId && { improvementId: origin.improvementId }),
      since: origin?.at ?? createdAt,
      rating: ratings.get(summary.id) ?? null,
      images: images.get(summary.id) ?? 0,
      diff: before ? wordDiff(before.text, text) : null,
      ...(before &&
        before.negativePrompt !== negativePrompt && {
          negativeDiff: wordDiff(before.negativePrompt, negativePrompt),
        }),
    };
  });
  return {
    id,
    current: currentVersion(id, events, (one) => prompts.has(one)),
    versions,
    history: [...events],
  };
}

/** What made each version that was made of another; one that was there before what came of it has none. */
function originsOf(events: readonly VersionEvent[]): Map<string, VersionEvent> {
  const origins = new Map<string, VersionEvent>();
  const begun = new Set<string>();
  for (const event of events) {
    if (!origins.has(event.from)) begun.add(event.from);
    if (!origins.has(event.id) && !begun.has(event.id)) origins.set(event.id, event);
  }
  return origins;
}

/**
 * The version that a name stands for: an id, a number, a label, or "current".
 * @throws PromptloomError `not-found`.
 */
export function namedVersion<V extends VersionSummary>(versions: readonly V[], name: string): V {
  const wanted = name.toLowerCase();
  const found = versions.find(
    ({ id, number, current, labels }) =>
      id === name ||
      String(number) === name ||
      (wanted === CURRENT && current) ||
      labels.some((label) => label.toLowerCase() === wanted),
  );
  if (found) return found;
  const labels = versions.flatMap((version) => version.labels);
  throw new PromptloomError('not-found', `there is no version ${name} of this prompt`, {
    hint: `It has the versions ${listed(versions)}${labels.length > 0 ? ` and the labels ${labels.join(', ')}` : ' and no labels'}.`,
  });
}

/** The numbers of versions; where some were deleted, one by one. */
function listed(versions: readonly VersionSummary[]): string {
  const numbers = versions.map(({ number }) => number);
  return Math.max(...numbers) === numbers.length ? `1 to ${numbers.length}` : numbers.join(', ');
}
