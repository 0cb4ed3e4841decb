import { describe, expect, it, vi } from 'vitest';
import { eventsOf, serverForEachTest } from '../../test/doubles/test-server.ts';
import { unwritable } from '../obstacle.ts';

const server = serverForEachTest();
const TROUBLE = { kind: 'damaged' as const, message: 'the library has lost a part', hint: 'Restore it.' };

describe('a library that is damaged or cannot be written', () => {
  it.each([
    ['drawing', '/generations', { prompt: 'a castle' }],
    ['an index', '/library/index', {}],
    ['another model', '/library/re-embed', { embedder: 'lite' }],
    ['a map', '/map', {}],
  ])('is not begun to be changed: %s', async (_name, route, body) => {
    Object.assign(server.library, { troubles: [TROUBLE] });
    const generate = vi.spyOn(server.library, 'generate');
    const answer = await server.post(`/api/v1${route}`, body);
    expect(answer.statusCode).toBe(409);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'library-read-only',
      detail: TROUBLE.message,
      hint: TROUBLE.hint,
    });
    expect((await server.get('/api/v1/jobs')).json().jobs).toEqual([]);
    expect(generate).not.toHaveBeenCalled();
  });

  it('refuses an upload before it is read', async () => {
    Object.assign(server.library, { troubles: [TROUBLE] });
    const answer = await server.postForm('/api/v1/imports', [
      { name: 'file', filename: 'a.csv', content: 'prompt\na castle\n' },
    ]);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'library-read-only']);
  });

  it('is refused as a job of writing, too', async () => {
    Object.assign(server.library, { troubles: [TROUBLE] });
    const answer = await server.post('/api/v1/improve', { idea: 'a castle' }, { prefer: 'respond-async' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'library-read-only']);
  });
});

describe('a disk that fills while the library is served', () => {
  const full = unwritable(
    new Error('Code: 243. DB::Exception: Cannot reserve 1.00 MiB, /x/y (NOT_ENOUGH_SPACE)'),
  );

  it('is told with its reason and what to do, and nothing of the engine', async () => {
    server.library.improve = async () => {
      throw full;
    };
    const answer = await server.post('/api/v1/improve', { idea: 'a castle' });
    expect(answer.json()).toMatchObject({
      status: 507,
      code: 'disk-full',
      detail: 'the library cannot be written: the disk is full',
      hint: 'Free some space and run the same command again.',
    });
    expect(answer.body).not.toMatch(/DB::|\/x\/y|MiB/);
    const stream = await server.post('/api/v1/improve', { idea: 'a' }, { accept: 'text/event-stream' });
    expect(eventsOf(stream.body).at(-1)).toMatchObject({ event: 'error', data: { code: 'disk-full' } });
  });

  it('is told in a job', async () => {
    server.library.generate = async () => {
      throw full;
    };
    const { id } = (await server.post('/api/v1/generations', { prompt: 'a castle' })).json();
    expect(await server.finish(id)).toMatchObject({ status: 'failed', error: { code: 'disk-full' } });
  });
});
