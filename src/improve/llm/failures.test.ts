import { describe, expect, it } from 'vitest';
import { type Reply, wellBehavedAnswer } from '../../../test/doubles/openai-server.ts';
import { good, inTurn, open } from '../../../test/doubles/scripted-model.ts';
import { requestOf } from '../../../test/doubles/writer-examples.ts';
import type { VariantDraft } from '../writer.ts';

describe('when the server fails', () => {
  const failing: [string, Reply, RegExp, RegExp][] = [
    [
      '401',
      { status: 401, message: 'Incorrect API key provided: sk-secret-abcdef' },
      /refused the key \(401\)/,
      /PROMPTLOOM_LLM_API_KEY/,
    ],
    ['404', { status: 404, message: 'model not found' }, /“test-model”.*\(404\)/, /after #/],
    [
      '429',
      { status: 429, message: 'slow down', headers: { 'retry-after-ms': '1' } },
      /over its limit \(429\)/,
      /quota/,
    ],
    [
      '500',
      { status: 500, raw: '<html>oops</html>', headers: { 'retry-after-ms': '1' } },
      /problem of its own \(500\)/,
      /log/,
    ],
    [
      'something else',
      { raw: '<html>hello</html>', contentType: 'text/html' },
      /not one of its kind/,
      /\/v1/,
    ],
  ];
  it.each(failing)('%s is explained', async (_, reply, message, hint) => {
    const { server, writer } = await open(() => reply, { apiKey: 'sk-secret-abcdef' });
    for (const onVariant of [undefined, () => {}]) {
      const error = await writer.write(requestOf(), { onVariant }).catch((caught: unknown) => caught);
      expect(error).toMatchObject({
        name: 'PromptloomError',
        code: 'llm-failed',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      });
      expect((error as Error).message).toContain(server.url);
      expect(`${(error as Error).message} ${JSON.stringify(error)}`).not.toContain('sk-secret');
      expect((error as Error).cause).toBeUndefined();
    }
  });

  it.each([429, 500, 503])('%i and then success is success', async (status) => {
    const { server, writer } = await open(inTurn({ status, headers: { 'retry-after-ms': '1' } }, good));
    expect((await writer.write(requestOf())).variants).toHaveLength(4);
    expect(server.requests).toHaveLength(2);
  });

  it('a refused connection is explained at once', async () => {
    const { server, writer } = await open();
    await server.close();
    await expect(writer.write(requestOf())).rejects.toMatchObject({
      code: 'llm-failed',
      message: `The language model at ${server.url} cannot be reached: the connection was refused.`,
    });
  });

  it('a cut stream keeps what came and asks for the rest', async () => {
    for (const clean of [true, false]) {
      const { server, writer } = await open(
        inTurn(
          (request) => ({
            text: wellBehavedAnswer(request, 4),
            cutAfter: wellBehavedAnswer(request, 3).length,
            clean,
          }),
          (request) => ({ text: wellBehavedAnswer(request, 1, 3) }),
        ),
      );
      const seen: VariantDraft[] = [];
      const { variants } = await writer.write(requestOf(), { onVariant: (variant) => seen.push(variant) });
      expect(variants).toHaveLength(4);
      expect(seen).toEqual(variants);
      expect(server.requests).toHaveLength(2);
    }
  });

  it('a stream that is cut before the first variant is an error', async () => {
    const { writer } = await open(() => ({ text: '{"variants":[{"prompt":"a ca', cutAfter: 20 }));
    await expect(writer.write(requestOf(), { onVariant: () => {} })).rejects.toMatchObject({
      code: 'llm-failed',
    });
  });

  it('no answer is a time-out', async () => {
    const { server, writer } = await open(() => ({ hang: true }), { timeoutMs: 150 });
    for (const onVariant of [undefined, () => {}])
      await expect(writer.write(requestOf(), { onVariant })).rejects.toMatchObject({
        code: 'llm-failed',
        message: `The language model at ${server.url} did not finish within 0.2 s.`,
      });
  });

  it('an abort while it waits is a cancellation', async () => {
    const abort = new AbortController();
    const { writer } = await open(() => {
      abort.abort();
      return { hang: true };
    });
    await expect(writer.write(requestOf(), { signal: abort.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
