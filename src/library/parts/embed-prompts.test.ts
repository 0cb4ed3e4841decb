import { expect, it } from 'vitest';
import { embedPrompts } from './embed-prompts.ts';

/** Vectors that say how long a text is; of more than 40 characters none is read. */
const embedder = {
  asked: [] as string[][],
  async embedText(texts: readonly string[], options: { onTruncated?(count: number): void } = {}) {
    this.asked.push([...texts]);
    const cut = texts.filter(({ length }) => length > 40).length;
    if (cut > 0) options.onTruncated?.(cut);
    return texts.map(({ length }) => Float32Array.of(length));
  },
};

it('embeds short prompts as they are, and of long ones each part too, in their order', async () => {
  const sentence = 'A lantern of paper hangs beside the old wooden door of a quiet house near the river.';
  const long = Array.from({ length: 6 }, () => sentence).join(' ');
  const json = '{"scene": "a fox in snow", "mood": "calm"}';
  let cut = 0;
  const [fox, house, scene] = await embedPrompts(['a fox', long, json], embedder, {
    onTruncated: (count) => {
      cut += count;
    },
  });
  expect(fox).toEqual({ vector: Float32Array.of(5), parts: [] });
  expect(house!.vector).toEqual(Float32Array.of(long.length));
  expect(house!.parts.map(({ start, end }) => long.slice(start, end))).toEqual(
    Array.from({ length: 6 }, () => sentence),
  );
  expect(scene).toEqual({ vector: Float32Array.of('a fox in snow\ncalm'.length), parts: [] });
  expect(embedder.asked[0]).toEqual(['a fox', 'a fox in snow\ncalm']);
  // What is cut of the whole is in its parts.
  expect(cut).toBe(0);
});

it('asks nothing more where all prompts are short', async () => {
  embedder.asked = [];
  await embedPrompts(['a', 'b'], embedder);
  expect(embedder.asked).toEqual([['a', 'b']]);
});
