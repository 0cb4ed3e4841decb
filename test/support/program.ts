import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = path.join(root, 'dist', 'src', 'cli', 'main.js');

/** Data that is not part of the repository; tests that need it are skipped where it is missing. */
export const sharedData = path.join(root, '..', 'shared', 'data');

/** How a run of the program ended. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Environment of a run: this machine's, less any promptloom settings, with a data folder of its own. */
export function environment(folder: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PROMPTLOOM_'));
  return { ...Object.fromEntries(own), XDG_DATA_HOME: path.join(folder, 'data'), ...more };
}

/** Starts the built program. */
export function start(
  args: readonly string[],
  options: { folder: string; env?: Record<string, string> },
): ChildProcess {
  if (!existsSync(main)) throw new Error('the program is not built: npm run build');
  return spawn(process.execPath, [main, ...args], {
    cwd: options.folder,
    env: environment(options.folder, options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the built program to its end. */
export async function run(
  args: readonly string[],
  options: { folder: string; env?: Record<string, string> },
): Promise<Outcome> {
  const child = start(args, options);
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    outcome.stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    outcome.stderr += text;
  });
  [outcome.code] = (await once(child, 'close')) as [number | null];
  return outcome;
}

/** Runs a command with `--json` that must succeed. @returns its document. */
export async function runJson<T>(
  args: readonly string[],
  options: { folder: string; env?: Record<string, string> },
): Promise<T> {
  const { code, stdout, stderr } = await run([...args, '--json'], options);
  if (code !== 0) throw new Error(`promptloom ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
  return JSON.parse(stdout) as T;
}

/** A server of the built program. */
export interface Served {
  url: string;
  /** Ends it as Ctrl-C does. @returns its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash does, at once. */
  kill(): Promise<unknown>;
}

/** Starts `promptloom serve` on a free port and waits for its URL. */
export async function serve(
  args: readonly string[],
  options: { folder: string; env?: Record<string, string> },
): Promise<Served> {
  const child = start(['serve', '--port', '0', ...args], options);
  let said = '';
  let ended = false;
  const closed = once(child, 'close').then(([code]) => {
    ended = true;
    return code as number | null;
  });
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      const found = /http:\/\/[\w.:[\]]+:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout!.setEncoding('utf8').on('data', listen);
    child.stderr!.setEncoding('utf8').on('data', listen);
    closed.then((code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  return {
    url,
    async stop() {
      if (!ended) child.kill('SIGINT');
      return closed;
    },
    kill() {
      child.kill('SIGKILL');
      return closed;
    },
  };
}
