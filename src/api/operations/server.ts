import { z } from 'zod';
import { JobSchema } from '../job.ts';
import { type OperationsOf, tagged } from '../operation.ts';
import { HealthSchema, type ServerApi, SessionSchema } from '../server-api.ts';
import { EVENTS } from './examples.ts';

const { get, post, remove } = tagged('server');
const jobTag = tagged('jobs');
const params = { id: z.string().min(1).max(100) };

export const health = get('/health', {
  id: 'getHealth',
  answer: HealthSchema,
  doc: 'Tell that the server runs; needs no token',
});

/** Trades the token for a cookie, which a browser also sends with images. */
export const session = {
  get: get('/session', {
    id: 'getSession',
    answer: SessionSchema,
    doc: 'Tell whether this browser is signed in',
  }),
  signIn: post('/session', {
    id: 'signIn',
    input: z.object({ token: z.string().max(1000) }),
    doc: 'Sign in a browser with the token',
    more: 'Sets the cookie `promptloom_session`, so that `<img>` and the studio work.',
    example: { token: 'the value of PROMPTLOOM_TOKEN' },
    problems: [401, 429],
  }),
  signOut: remove('/session', {
    id: 'signOut',
    doc: 'Sign out',
    more: 'The session ends on the server too, and with it the streams of events that it has open.',
  }),
} satisfies OperationsOf<ServerApi['session']>;

/** Long work: how it stands, and stopping it. */
export const jobs = {
  list: jobTag.get('/jobs', {
    id: 'listJobs',
    input: z.object({
      limit: z
        .number()
        .int()
        .min(1)
        .max(200)
        .optional()
        .describe('So many; those that are not over are always among them'),
    }),
    answer: z.array(JobSchema),
    under: 'jobs',
    hasEtag: true,
    doc: 'List the jobs of this server, newest first',
    more: 'The answer has an ETag: with If-None-Match it is 304 while no job has changed.',
  }),
  get: jobTag.get('/jobs/:id', {
    id: 'getJob',
    params,
    answer: JobSchema,
    doc: 'Get how a job stands',
    problems: [404],
  }),
  cancel: jobTag.remove('/jobs/:id', {
    id: 'cancelJob',
    params,
    answer: JobSchema,
    doc: 'Cancel a job',
    problems: [404],
  }),
  events: jobTag.get('/jobs/:id/events', {
    id: 'followJob',
    params,
    kind: 'stream',
    doc: 'Follow a job by server-sent events',
    more: 'progress (data: the progress)…, then done (the result), failed (a problem document) or cancelled. Of an improvement first matches, words… and variant…, as /improve sends them, from its beginning.',
    problems: [404],
    types: [EVENTS],
  }),
} satisfies OperationsOf<ServerApi['jobs']>;
