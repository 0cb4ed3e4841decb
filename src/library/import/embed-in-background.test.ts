import { expect, it } from 'vitest';
import { embedInBackground } from './embed-in-background.ts';

/** Vectors of one number, the length of the text; `running` counts calls that are not answered. */
function embedder() {
  const state = { running: 0, most: 0, texts: 0 };
  return {
    state,
    model: { id: 'fake', version: '1', textDimensions: 1, sharedSpace: false },
    async embedText(texts: readonly string[]) {
      state.running++;
      state.most = Math.max(state.most, state.running);
      await new Promise((resolve) => setImmediate(resolve));
      state.running--;
      state.texts += texts.length;
      return texts.map((text) => Float32Array.of(text.length));
    },
    embedImage: async () => [],
    close: async () => {},
  };
}

const texts = Array.from({ length: 100 }, (_, n) => 'x'.repeat(1 + ((n * 37) % 100)));
const lengths = texts.map((text) => text.length);

it('gives each text its own vector, and says how far it is', async () => {
  const told: number[] = [];
  const fake = embedder();
  const embedded = await embedInBackground(texts, {
    embedder: fake,
    mayWork: async () => true,
    tell: (done) => told.push(done),
  });
  expect(embedded.map(({ vector }) => vector[0])).toEqual(lengths);
  expect(fake.state.most).toBeGreaterThan(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(texts.length);
});

it('comes to its end by one hand while the others rest', async () => {
  const fake = embedder();
  const mayWork = async (hand: number) => {
    await new Promise((resolve) => setImmediate(resolve));
    return hand === 0;
  };
  const embedded = await embedInBackground(texts, { embedder: fake, mayWork, tell: () => {} });
  expect(embedded.map(({ vector }) => vector[0])).toEqual(lengths);
  expect(fake.state.most).toBe(1);
});

it('stops when it is cancelled, also while it rests', async () => {
  const stop = new AbortController();
  const fake = embedder();
  let asked = 0;
  const mayWork = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    if (++asked > 20) stop.abort();
    return false;
  };
  const work = embedInBackground(texts, { embedder: fake, mayWork, tell: () => {}, signal: stop.signal });
  await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  expect(fake.state.texts).toBe(0);
});

it('ends with what one hand threw, and begins nothing more', async () => {
  const fake = embedder();
  let calls = 0;
  const embedText = async (some: readonly string[]) => {
    if (++calls === 3) throw new Error('no more');
    return fake.embedText(some);
  };
  const work = embedInBackground(texts, {
    embedder: { ...fake, embedText },
    mayWork: async () => true,
    tell: () => {},
  });
  await expect(work).rejects.toThrow('no more');
  await new Promise((resolve) => setImmediate(resolve));
  expect(calls).toBeLessThan(texts.length / 8);
});
