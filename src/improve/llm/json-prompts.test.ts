import { afterEach, describe, expect, it } from 'vitest';
import { type OpenAiServer, startOpenAiServer } from '../../../test/doubles/openai-server.ts';
import { requestOf } from '../../../test/doubles/writer-examples.ts';
import { guidelinesFor } from '../fit/guidelines.ts';
import type { WriteRequest } from '../writer.ts';
import { createLanguageModelWriter } from './language-model-writer.ts';

let server: OpenAiServer | undefined;
afterEach(async () => {
  await server?.close();
});

const IDEA = { subject: 'a cat on a sofa', camera: { angle: 'low' } };
const asJson = { idea: 'a cat on a sofa, low angle', json: JSON.stringify(IDEA), count: 1 };
const RICHER = { subject: 'a grey cat on a sofa', lighting: 'soft light, masterpiece', text: 'PURR' };

async function write(prompt: unknown, request: Partial<WriteRequest>, more: object = {}) {
  const variant = { angle: 'soft', prompt, negative_prompt: null, reason: 'Softer.', borrowed: [], ...more };
  const answer = { intent: { subject: 'a cat', facts: [], purpose: '', missing: '' }, variants: [variant] };
  server = await startOpenAiServer({ respond: () => ({ text: JSON.stringify(answer) }) });
  const writer = createLanguageModelWriter(`openai-compatible:${server.url}#scripted`, { maxRetries: 0 });
  const { variants } = await writer.write(requestOf({ count: 1, ...request }));
  return { variant: variants[0]!, request: server.requests[0]! };
}

describe('JSON prompts by a language model', () => {
  it.each([
    ['as a text', JSON.stringify(RICHER)],
    ['as an object', RICHER],
    ['in a fence', `\`\`\`json\n${JSON.stringify(RICHER)}\n\`\`\``],
  ])('stay JSON %s: keys of the idea come back, and what hurts goes', async (_, prompt) => {
    const { variant } = await write(prompt, { ...asJson, guidelines: guidelinesFor('flux2') });
    expect(JSON.parse(variant.prompt)).toEqual({
      subject: 'a grey cat on a sofa',
      lighting: 'soft light',
      text: 'PURR',
      camera: { angle: 'low' },
    });
    expect(variant.changes).toContain('Put back “camera”, which the idea has.');
  });

  it('are made of words where it wrote those', async () => {
    const words = 'a cat on a sofa, low angle, soft side light, palette of sage and rose';
    const { variant } = await write(words, { ...asJson, guidelines: guidelinesFor('flux2') });
    expect(JSON.parse(variant.prompt)).toEqual({
      ...IDEA,
      lighting: 'soft side light',
      color_palette: ['sage', 'rose'],
    });
  });

  it('have the keys that the image model was trained with', async () => {
    const { variant } = await write(RICHER, { guidelines: guidelinesFor('ideogram-4') });
    expect(JSON.parse(variant.prompt)).toEqual({
      high_level_description: 'a grey cat on a sofa',
      style_description: { lighting: 'soft light' },
      compositional_deconstruction: {
        elements: [
          { type: 'obj', desc: 'a grey cat on a sofa' },
          { type: 'text', text: 'PURR' },
        ],
      },
    });
  });

  it('become words for a model that reads none', async () => {
    const { variant } = await write(RICHER, { ...asJson, guidelines: guidelinesFor('sdxl') });
    expect(variant.prompt).toMatch(/^a grey cat on a sofa, soft light, PURR$/);
  });

  it('are asked for with the idea as it was written and one example in that form', async () => {
    const { request } = await write(RICHER, { ...asJson, guidelines: guidelinesFor('flux2') });
    expect(request.text('user')).toContain(`Idea: ${JSON.stringify(asJson.json)}`);
    expect(request.text('system')).toContain('one JSON object, given as a string');
    expect(request.text('system')).toContain('keep its keys and what they say');
    expect(request.text('system')).toContain('{\\"scene\\":\\"lamp room of a lighthouse');
  });
});
