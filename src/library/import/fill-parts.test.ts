import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import { isEnglishWord } from '../../embedding/lite/english-words.ts';
import { SearchRequestSchema } from '../../records/search.ts';
import { search } from '../../search/search.ts';
import { openParts, type Parts } from '../open/open-library.ts';
import { addPrompt } from './add-prompt.ts';
import { fillParts } from './fill-parts.ts';

const folder = temporaryFolder();
const written = {
  ...{ negativePrompt: '', settings: {}, sourceSite: 'test', tags: [], origin: 'written' as const },
};
/** Seventy words of JSON, of which the last are about something else. */
const LONG = JSON.stringify({
  subject: Array.from({ length: 9 }, (_, n) => `paper lanterns in row ${n} above a quiet street`),
  last_corner: 'a silver saxophone leaning against a red velvet armchair',
});
const SHORT = 'a brass trumpet on a wooden stool, studio photo';
let parts: Parts;

beforeAll(async () => {
  parts = await openParts(readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {}), {});
});
afterAll(async () => {
  await Promise.all([parts.space.close(), parts.store.close()]);
  parts.intents.close();
});

const find = (text: string, mode: 'semantic' | 'hybrid' | 'lexical') =>
  parts.space.use((embedder) =>
    search(SearchRequestSchema.parse({ text, mode }), embedder, parts.store, {
      summarise: ({ id, url }) => ({ id, url, width: null, height: null, imageBackend: '' }),
      isWord: isEnglishWord,
    }),
  );

it('finds a long prompt by what it says last, and says where, whatever the search goes by', async () => {
  const { id } = await addPrompt({ ...written, text: LONG }, parts);
  const short = await addPrompt({ ...written, text: SHORT }, parts);
  for (const mode of ['semantic', 'hybrid', 'lexical'] as const) {
    const [first] = (await find('silver saxophone, velvet armchair', mode)).results;
    expect(first).toMatchObject({ id, prompt: LONG });
    expect(LONG.slice(first!.part!.start, first!.part!.end)).toMatch(/saxophone leaning .* armchair$/);
    expect(first!.distance).toBeLessThan(0.5);
  }
  const [nearest] = (await find('brass trumpet', 'semantic')).results;
  expect(nearest!.id).toBe(short.id);
  expect(nearest!.part).toBeUndefined();
});

it('makes parts of prompts that an earlier version wrote, once', async () => {
  const text = LONG.replaceAll('lanterns', 'balloons').replace('saxophone', 'violoncello');
  const createdAt = new Date().toISOString();
  const id = 'p0123456789abcdef';
  await parts.space.use(async (embedder) => {
    const [vector] = await embedder.embedText([text]);
    await parts.store.prompts.insert([{ prompt: { ...written, id, text, createdAt }, vector: vector! }]);
  });
  const rows = async () => (await parts.store.partVectors.coverage()).rows;
  const before = await rows();
  await fillParts(parts);
  expect(await rows()).toBeGreaterThan(before + 2);
  const after = await rows();
  await fillParts(parts);
  expect(await rows()).toBe(after);
  const [first] = (await find('violoncello, velvet armchair', 'semantic')).results;
  expect(text.slice(first!.part!.start, first!.part!.end)).toContain('violoncello');
  const stopped = new AbortController();
  stopped.abort();
  await expect(fillParts(parts, stopped.signal)).rejects.toMatchObject({ code: 'cancelled' });
});
