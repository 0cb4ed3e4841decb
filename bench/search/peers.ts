import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installPython, pythonIn, run } from '../support/python-peer.ts';

const LANCEDB = '@lancedb/lancedb@0.39.0';
const FAISS = 'faiss-cpu==1.15.1';

/** Installs the peers into a folder of their own; needs npm, Python 3 with venv, and the two registries. */
export async function installPeers(peers: string): Promise<void> {
  await mkdir(peers, { recursive: true });
  await writeFile(path.join(peers, 'package.json'), JSON.stringify({ name: 'bench-peers', private: true }));
  await run('npm', ['install', '--no-audit', '--no-fund', LANCEDB], peers);
  await installPython(peers, [FAISS, 'numpy']);
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
