import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { Library } from '../src/library/library.ts';
import {
  dataPart,
  type OpenAiServer,
  startOpenAiServer,
  wellBehavedAnswer,
} from './doubles/openai-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const sample = path.resolve(import.meta.dirname, '../sample/prompts.csv');
/** From here on a match is near. */
const FLOOR = 0.2;
const IDEA = 'ein Leuchtturm auf einem Felsen im Sturm';
const ENGLISH = 'a lighthouse on a rock in a storm';

interface Shown {
  id: string;
  score: number;
  stars?: number;
  prompt: string;
}

let model: OpenAiServer;
let library: Library;
let english: string | undefined;

beforeAll(async () => {
  model = await startOpenAiServer({
    respond: (request) => {
      if (!request.text('system').startsWith('You translate')) return { text: wellBehavedAnswer(request) };
      return english === undefined ? { status: 400, message: 'no' } : { text: JSON.stringify({ english }) };
    },
  });
  const config = readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {});
  library = await Library.open({ ...config, llm: 'composer' });
  await library.import({ path: sample });
});
afterAll(async () => {
  await library.close();
  await model.close();
});
beforeEach(() => {
  english = ENGLISH;
  model.requests.length = 0;
});

const improve = (idea: string, more = {}) =>
  library.improve({ idea, variants: 2, llm: `openai-compatible:${model.url}#scripted`, ...more });
const writing = () => model.requests.find((request) => !request.text('system').startsWith('You translate'))!;
const shown = () => JSON.parse(dataPart(writing())) as Shown[];

describe('an idea in another language, with a language model', () => {
  it('is put into English first by the model that writes, and the matches of the request fit it', async () => {
    const { notes, matches, idea } = await improve(IDEA);
    expect(model.requests).toHaveLength(2);
    expect(model.requests[0]!.text('user')).toContain(IDEA);
    expect(writing().text('user')).toContain(`Idea: ${JSON.stringify(IDEA)}`);
    expect(writing().text('user')).toContain(`looked for: ${JSON.stringify(ENGLISH)}`);
    const given = shown();
    expect(given.length).toBeGreaterThan(0);
    expect(given.length).toBeLessThanOrEqual(5);
    expect(given[0]!.prompt).toMatch(/lighthouse/i);
    for (const { prompt, score } of given) {
      expect(prompt).toMatch(/lighthouse|storm|rock|sea|cliff|wave|coast/i);
      expect(score).toBeGreaterThanOrEqual(FLOOR);
    }
    expect(idea).toBe(IDEA);
    expect(notes).toContain(`The idea is in German: similar prompts were looked for with “${ENGLISH}”.`);

    const inEnglish = await improve(ENGLISH);
    expect(matches.map(({ id }) => id)).toEqual(inEnglish.matches.map(({ id }) => id));
  });

  it('shows no match that is far from it, and says plainly that none is near', async () => {
    english = 'guidelines for treating a narrowed heart valve';
    await improve('Leitlinien für die Behandlung einer verengten Herzklappe');
    expect(shown()).toEqual([]);
    expect(writing().text('user')).toContain('None of the stored prompts is near the idea');
  });

  it('is written for all the same where it could not be translated, and that is said', async () => {
    english = undefined;
    const { notes, variants } = await improve('eine Burg im Nebel auf einem Berg');
    expect(variants).toHaveLength(2);
    expect(notes.join(' ')).toMatch(
      /could not put the idea into English, so similar prompts were looked for in its own words/,
    );
  });

  it('compares the prompts that a person named with the English words, too', async () => {
    const [first] = (await library.search({ text: 'lighthouse', k: 1 })).results;
    const { matches } = await improve(IDEA, { use: [first!.id] });
    const alone = await library.improve({ idea: IDEA, variants: 1, llm: 'composer', use: [first!.id] });
    expect(matches[0]!.score).toBeGreaterThan(alone.matches[0]!.score);
    expect(shown()).toHaveLength(1);
  });
});

it('asks nothing more for an English idea', async () => {
  const { notes } = await improve('a lighthouse at night');
  expect(model.requests).toHaveLength(1);
  expect(writing().text('user')).not.toContain('In English');
  expect(notes.join(' ')).not.toContain('English');
});
