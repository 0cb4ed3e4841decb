import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsOf, HERE, serverForEachTest } from '../../../test/doubles/test-server.ts';
import { PromptloomError } from '../../errors.ts';
import { listen } from '../listen.ts';

const server = serverForEachTest();

describe('imports', () => {
  const CSV = 'prompt\na cat\na dog\n';

  it('takes an upload as a job', async () => {
    const answer = await server.postForm('/api/v1/imports', [
      { name: 'request', content: '{"limit":1}' },
      { name: 'file', content: CSV, filename: '../../pets.csv' },
    ]);
    expect(answer.statusCode).toBe(202);
    const { id } = answer.json();
    expect(answer.headers.location).toBe(`/api/v1/jobs/${id}`);
    expect(await server.finish(id)).toMatchObject({
      kind: 'import',
      status: 'done',
      progress: { phase: 'rows', records: 1 },
      result: { read: 1, kept: 1 },
      error: null,
      finishedAt: expect.any(String),
    });
    expect(server.library.importOptions[0]?.localImages).toBe(false);
  });

  it('names the file of an upload as the person does, and removes it', async () => {
    let seen = '';
    server.library.import = async ({ path: file }) => {
      seen = file;
      throw new PromptloomError('source-unreadable', `${path.basename(file)} has no prompt column`);
    };
    const answer = await server.postForm('/api/v1/imports', [
      { name: 'file', content: CSV, filename: 'C:\\x\\pets.csv' },
    ]);
    expect(await server.finish(answer.json().id)).toMatchObject({
      status: 'failed',
      error: { code: 'source-unreadable', detail: 'pets.csv has no prompt column' },
    });
    expect(existsSync(path.dirname(seen))).toBe(false);
  });

  it('tells nobody where it put an upload', async () => {
    server.library.import = async ({ path: file }) => {
      throw new PromptloomError('source-unreadable', `Cannot read ${file}: it is empty.`, {
        hint: `Look into ${file}, and into nothing beside ${path.dirname(file)}.`,
      });
    };
    const answer = await server.postForm('/api/v1/imports', [
      { name: 'file', content: '', filename: 'pets.csv' },
    ]);
    const { error } = await server.finish(answer.json().id);
    expect(error).toMatchObject({ code: 'source-unreadable', detail: 'Cannot read pets.csv: it is empty.' });
    expect(JSON.stringify(error)).not.toContain(tmpdir());
  });

  it('refuses a form without a file', async () => {
    const answer = await server.postForm('/api/v1/imports', [{ name: 'request', content: '{}' }]);
    expect(answer.json()).toMatchObject({ code: 'invalid-input', detail: expect.stringContaining('file') });
  });

  it('reads a path for the owner only', async () => {
    const file = path.join(server.folder, 'pets.csv');
    await writeFile(file, CSV);
    expect((await server.post('/api/v1/imports', { path: file })).json()).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    const wrong = await server.post('/api/v1/imports', { path: file }, { authorization: 'Bearer other-key' });
    expect(wrong.statusCode).toBe(403);
    const right = await server.post('/api/v1/imports', { path: file }, { authorization: 'Bearer owner-key' });
    expect(await server.finish(right.json().id)).toMatchObject({ status: 'done', result: { kept: 2 } });
    expect(server.library.importOptions[0]?.localImages).toBe(true);
  });

  it('has no owner without an owner key', async () => {
    await server.start({ ownerKey: undefined });
    const answer = await server.post(
      '/api/v1/imports',
      { path: '/x' },
      { authorization: 'Bearer undefined' },
    );
    expect(answer.statusCode).toBe(403);
  });
});

