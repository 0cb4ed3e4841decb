import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Config } from '../../../config.ts';
import { action, newCommand, print } from '../../command.ts';
import type { CommonOptions, Io } from '../../io/io.ts';
import { whole } from '../../io/options.ts';
import { counted } from '../../text/format.ts';

/** What is said when it cannot stop in order. */
const STOPPED = {
  message: 'Stopped before its work was done.',
  hint: 'Everything it confirmed is saved. Start it again: npx promptloom serve',
};

/** What a token should have at least where strangers can try some. */
const LONG_TOKEN = 16;

interface ServeOptions extends CommonOptions {
  host?: string;
  port?: number;
  basePath?: string;
  trustedHosts?: string;
  trustedProxies?: string;
}

/** `promptloom serve`. */
export function serveCommand(io: Io): Command {
  return newCommand('serve', 'start the API and the studio', [
    'npx promptloom serve',
    'npx promptloom serve --library ~/prompts --port 8080',
    'PROMPTLOOM_TOKEN=a-long-secret npx promptloom serve --host 0.0.0.0',
    'npx promptloom serve --base-path /loom/ --trusted-hosts prompts.example.org --trusted-proxies 127.0.0.1',
  ])
    .option(
      '--port <port>',
      'port to listen on; 0 takes a free one (PROMPTLOOM_PORT, default: 4321)',
      whole(),
    )
    .option(
      '--host <address>',
      'address to listen on; any but this machine’s needs PROMPTLOOM_TOKEN (PROMPTLOOM_HOST, default: 127.0.0.1)',
    )
    .option('--base-path <path>', 'path under which a reverse proxy serves it (PROMPTLOOM_BASE_PATH)')
    .option(
      '--trusted-hosts <names>',
      'host names under which a reverse proxy serves it, separated by commas (PROMPTLOOM_TRUSTED_HOSTS)',
    )
    .option(
      '--trusted-proxies <addresses>',
      'addresses or ranges of proxies whose X-Forwarded headers to trust (PROMPTLOOM_TRUSTED_PROXIES)',
    )
    .action(action(io, serve));
}

async function serve(io: Io, options: ServeOptions): Promise<undefined> {
  const { readConfig, defaultLibraryFolder } = await import('../../../config.ts');
  const { json: _, ...flags } = options;
  const config = readConfig(flags, io.env, io.cwd);
  const basePath = config.basePath ?? '';
  const { checkExposure } = await import('../../../server/address.ts');
  const { checkPort, listen } = await import('../../../server/listen.ts');
  checkExposure(config.host, config.token);
  const { openThroughServer } = await import('../../open.ts');
  const served = await openThroughServer(config);
  if (served) throw await alreadyServed(served.server);
  await checkPort(config);
  warnOfAccess(io, config);
  const { sweepTemporaryFolders } = await import('../../../server/requests/temporary-folder.ts');
  await sweepTemporaryFolders();

  const { Library } = await import('../../../library/library.ts');
  if (config.library === undefined && !Library.isIn(defaultLibraryFolder(io.env)))
    io.err('Creating your library with the sample; this takes a few seconds.\n');
  io.ignoreClosedOutput?.();
  if (io.lastWords) io.lastWords.words = STOPPED;
  const library = await openLibrary(io, config);
  io.lastWords?.whenLeaving(() => library.abandon());
  try {
    // Told to stop while the library was opening.
    if (io.signal.aborted) return undefined;
    const { createServer } = await import('../../../server/server.ts');
    const { createLog } = await import('../../../log.ts');
    const studioFolder = await findStudio(io);
    const app = await createServer(
      {
        library,
        config,
        ownerKey: library.ownerKey,
        automaticModel: library.automaticModel,
        studioFolder,
      },
      createLog(io.env),
    );
    const url = (await listen(app, config)) + basePath;
    await library.announce(url);
    void library.prepareQueries();
    const { counts, location } = await library.info();
    const what = `${counted(counts.prompts, 'prompt')} and ${counted(counts.images, 'image')} from ${location}`;
    const text = `promptloom serves ${what}\n\n  ${url}${studioFolder ? '' : '/docs'}\n\nStop it with Ctrl-C.`;
    print(io, { json: { url, library: location, pid: process.pid }, text }, options);

    if (!io.signal.aborted) await once(io.signal, 'abort');
    io.err('Stopping…\n');
    await app.close();
  } finally {
    await library.close();
  }
  return undefined;
}

/** Says what makes it easier than meant to get in. */
function warnOfAccess(io: Io, { token, basePath, trustedHosts = [], trustedProxies = [] }: Config): void {
  const isProxied = basePath || trustedHosts.length > 0 || trustedProxies.length > 0;
  if (token === undefined && isProxied)
    io.err(
      'No PROMPTLOOM_TOKEN is set: everyone whom the reverse proxy lets through may use this library.\n',
    );
  if (token !== undefined && token.length < LONG_TOKEN)
    io.err(
      `PROMPTLOOM_TOKEN has fewer than ${LONG_TOKEN} characters and might be guessed. Make a better one: openssl rand -hex 24\n`,
    );
}

async function alreadyServed(url: string) {
  const { PromptloomError } = await import('../../../errors.ts');
  return new PromptloomError('library-held', `This library is already served at ${url}`, {
    hint: 'Open that address, or stop that server first.',
  });
}

async function openLibrary(io: Io, config: Config) {
  const [{ LocalLibrary }, { watchOpening }] = await Promise.all([
    import('../../../library/library.ts'),
    import('../../io/progress-of-opening.ts'),
  ]);
  const imageUrl = ({ id }: { id: string }) => `${config.basePath ?? ''}/api/v1/images/${id}/file`;
  return watchOpening(io, (watch) => LocalLibrary.open(config, { imageUrl, ...watch }));
}

async function findStudio(io: Io): Promise<string | undefined> {
  const { packageFile } = await import('../../../package-root.ts');
  const folder = packageFile('dist', 'web');
  if (existsSync(packageFile('dist', 'web', 'index.html'))) return folder;
  io.err('The studio is not built, so only the API is served. Build it: npm run build\n');
  return undefined;
}
