import { type Config, type ConfigInput, readConfig } from '../config.ts';
import { PromptloomError } from '../errors.ts';
import type { OpenedLibrary } from './io.ts';
import type { OpeningWatch } from './watch-opening.ts';

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
  if (served) return served;
  const { Library } = await import('../library.ts');
  try {
    return { library: await Library.open(config, { ...options, ...watch }), server: undefined };
  } catch (error) {
    // A server may have taken it between the two.
    if (!(error instanceof PromptloomError) || error.code !== 'library-held') throw error;
    const late = await openThroughServer(config);
    if (late) return late;
    throw error;
  }
}

/** Connects to the server that holds the library, if there is one and it answers. */
export async function openThroughServer(
  config: Pick<Config, 'library'>,
): Promise<{ library: import('../server/client.ts').RemoteLibrary; server: string } | undefined> {
  const { readHolder } = await import('../store/lock.ts');
  const { localFolder } = await import('../library/local-folder.ts');
  const holder = readHolder(localFolder(config.library));
  if (holder?.url === undefined || holder.ownerKey === undefined) return undefined;
  const { RemoteLibrary } = await import('../server/client.ts');
  const library = new RemoteLibrary({ url: holder.url, ownerKey: holder.ownerKey });
  // The holder may be long dead and its port another's: only the right one knows the key.
  const health = await library.health(AbortSignal.timeout(HELLO_MS)).catch(() => undefined);
  return health?.owner ? { library, server: holder.url } : undefined;
}
