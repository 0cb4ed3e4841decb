import { expect, it } from 'vitest';
import type { Job } from '../../api/types.ts';
import { endedSince, fractionOf, isOpen, jobsOf, nameOf } from './job-list.ts';

const job = (id: string, status: Job['status'], more: object = {}) =>
  ({
    id,
    kind: 'generation',
    status,
    about: {},
    progress: null,
    result: null,
    error: null,
    ...more,
  }) as Job;

it('tells what has ended since, once, and nothing of what was over when the page came', () => {
  const first = [job('a', 'running'), job('b', 'queued'), job('c', 'done')];
  expect(endedSince(undefined, first)).toEqual([]);
  const second = [job('d', 'failed'), job('a', 'done'), job('b', 'running'), job('c', 'done')];
  // A job may begin and end between two looks.
  expect(endedSince(first, second).map(({ id }) => id)).toEqual(['d', 'a']);
  expect(endedSince(second, second)).toEqual([]);
  // A server that was started anew knows none of them.
  expect(endedSince(second, [])).toEqual([]);
});

it('tells the kinds apart, and what each does', () => {
  const jobs = [job('a', 'running', { kind: 'import', about: { text: 'pets.csv' } }), job('b', 'done')];
  expect(jobsOf(jobs, 'import').map(({ id }) => id)).toEqual(['a']);
  expect(jobs.filter(isOpen)).toHaveLength(1);
  expect(nameOf(jobs[0]!)).toBe('Importing pets.csv');
  expect(nameOf(job('c', 'running', { kind: 'improvement' }))).toBe('Writing variants');
});

it('tells how far each kind is', () => {
  const far = (kind: string, progress: object | null) => fractionOf(job('a', 'running', { kind, progress }));
  expect(far('generation', { fraction: 0.5 })).toBe(0.5);
  expect(far('improvement', { written: 1, wanted: 4 })).toBe(0.25);
  expect(far('import', { records: 30, total: 40 })).toBe(0.75);
  expect(far('import', { records: 30 })).toBeUndefined();
  expect(far('import', { records: 30, fraction: 0.1 })).toBe(0.1);
  expect(far('embedding', { done: 1, total: 0 })).toBeUndefined();
  expect(far('map', null)).toBeUndefined();
});
