import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { makeTemporaryFolder, sweepTemporaryFolders } from './temporary-folder.ts';

const parent = temporaryFolder();
const THREE_DAYS_AGO = Date.now() / 1000 - 3 * 24 * 3600;

/** A process that makes a temporary folder with a file in it and waits. */
async function withUpload(): Promise<{ child: ChildProcess; folder: string }> {
  const module = path.join(import.meta.dirname, 'temporary-folder.ts');
  const script = `
    import { writeFileSync } from 'node:fs';
    import { makeTemporaryFolder } from ${JSON.stringify(module)};
    const folder = await makeTemporaryFolder('upload');
    writeFileSync(folder + '/half.csv', 'prompt');
    console.log(folder);
    setInterval(() => {}, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: parent } });
  const [line] = (await once(child.stdout!.setEncoding('utf8'), 'data')) as [string];
  return { child, folder: line.trim() };
}

it('removes the upload of a killed process and leaves that of one that runs', async () => {
  const dead = await withUpload();
  const alive = await withUpload();
  dead.child.kill('SIGKILL');
  await once(dead.child, 'close');
  const own = await makeTemporaryFolder('images');
  await sweepTemporaryFolders(parent);
  expect(existsSync(dead.folder)).toBe(false);
  expect(existsSync(path.join(alive.folder, 'half.csv'))).toBe(true);
  expect(existsSync(own)).toBe(true);
  await rm(own, { recursive: true });
  // Its number now belongs to a process that began at another time.
  const reused = alive.folder.replace(/-\w+-(\w{6})$/, '-1-$1');
  renameSync(alive.folder, reused);
  await sweepTemporaryFolders(parent);
  expect(existsSync(reused)).toBe(false);
  alive.child.kill('SIGKILL');
  await once(alive.child, 'close');
});

it('removes what nobody can be asked about only once it is old', async () => {
  const names = [
    'promptloom-upload-abc123',
    'promptloom-upload-0123456789ab-1-99-abc123',
    'promptloom-images-Abc_12',
  ];
  for (const name of names) {
    mkdirSync(path.join(parent, name));
    writeFileSync(path.join(parent, name, 'file'), '');
    utimesSync(path.join(parent, name), THREE_DAYS_AGO, THREE_DAYS_AGO);
  }
  await sweepTemporaryFolders(parent);
  // The file in them is new.
  expect(readdirSync(parent)).toEqual(expect.arrayContaining(names));
  for (const name of names) utimesSync(path.join(parent, name, 'file'), THREE_DAYS_AGO, THREE_DAYS_AGO);
  await sweepTemporaryFolders(parent);
  expect(readdirSync(parent).filter((name) => names.includes(name))).toEqual([]);
});

it('leaves alone what is no folder of its own', async () => {
  const elsewhere = path.join(parent, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(path.join(elsewhere, 'file'), '');
  for (const name of ['promptloom-upload-abc123', 'promptloom-uploads', 'promptloom-test-abc123']) {
    symlinkSync(elsewhere, path.join(parent, name));
  }
  await sweepTemporaryFolders(parent);
  expect(existsSync(path.join(elsewhere, 'file'))).toBe(true);
  expect(readdirSync(parent)).toContain('promptloom-upload-abc123');
});
