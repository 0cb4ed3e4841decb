import { useEffect, useRef } from 'react';
import { retryOwnImages } from '../api/dead-images.ts';
import { OF_THE_LIBRARY, refreshHere } from '../api/queries.ts';
import type { Job } from '../api/types.ts';
import { countOf } from '../lib/format.ts';
import { endedSince } from '../state/jobs/job-list.ts';
import { useJobsQuery } from '../state/jobs/jobs.ts';
import { say } from '../state/toast.ts';

/** Watches the server's jobs on every page, and fetches again what a finished job has changed. */
export function JobsWatcher() {
  const { data } = useJobsQuery();
  const before = useRef<Job[]>(undefined);
  useEffect(() => {
    if (!data) return;
    const ended = endedSince(before.current, data);
    before.current = data;
    for (const job of ended) tellOf(job);
  }, [data]);
  return null;
}

function tellOf(job: Job): void {
  if (job.kind === 'improvement') refreshHere(['improvements', 'improvement']);
  else if (job.kind === 'map') refreshHere(['map']);
  // A job that was stopped may have written something before.
  else {
    refreshHere(OF_THE_LIBRARY);
    retryOwnImages();
  }
  if (job.status !== 'done') return;
  if (job.kind === 'import') say(`Imported ${job.about.text ?? 'the file'}`);
  else if (job.kind === 'generation' && job.result) {
    const { length } = job.result.images;
    say(`Added ${countOf(length, 'image')} to the library`);
  }
}
