import { describe, expect, it } from 'vitest';
import type { RecordedRequest, Reply } from '../../../test/doubles/openai-server.ts';
import { good, inTurn, open } from '../../../test/doubles/scripted-model.ts';
import { requestOf } from '../../../test/doubles/writer-examples.ts';

const quick = { retry: { wait: async () => {} } };
const formsOf = (requests: readonly RecordedRequest[]) =>
  requests.map(({ body }) => body.response_format?.type ?? 'words');
const rolesOf = ({ body }: RecordedRequest) => body.messages.map(({ role }) => role);
const watching = [undefined, () => {}];

describe('a server that does not know the form of the answer is asked in words, once, and this is remembered', () => {
  it.each<[string, Reply]>([
    [
      'a 404 that names it',
      {
        status: 404,
        message: 'No endpoints found that support the requested parameters: response_format',
      },
    ],
    ['a bare 404', { status: 404, raw: '' }],
    ['a 404 in HTML', { status: 404, raw: '<html><h1>Not Found</h1></html>' }],
    ['a 404 of FastAPI', { status: 404, raw: '{"detail":"Not Found"}' }],
    ['a bare 400', { status: 400, raw: '' }],
    ['a 400 without words', { status: 400, raw: '{"error":{"code":400}}' }],
    [
      'a 400 that names it',
      { status: 400, message: "Unrecognized request argument supplied: 'response_format'" },
    ],
    [
      'a 422 that names it',
      {
        status: 422,
        raw: '{"detail":[{"loc":["body","response_format"],"msg":"extra fields not permitted"}]}',
      },
    ],
    ['a bare 422', { status: 422, message: 'Unprocessable Entity' }],
    ['a 415', { status: 415, raw: '' }],
    ['a bare 500', { status: 500, raw: '' }],
    ['a 500 in HTML', { status: 500, raw: '<html>oops</html>' }],
    ['a 500 that names it', { status: 500, message: 'response_format: failed to compile' }],
    ['a 501', { status: 501, message: 'not implemented' }],
    ['a bare 501', { status: 501, raw: '' }],
  ])('after %s', async (_, refusal) => {
    for (const onVariant of watching) {
      const { server, writer } = await open(
        (request) => (request.body.response_format ? refusal : good(request)),
        quick,
      );
      expect((await writer.write(requestOf(), { onVariant })).variants).toHaveLength(4);
      expect(formsOf(server.requests)).toEqual(['json_schema', 'words']);
      await writer.write(requestOf(), { onVariant });
      expect(formsOf(server.requests)).toEqual(['json_schema', 'words', 'words']);
      expect(server.requests[2]!.text('system')).toContain('"variants":[');
    }
  });

  it('at once where it says so, and after a moment where it may only have had a bad one', async () => {
    for (const [refusal, waited] of [
      [{ status: 500, message: 'json_schema is not supported' }, []],
      [{ status: 501, raw: '' }, []],
      [{ status: 500, raw: '' }, [1000]],
    ] as const) {
      const waits: number[] = [];
      const wait = async (milliseconds: number) => void waits.push(milliseconds);
      const { writer } = await open((request) => (request.body.response_format ? refusal : good(request)), {
        retry: { wait },
      });
      await writer.write(requestOf());
      expect(waits).toEqual(waited);
    }
  });

  it('also where no call is tried again', async () => {
    const { server, writer } = await open(
      (request) => (request.body.response_format ? { status: 500, raw: '' } : good(request)),
      { maxRetries: 0 },
    );
    expect((await writer.write(requestOf())).variants).toHaveLength(4);
    expect(server.requests).toHaveLength(2);
  });

  it('but nothing is remembered of one that fails at everything', async () => {
    let isBroken = true;
    const { server, writer } = await open(
      (request) => (isBroken ? { status: 500, raw: '' } : good(request)),
      quick,
    );
    await expect(writer.write(requestOf())).rejects.toMatchObject({ code: 'llm-failed' });
    expect(server.requests).toHaveLength(3);
    isBroken = false;
    await writer.write(requestOf());
    expect(formsOf(server.requests).at(-1)).toBe('json_schema');
  });
});

