import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRunModels, createEmbedder } from '../create-embedder.ts';
import type { Embedder } from '../embedder.ts';
import { LiteEmbedder } from './lite-embedder.ts';

const ASKED = ['rail transport', 'a domestic animal asleep'];
const queriesOf = (embedder: Embedder, texts: readonly string[]) =>
  embedder.embedText(texts, { purpose: 'query' });

describe.skipIf(!canRunModels())('queries that MiniLM helps to read', () => {
  let embedder: Embedder;
  let before: Float32Array[];
  beforeAll(async () => {
    embedder = await createEmbedder('lite');
    before = await queriesOf(embedder, ASKED);
    await embedder.prepareQueries!();
  });
  afterAll(() => embedder.close());

  it('are nearer to what is meant than by the words alone', async () => {
    const [train, cat] = await embedder.embedText(['a steam train at a station', 'a cat sleeping on a sofa']);
    const after = await queriesOf(embedder, ASKED);
    expect(cosine(after[0]!, train!)).toBeGreaterThan(cosine(before[0]!, train!) + 0.02);
    expect(cosine(after[1]!, cat!)).toBeGreaterThan(cosine(before[1]!, cat!) + 0.02);
    for (const vector of after) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('are the same whenever they are asked, together or alone', async () => {
    const together = await queriesOf(embedder, ASKED);
    for (const [n, text] of ASKED.entries()) {
      const [alone] = await queriesOf(embedder, [text]);
      expect(cosine(alone!, together[n]!)).toBeGreaterThan(0.9999);
      expect((await queriesOf(embedder, [text]))[0]).toEqual(alone);
    }
  });

  it('leave documents as they are', async () => {
    expect(await embedder.embedText(ASKED)).toEqual(before);
  });

  it('stay without meaning where lite knows no word of them', async () => {
    const [kana, marks, known] = await queriesOf(embedder, ['ひらがな', '... !', 'ひらがな cat']);
    expect(kana).toEqual(embedder.model.unknownText);
    expect(marks).toEqual(embedder.model.unknownText);
    expect(known).not.toEqual(embedder.model.unknownText);
  });

  it('are read by lite alone when they are long', async () => {
    const long = `${'a red fox in the snow, '.repeat(8)}at dawn`;
    const [query] = await queriesOf(embedder, [long]);
    const [document] = await embedder.embedText([long]);
    expect(query).toEqual(document);
  });

  it('are given up when they are cancelled', async () => {
    const controller = new AbortController();
    const work = embedder.embedText(['a query of its own'], { purpose: 'query', signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('end its thread when lite is closed, also while it loads', async () => {
    const own = await createEmbedder('lite');
    const loading = own.prepareQueries!();
    await own.close();
    await loading;
    await expect(queriesOf(own, ['a cat'])).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('lite reads queries alone where MiniLM cannot be opened', async () => {
  const embedder = await LiteEmbedder.open({ openReader: () => Promise.reject(new Error('no engine')) });
  try {
    await embedder.prepareQueries();
    expect(await queriesOf(embedder, ASKED)).toEqual(await embedder.embedText(ASKED));
  } finally {
    await embedder.close();
  }
});

it('the former lite reads queries alone: the map does not lead to its vectors', async () => {
  const embedder = await LiteEmbedder.openFormer();
  try {
    await embedder.prepareQueries();
    expect(await queriesOf(embedder, ASKED)).toEqual(await embedder.embedText(ASKED));
  } finally {
    await embedder.close();
  }
});

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, n) => sum + value * b[n]!, 0);
}
