import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { Sessions } from './sessions.ts';

let now = 0;
const sessions: Sessions[] = [];
function make(times = { idleMs: 100, longestMs: 250 }): Sessions {
  now = 0;
  const made = new Sessions(times, () => now);
  sessions.push(made);
  return made;
}
afterEach(() => {
  for (const one of sessions.splice(0)) one.close();
});
const answer = () => new PassThrough() as unknown as ServerResponse;

it('ends a session that is not used, and each some time after it began', () => {
  const open = make();
  const [idle, busy] = [open.begin(), open.begin()];
  now = 100;
  expect([open.use(idle), open.use(busy)]).toEqual([true, true]);
  now = 190;
  expect(open.use(busy)).toBe(true);
  now = 201;
  expect([open.use(idle), open.use(busy)]).toEqual([false, true]);
  now = 250;
  expect(open.use(busy)).toBe(true);
  now = 251;
  expect(open.use(busy)).toBe(false);
});

it('knows no session that was not begun', () => {
  const open = make();
  const name = open.begin();
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(open.begin()).not.toBe(name);
  for (const other of ['', '0'.repeat(64), name.toUpperCase(), name.slice(1), `${name} `])
    expect(open.use(other)).toBe(false);
  expect(open.use(name)).toBe(true);
});

it('breaks off what a session has open when it ends, however it ends', () => {
  const open = make();
  const names = [open.begin(), open.begin(), open.begin()];
  const answers = names.map((name) => {
    const one = answer();
    open.hold(name, one);
    return one;
  });
  const broken = () => answers.map(({ destroyed }) => destroyed);
  open.end(names[0]!);
  expect(broken()).toEqual([true, false, false]);
  expect(open.use(names[0]!)).toBe(false);
  now = 60;
  open.use(names[2]!);
  now = 120;
  open.sweep();
  expect(broken()).toEqual([true, true, false]);
  open.hold(names[1]!, answers[2]!);
  expect(open.use(names[2]!)).toBe(true);
});

it('keeps a bounded number, and of them those that are used', () => {
  const open = make();
  const first = open.begin();
  const second = open.begin();
  for (let n = 2; n < 1000; n++) open.begin();
  expect(open.use(first)).toBe(true);
  open.begin();
  expect(open.use(first)).toBe(true);
  expect(open.use(second)).toBe(false);
});