describe('improve', () => {
  it('answers with JSON', async () => {
    const answer = await server.post('/api/v1/improve', { idea: 'a cat', variants: 2 });
    expect(answer.json()).toMatchObject({ idea: 'a cat', writer: 'composer', variants: [{}, {}] });
  });

  it('answers with events when asked to', async () => {
    await server.draw('a cat, oil painting');
    const answer = await server.post(
      '/api/v1/improve',
      { idea: 'a cat', variants: 2 },
      { accept: 'text/event-stream' },
    );
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const events = eventsOf(answer.body);
    expect(events.map(({ event }) => event).filter((event) => event !== 'words')).toEqual([
      'matches',
      'variant',
      'variant',
      'done',
    ]);
    expect(events[0]?.data).toMatchObject([{ prompt: 'a cat, oil painting' }]);
    expect(events.at(-1)?.data).toMatchObject({ idea: 'a cat' });
  });

  it('ends the events with what went wrong', async () => {
    const accept = { accept: 'text/event-stream' };
    const answer = await server.post('/api/v1/improve', { idea: 'a cat', use: ['nothing'] }, accept);
    expect(eventsOf(answer.body)).toMatchObject([
      { event: 'error', data: { code: 'not-found', status: 404 } },
    ]);
    expect((await server.post('/api/v1/improve', { idea: '' }, accept)).statusCode).toBe(400);
  });

  it('runs an improvement again with JSON or with the same events', async () => {
    await server.draw('a cat, oil painting');
    const { id } = (await server.post('/api/v1/improve', { idea: 'a cat', variants: 2 })).json();
    const route = `/api/v1/improvements/${id}/replay`;
    expect((await server.post(route, {})).json()).toMatchObject({ before: { id }, after: { replayOf: id } });
    const accept = { accept: 'text/event-stream' };
    const answer = await server.post(route, {}, accept);
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const events = eventsOf(answer.body);
    expect(events.map(({ event }) => event).filter((event) => event !== 'words')).toEqual([
      'matches',
      'variant',
      'variant',
      'done',
    ]);
    expect(events[0]?.data).toMatchObject([{ prompt: 'a cat, oil painting' }]);
    expect(events.at(-1)?.data).toMatchObject({ before: { id }, after: { replayOf: id, idea: 'a cat' } });

    const missing = await server.post('/api/v1/improvements/m0000000000000zzz/replay', {}, accept);
    expect(eventsOf(missing.body)).toMatchObject([
      { event: 'error', data: { code: 'not-found', status: 404 } },
    ]);
    const llm = 'openai-compatible:http://10.0.0.1/v1#m';
    expect((await server.post(route, { llm }, accept)).json().code).toBe('forbidden');
  });

  it('lets only the owner name the address of a language model', async () => {
    const llm = 'openai-compatible:http://10.0.0.1/v1#m';
    const refused = await server.post('/api/v1/improve', { idea: 'a cat', llm });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'forbidden']);
    const named = await server.post('/api/v1/improve', { idea: 'a cat', llm: 'ollama:llama3.2' });
    expect(named.statusCode).toBe(200);
    expect(server.library.improveRequests.map((request) => request.llm)).toEqual(['ollama:llama3.2']);
  });

  it.each([
    { idea: ' ' },
    { idea: 'x'.repeat(50_000) },
    { idea: 'a cat', k: 0 },
    { idea: 'a cat', variants: 21 },
    { idea: 'a cat', strength: 'much' },
    { idea: 'a cat', mustKeep: [''] },
    { idea: 'a cat', maxTokens: 2 },
  ])('refuses bad input: %#', async (body) => {
    const answer = await server.post('/api/v1/improve', body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-input']);
    expect(answer.json().errors[0].message.length).toBeGreaterThan(10);
    expect(server.library.variants.size).toBe(0);
  });

  it('expands templates and reworks prompts', async () => {
    const expanded = await server.post('/api/v1/templates/expand', {
      template: '{a|b} __x__',
      mode: 'all',
      wildcards: { x: ['1', '2'] },
    });
    expect(expanded.json()).toMatchObject({
      prompts: ['a 1', 'a 2', 'b 1', 'b 2'],
      more: false,
      wildcards: ['x'],
    });
    expect((await server.post('/api/v1/templates/expand', { template: '{a' })).json().code).toBe(
      'invalid-input',
    );
    const reworked = await server.post('/api/v1/rework', {
      tool: 'translate',
      prompt: 'a cat --ar 3:2',
      for: 'sdxl',
    });
    expect(reworked.json()).toMatchObject({
      prompt: 'a cat',
      for: 'sdxl',
      changes: [expect.stringMatching(/--ar/), 'In place of --ar 3:2, draw it 1280x832.'],
    });
    expect((await server.post('/api/v1/rework', { tool: 'sing', prompt: 'a cat' })).statusCode).toBe(400);
  });

  it('accepts a variant', async () => {
    const { variants } = (await server.post('/api/v1/improve', { idea: 'a cat' })).json();
    const answer = await server.post('/api/v1/improve/accept', {
      variantId: variants[0].id,
      prompt: 'my cat',
    });
    expect(answer.json()).toMatchObject({
      prompt: { text: 'my cat', origin: 'improved' },
      lineage: { idea: 'a cat' },
    });
  });
});

