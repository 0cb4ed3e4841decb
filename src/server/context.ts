import type { Config } from '../config.ts';
import type { LibraryDoor } from '../library/door.ts';
import type { Jobs } from './jobs.ts';
import type { Writings } from './writings.ts';

/** What {@link createServer} is given. */
export interface ServerOptions {
  library: LibraryDoor;
  config: Pick<Config, 'host' | 'port' | 'token'>;
  /** Proves that a client may read the library's folder, and so files of this machine. */
  ownerKey?: string;
  /** The built studio; without it only the API is served. */
  studioFolder?: string;
}

/** What the routes work with. */
export interface ServerContext {
  library: LibraryDoor;
  jobs: Jobs;
  /** What writing that goes on has told so far. */
  writings: Writings;
  token: string | undefined;
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
