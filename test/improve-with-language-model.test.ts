import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../src/api/events.ts';
import { type Config, readConfig } from '../src/config.ts';
import { createEmbedder } from '../src/embedding/create-embedder.ts';
import { Library } from '../src/library/library.ts';
import { createLog } from '../src/log.ts';
import type { Improvement, Variant } from '../src/records/improvement.ts';
import { createServer } from '../src/server/server.ts';
import { Store } from '../src/store/store.ts';
import { openAiChat } from './doubles/wire/openai-chat.ts';
import { startWireServer, type WireReply, type WireServer } from './doubles/wire/wire-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const KEY = 'sk-test-secret-0123456789';
const folder = temporaryFolder();
const answer = JSON.stringify({
  intent: { subject: 'a harbour', facts: [], purpose: 'a print', missing: 'the light' },
  variants: ['gouache', 'linocut', 'pencil'].map((look) => ({
    angle: look,
    prompt: `a harbour at dawn, ${look}, soft light`,
    negative_prompt: null,
    reason: 'A look.',
    borrowed: [{ phrase: 'soft light', from: 'M1' }],
  })),
});

let model: WireServer;
let reply: () => WireReply | Promise<WireReply> = () => ({ text: answer });
let library: Library;
let app: Awaited<ReturnType<typeof createServer>>;
let url: string;

beforeAll(async () => {
  model = await startWireServer(openAiChat(KEY), () => reply());
  const config: Config = {
    ...readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {}),
    llm: `openai-compatible:${model.origin}/v1#scripted`,
    llmApiKey: KEY,
    llmPrices: 'openai-compatible:scripted=1/10',
  };
  library = await Library.open(config);
  for (const prompt of ['a harbour in fog, watercolor, soft light', 'a pier at noon, etching'])
    await library.generate({ prompt, width: 64, height: 64 });
  app = await createServer(
    { library, config: { ...config, port: 0 } },
    createLog({ PROMPTLOOM_LOG: 'silent' }),
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await app.close();
  await library.close();
  await model.close();
});

const post = (body: object, accept = 'application/json') =>
  fetch(`${url}/improve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });
const idea = { idea: 'a harbour at dawn', variants: 3 };

it('answers with prompts, their lengths, what they borrowed, and what they took', async () => {
  const improvement = (await (
    await post({ ...idea, for: 'sd15', mustKeep: ['boat'] })
  ).json()) as Improvement;
  expect(improvement.writer).toBe('openai-compatible:scripted');
  expect(improvement.options).toMatchObject({ strength: 'develop', mustKeep: ['boat'], diversity: 0.4 });
  expect(improvement.usage).toMatchObject({ calls: 1, inputTokens: 21, outputTokens: 43 });
  expect(improvement.usage!.cost).toEqual({ amount: 0.000451, currency: 'USD' });
  const given = new Set(improvement.matches.map(({ id }) => id));
  for (const variant of improvement.variants) {
    expect(variant.prompt).toContain('boat');
    expect(variant.tokens).toMatchObject({ limit: 75, encoder: 'clip' });
    expect(variant.diff![0]).toEqual({ kind: 'same', text: 'a harbour at dawn' });
    for (const { from } of variant.borrowed) expect(given.has(from)).toBe(true);
  }
  const { prompt } = await library.accept({ variantId: improvement.variants[0]!.id });
  expect(prompt.text).toBe(improvement.variants[0]!.prompt);
});

it('hands the first words on before the model sends the rest', async () => {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  // The model goes on only when its first words have arrived.
  reply = () => ({ text: answer, pieces: 6, pause: { after: 160, until } });
  const response = await post(idea, 'text/event-stream');
  const names: string[] = [];
  for await (const { name } of readEvents(response.body!)) {
    if (name === 'words') release();
    names.push(name);
  }
  reply = () => ({ text: answer });
  expect(names[0]).toBe('matches');
  expect(names.filter((name) => name === 'variant')).toHaveLength(3);
  expect(names.at(-1)).toBe('done');
  expect(names.indexOf('words')).toBeLessThan(names.indexOf('variant'));
});

it('passes on the words of an answer that is asked for again', async () => {
  const { id } = (await (await post(idea)).json()) as Improvement;
  reply = () => ({ text: answer, pieces: 6 });
  const response = await fetch(`${url}/improvements/${id}/replay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: '{}',
  });
  const events: { name: string; data: unknown }[] = [];
  for await (const event of readEvents(response.body!)) events.push(event);
  reply = () => ({ text: answer });
  const names = events.map(({ name }) => name);
  expect(names[0]).toBe('matches');
  expect(names.indexOf('words')).toBeGreaterThan(0);
  expect(names.indexOf('words')).toBeLessThan(names.indexOf('variant'));
  expect(names.filter((name) => name === 'variant')).toHaveLength(3);
  expect(names.at(-1)).toBe('done');
  const { before, after } = events.at(-1)!.data as Record<'before' | 'after', Improvement>;
  expect(before.id).toBe(id);
  expect(after).toMatchObject({ replayOf: id, writer: 'openai-compatible:scripted' });
  expect(after.instructions).toMatch(/^built-in\/\d+$/);
});

