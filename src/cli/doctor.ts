import { PromptloomError } from '../errors.ts';
import { failed, isWell, type Look, note, ok, roomChecks } from '../library/health.ts';

/** Where prebuilt parts exist for what is not JavaScript. */
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Everything that `promptloom doctor` looks at. */
export const checks: Readonly<Record<string, Look>> = {
  'Node.js': async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const isOld = major < 20 || (major === 20 && minor < 19);
    if (isOld) return failed(process.version, 'Install Node.js 20.19 or newer.');
    return ok(process.version);
  },

  platform: async () => {
    const name = `${process.platform}-${process.arch}`;
    if (PLATFORMS.includes(name)) return ok(name);
    return failed(`${name} has no embedded database`, `Use one of ${PLATFORMS.join(', ')}.`);
  },

  ...roomChecks,

  library: async (config, env, options) => {
    const { openThroughServer } = await import('./open.ts');
    const { isAddress } = await import('../net/server-address.ts');
    // One on a server is for many to use, whoever serves it.
    const served = isAddress(config.library ?? '') ? undefined : await openThroughServer(config);
    if (!served) return roomChecks.library(config, env, options);
    const { holderOf } = await import('../library/unopened.ts');
    const { folder, holder } = holderOf(config.library);
    const { troubles } = await served.library.info();
    return isWell(`${folder}, served at ${served.server} by process ${holder?.pid}`, troubles);
  },

  port: async (config) => {
    const { checkExposure } = await import('../server/address.ts');
    const { checkPort } = await import('../server/listen.ts');
    try {
      checkExposure(config.host, config.token);
      await checkPort(config);
      return ok(`${config.host}:${config.port} is free`);
    } catch (error) {
      if (!(error instanceof PromptloomError)) throw error;
      return note(error.message, error.hint);
    }
  },
};
