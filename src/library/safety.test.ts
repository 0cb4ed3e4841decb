import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../test/support/served-library.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { readConfig } from '../config.ts';
import type { SearchResponse } from '../records/search.ts';
import { Library } from './library.ts';

const folder = temporaryFolder();
let served: ServedLibrary;
let close = () => served.close();

beforeAll(async () => {
  served = await serveLibrary(folder, [
    'prompt,image_name,image_nsfw,prompt_nsfw',
    'a quiet barn,a.png,0.01,0.02',
    'a beach at noon,b.png,0.1,0.1',
    // Two images of one prompt, of which one was blurred.
    'bathers at a lake,c.png,0.2,0.1',
    'bathers at a lake,d.png,2.0,0.1',
    'an old tower,e.png,,',
  ]);
});
afterAll(() => close());

const texts = ({ results }: SearchResponse) => results.map(({ prompt }) => prompt).sort();
const browse = async (text: string) => texts(await served.remote.search({ text }));

describe('what sources say of safety', () => {
  it('is kept with prompts and images, the gravest of those that are folded', async () => {
    const { results } = await served.remote.search({ text: 'bathers lake', k: 1 });
    expect(results[0]).toMatchObject({ prompt: 'bathers at a lake', nsfw: 1 });
    expect(results[0]!.images.map(({ nsfw }) => nsfw).sort()).toEqual([0.2, 1]);
    const { prompt } = await served.remote.prompts.get(results[0]!.id);
    expect(prompt.nsfw).toBe(1);
  });

  it('is filtered by in the box and as fields', async () => {
    expect(await browse('safety:unsafe')).toEqual(['bathers at a lake']);
    expect(await browse('safety:unknown')).toEqual(['an old tower']);
    expect(await browse('nsfw<0.1')).toEqual(['a quiet barn']);
    const address = `${served.url}/api/v1/search?random=true&safety=safe&safety=unknown`;
    const answer = (await (await fetch(address)).json()) as SearchResponse;
    expect(texts(answer)).toEqual(['a beach at noon', 'a quiet barn', 'an old tower']);
    expect(await served.call('/search', { text: 'x', filter: { safety: ['sound'] } })).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('safety'),
    });
  });

  it('hides nothing unless asked to, and not from who asks for it', async () => {
    const all = { text: 'bathers at a lake', k: 10 };
    expect(texts(await served.remote.search(all))).toContain('bathers at a lake');
    expect(texts(await served.remote.search({ ...all, safe: true }))).not.toContain('bathers at a lake');
    expect(texts(await served.remote.search({ text: 'safety:unsafe', safe: true }))).toHaveLength(1);
    expect(await served.remote.listing.ids({ safe: true })).toHaveLength(3);
    await served.remote.map.build();
    expect((await served.remote.map.read()).points.ids).toHaveLength(4);
    expect((await served.remote.map.read({ safe: true })).points.ids).toHaveLength(3);
  });

  it('is counted', async () => {
    const counts = [
      { value: 'safe', count: 2 },
      { value: 'unknown', count: 1 },
      { value: 'unsafe', count: 1 },
    ];
    const listed = await served.remote.search({ filter: { hasImage: true }, random: true, facets: true });
    expect(listed.facets!.safety).toEqual(counts);
    const near = await served.remote.search({ text: 'a barn', facets: true });
    expect(near.facets!.safety).toEqual(counts);
  });

  it('is known of a prompt whose later image is unsafe', async () => {
    const file = path.join(folder, 'later.csv');
    writeFileSync(file, 'prompt,image_name,nsfw\na quiet barn,f.png,true\n');
    expect(await served.remote.import({ path: file })).toMatchObject({ kept: 0, folded: 1 });
    expect(await browse('safety:unsafe')).toEqual(['a quiet barn', 'bathers at a lake']);
    expect(await browse('safety:safe')).toEqual(['a beach at noon']);
    const { results } = await served.remote.search({ text: 'quiet barn', k: 1 });
    expect(results[0]).toMatchObject({ prompt: 'a quiet barn', nsfw: 1 });
  });

  it('keeps what is unsafe out of everything but exports where the settings say so', async () => {
    await served.close();
    const settings = { library: path.join(folder, 'library') };
    const library = await Library.open(readConfig(settings, { PROMPTLOOM_HIDE_UNSAFE: 'true' }));
    close = () => library.close();
    const all = { text: 'bathers at a lake', k: 10 };
    expect(texts(await library.search(all))).toEqual(['a beach at noon', 'an old tower']);
    expect(texts(await library.search({ ...all, safe: false }))).toHaveLength(4);
    expect(await library.listing.ids({})).toHaveLength(2);
    expect((await library.map.read()).points.ids).toHaveLength(2);
    const { matches } = await library.improve({ idea: all.text, k: 10, variants: 1, llm: 'composer' });
    expect(matches.map(({ prompt }) => prompt)).not.toContain('bathers at a lake');
    const written: string[] = [];
    for await (const batch of library.listing.prompts({})) written.push(...batch.map(({ text }) => text));
    expect(written).toHaveLength(4);
  });
});
