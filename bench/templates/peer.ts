import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { installPython, pythonIn } from '../support/python-peer.ts';
import type { Outcome } from './outcome.ts';

const PACKAGES = ['dynamicprompts==0.31.0', 'pyparsing==3.3.3', 'PyYAML==6.0.4'];

/** What Dynamic Prompts makes of templates. */
export interface PeerAnswer {
  /** Of the package, and of what it runs on. */
  versions: Record<string, string>;
  outcomes: Outcome[];
}

/** Installs the package into a folder of its own; needs Python 3 with venv, and PyPI. */
export function installPeer(folder: string): Promise<void> {
  return installPython(folder, PACKAGES);
}

/**
 * Asks the package. @param folder where it is installed; the task's is that of the wildcards
 * @throws Error that says how to install it, or what went wrong in its process
 */
export async function askPeer(
  folder: string,
  task: { folder: string; templates: string[]; limit: number; length: number },
): Promise<PeerAnswer> {
  const python = pythonIn(folder);
  if (!existsSync(python))
    throw new Error(`dynamicprompts is not in ${folder}: run with --setup --peers FOLDER first`);
  const script = fileURLToPath(new URL('./peer.py', import.meta.url));
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(task));
  const [answer, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`dynamicprompts ended with ${code}`);
  return JSON.parse(answer) as PeerAnswer;
}
