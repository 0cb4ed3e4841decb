import { describe, expect, it } from 'vitest';
import { type RecordedRequest, type Reply, wellBehavedAnswer } from '../../../test/doubles/openai-server.ts';
import { good, inTurn, open, type Respond, variantsOf } from '../../../test/doubles/scripted-model.ts';
import { DESCRIBE, requestOf } from '../../../test/doubles/writer-examples.ts';

const draft = variantsOf([
  'a cat sleeping on the sofa, a draft',
  'a cat sleeping on the sofa, another draft',
]);

/** What came of an answer, and what those who watched were shown. */
async function watch(respond: Respond, over: Parameters<typeof requestOf>[0] = {}) {
  const { server, writer } = await open(respond);
  const shown: string[] = [];
  let kept: string[] = [];
  const result = await writer
    .write(requestOf(over), {
      onVariant: ({ prompt }) => {
        shown.push(prompt);
        kept.push(prompt);
      },
      onWords: ({ prompt }) => shown.push(prompt),
      onRestart: () => {
        kept = [];
      },
    })
    .catch((error: unknown) => error as Error & { hint?: string });
  return { server, shown: shown.join('\n'), kept, result };
}

async function variantsFor(respond: Respond, over: Parameters<typeof requestOf>[0] = {}) {
  const { result, kept, shown, server } = await watch(respond, over);
  if (result instanceof Error) throw result;
  const prompts = result.variants.map(({ prompt }) => prompt);
  expect(kept).toEqual(prompts);
  const { writer } = await open(respond);
  expect((await writer.write(requestOf(over))).variants.map(({ prompt }) => prompt)).toEqual(prompts);
  return { prompts, shown, server };
}

describe('thoughts', () => {
  it.each<[string, (answer: string) => Partial<Reply> & { text: string }]>([
    ['in tags', (answer) => ({ text: `<think>Perhaps ${draft}?</think>\n${answer}` })],
    [
      'whose opening tag the server kept',
      (answer) => ({ text: `Let me draft: ${draft}\n</think>\n${answer}` }),
    ],
    [
      'in a channel',
      (answer) => ({
        text: `<|channel|>analysis<|message|>Draft: ${draft}<|end|><|start|>assistant<|channel|>final<|message|>${answer}`,
      }),
    ],
    ['in a field', (answer) => ({ text: answer, beside: { reasoning_content: `Perhaps ${draft}?` } })],
    ['in another field', (answer) => ({ text: answer, beside: { reasoning: draft } })],
    [
      'in a part of the content',
      (answer) => ({
        text: answer,
        beside: {
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: draft }] },
            { type: 'text', text: '' },
          ],
        },
      }),
    ],
    [
      'in a field and in tags',
      (answer) => ({ text: `${draft}</think>${answer}`, beside: { reasoning: 'Hm' } }),
    ],
  ])('%s are no variants', async (name, reply) => {
    const respond = (request: RecordedRequest): Reply => {
      const { text, ...rest } = reply(wellBehavedAnswer(request));
      const isParts = Array.isArray((rest as { beside?: { content?: unknown } }).beside?.content);
      if (isParts && !request.body.stream) {
        const thinking = { type: 'thinking', thinking: [{ type: 'text', text: draft }] };
        return { text, beside: { content: [thinking, { type: 'text', text }] } };
      }
      return { text, pieces: 9, ...rest };
    };
    const { prompts, shown, server } = await variantsFor(respond);
    expect(prompts).toHaveLength(4);
    expect(prompts.join()).not.toContain('draft');
    if (!name.includes('and in tags')) expect(shown).not.toContain('draft');
    expect(server.requests).toHaveLength(1);
  });

  it('that begin with a draft and have no opening tag are shown once at most, and taken back', async () => {
    const { writer } = await open((request) => ({ text: `${draft}</think>${wellBehavedAnswer(request)}` }));
    let restarts = 0;
    for (const expected of [1, 1]) {
      const shown: string[] = [];
      const onRestart = () => {
        restarts += 1;
        shown.length = 0;
      };
      const { variants } = await writer.write(requestOf(), {
        onRestart,
        onVariant: ({ prompt }) => shown.push(prompt),
      });
      expect(shown).toEqual(variants.map(({ prompt }) => prompt));
      expect([restarts, variants.length]).toEqual([expected, 4]);
    }
  });

  it.each<[string, Reply]>([
    ['cut off', { text: `<think>Perhaps ${draft}`, finishReason: 'length' }],
    ['cut off where the server kept the tag', { text: `Let me draft: ${draft} Or`, finishReason: 'length' }],
    ['that break off with the connection', { text: `<think>Perhaps ${draft} or not`, cutAfter: 250 }],
    ['that never end', { text: `<think>Perhaps ${draft}` }],
    ['alone in a field', { text: '', beside: { reasoning_content: draft } }],
    ['alone in a field, cut off', { text: '', beside: { reasoning_content: draft }, finishReason: 'length' }],
  ])('%s are told as such', async (_, reply) => {
    const { result, shown, kept } = await watch(() => reply);
    expect([shown, kept]).toEqual(['', []]);
    expect(result).toMatchObject({
      code: 'llm-failed',
      message: expect.stringMatching(/thought, and gave no answer|cut at the limit of tokens|connection/),
    });
    expect((result as Error).message).not.toContain('draft');
  });

  it('are not sent back with the question for what is missing', async () => {
    const { server } = await watch(
      inTurn((request) => ({ text: `<think>${draft}</think>${wellBehavedAnswer(request, 2)}` }), good),
    );
    expect(server.requests[1]!.text('assistant')).not.toContain('draft');
    expect(server.requests[1]!.text('assistant')).toContain('variants');
  });

  it('within a field of a variant are taken out', async () => {
    const text = variantsOf(['<think>What about a draft?</think>a cat sleeping on the sofa, gouache']);
    const { prompts } = await variantsFor(() => ({ text }), { count: 1 });
    expect(prompts).toEqual(['a cat sleeping on the sofa, gouache']);
  });
});

