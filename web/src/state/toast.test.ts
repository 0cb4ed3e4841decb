import { beforeEach, expect, it, vi } from 'vitest';
import { dismiss, say, toasts } from './toast.ts';

beforeEach(() => {
  vi.useFakeTimers();
  toasts.set([]);
  return () => vi.useRealTimers();
});
const texts = () => toasts.get().map(({ text }) => text);

it('says the same thing once, and longer when it is said again', () => {
  for (let n = 0; n < 3; n++) say('That is no image.', { bad: true });
  expect(texts()).toEqual(['That is no image.']);
  vi.advanceTimersByTime(7000);
  say('That is no image.', { bad: true });
  vi.advanceTimersByTime(7000);
  expect(texts()).toEqual(['That is no image.']);
  vi.advanceTimersByTime(1500);
  expect(texts()).toEqual([]);
});

it('shows the last three, and lets one be answered', () => {
  const undo = { label: 'Undo', run: vi.fn() };
  for (const text of ['a', 'b', 'c', 'd']) say(text, { actions: [undo] });
  expect(texts()).toEqual(['b', 'c', 'd']);
  dismiss(toasts.get()[1]!.id);
  expect(texts()).toEqual(['b', 'd']);
});
