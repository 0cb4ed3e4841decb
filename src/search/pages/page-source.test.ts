import { expect, it } from 'vitest';
import type { Prompt } from '../../records/prompt.ts';
import { SearchRequestSchema } from '../../records/search.ts';
import type { QueryEmbedder } from '../rank/query-vectors.ts';
import type { Ranked } from '../rank/rank.ts';
import type { SearchStore } from '../search-store.ts';
import { pageSource } from './page-source.ts';

const TEXTS: Record<string, string> = { a: 'right', b: 'slanted', c: 'far' };
const VECTORS: Record<string, number[]> = { right: [1, 0], slanted: [0.6, 0.8], far: [-1, 0] };
const QUERY = Float32Array.of(1, 0);

function measured(instantText: boolean, ranked: Ranked[], there = ['a', 'b', 'c']) {
  const compared: string[] = [];
  const embedded: string[] = [];
  const embedder = {
    model: { id: 'toy', textDimensions: 2, sharedSpace: false },
    instantText,
    embedText: async (texts: readonly string[]) => {
      embedded.push(...texts);
      return texts.map((text) => Float32Array.from(VECTORS[text]!));
    },
  } as unknown as QueryEmbedder;
  const matches: SearchStore['matches'] = {
    read: async ({ ids, compared: some }) => {
      compared.push(...(some?.ids ?? []));
      return new Map(
        ids
          .filter((id) => there.includes(id))
          .map((id) => [
            id,
            { prompt: { id, text: TEXTS[id]! } as Prompt, ...(some?.ids.includes(id) && { distance: 0.5 }) },
          ]),
      );
    },
  };
  const query = {
    text: 'right',
    filter: {},
    vectors: { text: QUERY, by: 'text' as const, examples: [], embedMs: 0 },
  };
  const request = SearchRequestSchema.parse({ text: 'right' });
  const source = pageSource(query as never, request, embedder, { matches } as SearchStore);
  return { result: source.measure(ranked, true), compared, embedded };
}

const byWords = (promptId: string): Ranked => ({ promptId, why: ['words'] });
const byText = (promptId: string): Ranked => ({ promptId, distance: 0.25, why: ['text'] });

it('embeds again what only words found where that is quicker than to read its vector', async () => {
  const { result, compared, embedded } = measured(true, [byText('a'), byWords('b'), byWords('c')]);
  const distances = (await result).map(({ promptId, distance }) => [promptId, Number(distance.toFixed(6))]);
  expect(distances).toEqual([
    ['a', 0.25],
    ['b', 0.4],
    ['c', 2],
  ]);
  expect(embedded).toEqual(['slanted', 'far']);
  expect(compared).toEqual([]);
});

it('leaves the comparison to the store otherwise', async () => {
  const { result, compared, embedded } = measured(false, [byText('a'), byWords('b')]);
  expect((await result).map(({ distance }) => distance)).toEqual([0.25, 0.5]);
  expect(embedded).toEqual([]);
  expect(compared).toEqual(['b']);
});

it.each([true, false])('passes over what is not there yet, whoever compares', async (instantText) => {
  const { result, embedded } = measured(instantText, [byWords('b'), byWords('c')], ['c']);
  expect((await result).map(({ promptId }) => promptId)).toEqual(['c']);
  expect(embedded).toEqual(instantText ? ['far'] : []);
});