describe('of drafts and corrections the last counts', () => {
  it.each<[string, (good: string) => string]>([
    [
      'two fenced blocks',
      (answer) => `\`\`\`json\n${draft}\n\`\`\`\nCorrected:\n\`\`\`json\n${answer}\n\`\`\``,
    ],
    ['two objects', (answer) => `${draft}\n${answer}`],
    ['prose between', (answer) => `First ${draft}, then better: ${answer}`],
  ])('%s', async (_, text) => {
    const { prompts, server } = await variantsFor((request) => ({
      text: text(wellBehavedAnswer(request)),
      pieces: 5,
    }));
    expect(prompts).toHaveLength(4);
    expect(prompts.join()).not.toContain('draft');
    expect(server.requests).toHaveLength(1);
  });

  it('also for the second round, which leaves the first as it was', async () => {
    const respond = inTurn(
      (request) => ({ text: wellBehavedAnswer(request, 2) }),
      (request) => ({ text: `${draft}\n${wellBehavedAnswer(request, 2, 2)}` }),
    );
    const { result, kept } = await watch(respond);
    const prompts = (result as { variants: { prompt: string }[] }).variants.map(({ prompt }) => prompt);
    expect(kept).toEqual(prompts);
    expect(prompts.map((prompt) => /number (\d)/.exec(prompt)?.[1])).toEqual(['1', '2', '3', '4']);
  });
});

