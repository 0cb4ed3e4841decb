import { describe, expect, it } from 'vitest';
import type { Match } from '../../api/types.ts';
import { type SourcesInput, sourcesOf } from './sources.ts';

const match = (id: string, score = 0.5, origin = 'imported') =>
  ({ id, prompt: `prompt ${id}`, score, origin, images: [] }) as unknown as Match;
const input = (more: Partial<SourcesInput> = {}): SourcesInput => ({
  byHand: [],
  byHandIds: [],
  offered: { matches: [match('a'), match('b'), match('c')], own: [] },
  given: undefined,
  checked: {},
  blends: false,
  ...more,
});
const used = (more: Partial<SourcesInput>) =>
  sourcesOf(input(more))
    .filter((source) => source.used)
    .map(({ id }) => id);
const ids = (more: Partial<SourcesInput>) => sourcesOf(input(more)).map(({ id }) => id);

describe('what an improvement learns from', () => {
  it('is all that is near, and nothing of a blend that nobody chose', () => {
    expect(used({})).toEqual(['a', 'b', 'c']);
    expect(used({ blends: true })).toEqual([]);
    expect(used({ blends: true, checked: { b: true } })).toEqual(['b']);
  });

  it('is what was put aside by hand, and nothing else', () => {
    const byHand = { byHand: [{ id: 'h', prompt: 'by hand' }], byHandIds: ['h', 'b'] };
    expect(used(byHand)).toEqual(['h', 'b']);
    expect(ids(byHand)).toEqual(['h', 'a', 'b', 'c']);
  });

  it('is what was given, once it was: what is near since joins the choice, not the run', () => {
    const given = [match('a'), match('b'), match('z')];
    const offered = { matches: [match('new'), match('a'), match('b'), match('c')], own: [] };
    expect(used({ given, offered })).toEqual(['a', 'b', 'z']);
    expect(ids({ given, offered })).toEqual(['new', 'a', 'b', 'c', 'z']);
  });

  it('loses what is unticked and gains nothing by it', () => {
    const given = [match('a'), match('b')];
    expect(used({ given, checked: { a: false } })).toEqual(['b']);
    expect(used({ checked: { a: false } })).toEqual(['b', 'c']);
    expect(used({ given, checked: { a: false, b: false } })).toEqual([]);
  });

  it('is never what was accepted for the same idea, unless somebody ticks it', () => {
    const offered = { matches: [match('a')], own: [match('mine', 0.9, 'improved')] };
    expect(used({ offered })).toEqual(['a']);
    expect(used({ offered, given: [match('a')] })).toEqual(['a']);
    expect(used({ offered, checked: { mine: true } })).toEqual(['a', 'mine']);
    expect(sourcesOf(input({ offered }))[1]).toMatchObject({ id: 'mine', own: true, written: true });
  });

  it('keeps the scores that were found', () => {
    const byHand = { byHand: [{ id: 'h', prompt: 'by hand' }], byHandIds: ['h', 'a'] };
    const offered = { matches: [match('a', 0.43)], own: [] };
    const given = [match('h', 0), match('a', 0)];
    const scores = (more: Partial<SourcesInput>) => sourcesOf(input(more)).map(({ score }) => score);
    expect(scores({ ...byHand, offered })).toEqual([undefined, 0.43]);
    expect(scores({ ...byHand, offered, given })).toEqual([undefined, 0.43]);
  });
});
