import { describe, expect, it } from 'vitest';
import { wellBehavedAnswer } from '../../../test/doubles/openai-server.ts';
import { good, inTurn, open, variantsOf } from '../../../test/doubles/scripted-model.ts';
import { PROMPTS, requestOf } from '../../../test/doubles/writer-examples.ts';
import { describeWriter } from '../writer.contract.ts';
import type { VariantDraft } from '../writer.ts';

describeWriter('a language model', async () => {
  const { writer } = await open();
  return { writer };
});

describe('asking', () => {
  it('asks with a schema, the key and the model', async () => {
    const { server, writer } = await open(undefined, { apiKey: 'sk-test-123456' });
    await writer.write(requestOf({ guidance: 'moodier', targetModel: 'sdxl' }));
    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    expect(request!.headers.authorization).toBe('Bearer sk-test-123456');
    expect(request!.body.model).toBe('test-model');
    expect(request!.body.response_format?.type).toBe('json_schema');
    expect(request!.text('system')).toContain('Stable Diffusion XL');
    expect(request!.text('user')).toContain('"moodier"');
  });

  it('goes down to a JSON object and then to plain text where the server refuses a schema, and remembers', async () => {
    const { server, writer } = await open((request) =>
      request.body.response_format
        ? { status: 400, message: `unknown response_format ${request.body.response_format.type}` }
        : good(request),
    );
    expect((await writer.write(requestOf())).variants).toHaveLength(4);
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
    ]);
    await writer.write(requestOf());
    expect(server.requests).toHaveLength(4);
    expect(server.requests[3]!.text('system')).toContain('"variants":[');
  });

  it('hands each variant over while the rest is still being written', async () => {
    let release: () => void = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The server goes on only when the first variant has arrived.
    const { writer } = await open((request) => ({
      text: wellBehavedAnswer(request),
      pieces: 7,
      pause: { after: wellBehavedAnswer(request, 1).length, until },
    }));
    const { variants } = await writer.write(requestOf(), { onVariant: () => release() });
    expect(variants).toHaveLength(4);
  });

  it('copes with a server that cannot stream', async () => {
    const { server, writer } = await open((request) =>
      request.body.stream ? { raw: '{"choices":[]}', contentType: 'application/json' } : good(request),
    );
    const seen: VariantDraft[] = [];
    const { variants } = await writer.write(requestOf(), { onVariant: (variant) => seen.push(variant) });
    expect(seen).toEqual(variants);
    expect(variants).toHaveLength(4);
    expect(server.requests).toHaveLength(2);
  });
});

describe('what comes back', () => {
  it('is read through prose, code fences and thoughts', async () => {
    const { writer } = await open((request) => ({
      text: `<think>maybe {"prompt":"a draft"}?</think>Sure! Here's "it":\n\`\`\`json\n${wellBehavedAnswer(request)}\n\`\`\`\nEnjoy {it}!`,
    }));
    for (const onVariant of [undefined, () => {}]) {
      const { variants } = await writer.write(requestOf(), { onVariant });
      expect(variants).toHaveLength(4);
      expect(variants.map(({ prompt }) => prompt)).not.toContain('a draft');
    }
  });

  it('is asked for again once when it is not JSON', async () => {
    const { server, writer } = await open(inTurn({ text: 'I would love to help! {"variants": [oops' }, good));
    expect((await writer.write(requestOf())).variants).toHaveLength(4);
    expect(server.requests[1]!.body.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
    ]);
  });

  it('is given up with what was said when it is not JSON twice', async () => {
    const { server, writer } = await open(() => ({ text: 'I cannot\nhelp with that.' }));
    await expect(writer.write(requestOf())).rejects.toMatchObject({
      code: 'llm-failed',
      message: expect.stringContaining('“I cannot help with that.”'),
    });
    expect(server.requests).toHaveLength(2);
  });

  it('is topped up when there are fewer variants', async () => {
    const { server, writer } = await open(
      inTurn(
        (request) => ({ text: wellBehavedAnswer(request, 3) }),
        (request) => ({ text: wellBehavedAnswer(request, 1, 3) }),
      ),
    );
    const { variants, notes } = await writer.write(requestOf());
    expect(variants).toHaveLength(4);
    expect(notes).toEqual([]);
    expect(server.requests[1]!.text('user')).toContain('Write 1 more variant,');
  });

  it('says so when fewer variants come however one asks, and never gives more', async () => {
    const few = await open((request) => ({ text: wellBehavedAnswer(request, 2) }));
    const { variants, notes } = await few.writer.write(requestOf());
    expect(variants).toHaveLength(2);
    expect(notes[0]).toBe('The language model wrote 2 of the 4 variants asked for.');
    const many = await open((request) => ({ text: wellBehavedAnswer(request, 9) }));
    expect((await many.writer.write(requestOf())).variants).toHaveLength(4);
  });

  it('is left out where it is empty, said twice, the idea itself, a copy, or far too long', async () => {
    const text = variantsOf([
      '  ',
      'A cat sleeping on the sofa',
      PROMPTS[0]!,
      'a cat sleeping on the sofa, gouache',
      'a cat sleeping on the sofa; Gouache',
      `a cat sleeping on the sofa, ${'very '.repeat(200)} nice`,
    ]);
    const { writer } = await open(() => ({ text }));
    const { variants, notes } = await writer.write(requestOf({ targetModel: 'sd15' }));
    expect(variants.map(({ prompt }) => prompt)).toEqual(['a cat sleeping on the sofa, gouache']);
    expect(notes.join(' ')).toMatch(/empty/);
    expect(notes.join(' ')).toMatch(/far too long/);
    expect(notes.join(' ')).toMatch(/copy of a retrieved prompt/);
  });

  it('names only phrases that are really borrowed, and those that the model kept quiet about', async () => {
    const text = JSON.stringify({
      variants: [
        {
          prompt: 'a cat sleeping on the sofa, Soft Watercolor, low poly 3d render, neon',
          negative_prompt: null,
          reason: 'A look.',
          borrowed: [
            { phrase: 'neon', from: 'M1' },
            { phrase: 'soft watercolor', from: 'M99' },
            { phrase: 'warm morning light', from: 'M1' },
            { phrase: 'cat', from: 'M1' },
          ],
        },
      ],
    });
    const { writer } = await open(() => ({ text }));
    // No more than five are shown, so the sixth of the examples stands among them here.
    const all = requestOf().matches;
    const { variants } = await writer.write(requestOf({ count: 1, matches: [all[0]!, all[5]!] }));
    expect(variants[0]!.borrowed).toEqual([
      { phrase: 'soft watercolor', from: requestOf().matches[0]!.id },
      { phrase: 'low poly 3d render', from: requestOf().matches[5]!.id },
    ]);
  });
});
