import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { needsBuild } from '../scripts/start.js';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = temporaryFolder();
let seconds = 1_700_000_000;

/** Writes a file, later than all before. */
function write(file: string): void {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, '');
  seconds += 10;
  for (let at = place; at !== root; at = path.dirname(at)) utimesSync(at, seconds, seconds);
}

it('builds only where sources changed since the last build', () => {
  // A package as it is installed has no sources.
  write('dist/web/index.html');
  expect(needsBuild(root)).toBe(false);
  write('src/cli/main.ts');
  expect(needsBuild(root)).toBe(true);
  write('dist/web/index.html');
  expect(needsBuild(root)).toBe(false);
  write('web/src/app/page.tsx');
  expect(needsBuild(root)).toBe(true);
  write('dist/web/index.html');
  expect(needsBuild(root)).toBe(false);
  rmSync(path.join(root, 'src/cli/main.ts'));
  expect(needsBuild(root)).toBe(true);
  rmSync(path.join(root, 'dist'), { recursive: true });
  write('src/cli/main.ts');
  expect(needsBuild(root)).toBe(true);
});
