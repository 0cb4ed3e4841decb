import { expect, it } from 'vitest';
import { splitParts } from './parts.ts';

const sentence = (n: number) =>
  `In place ${n} a lantern of paper hangs beside the old wooden door of a quiet house near the river.`;
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)!.length;

it('cuts nothing of a short prompt', () => {
  expect(splitParts('a red fox in deep snow, golden hour, sharp focus')).toEqual([]);
  expect(splitParts(`${sentence(1)} ${sentence(2)}`)).toEqual([]);
  expect(splitParts('-'.repeat(5000))).toEqual([]);
});

it('cuts a long prompt at the ends of sentences, and leaves nothing out', () => {
  const text = Array.from({ length: 12 }, (_, n) => sentence(n)).join(' ');
  const parts = splitParts(text);
  expect(parts.length).toBeGreaterThan(5);
  for (const part of parts) {
    expect(text.slice(part.start, part.end)).toBe(part.text.replaceAll('\n', ' '));
    expect(part.text).toMatch(/^In place .*river\.$/s);
    expect(wordsIn(part.text)).toBeLessThanOrEqual(38);
  }
  expect(parts.map((part) => part.text.replaceAll('\n', ' ')).join(' ')).toBe(text);
});

it('cuts a sentence without an end at commas', () => {
  const text = Array.from({ length: 40 }, (_, n) => `lantern number ${n} of paper`).join(', ');
  const parts = splitParts(text);
  for (const { text: part } of parts) expect(wordsIn(part)).toBeLessThanOrEqual(24);
  expect(parts.length).toBeGreaterThan(6);
  expect(parts.at(-1)!.text).toMatch(/lantern number 39 of paper$/);
});

it('takes the values of JSON together, without its keys', () => {
  const text = JSON.stringify(
    Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`camera_angle_${n}`, `seen from floor ${n} of the tower`]),
    ),
  );
  const parts = splitParts(text);
  expect(parts.length).toBeGreaterThan(4);
  expect(parts[0]!.text).toBe('seen from floor 0 of the tower\nseen from floor 1 of the tower');
  expect(parts.some((part) => part.text.includes('camera'))).toBe(false);
  expect(text.slice(parts[0]!.start)).toMatch(/^seen from floor 0/);
});

it('counts the characters of scripts without spaces', () => {
  const parts = splitParts('灯笼挂在河边老房子的木门旁边。'.repeat(10));
  expect(parts.length).toBeGreaterThan(3);
  expect(parts[0]!.text).toContain('灯笼');
});
