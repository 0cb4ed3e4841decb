import { expect, it } from 'vitest';
import { tinyClipFolder } from '../../test/doubles/tiny-clip.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { readConfig } from '../config.ts';
import { checks } from './doctor.ts';

const KEY = 'sesame-open-sesame';
const folder = temporaryFolder();

/** What the doctor says of an embedder, with no model fetched and these variables. */
const look = (embedder: string | undefined, env: NodeJS.ProcessEnv = {}) =>
  checks.embedder!(readConfig({ embedder }, {}, folder), { HF_HOME: folder, ...env });

it.each([
  [undefined, 'note', /^auto, which is minilm$/, /models fetch clip-vit-b-32/],
  ['lite', 'ok', /^lite/, /^$/],
  ['siglip2-base', 'note', /int8, not fetched yet/, /models fetch siglip2-base$/],
  ['siglip2-base@fp16', 'note', /fp16, not fetched yet/, /models fetch siglip2-base/],
  [`${tinyClipFolder}@int8`, 'ok', /int8, in /, /^$/],
  ['nonsense', 'failed', /no model "nonsense"/, /clip-vit-b-32/],
  ['openai:m', 'failed', /OPENAI_API_KEY is not set/, /PROMPTLOOM_EMBEDDER_API_KEY/],
  [
    'bedrock:amazon.titan-embed-text-v2:0',
    'failed',
    /AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION/,
    /AWS_BEARER_TOKEN_BEDROCK/,
  ],
])('says of the embedder %s what it lacks', async (embedder, status, detail, todo) => {
  const check = await look(embedder);
  expect(check).toMatchObject({ status });
  expect(check.detail).toMatch(detail);
  expect(check.todo).toMatch(todo);
});

it('shows where a service is, not its key', async () => {
  const check = await look('openai:m', { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' });
  expect(check).toMatchObject({ status: 'ok', detail: expect.stringContaining('http://127.0.0.1:1') });
  expect(JSON.stringify(check)).not.toContain(KEY);
});

it.each([
  ['clickhouse://me:sesame@127.0.0.1:1/prompts', /the connection was refused/],
  ['clickhouse://me:sesame@127.0.0.1/a/b/c', /./],
])('goes on where the server of a library fails: %s', async (library, detail) => {
  const check = await checks.library!(readConfig({ library }, {}, folder), {});
  expect(check).toMatchObject({ status: 'failed', detail: expect.stringMatching(detail) });
  expect(check.todo).not.toBe('');
  expect(JSON.stringify(check)).not.toContain('sesame');
});
