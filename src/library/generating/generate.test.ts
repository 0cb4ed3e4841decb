import { describe, expect, it } from 'vitest';
import type { BackendRequest } from '../../generate/backend.ts';
import { type GenerateInput, GenerateRequestSchema } from '../../records/generation.ts';
import type { Settings } from '../../records/settings.ts';
import { type GenerateContext, generate } from './generate.ts';

const ID = 'p0123456789abcdef';
const OWN: Settings = {
  model: 'quill_v3',
  sampler: 'DPM++ 2M',
  scheduler: 'Karras',
  seed: '18446744073709551615',
  steps: 24,
  cfg: 6.5,
};

/** What the back end is asked to draw of a stored prompt with such settings. */
async function askedFor(input: Partial<GenerateInput>, settings: Settings = OWN): Promise<BackendRequest> {
  let asked: BackendRequest | undefined;
  const prompt = { id: ID, text: 'a heron', negativePrompt: '', settings };
  const context = {
    store: { prompts: { find: async () => prompt } },
    backend: {
      id: 'watched',
      generate: async (request: BackendRequest) => {
        asked = request;
        throw new Error('drawn enough');
      },
    },
  } as unknown as GenerateContext;
  const request = GenerateRequestSchema.parse({ id: ID, ...input });
  await expect(generate(request, context)).rejects.toThrow('drawn enough');
  return asked!;
}

describe('a stored prompt that is drawn again', () => {
  it('has its own seed, steps and guidance, and names its sampler and model to the back end', async () => {
    expect(await askedFor({})).toMatchObject({
      prompt: 'a heron',
      seed: '18446744073709551615',
      steps: 24,
      cfg: 6.5,
      own: { sampler: 'DPM++ 2M', scheduler: 'Karras', model: 'quill_v3' },
    });
  });

  it('has what is asked for instead', async () => {
    const asked = await askedFor({
      seed: 7,
      sampler: 'UniPC',
      scheduler: 'Simple',
      model: 'other',
      steps: 9,
    });
    expect(asked).toMatchObject({ seed: 7, sampler: 'UniPC', scheduler: 'Simple', model: 'other', steps: 9 });
  });

  it('has any seed where that is asked for, and where it has none', async () => {
    expect((await askedFor({ seed: 'random' })).seed).toBeUndefined();
    expect((await askedFor({}, { steps: 24 })).seed).toBeUndefined();
  });
});
