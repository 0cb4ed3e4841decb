import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** The interpreter that has the packages of peers in a folder. */
export function pythonIn(peers: string): string {
  return path.join(peers, 'venv', 'bin', 'python');
}

/** Makes a virtual environment in a folder and installs packages into it; needs Python 3 with venv, and PyPI. */
export async function installPython(peers: string, packages: readonly string[]): Promise<void> {
  await mkdir(peers, { recursive: true });
  await run('python3', ['-m', 'venv', 'venv'], peers);
  await run(pythonIn(peers), ['-m', 'pip', 'install', '--quiet', ...packages], peers);
}

/** Runs a program to its end. @throws Error when it fails */
export async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${path.basename(program)} ${args[0]} ended with ${code}`);
}
