import type { Job, JobOf } from '../../api/types.ts';

/** Whether a job still goes on, or waits for its turn. */
export function isOpen({ status }: Pick<Job, 'status'>): boolean {
  return status === 'queued' || status === 'running';
}

/** The jobs of one kind, in their order. */
export function jobsOf<K extends Job['kind']>(jobs: readonly Job[], kind: K): JobOf<K>[] {
  return jobs.filter((job): job is JobOf<K> => job.kind === kind);
}

/** The jobs that have come to an end since the list before; what was over when the page came is no news. */
export function endedSince(before: readonly Job[] | undefined, now: readonly Job[]): Job[] {
  if (before === undefined) return [];
  const open = new Set(before.filter(isOpen).map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  return now.filter((job) => !isOpen(job) && (open.has(job.id) || !known.has(job.id)));
}

/** How far a job is, 0 to 1; undefined where nobody knows. */
export function fractionOf(job: Job): number | undefined {
  if (!job.progress) return undefined;
  if (job.kind === 'improvement') return job.progress.written / Math.max(1, job.progress.wanted);
  if (job.kind === 'import') {
    const { fraction, records, total } = job.progress;
    return fraction ?? (total ? Math.min(1, records / total) : undefined);
  }
  if (job.kind === 'embedding')
    return job.progress.total ? job.progress.done / job.progress.total : undefined;
  return job.progress.fraction;
}

const DOING: Record<Job['kind'], string> = {
  generation: 'Generating',
  import: 'Importing',
  map: 'Building the map',
  embedding: 'Re-embedding with',
  index: 'Building the index',
  improvement: 'Writing variants for',
};

/** What a job does, in a few words. */
export function nameOf({ kind, about }: Pick<Job, 'kind' | 'about'>): string {
  return about.text === undefined ? DOING[kind].replace(/ (with|for)$/, '') : `${DOING[kind]} ${about.text}`;
}
