import { describe, expect, it } from 'vitest';
import { eventsOf, HERE, serverForEachTest } from '../../../test/doubles/test-server.ts';
import { listen } from '../listen.ts';

const server = serverForEachTest();

describe('improving as a job', () => {
  const later = { prefer: 'respond-async' };
  /** Holds the library before each variant until it is told to go on. */
  function hold() {
    let go!: () => void;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    server.library.pause = () => held;
    return go;
  }

  it('goes on without who asked, is listed, and tells who comes later all from its beginning', async () => {
    await server.draw('a cat asleep, soft light');
    const go = hold();
    const answer = await server.post('/api/v1/improve', { idea: 'a cat', variants: 2 }, later);
    expect(answer.statusCode).toBe(202);
    const { id } = answer.json();
    expect(answer.headers.location).toBe(`/api/v1/jobs/${id}`);
    expect((await server.get('/api/v1/jobs')).json().jobs).toMatchObject([
      { id, kind: 'improvement', status: 'running', about: { text: 'a cat' }, progress: { wanted: 2 } },
    ]);
    const url = await listen(server.app, HERE);
    const watchers = await Promise.all([1, 2].map(() => fetch(`${url}/api/v1/jobs/${id}/events`)));
    go();
    for (const watcher of watchers) {
      const events = eventsOf(await watcher.text());
      const named = (name: string) => events.filter(({ event }) => event === name);
      expect(events[0]).toMatchObject({ event: 'matches', data: [{ prompt: 'a cat asleep, soft light' }] });
      expect(named('variant')).toHaveLength(2);
      expect(events.at(-1)).toMatchObject({ event: 'done', data: { improvementId: expect.any(String) } });
    }
    const job = await server.finish(id);
    expect(job).toMatchObject({ status: 'done', progress: { written: 2, wanted: 2 } });
    const kept = (await server.get(`/api/v1/improvements/${job.result.improvementId}`)).json();
    expect(kept).toMatchObject({ idea: 'a cat', variants: [{}, {}] });
  });

  it('runs several at a time, is cancelled by its id, and says what went wrong', async () => {
    const go = hold();
    const start = async (body: object) => (await server.post('/api/v1/improve', body, later)).json();
    const [first, second] = [await start({ idea: 'a cat' }), await start({ idea: 'a dog' })];
    expect([first.status, second.status]).toEqual(['running', 'running']);
    await server.delete(`/api/v1/jobs/${first.id}`);
    go();
    expect(await server.finish(first.id)).toMatchObject({ status: 'cancelled', result: null });
    expect(await server.finish(second.id)).toMatchObject({ status: 'done' });
    const bad = await start({ idea: 'a cat', use: ['nothing'] });
    expect(await server.finish(bad.id)).toMatchObject({ status: 'failed', error: { code: 'not-found' } });
    expect((await server.post('/api/v1/improve', { idea: '' }, later)).statusCode).toBe(400);
  });

  it('runs an earlier one again', async () => {
    const { id } = (await server.post('/api/v1/improve', { idea: 'a cat', variants: 1 })).json();
    const job = (await server.post(`/api/v1/improvements/${id}/replay`, {}, later)).json();
    const { result } = await server.finish(job.id);
    expect((await server.get(`/api/v1/improvements/${result.improvementId}`)).json()).toMatchObject({
      idea: 'a cat',
      replayOf: id,
    });
    const none = await server.post('/api/v1/improvements/m0000000000000zzz/replay', {}, later);
    expect(none.statusCode).toBe(404);
  });
});

describe('the list of jobs', () => {
  it('is sent again only when a job has changed, and may be cut to the newest', async () => {
    const draw = async (prompt: string) => (await server.post('/api/v1/generations', { prompt })).json();
    const first = await draw('a');
    await server.finish(first.id);
    const before = await server.get('/api/v1/jobs?limit=1');
    const { etag } = before.headers as { etag: string };
    expect((await server.get('/api/v1/jobs?limit=1', { 'if-none-match': etag })).statusCode).toBe(304);
    const second = await draw('b'.repeat(2000));
    await server.finish(second.id);
    const after = await server.get('/api/v1/jobs?limit=1', { 'if-none-match': etag });
    expect(after.json().jobs).toMatchObject([{ id: second.id, about: { text: 'b'.repeat(300) } }]);
    expect((await server.get('/api/v1/jobs')).json().jobs).toHaveLength(2);
    expect((await server.get('/api/v1/jobs?limit=0')).statusCode).toBe(400);
  });

  it('says what each is about, and of a file no more than its name', async () => {
    const upload = await server.postForm('/api/v1/imports', [
      { name: 'file', content: 'prompt\na cat\n', filename: 'pets.csv' },
    ]);
    expect(upload.json().about).toEqual({ text: 'pets.csv' });
    await server.finish(upload.json().id);
    const { promptId } = await server.draw('a cat');
    const drawn = (await server.post('/api/v1/generations', { id: promptId })).json();
    expect(drawn.about).toEqual({ id: promptId });
    await server.finish(drawn.id);
  });
});

describe('what an improvement would learn from', () => {
  it('is told, and is what it is given when it is named', async () => {
    for (const prompt of ['a cat asleep', 'a cat awake', 'a dog']) await server.draw(prompt);
    const { matches } = (await server.post('/api/v1/improve/matches', { idea: 'a cat' })).json();
    const use = matches.map(({ id }: { id: string }) => id).slice(1);
    const { matches: given } = (await server.post('/api/v1/improve', { idea: 'a cat', use })).json();
    expect(given.map(({ id }: { id: string }) => id)).toEqual(use);
    expect((await server.post('/api/v1/improve', { idea: 'a cat', use: [] })).json().matches).toEqual([]);
  });

  it('tells apart what was accepted for the same idea', async () => {
    await server.draw('a cat asleep');
    const { variants } = (await server.post('/api/v1/improve', { idea: 'a cat', variants: 1 })).json();
    const accepted = (await server.post('/api/v1/improve/accept', { variantId: variants[0].id })).json();
    const again = (await server.post('/api/v1/improve/matches', { idea: 'a cat' })).json();
    expect(again.own).toMatchObject([{ id: accepted.prompt.id, origin: 'improved' }]);
    expect(again.matches.map(({ id }: { id: string }) => id)).not.toContain(accepted.prompt.id);
    const other = (await server.post('/api/v1/improve/matches', { idea: 'a cat outside' })).json();
    expect(other.own).toEqual([]);
  });
});
