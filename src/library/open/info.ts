import type { LibraryInfo } from '../../records/library-info.ts';
import type { Indexer } from '../parts/indexer.ts';
import type { Parts } from './open-library.ts';
import { SAMPLE_SITE } from './sample.ts';
import { troubles } from './trouble.ts';

/** What is in a library, and what it works with. */
export async function libraryInfo(
  { store, space, place, writers, backend }: Parts,
  indexer: Indexer,
): Promise<LibraryInfo> {
  const [counts, coverage, sourceSites, models, tags] = await Promise.all([
    store.counts(),
    store.promptVectors.coverage(),
    store.facet('source_site'),
    store.facet('model'),
    store.facet('tags'),
  ]);
  const { id, textDimensions, imageDimensions, sharedSpace, crossModal = sharedSpace } = space.model;
  return {
    location: place.shown,
    engine: store.engine,
    embedder: {
      id,
      textDimensions: textDimensions ?? null,
      imageDimensions: imageDimensions ?? null,
      sharedSpace,
      crossModal,
    },
    counts,
    index: {
      kind: coverage.indexed > 0 ? 'hnsw' : 'exact',
      indexedPrompts: coverage.indexed,
      ...indexer.state,
    },
    sample: holdsOnlySample(counts.prompts, sourceSites),
    writer: writers.configured.id,
    backend: backend.id,
    sourceSites,
    models,
    tags,
    troubles: troubles(store.state, place.folder),
  };
}

/** Whether a library has the prompts of the sample and no others; those of no known site are others. */
export function holdsOnlySample(
  prompts: number,
  sourceSites: readonly { value: string; count: number }[],
): boolean {
  const ofSample = sourceSites.find(({ value }) => value === SAMPLE_SITE)?.count ?? 0;
  return ofSample > 0 && ofSample === prompts;
}
