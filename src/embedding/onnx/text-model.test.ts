import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { createEmbedder } from '../create-embedder.ts';
import type { Embedder } from '../embedder.ts';

/** A random model of texts alone; models/tiny-text makes it. */
const fixture = path.resolve(import.meta.dirname, '../../../test/fixtures/tiny-text');
const expected = JSON.parse(readFileSync(path.join(fixture, 'expected.json'), 'utf8')) as Record<
  'query' | 'document' | 'cls',
  number[][]
> & { texts: string[] };

let embedder: Embedder | undefined;
afterEach(() => embedder?.close());

/** A copy of the model, some of its JSON files changed. */
function changed(files: Record<string, object>): string {
  const folder = temporaryFolder();
  cpSync(fixture, folder, { recursive: true });
  for (const [name, value] of Object.entries(files))
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  return folder;
}

it.each(['query', 'document'] as const)(
  'a %s has its prefix, the mean of its tokens and unit length',
  async (purpose) => {
    embedder = await createEmbedder(fixture);
    expect(embedder.model).toMatchObject({ id: fixture, textDimensions: 16, imageDimensions: 128 });
    // Alone and in a batch, where the short ones are padded.
    const more = Array.from({ length: 20 }, (_, n) => `fox ${'the '.repeat(n % 7)} cat`);
    const few = await embedder.embedText(expected.texts, { purpose });
    const many = await embedder.embedText([...expected.texts, ...more], { purpose });
    for (const [n, vector] of expected[purpose].entries()) {
      expect(distance(few[n]!, vector)).toBeLessThan(1e-4);
      expect(distance(many[n]!, vector)).toBeLessThan(1e-4);
    }
  },
);

it('a model that asks for the first token is given no mean', async () => {
  const folder = changed({
    '1_Pooling/config.json': { pooling_mode_cls_token: true },
    'config_sentence_transformers.json': {},
  });
  embedder = await createEmbedder(folder);
  for (const [n, vector] of (await embedder.embedText(expected.texts)).entries())
    expect(distance(vector, expected.cls[n]!)).toBeLessThan(1e-4);
});

it('the prefix counts among the tokens that a model reads, and what is cut is reported', async () => {
  embedder = await createEmbedder(fixture);
  let cut = 0;
  await embedder.embedText(expected.texts, { onTruncated: (texts) => (cut += texts) });
  expect(cut).toBe(1);
});

it('a folder that does not say how to pool is refused', async () => {
  const folder = changed({});
  rmSync(path.join(folder, '1_Pooling'), { recursive: true });
  await expect(createEmbedder(folder)).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('1_Pooling/config.json'),
  });
  const both = changed({
    '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: true },
  });
  await expect(createEmbedder(both)).rejects.toMatchObject({ code: 'unsupported' });
});

function distance(a: Float32Array, b: readonly number[]): number {
  return 1 - a.reduce((sum, value, n) => sum + value * b[n]!, 0);
}
