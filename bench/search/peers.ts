import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const LANCEDB = '@lancedb/lancedb@0.39.0';
const FAISS = 'faiss-cpu==1.15.1';

/** The interpreter that has faiss. */
export function pythonIn(peers: string): string {
  return path.join(peers, 'venv', 'bin', 'python');
}

/** Installs the peers into a folder of their own; needs npm, Python 3 with venv, and the two registries. */
export async function installPeers(peers: string): Promise<void> {
  await mkdir(peers, { recursive: true });
  await writeFile(path.join(peers, 'package.json'), JSON.stringify({ name: 'bench-peers', private: true }));
  await run('npm', ['install', '--no-audit', '--no-fund', LANCEDB], peers);
  await run('python3', ['-m', 'venv', 'venv'], peers);
  await run(pythonIn(peers), ['-m', 'pip', 'install', '--quiet', FAISS, 'numpy'], peers);
}

/** @throws Error that says how to install what is missing. */
export function checkPeers(peers: string, systems: readonly string[]): void {
  const missing = [
    systems.includes('lancedb') && path.join(peers, 'node_modules', '@lancedb', 'lancedb'),
    systems.includes('faiss') && pythonIn(peers),
  ].filter((file) => file !== false && !existsSync(file));
  if (missing.length === 0) return;
  throw new Error(
    `the peers are not in ${peers}: run with --setup --peers FOLDER first, or leave them out with --only ours`,
  );
}

async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${path.basename(program)} ${args[0]} ended with ${code}`);
}
