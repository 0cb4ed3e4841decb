import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { prepareFolder } from './folder.ts';

const folder = temporaryFolder();
const rights = (name: string) => statSync(path.join(folder, name)).mode & 0o777;

it('makes a new library for its owner alone, and leaves the rights of a folder that is there', () => {
  prepareFolder(path.join(folder, 'new'), true);
  expect(rights('new')).toBe(0o700);
  mkdirSync(path.join(folder, 'shared'), { mode: 0o755 });
  prepareFolder(path.join(folder, 'shared'), true);
  expect(rights('shared')).toBe(0o755);
});
