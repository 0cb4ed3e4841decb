import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const PROGRAM = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** A library that `promptloom serve` serves. */
export interface Served {
  url: string;
  process: ChildProcess;
  pid: number;
  /** Has it stop, and waits for its end. @returns how long that took, in milliseconds. */
  stop(signal?: NodeJS.Signals): Promise<number>;
}

/**
 * Serves a library on a free port, without the settings of whoever runs the benchmark.
 * @throws Error when the program ends without having said its address.
 */
export async function serveLibrary(folder: string): Promise<Served> {
  const server = spawn(process.execPath, [PROGRAM, 'serve', '--library', folder, '--port', '0'], {
    env: withoutSettings(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(server, 'close');
  const url = await addressOf(server);
  return {
    url,
    process: server,
    pid: server.pid!,
    stop: async (signal = 'SIGTERM') => {
      const started = performance.now();
      server.kill(signal);
      await closed;
      return performance.now() - started;
    },
  };
}

/** The environment, less what would change what is measured. */
export function withoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PROMPTLOOM_')));
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  server.stdout!.setEncoding('utf8');
  for await (const part of server.stdout!) {
    said += part as string;
    const url = /http:\/\/[\w.:[\]]+:\d+/.exec(said)?.[0];
    if (url) return url;
  }
  throw new Error(`the server did not start: ${said}`);
}