describe('a server that knows no messages of the system gets the instructions in the user’s', () => {
  it.each<[string, number, string]>([
    ['Gemma’s template', 400, 'System role not supported'],
    ['llama.cpp', 500, 'Jinja Exception: System role not supported'],
    ['vLLM', 400, 'Conversation roles must alternate user/assistant/user/assistant/...'],
    ['Google', 400, 'Developer instruction is not enabled for models/gemma-3-27b-it'],
    ['a validator', 422, "messages.0.role: 'system' is not one of ['user', 'assistant']"],
    ['another', 400, 'Unsupported value: messages[0].role does not support system with this model.'],
    ['a third', 400, 'Only user and assistant roles are supported!'],
  ])('as %s says it', async (_, status, message) => {
    for (const onVariant of watching) {
      const { server, writer } = await open(
        (request) => (rolesOf(request).includes('system') ? { status, message } : good(request)),
        quick,
      );
      expect((await writer.write(requestOf(), { onVariant })).variants).toHaveLength(4);
      expect(server.requests.map(rolesOf)).toEqual([['system', 'user'], ['user']]);
      // The form was not what it minded.
      expect(formsOf(server.requests)).toEqual(['json_schema', 'json_schema']);
      expect(server.requests[1]!.text('user')).toMatch(/^You write prompts[\s\S]*\nIdea: /);
      await writer.write(requestOf(), { onVariant });
      expect(server.requests).toHaveLength(3);
    }
  });

  it('with the question for what is missing too', async () => {
    const { server, writer } = await open((request, index) =>
      rolesOf(request).includes('system')
        ? { status: 400, message: 'System role not supported' }
        : inTurn({ text: '' }, { text: 'Hm?' }, good)(request, index),
    );
    await writer.write(requestOf());
    expect(rolesOf(server.requests.at(-1)!)).toEqual(['user', 'assistant', 'user']);
  });

  it('and one that minds both is asked without both', async () => {
    const { server, writer } = await open(
      (request) =>
        request.body.response_format
          ? { status: 400, message: 'response_format is not supported' }
          : rolesOf(request).includes('system')
            ? { status: 400, raw: '' }
            : good(request),
      quick,
    );
    expect((await writer.write(requestOf())).variants).toHaveLength(4);
    expect(server.requests).toHaveLength(3);
  });
});

it('a server that refuses to stream is asked for all at once, and this is remembered', async () => {
  const { server, writer } = await open((request) =>
    request.body.stream
      ? { status: 400, message: 'Streaming is not supported by this model' }
      : good(request),
  );
  const onVariant = () => {};
  expect((await writer.write(requestOf(), { onVariant })).variants).toHaveLength(4);
  await writer.write(requestOf(), { onVariant });
  expect(server.requests.map(({ body }) => body.stream === true)).toEqual([true, false, false]);
});

it('no server is sent a limit or a temperature that it may not know', async () => {
  const { server, writer } = await open();
  await writer.write(requestOf());
  await writer.write(requestOf(), { onVariant: () => {} });
  for (const { body } of server.requests)
    expect(Object.keys(body).filter((key) => /max|temperature|top_/.test(key))).toEqual([]);
});

describe('a real failure is told at once', () => {
  it.each<[string, Reply, RegExp]>([
    ['a wrong key', { status: 401, message: 'Incorrect API key' }, /refused the key \(401\)/],
    ['a key without rights', { status: 403, message: 'Forbidden' }, /refused the key \(403\)/],
    [
      'a wrong model',
      { status: 404, message: 'model "x" not found, try pulling it first' },
      /does not know the model/,
    ],
    [
      'a wrong model, in other words',
      { status: 404, message: 'The model `x` does not exist' },
      /does not know the model/,
    ],
    [
      'a wrong model at a 400',
      { status: 400, message: 'x is not a valid model ID: invalid model' },
      /refused the request/,
    ],
    ['no endpoint', { status: 404, message: 'No endpoints found for x/y.' }, /does not know the model/],
    [
      'a prompt that is too long',
      { status: 400, message: "This model's maximum context length is 2048 tokens" },
      /refused the request \(400\)/,
    ],
    [
      'a limit that asks for an hour',
      { status: 429, message: 'slow down', headers: { 'retry-after': '3600' } },
      /over its limit \(429\)/,
    ],
  ])('%s', async (_, reply, message) => {
    const { server, writer } = await open(() => reply, quick);
    await expect(writer.write(requestOf())).rejects.toMatchObject({
      code: 'llm-failed',
      message: expect.stringMatching(message),
    });
    expect(server.requests).toHaveLength(1);
  });
});
