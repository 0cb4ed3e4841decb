import { type Config, type ConfigInput, readConfig } from '../config.ts';
import { PromptloomError } from '../errors.ts';
import type { OpenedLibrary } from './io/io.ts';
import type { OpeningWatch } from './io/progress-of-opening.ts';
import type { RemoteLibrary } from './remote-library.ts';

/** How long a server may take to say that it is there. */
const HELLO_MS = 2000;

/**
 * Opens the library that flags, environment and settings file name. When a server of the same user
 * holds it, the work goes through that server.
 */
export async function openForCommand(
  flags: ConfigInput,
  options: { create: boolean; anyModel?: boolean },
  env: NodeJS.ProcessEnv,
  cwd: string,
  watch: OpeningWatch = {},
): Promise<OpenedLibrary> {
  const config = readConfig(flags, env, cwd);
  // Asking is much quicker than opening the library and finding it held.
  const served = await openThroughServer(config);
  if (served) return tellTroubles(served, watch);
  const { Library } = await import('../library/library.ts');
  try {
    const library = await Library.open(config, { ...options, ...watch });
    return { library, server: undefined, troubles: library.troubles };
  } catch (error) {
    // A server may have taken it between the two.
    if (!(error instanceof PromptloomError) || error.code !== 'library-held') throw error;
    const late = await openThroughServer(config);
    if (late) return tellTroubles(late, watch);
    throw error;
  }
}

/** Says what is wrong with a library that a server has open. */
async function tellTroubles(
  served: { library: RemoteLibrary; server: string; isWell: boolean },
  watch: OpeningWatch,
): Promise<OpenedLibrary> {
  if (served.isWell) return served;
  const { troubles } = await served.library.info();
  const { troubleText } = await import('../library/open/trouble.ts');
  for (const trouble of troubles) watch.onNote?.(troubleText(trouble));
  return { ...served, troubles };
}

/** Connects to the server that holds the library, if there is one and it answers. */
export async function openThroughServer(
  config: Pick<Config, 'library'>,
): Promise<{ library: RemoteLibrary; server: string; isWell: boolean } | undefined> {
  const { readHolder } = await import('../library/open/lock.ts');
  const { localFolder } = await import('../library/open/local-folder.ts');
  const holder = readHolder(localFolder(config.library));
  if (holder?.url === undefined || holder.ownerKey === undefined) return undefined;
  const { remoteLibrary } = await import('./remote-library.ts');
  const library = remoteLibrary({ url: holder.url, ownerKey: holder.ownerKey });
  // The holder may be long dead and its port another's: only the right one knows the key.
  const health = await library.health({ signal: AbortSignal.timeout(HELLO_MS) }).catch(() => undefined);
  // A server of an older promptloom says nothing of its library.
  const isWell = (health?.library ?? 'ok') === 'ok';
  return health?.owner ? { library, server: holder.url, isWell } : undefined;
}
