import { useEffect, useRef } from 'react';
import { OF_THE_LIBRARY, refreshHere } from '../api/queries.ts';
import type { AnyJob } from '../api/types.ts';
import { countOf } from '../lib/format.ts';
import { endedSince } from '../state/jobs/job-list.ts';
import { useJobsQuery } from '../state/jobs/jobs.ts';
import { say } from '../state/toast.ts';
import { retryOwnImages } from '../ui/dead-images.ts';

/** Follows the jobs of the server on every page: when one ends, what it changed is asked for again. */
export function JobsWatcher() {
  const { data } = useJobsQuery();
  const before = useRef<AnyJob[]>(undefined);
  useEffect(() => {
    if (!data) return;
    const ended = endedSince(before.current, data);
    before.current = data;
    for (const job of ended) tellOf(job);
  }, [data]);
  return null;
}

function tellOf(job: AnyJob): void {
  if (job.kind === 'improvement') refreshHere(['improvements', 'improvement']);
  else if (job.kind === 'map') refreshHere(['map']);
  // What was drawn or read before it was stopped stays.
  else {
    refreshHere(OF_THE_LIBRARY);
    retryOwnImages();
  }
  if (job.status !== 'done') return;
  if (job.kind === 'import') say(`${job.about.text ?? 'The file'} is imported`);
  else if (job.kind === 'generation' && job.result) {
    const { length } = job.result.images;
    say(length === 1 ? 'The image is in the library' : `${countOf(length, 'image')} are in the library`);
  }
}
