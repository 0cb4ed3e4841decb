import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { thisProcess } from '../../async/process-mark.ts';
import { makeReadingFolder } from './reading-folder.ts';

const folder = temporaryFolder();
afterEach(() => vi.unstubAllEnvs());

it('removes the folders of killed processes, and nothing that they lead to', () => {
  vi.stubEnv('TMPDIR', folder);
  const store = path.join(folder, 'library');
  mkdirSync(path.join(store, 'store', 'abc', 'definitions'), { recursive: true });
  writeFileSync(path.join(store, 'store', 'data.bin'), 'rows');
  const { place, pid, started } = thisProcess();
  // No process has so great a number.
  const dead = `promptloom-read-${place}-4194999-1-abcdef`;
  const kept = [
    `promptloom-read-${place}-${pid}-${started}-abcdef`,
    'promptloom-read-0123456789ab-4194999-1-abcdef',
    'promptloom-reader',
  ];
  for (const name of [dead, ...kept]) {
    mkdirSync(path.join(folder, name));
    symlinkSync(path.join(store, 'store'), path.join(folder, name, 'store'));
  }
  const reading = makeReadingFolder(
    store,
    path.join(store, 'store', 'abc', 'definitions'),
    'the disk is full',
  );
  expect(path.dirname(reading.folder)).toBe(folder);
  expect(readdirSync(folder).sort()).toEqual([...kept, path.basename(reading.folder), 'library'].sort());
  reading.remove();
  expect(existsSync(path.join(store, 'store', 'data.bin'))).toBe(true);
});
