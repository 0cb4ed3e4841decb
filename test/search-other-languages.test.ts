import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../src/config.ts';
import { Library } from '../src/library/library.ts';
import { openAiChat } from './doubles/wire/openai-chat.ts';
import { startWireServer, type WireReply, type WireServer } from './doubles/wire/wire-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const KEY = 'sk-test-secret-0123456789';
const folder = temporaryFolder();
const sample = path.resolve(import.meta.dirname, '../sample/prompts.csv');

/** However busy the machine is, what a model was scripted to say comes sooner. */
const translationMs = 3_600_000;

const open = async (name: string, settings: Partial<Config> = {}) => {
  const config = readConfig({ library: path.join(folder, name), embedder: 'lite' }, {});
  const library = await Library.open({ ...config, ...settings }, { translationMs });
  await library.import({ path: sample });
  return library;
};

describe('without a language model', () => {
  let library: Library;
  beforeAll(async () => {
    library = await open('alone');
  });
  afterAll(() => library.close());

  it.each([
    'ein Leuchtturm am Meer bei Nacht',
    'un faro junto al mar en la noche',
    'маяк у моря ночью',
    '夜の海辺の灯台',
  ])(
    'a query in a language that the embedder does not read is told, and nothing is called close that is not: %s',
    async (text) => {
      const { closeness, notes, query, results } = await library.search({ text, k: 10 });
      expect(closeness).toBe('none');
      expect(query.translated).toBeUndefined();
      expect(notes).toEqual([
        expect.objectContaining({
          code: 'unknown-text',
          message: expect.stringMatching(
            /^This looks like (German|Spanish|Russian|Japanese)\. The embedder lite reads English/,
          ),
          hint: expect.stringContaining('PROMPTLOOM_LLM'),
        }),
      ]);
      for (const { score } of results) expect(score).toBeLessThan(0.5);
    },
  );

  it.each([{}, { fold: true }, { mode: 'semantic' as const }, { mode: 'lexical' as const }])(
    'scores never rise from one result to the next, over pages: %j',
    async (more) => {
      const request = { text: 'isometric city at night', k: 12, ...more };
      const first = await library.search(request);
      const second = first.next ? await library.search({ ...request, offset: first.next }) : undefined;
      const scores = [...first.results, ...(second?.results ?? [])].map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    },
  );

  it('scores call a good answer good, and say when there is none', async () => {
    const good = await library.search({ text: 'isometric city at night' });
    expect(good.closeness).toBe('close');
    expect(good.results[0]!.score).toBeGreaterThan(0.5);
    const none = await library.search({ text: 'mitral valve stenosis treatment guidelines' });
    expect(none.closeness).toBe('none');
    expect(none.results[0]!.score).toBeLessThan(0.2);
  });

  it('results do not lead with prompts that share nothing but filler', async () => {
    const { results } = await library.search({ text: 'a detailed picture of a vessel sailing', k: 5 });
    expect(results[0]!.prompt).toMatch(/boat|ship|sail|harbou?r|sea/i);
  });
});

describe('with a language model', () => {
  let library: Library;
  let model: WireServer;
  let reply: () => WireReply;
  const english = 'a lighthouse on a storm-battered rock';
  beforeAll(async () => {
    model = await startWireServer(openAiChat(KEY), () => reply());
    const llm = `openai-compatible:${model.origin}/v1#scripted`;
    library = await open('translating', { llm, llmApiKey: KEY });
  });
  afterAll(async () => {
    await library.close();
    await model.close();
  });
  beforeEach(() => {
    reply = () => ({ text: JSON.stringify({ english }) });
  });

  it('such a query is translated, once for the same words, and the answer says what was searched', async () => {
    const before = model.requests.length;
    const text = 'ein Leuchtturm auf einem Felsen im Sturm';
    const inEnglish = await library.search({ text: `${english} -portrait`, k: 5 });
    for (let n = 0; n < 2; n++) {
      const { closeness, notes, query, results } = await library.search({ text: `${text} -portrait`, k: 5 });
      expect(query.translated).toEqual({ text: english, language: 'German' });
      expect(results).toEqual(inEnglish.results);
      expect(results[0]!.prompt).toMatch(/lighthouse/i);
      expect(closeness).toBe('close');
      expect(notes).toBeUndefined();
    }
    expect(model.requests.length - before).toBe(1);
    expect(model.requests.at(-1)!.body).toContain(text);
    expect(model.requests.at(-1)!.body).not.toContain('portrait');
  });

  it.each<[string, () => WireReply]>([
    ['the service fails', () => ({ status: 400, message: 'no' })],
    [
      'the model declines',
      () => ({ text: '{"english":"I\'m sorry, but I can\'t help with that request."}' }),
    ],
    ['the answer is none', () => ({ text: '{"variants":[]}' })],
  ])('is searched as it is where %s, and that is said', async (name, said) => {
    reply = said;
    const { notes, query } = await library.search({ text: `eine Burg im Nebel, ${name.length}`, k: 3 });
    expect(query.translated).toBeUndefined();
    expect(notes!.map(({ code }) => code)).toEqual(['untranslated', 'unknown-text']);
  });

  it('costs no call where it can be read', async () => {
    const before = model.requests.length;
    await library.search({ text: 'a castle in the fog' });
    await library.search({ text: 'burg' });
    await library.search({ text: 'ein Hund im Schnee', mode: 'lexical' });
    expect(model.requests.length).toBe(before);
  });
});
