import { describe, expect, it } from 'vitest';
import { matchesOf, PROMPTS, requestOf } from '../../../test/doubles/writer-examples.ts';
import { Composer } from '../create-writer.ts';
import { read } from '../style/reading.ts';
import { type Guidelines, guidelinesFor, readGuidelines } from './guidelines.ts';
import { leavesOf, readJsonPrompt } from './json/json-prompt.ts';
import { hasKeys } from './json/write-json.ts';
import { closeEstimate } from './token-count.ts';

const IDEAS = [
  'a cat sleeping on the sofa',
  'an old woman selling flowers at the market',
  'a small train station in the mountains',
  'an ad for a new perfume called NOIR',
  'logo for a bakery',
  'loneliness',
  'dragon',
  'two kids sharing an umbrella, masterpiece, best quality, 8k --ar 16:9',
  'ein alter Fischer am Hafen',
  'An old lighthouse keeper trims the lamp at night. Rain runs down the panes.',
];
const { guidelines } = readGuidelines();
/** A finite verb, without which a sentence is none. */
const VERB = /\b(?:is|are|has|have|shows?|include|includes|trims|runs|made|set|lit|framed)\b/;

/** What no sentence ends with, and what stands in none: a word twice, or a mark behind another or behind a space. */
const LOOSE_END =
  /\b(?:an?|the|of|in|on|with|and|or|by|from)[.!?]$|\b(\p{L}{3,}) \1\b|[,;:.]\s*[,;:.]|\s[,;:.]/iu;

it('for a model that nobody knows ask for sentences, and for none at all for phrases', () => {
  for (const name of ['some-model-of-tomorrow', 'flux 9', 'sd 7 ultra', 'banana-maker'])
    expect(guidelinesFor(name).form, name).toBe('sentences');
  expect(guidelinesFor('xyz-2030').id).toBe('unknown');
  expect(guidelinesFor(undefined).form).toBe('tags');
});

/** The keys that the model was trained with, one word on how it is made, nothing empty and nothing that hurts. */
function expectJson(prompt: string, { keys, qualityWords }: Guidelines): void {
  const json = readJsonPrompt(prompt)!;
  expect(JSON.parse(prompt)).toEqual(json);
  expect(hasKeys(json, keys!), prompt).toBe(true);
  expect(prompt).not.toMatch(/""|\{\}|\[\]|--ar|[{,]"(?:photo|art_style)":[^{]*"(?:photo|art_style)":/);
  for (const { text } of leavesOf(json)) {
    const words = ` ${read(text).key} `;
    for (const hurt of qualityWords.hurt) expect(words, prompt).not.toContain(` ${read(hurt).key} `);
  }
}

describe.each(guidelines.map((one) => [one.id, one] as const))('guidelines for %s', (_id, one) => {
  it('say who says so and when, and what of it has ended', () => {
    expect(one.source).toBeTruthy();
    expect(one.checked).toMatch(/^20\d\d-\d\d$/);
    expect(one.advice.length).toBeGreaterThan(0);
    if (one.words) expect(one.words[0]).toBeLessThan(one.words[1]);
  });

  it('are held by what is written for ten ideas', async () => {
    for (const idea of IDEAS) {
      const { variants } = await new Composer().write(
        requestOf({ idea, guidelines: one, matches: matchesOf(PROMPTS.slice(0, 6)), count: 2 }),
      );
      for (const { prompt, negativePrompt } of variants) {
        if (one.form === 'json') {
          expectJson(prompt, one);
          continue;
        }
        const own = one.lead ? prompt.slice(prompt.indexOf(one.lead) + one.lead.length) : prompt;
        const text = own.replace(/^,\s*/, '').replace(/\s--ar 16:9$/, '');
        if (one.form === 'sentences') {
          const sentences = text.split(/(?<=[.!?])\s+/);
          for (const sentence of sentences) {
            expect(sentence, prompt).toMatch(/^[\p{Lu}“"].*[.!?]$/u);
            expect(sentence, prompt).toMatch(VERB);
            expect(sentence, prompt).not.toMatch(LOOSE_END);
          }
        } else expect(idea.includes('.') ? '' : text, prompt).not.toMatch(/[.!?]\s+\p{Lu}/u);
        if (one.lead) expect(prompt.startsWith(one.lead)).toBe(true);
        if (one.board && /woman/.test(idea)) expect(text).toMatch(/^1girl, solo, /);
        // An estimate may be off by a tenth.
        expect(closeEstimate(prompt), prompt).toBeLessThanOrEqual(Math.max(one.tokens, 90) * 1.1);
        expect(negativePrompt !== '', `${idea}: ${negativePrompt}`).toBe(
          one.negativePrompt && one.negatives.length > 0,
        );
        if (!one.flags) expect(prompt).not.toMatch(/--ar|16:9/);
        const words = ` ${read(prompt).key} `;
        for (const hurt of one.qualityWords.hurt) expect(words, prompt).not.toContain(` ${read(hurt).key} `);
        if (one.weights !== 'parentheses') expect(prompt).not.toMatch(/\(\w[^()]*:\d/);
      }
    }
  });
});