it.each([
  ['a raw line break', (json: string) => json.replace('a cat sleeping', 'a cat\nsleeping')],
  ['escaped brackets', (json: string) => json.replace('in bold', String.raw`\(ink\) in bold`)],
  ['an unescaped quote', (json: string) => json.replace('in bold', 'saying "purr", in bold')],
  ['trailing commas', (json: string) => json.replaceAll('}', ',}')],
  ['all of it encoded twice', (json: string) => JSON.stringify(json)],
  [
    'variants as a text',
    (json: string) => JSON.stringify({ variants: JSON.stringify(JSON.parse(json).variants) }),
  ],
])('JSON with %s is read without a second call', async (_, spoil) => {
  const { prompts, server } = await variantsFor((request) => ({ text: spoil(wellBehavedAnswer(request)) }));
  expect(prompts).toHaveLength(4);
  expect(server.requests).toHaveLength(1);
});

describe('a refusal is told as such', () => {
  const words = "I'm sorry, but I can't help with that request.";
  const deep = JSON.stringify({ variants: [{ prompt: '', reason: words, borrowed: [] }] });
  it.each<[string, Reply, number]>([
    ['in the prompt', { text: variantsOf([words]) }, 1],
    ['in every prompt', { text: variantsOf([words, words, words, words]) }, 1],
    ['in the prompt, in German', { text: variantsOf(['Es tut mir leid, dabei kann ich nicht helfen.']) }, 1],
    ['in the prompt, in Chinese', { text: variantsOf(['抱歉，我无法帮助完成这个请求。']) }, 1],
    ['in the reason', { text: deep }, 1],
    ['as prose', { text: words }, 2],
    ['as prose behind a thought', { text: `<think>Is it allowed? ${draft}</think>${words}` }, 2],
    ['as another field', { text: JSON.stringify({ error: words }) }, 2],
    ['as another field beside no variants', { text: JSON.stringify({ variants: [], message: words }) }, 2],
    ['as the end', { text: '', finishReason: 'content_filter' }, 1],
    ['as an end of the service’s own', { text: '', finishReason: 'SAFETY' }, 1],
    ['as Anthropic’s end', { text: '', finishReason: 'refusal' }, 1],
    ['in OpenAI’s field', { text: '', beside: { refusal: words } }, 1],
    [
      'as Azure’s error',
      {
        status: 400,
        raw: JSON.stringify({
          error: { code: 'content_filter', message: 'The response was filtered due to the prompt' },
        }),
      },
      1,
    ],
    [
      'as OpenAI’s error',
      { status: 400, message: 'Your request was rejected as a result of our safety system.' },
      1,
    ],
    [
      'as OpenRouter’s error',
      { status: 403, message: 'This model requires moderation and your input was flagged' },
      1,
    ],
  ])('%s', async (_, reply, calls) => {
    const { result, shown, kept, server } = await watch(() => reply);
    expect(kept).toEqual([]);
    expect(shown).not.toMatch(/sorry|leid|抱歉/);
    expect(result).toMatchObject({
      code: 'llm-failed',
      message: expect.stringMatching(/declined to write this/),
      hint: expect.stringMatching(/Word the idea differently/),
    });
    expect(server.requests).toHaveLength(calls);
  });

  it('and is no description of an image either', async () => {
    const { result } = await watch(() => ({ text: variantsOf([words]) }), {
      idea: '',
      describe: DESCRIBE,
      count: 1,
    });
    expect(result).toMatchObject({ message: expect.stringMatching(/declined to write this/) });
  });

  it('and leaves the variants beside it', async () => {
    const { writer } = await open(() => ({
      text: variantsOf([words, 'a cat sleeping on the sofa, gouache', 'a cat sleeping on the sofa, ink']),
    }));
    const { variants, notes } = await writer.write(requestOf({ count: 2 }));
    expect(variants).toHaveLength(2);
    expect(notes.join()).toContain('the model declined to write it');
  });

  it('where a prompt says what the idea says, it is none', async () => {
    const idea = "a poster that says I can't help you with that";
    const prompt = "I can't help you with that, a poster that says so, bold red letters";
    const { prompts } = await variantsFor(() => ({ text: variantsOf([prompt]) }), { idea, count: 1 });
    expect(prompts).toEqual([prompt]);
  });
});
