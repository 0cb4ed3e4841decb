import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAiServer, startOpenAiServer } from '../../test/doubles/openai-server.ts';
import { matchesOf, PROMPTS, requestOf } from '../../test/doubles/writer-examples.ts';
import { STRENGTHS } from '../records/improvement.ts';
import { containsPhrase } from '../text/prompt-text.ts';
import { Composer } from './create-writer.ts';
import { type Guidelines, readGuidelines } from './fit/guidelines.ts';
import { createLanguageModelWriter } from './llm/language-model-writer.ts';
import { read } from './style/reading.ts';
import type { PromptWriter, WriteRequest } from './writer.ts';

const IDEA = 'an old fisherman mending nets';
const { guidelines } = readGuidelines();
const PRAISE = 'masterpiece, best quality, 8k, highly detailed';

/** What a careless language model writes: with flags, praise, an unwanted thing, and quality tags in front. */
function careless({ form, board, lead }: Guidelines, n: number): string {
  const look = ['soft light', 'hard light'][n % 2];
  if (form === 'sentences')
    return `An old fisherman mends nets in ${look}, in a highly detailed photograph. Two dogs play behind him. A masterpiece, 8k. --ar 16:9`;
  if (form === 'json')
    return JSON.stringify({
      subject: `${IDEA}, ${look}`,
      details: ['two dogs', 'an 8k photograph'],
      quality: PRAISE,
    });
  const front = board ? `${lead ? `${lead}, score_6_up, ` : 'masterpiece, '}1boy, solo, ` : '';
  return `${front}${IDEA}, two dogs, ${look}, ${PRAISE} --ar 16:9`;
}

let server: OpenAiServer;
let model: Guidelines;
beforeAll(async () => {
  server = await startOpenAiServer({
    respond: () => {
      const variants = [0, 1].map((n) => ({
        angle: 'light',
        prompt: careless(model, n),
        negative_prompt: null,
        reason: 'A light.',
        borrowed: [],
      }));
      return { text: JSON.stringify({ variants }) };
    },
  });
});
afterAll(() => server.close());

const writers: [string, () => PromptWriter][] = [
  ['the composer', () => new Composer()],
  [
    'a language model',
    () => createLanguageModelWriter(`openai-compatible:${server.url}#m`, { maxRetries: 0 }),
  ],
];

async function write(writer: PromptWriter, one: Guidelines, options: Partial<WriteRequest>) {
  model = one;
  server.requests.length = 0;
  const request = requestOf({
    ...{ idea: IDEA, guidelines: one, matches: matchesOf(PROMPTS.slice(0, 6)), count: 2 },
    ...options,
  });
  const result = await writer.write(request);
  const [asked] = server.requests;
  return { ...result, system: asked?.text('system') ?? '', user: asked?.text('user') ?? '' };
}

/** Of a prompt what is to be seen: without what it says is not. */
const seen = (prompt: string) => prompt.replace(/ --no .*$| The image is without .*$/, '');

describe.each(writers)('options with %s', (name, make) => {
  describe.each(guidelines.map((one) => [one.id, one] as const))('for %s', (_id, one) => {
    it('--keep is in every variant, behind what the model wants in front', async () => {
      const { variants } = await write(make(), one, { mustKeep: ['red scarf', 'oil painting'] });
      expect(variants).toHaveLength(2);
      for (const { prompt } of variants) {
        const at = prompt.toLowerCase().indexOf('red scarf');
        expect(at, prompt).toBeGreaterThan(0);
        expect(prompt.toLowerCase()).toContain('oil painting');
        expect(at).toBeGreaterThan(prompt.lastIndexOf('score_'));
        expect(at).toBeGreaterThan(prompt.search(/fisherman/));
        if (one.lead) expect(prompt.startsWith(one.lead)).toBe(true);
        if (one.form === 'sentences') expect(prompt.replace(/ --ar 16:9/, '')).toMatch(/[.!?]$/);
      }
    });

    it('--avoid is in none', async () => {
      const plain = await write(make(), one, {});
      // The composer is asked to avoid something that it adds by itself.
      const thing =
        name === 'the composer'
          ? (/\b(grain|hair|knuckles|veins|light)\b/.exec(plain.variants[0]!.prompt)?.[0] ?? 'light')
          : 'dogs';
      expect(plain.variants.some(({ prompt }) => containsPhrase(prompt, thing))).toBe(true);
      const { variants } = await write(make(), one, { mustAvoid: [thing] });
      expect(variants.length).toBeGreaterThan(0);
      for (const { prompt } of variants) expect(containsPhrase(prompt, thing), prompt).toBe(false);
    });

    it('--guidance is followed: what it adds is there, and what is to be missing is kept out where the model can', async () => {
      const guidance = 'warm light, no dogs';
      const { variants, user } = await write(make(), one, { guidance });
      if (name === 'a language model') expect(user).toContain(JSON.stringify(guidance));
      expect(variants).toHaveLength(2);
      for (const { prompt, negativePrompt, changes = [] } of variants) {
        if (name === 'the composer') expect(prompt).toMatch(/warm light/i);
        expect(containsPhrase(seen(prompt), 'dogs'), prompt).toBe(false);
        const said = [negativePrompt, prompt.slice(seen(prompt).length), ...changes].join(' ');
        expect(said, prompt).toContain('dogs');
        expect(containsPhrase(negativePrompt, 'dogs')).toBe(one.negativePrompt);
        expect(prompt.includes(' --no dogs')).toBe(one.noFlag);
      }
    });

    it('--strength shows, or why it cannot is said', async () => {
      const told = [];
      const lengths = [];
      for (const strength of STRENGTHS) {
        const { variants, system, notes } = await write(make(), one, { strength });
        told.push(name === 'the composer' ? notes.join() : system);
        lengths.push(variants.reduce((sum, { prompt }) => sum + read(prompt).content.size, 0));
      }
      if (name === 'a language model') expect(new Set(told).size).toBe(STRENGTHS.length);
      else {
        const [polish, refine, develop] = lengths as [number, number, number];
        expect(polish).toBeLessThan(refine);
        expect(refine).toBeLessThan(develop);
        for (const notes of told.slice(3)) expect(notes).toContain('however far it may go');
      }
    });

    it('nothing is left of flags that it does not know, nor of words that hurt', async () => {
      const idea = `${IDEA}, ${PRAISE} --ar 16:9 --no fog`;
      const { variants } = await write(make(), one, { idea });
      for (const { prompt } of variants) {
        expect(prompt.includes('--ar 16:9'), prompt).toBe(one.flags);
        if (!one.noFlag) expect(prompt).not.toMatch(/--no|(?<!no )\bfog\b/);
        const words = ` ${read(prompt).key} `;
        for (const hurt of one.qualityWords.hurt) expect(words, prompt).not.toContain(` ${read(hurt).key} `);
        expect(prompt).not.toMatch(/\b(?:in|a|an|of|and)\s*[,.]|,\s*[,.]|\s{2}/);
      }
    });
  });
});
