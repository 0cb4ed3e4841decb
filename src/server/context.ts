import type { OpenLibrary } from '../api/library-api.ts';
import type { Config } from '../config.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Upgrades } from './jobs/upgrades.ts';
import type { Writings } from './jobs/writings.ts';
import type { BodyLimits } from './requests/body-clock.ts';
import type { Access } from './security/access.ts';

/** What {@link createServer} is given. */
export interface ServerOptions {
  library: OpenLibrary;
  config: Pick<Config, 'host' | 'port' | 'token'> &
    Partial<Pick<Config, 'basePath' | 'trustedHosts' | 'trustedProxies'>>;
  /** Proves that a client may read the library's folder, and so files of this machine. */
  ownerKey?: string;
  /** How long bodies of requests may take. */
  bodyLimits?: BodyLimits;
  /** Has the library embedded with a better model when there is time; left out where that is not wanted. */
  automaticModel?: Upgrades;
  /** The built studio; without it only the API is served. */
  studioFolder?: string;
}

/** What the routes work with. */
export interface ServerContext {
  library: OpenLibrary;
  jobs: Jobs;
  access: Access;
  /** Under which path a proxy serves all this, as `/loom`; empty for none. */
  basePath: string;
  /** What writing that goes on has told so far. */
  writings: Writings;
  /** Aborted when the server stops. */
  stopping: AbortSignal;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the request carries the owner key. */
    isOwner: boolean;
    /** The folder of an upload, removed when the request fails before a job takes it over. */
    uploadFolder: string | null;
  }
}
