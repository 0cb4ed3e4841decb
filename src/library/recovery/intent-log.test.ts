import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { newId } from '../../store/sql/ids.ts';
import { type Intent, IntentLog } from './intent-log.ts';

const folder = temporaryFolder();
let names = 0;

/** A log of a new library folder, with what it undoes. */
function logOf({
  shared = false,
  library = path.join(folder, String(names++)),
  fails = (): boolean => false,
} = {}) {
  const undone: Intent[] = [];
  const undo = async (intent: Intent) => {
    if (fails()) throw new Error('the disk is full');
    undone.push(intent);
  };
  const files = () => readdirSync(path.join(library, 'intents')).sort();
  return { log: new IntentLog(library, { shared, undo }), library, undone, files };
}

const intent = (): Intent => ({ kind: 'prompts', ids: [newId('prompt')] });

/** Notes an intent as another process does, some time ago. */
function leave(
  library: string,
  note: object | string,
  { name = `${crypto.randomUUID()}-0.json`, age = 0 } = {},
) {
  const file = path.join(library, 'intents', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof note === 'string' ? note : JSON.stringify(note));
  const written = new Date(Date.now() - age);
  utimesSync(file, written, written);
  return name;
}

it('notes an intent before the first step and until after the last', async () => {
  const { log, library, undone, files } = logOf();
  const planned = intent();
  const result = await log.carryOut(planned, async () => {
    const [file] = files();
    const noted = JSON.parse(readFileSync(path.join(library, 'intents', file!), 'utf8')) as object;
    expect(noted).toEqual({ pid: process.pid, host: hostname(), intent: planned });
    return 7;
  });
  expect(result).toBe(7);
  expect(files()).toEqual([]);
  expect(undone).toEqual([]);
});

it('undoes a note of images under the name that they had before', async () => {
  const { log, library, undone } = logOf();
  const ids = [newId('image')];
  leave(library, { pid: 1, host: hostname(), intent: { kind: 'pictures', ids } });
  expect(await log.recover()).toEqual({ undone: 1, problems: [] });
  expect(undone).toEqual([{ kind: 'images', ids }]);
});

it('undoes what failed, once it can', async () => {
  let full = true;
  const { log, undone, files } = logOf({ fails: () => full });
  const [first, second, other] = [
    intent(),
    intent(),
    { kind: 'improvement', id: newId('improvement') } as const,
  ];
  const failing = () => Promise.reject(new Error('broken'));
  await expect(log.carryOut(first, failing)).rejects.toThrow('broken');
  expect([undone, files()]).toEqual([[], [expect.any(String)]]);
  full = false;
  // What another kind left may be in use by who writes that kind at this moment.
  await expect(log.carryOut(other, failing)).rejects.toThrow('broken');
  expect(undone).toEqual([other]);
  await log.carryOut(second, async () => expect(undone).toEqual([other, first]));
  expect(files()).toEqual([]);
});

it('undoes what a process left that was killed, and nothing that it did not write', async () => {
  const { log, library, undone, files } = logOf();
  const left = intent();
  leave(library, { pid: process.ppid, host: 'another', intent: left });
  leave(library, '{"pid": 1, "host": "cut sh');
  leave(library, '');
  const theirs = ['notes.json', 'swept', `${crypto.randomUUID()}.json`].map((name) =>
    leave(library, 'mine', { name }),
  );
  expect(await log.recover()).toEqual({ undone: 3, problems: [] });
  expect(undone).toEqual([left]);
  expect(files()).toEqual(theirs.sort());
});

it('keeps what it cannot undo for the next opening, and undoes the rest', async () => {
  let calls = 0;
  const { log, library, files } = logOf({ fails: () => calls++ === 0 });
  for (let n = 0; n < 3; n++) leave(library, { pid: 1, host: 'another', intent: intent() });
  const { undone, problems } = await log.recover();
  expect([undone, problems.length, files().length]).toEqual([2, 1, 1]);
  expect((await log.recover()).undone).toBe(1);
});

it('has nothing to do in a folder that is new', async () => {
  expect(await logOf().log.recover()).toEqual({ undone: 0, problems: [] });
});

it('leaves alone what others may be writing on a shared library', async () => {
  const dead = spawnSync(process.execPath, ['--version']).pid!;
  const hour = 3600 * 1000;
  const host = hostname();
  const { log, library, undone, files } = logOf({ shared: true });
  const [gone, future] = [intent(), intent()];
  leave(library, { pid: dead, host, intent: gone }, { age: hour });
  // Left by a clock that was ahead.
  leave(library, { pid: dead, host, intent: future }, { age: -48 * hour });
  const kept = [
    // The server may be at its last statement still.
    leave(library, { pid: dead, host, intent: intent() }),
    leave(library, '{"pid":'),
    leave(library, { pid: process.ppid, host, intent: intent() }, { age: hour }),
    leave(library, { pid: dead, host: 'another', intent: intent() }, { age: hour }),
  ];
  const { log: beside } = logOf({ shared: true, library });
  await beside.carryOut(intent(), async () => {
    await log.recover();
    expect(undone).toHaveLength(2);
    expect(undone).toEqual(expect.arrayContaining([gone, future]));
    expect(files()).toEqual(expect.arrayContaining(kept));
    expect(files()).toHaveLength(kept.length + 1);
  });
  expect(files()).toEqual(kept.sort());
});

it('leaves what failed on a server to the next opening: the server may be at it still', async () => {
  const { log, undone, files } = logOf({ shared: true });
  await expect(log.carryOut(intent(), () => Promise.reject(new Error('no answer')))).rejects.toThrow(
    'no answer',
  );
  expect([undone, files().length]).toEqual([[], 1]);
});
