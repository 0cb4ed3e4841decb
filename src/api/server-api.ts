import { z } from 'zod';
import type { ServerEvent } from './events.ts';
import type { Job } from './job.ts';
import type { Cancellable } from './library-api.ts';

/** What `GET /health` answers. */
export const HealthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  uptimeSeconds: z.number(),
  library: z
    .enum(['ok', 'read-only', 'damaged'])
    .describe('Whether the files of the library are whole and can be written; GET /library says more'),
  owner: z.boolean().describe('Whether the request carried the key of the library that is served'),
});
/** What `GET /health` answers. */
export type Health = z.infer<typeof HealthSchema>;

/** Whether a browser is signed in. */
export const SessionSchema = z.object({
  needed: z.boolean().describe('Whether the server asks for a token'),
  signedIn: z.boolean().describe('Whether the request has the cookie of a session'),
});
/** Whether a browser is signed in. */
export type Session = z.infer<typeof SessionSchema>;

/** What a server can do beside its library. */
export interface ServerApi {
  health(options?: Cancellable): Promise<Health>;
  readonly session: {
    get(options?: Cancellable): Promise<Session>;
    /** @throws `unauthorized`, `rate-limited`. */
    signIn(input: { token: string }, options?: Cancellable): Promise<void>;
    signOut(options?: Cancellable): Promise<void>;
  };
  readonly jobs: {
    /** Newest first. */
    list(input?: { limit?: number | undefined }, options?: Cancellable): Promise<Job[]>;
    /** @throws `not-found`. */
    get(id: string, options?: Cancellable): Promise<Job>;
    /** @throws `not-found`. */
    cancel(id: string, options?: Cancellable): Promise<Job>;
    /** What a job tells until it is over, or the connection ends. @throws `not-found`. */
    events(id: string, options?: Cancellable): AsyncIterable<ServerEvent>;
  };
}
