import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** `npm start`: builds where sources changed since the last build, then serves. In a package without sources it only serves. */

const BUILT = 'dist/web/index.html';
const SOURCES = ['src', 'web', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * When a file, or anything in a folder, was changed last; 0 where it is not there.
 * @param {string} place
 * @returns {number}
 */
function changedAt(place) {
  if (!existsSync(place)) return 0;
  const entry = statSync(place);
  if (!entry.isDirectory()) return entry.mtimeMs;
  // A folder changes when a file in it is added or removed.
  return Math.max(entry.mtimeMs, ...readdirSync(place).map((name) => changedAt(path.join(place, name))));
}

/**
 * Whether the build in a folder is missing, or older than the sources there.
 * @param {string} root
 */
export function needsBuild(root) {
  if (!existsSync(path.join(root, 'src'))) return false;
  const changed = Math.max(...SOURCES.map((name) => changedAt(path.join(root, name))));
  return changed > changedAt(path.join(root, BUILT));
}

if (process.argv[1] === import.meta.filename) {
  const root = path.dirname(import.meta.dirname);
  if (needsBuild(root)) {
    const build = ['run', '--silent', 'build', '--', '--logLevel', 'warn'];
    const { status } = spawnSync('npm', build, { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
  process.argv.splice(1, 1, path.join(root, 'dist/src/cli/main.js'), 'serve');
  await import('../dist/src/cli/main.js');
}