describe('jobs', () => {
  it('draws, tells how far it is, and remembers', async () => {
    const { id, kind } = (await server.post('/api/v1/generations', { prompt: 'a cat', count: 2 })).json();
    const events = eventsOf((await server.get(`/api/v1/jobs/${id}/events`)).body);
    expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['progress', 'done']));
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { backend: 'sketch', images: [{}, {}] } });
    const job = (await server.get(`/api/v1/jobs/${id}`)).json();
    expect(job).toMatchObject({ kind, status: 'done', progress: { fraction: 0.5 } });
    expect((await server.get(`/api/v1/jobs/${job.result.jobId}`)).json().id).toBe(id);
    expect((await server.get('/api/v1/jobs')).json().jobs).toHaveLength(1);
  });

  it('cancels what runs and what waits', async () => {
    let go!: () => void;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    server.library.pause = () => held;
    const first = (await server.post('/api/v1/generations', { prompt: 'a' })).json();
    const second = (await server.post('/api/v1/generations', { prompt: 'b' })).json();
    expect([first.status, second.status]).toEqual(['running', 'queued']);

    const cancel = (id: string) => server.delete(`/api/v1/jobs/${id}`);
    expect((await cancel(second.id)).json().status).toBe('cancelled');
    await cancel(first.id);
    go();
    expect(await server.finish(first.id)).toMatchObject({ status: 'cancelled', result: null });
    expect((await cancel(first.id)).json().status).toBe('cancelled');
    expect((await cancel('nothing')).statusCode).toBe(404);
    expect((await server.get('/api/v1/jobs/nothing/events')).json().code).toBe('not-found');
  });

  it('fails with a problem document that tells nothing of the inside', async () => {
    server.library.generate = async () => {
      throw new TypeError('secret inside');
    };
    const { id } = (await server.post('/api/v1/generations', { prompt: 'a' })).json();
    const job = await server.finish(id);
    expect(job).toMatchObject({ status: 'failed', error: { code: 'internal', id } });
    expect(JSON.stringify(job)).not.toContain('secret');
  });

  it('builds the index', async () => {
    const { id } = (await server.post('/api/v1/library/index', {})).json();
    expect(await server.finish(id)).toMatchObject({
      kind: 'index',
      status: 'done',
      result: { engine: 'memory 1' },
    });
  });

  it('stops with the server, whoever watches', async () => {
    server.library.generate = async (_input, { signal } = {}) => {
      await once(signal!, 'abort');
      throw new PromptloomError('cancelled', 'cancelled');
    };
    const url = await listen(server.app, HERE);
    const body = JSON.stringify({ prompt: 'a' });
    const headers = { 'content-type': 'application/json' };
    const started = await fetch(`${url}/api/v1/generations`, { method: 'POST', body, headers });
    const { id } = (await started.json()) as { id: string };
    const events = await fetch(`${url}/api/v1/jobs/${id}/events`);
    await server.app.close();
    expect(eventsOf(await events.text()).at(-1)?.event).toBe('cancelled');
  });
});

describe('an image back end named in a request', () => {
  const body = { prompt: 'a lighthouse', backend: 'a1111:http://10.0.0.1:7860' };

  it('is contacted for the owner only', async () => {
    const refused = await server.post('/api/v1/generations', body);
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'forbidden', hint: expect.stringContaining('sketch') });
    const allowed = await server.post('/api/v1/generations', body, { authorization: 'Bearer owner-key' });
    expect(allowed.statusCode).toBe(202);
  });

  it('may be the built-in one', async () => {
    const answer = await server.post('/api/v1/generations', { ...body, backend: 'sketch' });
    expect(answer.statusCode).toBe(202);
  });
});
