import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../records/prompt.ts';
import { seededRandom } from '../map/random.ts';
import type { Ranked } from '../rank/rank.ts';
import { diversify } from './diversify.ts';
import { type PageRequest, type PageSource, pickPage } from './pages.ts';

const REQUEST: PageRequest = { k: 5, offset: 0, minScore: 0, fold: false, diversity: 0 };

/** A library of n prompts in order of distance, whose order changes with the depth of the look. */
function source(texts: readonly string[], shuffle = false): PageSource & { looks: number[] } {
  const looks: number[] = [];
  return {
    looks,
    rankAt: async (depth) => {
      looks.push(depth);
      const ranked = texts
        .slice(0, depth)
        .map((_, n): Ranked => ({ promptId: `p${n}`, distance: n / 1000, why: ['text'] }));
      // A fusion of more ranks puts the last first.
      return { ranked: shuffle ? ranked.toReversed() : ranked, index: 'exact' };
    },
    measure: async (ranked) =>
      ranked.map((one) => {
        const prompt = { text: texts[Number(one.promptId.slice(1))]! } as Prompt;
        return { ...one, distance: one.distance!, score: 1 - one.distance!, prompt };
      }),
    vectors: async () => new Map(),
  };
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, n) => `subject${n} thing${n} place${n}`);
const ids = (page: Awaited<ReturnType<typeof pickPage>>) => page.picked.map(({ promptId }) => promptId);

describe('pages', () => {
  it('show each prompt once and leave none out, although deeper looks order otherwise', async () => {
    const all: string[] = [];
    for (let offset = 0; ; offset += 5) {
      const page = await pickPage(source(numbered(33), true), { ...REQUEST, offset });
      const again = await pickPage(source(numbered(33), true), { ...REQUEST, offset });
      expect(ids(page)).toEqual(ids(again));
      all.push(...ids(page));
      if (!page.more) break;
    }
    expect(all).toHaveLength(33);
    expect(new Set(all).size).toBe(33);
  });

  it('look once for the first page', async () => {
    const library = source(numbered(100));
    const page = await pickPage(library, REQUEST);
    expect([ids(page), library.looks, page.more]).toEqual([['p0', 'p1', 'p2', 'p3', 'p4'], [5], true]);
  });

  it('end where there is no more, and where scores are too low', async () => {
    expect(await pickPage(source(numbered(3)), REQUEST)).toMatchObject({ more: false });
    const library = source(numbered(1000));
    const page = await pickPage(library, { ...REQUEST, minScore: 0.998 });
    expect([ids(page), library.looks]).toEqual([['p0', 'p1', 'p2'], [5]]);
  });

  it('fold what says the same, counting it, and fill up with what says something else', async () => {
    const marks = ['', '.', '!', ' ,'];
    const same = Array.from(
      { length: 30 },
      (_, n) =>
        `${n % 2 ? 'A red fox' : 'the Red foxes'} in deep snow at dawn${marks[n % 4]}${' '.repeat(n)}`,
    );
    const library = () => source([...same, ...numbered(8)]);
    const page = await pickPage(library(), { ...REQUEST, fold: true });
    expect(ids(page)).toEqual(['p0', 'p30', 'p31', 'p32', 'p33']);
    expect(page.picked[0]!.similar).toHaveLength(29);
    const second = await pickPage(library(), { ...REQUEST, fold: true, offset: 5 });
    expect(ids(second)).toEqual(['p34', 'p35', 'p36', 'p37']);
    expect(second.more).toBe(false);
  });

  it.each([3, 5, 20])('tell every prompt once, as a result or beside one, %i a page', async (k) => {
    const random = seededRandom(k);
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
    const texts = Array.from({ length: 400 }, () => {
      const subject = `${pick(['a', 'the'])} ${pick(['fox', 'foxes', 'owl', 'heron', 'lighthouse'])}`;
      const style = pick(['Monet', 'van Gogh', 'Hokusai', 'Klimt', 'Turner', 'Vermeer']);
      return pick([
        () => `${subject} in the style of ${style}${pick(['', '.', ','])}`,
        () => `${subject} ${pick(['beside', 'above'])} a thing${Math.floor(random() * 40)}`,
      ])();
    });
    for (const diversity of [0, 0.5]) {
      const told: string[] = [];
      for (let offset = 0; ; offset += k) {
        const page = await pickPage(source(texts, true), { ...REQUEST, k, fold: true, diversity, offset });
        for (const { promptId, similar, family } of page.picked)
          told.push(promptId, ...similar, ...(family?.members.map(({ id }) => id) ?? []));
        if (!page.more) break;
      }
      expect(told).toHaveLength(400);
      expect(new Set(told).size).toBe(400);
    }
  });
});

describe('diversity', () => {
  const unit = (angle: number) => Float32Array.of(Math.cos(angle), Math.sin(angle));
  const vectors = new Map([
    ['a', unit(0)],
    ['b', unit(0.01)],
    ['c', unit(0.02)],
    ['d', unit(1)],
  ]);
  const order = (diversity: number) => diversify(['a', 'b', 'c', 'd'], (id) => id, vectors, diversity);

  it('is off at 0, and puts what differs before repetitions', () => {
    expect(order(0)).toEqual(['a', 'b', 'c', 'd']);
    expect(order(0.5)).toEqual(['a', 'd', 'b', 'c']);
    expect(order(1)[1]).toBe('d');
    expect(diversify([], String, vectors, 0.5)).toEqual([]);
  });
});