describe('what goes wrong', () => {
  it('leaves no half of an improvement, and tells no key', async () => {
    const whole = answer.indexOf('linocut');
    const seen: Variant[] = [];
    reply = () => ({ text: answer, cutAfter: 20 });
    await expect(library.improve(idea, { onVariant: (variant) => seen.push(variant) })).rejects.toMatchObject(
      { code: 'llm-failed' },
    );
    expect(seen).toEqual([]);

    const abort = new AbortController();
    reply = () => ({ hang: true, text: answer.slice(0, whole + 80) });
    const cancelled = library.improve(idea, {
      signal: abort.signal,
      onVariant: (variant) => {
        seen.push(variant);
        abort.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen.length).toBeGreaterThan(0);
    // A variant of an improvement that never was cannot be accepted.
    for (const { id } of seen)
      await expect(library.accept({ variantId: id })).rejects.toMatchObject({ code: 'not-found' });

    reply = () => ({ status: 401, message: `no: ${KEY}` });
    const refused = await post(idea);
    expect(refused.status).toBe(502);
    expect(await refused.text()).not.toContain(KEY);
    reply = () => ({ text: answer });
  });

  it('says what is wrong with a request', async () => {
    const wrong: [object, number, RegExp][] = [
      [{ idea: '' }, 400, /at least one word/],
      [{ idea: 'x'.repeat(50_000) }, 400, /at most 4,000 characters/],
      [{ ...idea, k: 0 }, 400, /k/],
      [{ ...idea, use: ['pnothing'] }, 404, /there is no prompt pnothing/],
      [{ ...idea, llm: 'gemini:x' }, 400, /provider “gemini” is not supported/],
      [{ ...idea, llm: 'openai-compatible:http://127.0.0.1:1/v1#m' }, 403, /Only the owner/],
      [{ ...idea, mustKeep: ['red boat'], mustAvoid: ['boat'] }, 422, /no prompt can do both/],
    ];
    for (const [body, status, message] of wrong) {
      const response = await post(body);
      expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(message)]);
    }
  });

  it('keeps the configured key from a service that it is not for', async () => {
    const other = await startWireServer(openAiChat(undefined), () => ({ text: answer }));
    const { id } = await library.improve({ ...idea, llm: `openai-compatible:${other.origin}/v1#m` });
    expect(other.requests).toHaveLength(1);
    expect(JSON.stringify(other.requests[0]!.headers)).not.toContain(KEY);
    expect(JSON.stringify(await library.improvement(id))).not.toContain(other.origin);
    await other.close();
  });
});

it('writes by the instructions of the library, and keeps which they were', async () => {
  const place = path.join(folder, 'library', 'instructions');
  await mkdir(place);
  await writeFile(path.join(place, 'write.txt'), 'You write for a museum.\n\n- Name a period.\n');
  try {
    const { id, instructions } = await library.improve(idea);
    expect(instructions).toMatch(/^own\/\d+-[0-9a-f]{8}$/);
    expect(JSON.stringify(model.requests.at(-1)!.body)).toContain('You write for a museum.');
    await rm(place, { recursive: true });
    const { before, after } = await library.replay(id);
    expect(before.instructions).toBe(instructions);
    expect(after.instructions).toMatch(/^built-in\//);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
});

describe('templates and tasks', () => {
  it('expands the idea before writing, and keeps both forms', async () => {
    const template = 'a {harbour|harbour} at dawn';
    const before = await library.improve({ ...idea, idea: template, expand: 'before', llm: 'composer' });
    expect(before).toMatchObject({ idea: 'a harbour at dawn', template, writer: 'composer' });
    for (const { prompt } of before.variants) expect(prompt).toMatch(/^a harbour at dawn, /);
  });

  it('expands each variant after writing, the same when it streams and when it is done', async () => {
    const template = 'a {red|blue|green|old} boat';
    const seen: Variant[] = [];
    const ask = () =>
      library.improve(
        { idea: template, expand: 'after', seed: 5, variants: 4, llm: 'composer' },
        { onVariant: (variant) => seen.push(variant) },
      );
    const after = await ask();
    expect(seen).toEqual(after.variants);
    expect(after.idea).toBe(template);
    for (const variant of after.variants) {
      expect(variant.template).toMatch(/^a \{red\|blue\|green\|old\} boat, /);
      expect(variant.prompt).toMatch(/^a (red|blue|green|old) boat, /);
    }
    expect((await ask()).variants.map(({ prompt }) => prompt)).toEqual(
      after.variants.map(({ prompt }) => prompt),
    );
    await expect(library.improve({ idea: 'a {red|blue', expand: 'after' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('varies a whole prompt and blends several', async () => {
    const varied = await library.improve({
      idea: 'a harbour in fog, watercolor, soft light',
      task: 'vary',
      variants: 2,
      llm: 'composer',
    });
    for (const { prompt } of varied.variants)
      expect(prompt).toMatch(/^a harbour in fog, (?!watercolor, soft light)/);

    const use = varied.matches.map(({ id }) => id);
    await library.improve({ ...idea, task: 'blend', use });
    const request = model.requests.at(-1)!;
    expect(request.text('system')).toContain('Blend the retrieved prompts');
    await expect(library.improve({ ...idea, task: 'blend', use: use.slice(0, 1) })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

it('keeps what it was asked and what it took', async () => {
  const { id, variants, options, usage } = await library.improve({
    ...idea,
    strength: 'reinvent',
    maxTokens: 40,
  });
  await app.close();
  await library.close();
  const embedder = await createEmbedder('lite');
  const store = await Store.open(path.join(folder, 'library', 'store'), embedder.model);
  try {
    const kept = await store.improvements.byId(id);
    expect(kept).toEqual(expect.objectContaining({ id, variants, usage }));
    expect(kept!.options).toEqual(JSON.parse(JSON.stringify(options)));
  } finally {
    await store.close();
    await embedder.close();
  }
});
