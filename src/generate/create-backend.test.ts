import { describe, expect, it } from 'vitest';
import { createBackend } from './create-backend.ts';

describe('createBackend', () => {
  it.each([
    ['sketch', 'sketch'],
    [' sketch ', 'sketch'],
    ['a1111:http://127.0.0.1:7860', 'a1111:http://127.0.0.1:7860'],
    ['A1111:https://me:secret@example.org/sd/', 'a1111:https://example.org/sd'],
  ])('makes %j', async (setting, id) => {
    expect((await createBackend(setting)).id).toBe(id);
  });

  it.each(['comfyui:http://x', 'sdcpp:http://x', 'stability:core', 'bedrock:x', 'openai:x', 'huggingface:x'])(
    'says that %s is not there yet, and what is',
    async (setting) => {
      await expect(createBackend(setting)).rejects.toMatchObject({
        code: 'unsupported',
        hint: expect.stringContaining('a1111:URL'),
      });
    },
  );

  it.each([
    '',
    'midjourney',
    'sketch:x',
    'a1111',
    'a1111:',
    'a1111:ftp://me:secret@x',
    'http://me:secret@x',
    'a1111:http//me:secret@x',
  ])('refuses %j without telling a password', async (setting) => {
    try {
      await createBackend(setting);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid-input', hint: expect.stringContaining('a1111:') });
      expect(`${error} ${JSON.stringify(error)}`).not.toContain('secret');
    }
  });
});
