import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { withPngText } from '../src/images/png-text.ts';
import { writeInfotext } from '../src/infotext/infotext.ts';
import { Library } from '../src/library/library.ts';
import { openAiChat } from './doubles/wire/openai-chat.ts';
import { startWireServer, type WireReply, type WireServer } from './doubles/wire/wire-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const KEY = 'sk-test-secret-0123456789';
const folder = temporaryFolder();
const answer = JSON.stringify({
  variants: [
    {
      prompt: 'a pale wall under a wide sky, gouache, flat light',
      negative_prompt: 'people',
      reason: 'Says what is seen.',
      borrowed: [],
    },
  ],
});
let model: WireServer;
let reply: () => WireReply = () => ({ text: answer });
let library: Library;

beforeAll(async () => {
  model = await startWireServer(openAiChat(KEY), () => reply());
  library = await Library.open({
    ...readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {}),
    llm: `openai-compatible:${model.origin}/v1#scripted`,
    llmApiKey: KEY,
  });
});
afterAll(async () => {
  await library.close();
  await model.close();
});

/** A large image that tells secrets beside its pixels. */
async function largeImage(): Promise<Uint8Array<ArrayBuffer>> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const png = await sharp({
    create: { width: 2600, height: 1300, channels: 3, background: '#48a', noise },
  })
    .png()
    .toBuffer();
  const infotext = writeInfotext({
    prompt: 'SECRET of the file',
    negativePrompt: 'x',
    settings: { seed: 1 },
  });
  return new Uint8Array(withPngText(png, 'parameters', infotext));
}

it('goes by sight alone where no image is there to compare with', async () => {
  const image = await largeImage();
  const description = await library.describe({ image });
  expect(description).toMatchObject({ matches: [], basis: 'sight', variants: [{}] });
  expect(description.notes.join(' ')).toMatch(/by sight alone/);
  await expect(library.describe({ image, llm: 'composer' })).rejects.toMatchObject({
    code: 'unsupported',
    hint: expect.stringMatching(/import --images/),
  });
});

describe('beside images of the library', () => {
  beforeAll(async () => {
    await library.import({
      path: path.resolve(import.meta.dirname, '../sample/prompts.csv'),
      images: true,
      limit: 60,
    });
  });

  it('shows the model the image small and without its metadata, beside the nearest prompts', async () => {
    const words: string[] = [];
    const description = await library.describe(
      { image: await largeImage(), for: 'sdxl', k: 5 },
      { onWords: ({ prompt }) => words.push(prompt) },
    );
    expect(description).toMatchObject({
      own: { prompt: 'SECRET of the file', writtenBy: 'infotext' },
      basis: 'sight',
      writer: 'openai-compatible:scripted',
      instructions: 'built-in/4',
      for: 'sdxl',
      variants: [{ prompt: 'a pale wall under a wide sky, gouache, flat light', negativePrompt: 'people' }],
      usage: { calls: 1 },
    });
    expect(description.confidence).toBeUndefined();
    expect(description.notes[0]).toMatch(/^This file holds its own prompt: see “own”/);
    expect(words.length).toBeGreaterThan(2);
    const request = model.requests.at(-1)!;
    const [first, ...others] = request.images;
    expect(others).toEqual([]);
    expect(first!.type).toBe('image/jpeg');
    expect(first!.bytes.length).toBeLessThan(3_000_000);
    const { width, height, exif, comments } = await sharp(first!.bytes).metadata();
    expect([width, height, exif, comments]).toEqual([1024, 512, undefined, undefined]);
    expect(request.body).not.toContain('SECRET');
    const data = JSON.parse(
      /<retrieved_prompts>\n(.*)\n<\/retrieved_prompts>/.exec(request.text('user'))![1]!,
    );
    expect(data.map(({ prompt }: { prompt: string }) => prompt)).toHaveLength(5);
  });

  it('describes an image of the library without showing the prompt that it has', async () => {
    const { results } = await library.search({ filter: { hasImage: true }, random: true, seed: 2, k: 1 });
    const [{ id, prompt, images }] = results as [(typeof results)[number]];
    const description = await library.describe({ id: images[0]!.id });
    expect(description).toMatchObject({
      own: { prompt, writtenBy: 'library' },
      image: { id: images[0]!.id, promptId: id },
    });
    expect(description.matches).toHaveLength(12);
    expect(model.requests.at(-1)!.body).not.toContain(prompt.slice(0, 60));
  });

  it('knows an image again that was made smaller', async () => {
    const file = path.resolve(import.meta.dirname, '../sample/images/art-deco-01.webp');
    const small = await sharp(await readFile(file))
      .resize(200)
      .png()
      .toBuffer();
    const description = await library.describe({ image: new Uint8Array(small), llm: 'composer' });
    expect(description.own).toMatchObject({
      writtenBy: 'library',
      prompt: expect.stringMatching(/art deco/),
    });
    expect(description.matches.map((match) => match.prompt)).not.toContain(description.own!.prompt);
    expect(description).toMatchObject({ basis: 'look', writer: 'composer' });
    expect(description.notes.join(' ')).toMatch(/by look, not by what they show/);
  });

  it('says so when the model takes no images', async () => {
    reply = () => ({ status: 400, message: 'scripted does not support images' });
    await expect(library.describe({ image: await largeImage() })).rejects.toMatchObject({
      code: 'llm-failed',
      message: expect.stringMatching(/did not take the image \(400\): “scripted does not support images”/),
    });
    reply = () => ({ text: answer });
  });
});
