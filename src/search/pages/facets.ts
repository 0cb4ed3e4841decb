import type { Prompt } from '../../records/prompt.ts';
import { safetyOf } from '../../records/safety.ts';
import type { Facets } from '../../records/search.ts';

/** Values of a field that are told, the most frequent first. */
const MOST = 100;

/** Counts the values that filters know among prompts. @param all whether these are all that pass. */
export function countFacets(prompts: Iterable<Prompt>, all: boolean): Omit<Facets, 'board'> {
  const counts = {
    sourceSite: new Map<string, number>(),
    model: new Map<string, number>(),
    sampler: new Map<string, number>(),
    tags: new Map<string, number>(),
    origin: new Map<string, number>(),
    safety: new Map<string, number>(),
  };
  let among = 0;
  for (const { sourceSite, settings, tags, origin, nsfw } of prompts) {
    among++;
    add(counts.sourceSite, sourceSite);
    add(counts.model, settings.model ?? '');
    add(counts.sampler, settings.sampler ?? '');
    add(counts.origin, origin);
    add(counts.safety, safetyOf(nsfw));
    for (const tag of new Set(tags)) add(counts.tags, tag);
  }
  const listed = Object.entries(counts).map(([field, values]) => [field, mostFrequent(values)]);
  return { among, all, ...Object.fromEntries(listed) } as Omit<Facets, 'board'>;
}

function add(counts: Map<string, number>, value: string): void {
  if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST);
}
