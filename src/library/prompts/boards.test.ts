import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../../test/support/served-library.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { run } from '../../cli/program.ts';
import type { BoardPage } from '../../records/board.ts';
import type { SearchResponse } from '../../records/search.ts';

const folder = temporaryFolder();
let served: ServedLibrary;
let ids: string[];

beforeAll(async () => {
  const rows = ['barn', 'tower', 'river', 'storm', 'lamp'].map(
    (word, n) => `"a ${word} at dawn",https://images.example/${n}.png,${word}|dawn`,
  );
  served = await serveLibrary(folder, [
    'prompt,url,tags',
    ...rows,
    '"a barn at dawn",https://images.example/b.png,',
  ]);
  const { results } = await served.remote.search({ text: 'tag:dawn' });
  ids = results.map(({ id }) => id).sort();
});
afterAll(() => served.close());

const texts = async (text: string) =>
  (await served.remote.search({ text })).results.map(({ prompt }) => prompt).sort();

/** A command line against the served library. */
async function cli(args: string[], stdin?: string) {
  let [out, err] = ['', ''];
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ...(stdin !== undefined && {
      stdin: (async function* () {
        yield stdin;
      })(),
    }),
    env: {},
    cwd: folder,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
    signal: new AbortController().signal,
    open: async () => ({
      library: Object.assign(Object.create(served.remote), { close: async () => {} }),
      server: served.url,
    }),
  });
  return { code, out, err };
}

describe('boards of a library', () => {
  it('take ids, images and searches, and show them with ratings', async () => {
    await served.remote.boards.create({ name: 'covers' });
    const barn = (await served.remote.search({ text: 'a barn at dawn', k: 1 })).results[0]!;
    await served.remote.annotations.change(barn.id, { rating: 4, addTags: ['keeper'] });
    const [first, second] = barn.images;
    const { added } = await served.remote.boards.change('covers', {
      add: [barn.id, { id: second!.id, note: 'the light' }],
      search: { filter: { tags: ['storm'] } },
    });
    expect(added).toBe(3);
    const page = await served.call<BoardPage>('/boards/covers');
    expect(page.members.map(({ id }) => id).slice(0, 2)).toEqual([barn.id, second!.id]);
    expect(page.members[1]).toMatchObject({
      imageId: second!.id,
      note: 'the light',
      annotations: { rating: 4, tags: ['keeper'] },
    });
    expect(page.members[1]!.images.map(({ id }) => id)).toEqual([second!.id, first!.id]);
    expect(page.members[2]!.prompt.text).toBe('a storm at dawn');
  });

  it('are filters and are counted', async () => {
    expect(await texts('board:Covers')).toEqual(['a barn at dawn', 'a storm at dawn']);
    expect(await texts('board:covers rating>=4')).toEqual(['a barn at dawn']);
    expect(await texts('-board:covers')).toHaveLength(3);
    const near = await served.remote.search({ text: 'barn', facets: true });
    expect(near.facets!.board).toEqual([{ value: 'covers', count: 2 }]);
    expect(near.query.filter).toEqual({});
    const answer = await fetch(`${served.url}/api/v1/search?q=barn&board=covers&facets=true`);
    const { query, facets } = (await answer.json()) as SearchResponse;
    expect(query.filter).toEqual({ board: ['covers'] });
    expect(facets!.board).toEqual([{ value: 'covers', count: 2 }]);
    expect(await served.remote.listing.ids({ text: 'barn board:covers' })).toHaveLength(2);
    const written = [];
    for await (const batch of served.remote.listing.prompts({ filter: { board: ['covers'] } }))
      written.push(...batch);
    expect(written).toHaveLength(2);
  });

  it('that are not there are problems that name those that are', async () => {
    const problem = { code: 'not-found', detail: 'there is no board cover', hint: 'There are covers.' };
    expect(await served.call('/boards/cover')).toMatchObject(problem);
    expect(await served.call('/search', { text: 'board:cover' })).toMatchObject(problem);
    expect(await served.call('/boards', { name: ids[0]!.replace('p', 'b') })).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('name'),
    });
    expect(await served.call('/boards/covers/members', {})).toMatchObject({ code: 'invalid-input' });
    expect(await served.call('/boards/covers/members', { add: [ids[0], 'nobody'] })).toMatchObject({
      code: 'not-found',
      detail: expect.stringContaining('nobody'),
    });
    expect((await served.call<BoardPage>('/boards/covers')).board.members).toBe(3);
  });

  it.each([
    ['a candidate', { add: ['nobody'] }],
    ['one to take away', { remove: ['nobody'] }],
    ['one to put in order', { order: ['nobody'] }],
    ['an example of a search', { search: { like: 'nobody' } }],
    ['a board in a search', { search: { filter: { board: ['nobody'] } } }],
  ])('say that what a change names is missing, not they themselves: %s', async (_, change) => {
    const problem = { code: 'not-found', detail: expect.stringContaining('nobody') };
    expect(await served.call('/boards/covers/members', change)).toMatchObject({ ...problem, status: 422 });
    expect(await served.call('/boards/nobody/members', change)).toMatchObject({ ...problem, status: 404 });
  });

  it('have names that addresses and terminals can hold, and that are one however they are written', async () => {
    for (const name of ['..', '.', 'a\u001b[31m', 'two\nlines', '\ud800', ' '])
      expect(await served.call('/boards', { name })).toMatchObject({ code: 'invalid-input' });
    for (const name of ['桜'.repeat(200), 'spring/summer? 100% #1', 'caf\u00e9']) {
      await served.remote.boards.create({ name });
      expect((await served.remote.boards.read(name)).board.name).toBe(name);
    }
    expect((await served.remote.boards.read('Cafe\u0301')).board.name).toBe('caf\u00e9');
    for (const { name } of await served.remote.boards.list())
      if (name !== 'covers') await served.remote.boards.remove(name);
  });

  it('take prompts by the ids of their sources, read at once', async () => {
    const file = path.join(folder, 'sourced.csv');
    await writeFile(file, 'id,prompt\nsrc-1,a mill\nsrc-2,a dam');
    await served.remote.import({ path: file });
    await served.remote.boards.create({ name: 'sources' });
    const add = ['src-1', ids[0]!, 'src-2', 'src-1'];
    const { board } = await served.remote.boards.change('sources', { add });
    expect(board.members).toBe(3);
    await served.remote.boards.remove('sources');
  });

  it('lose a prompt with all of its images', async () => {
    const barn = (await served.remote.search({ text: 'a barn at dawn', k: 1 })).results[0]!;
    const done = await served.remote.boards.change('covers', { remove: [barn.id] });
    expect(done).toMatchObject({ removed: 2, board: { members: 1 } });
    expect(await served.call('/boards/covers', undefined, 'DELETE')).toEqual({ removed: true });
    expect(await served.remote.boards.list()).toEqual([]);
  });
});

describe('npx promptloom boards', () => {
  it('makes, fills from stdin and a search, orders, shows and deletes', async () => {
    expect(await cli(['boards'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('There are no boards yet'),
    });
    expect((await cli(['boards', 'create', 'picks', '--note', 'mine'])).out).toBe(
      'Created the board picks\n',
    );
    const lines = `${ids[0]}\n\n{"id":"${ids[1]}","prompt":"x"}\n`;
    expect((await cli(['boards', 'add', 'picks', '-', '--note', 'why'], lines)).out).toContain(
      'Added 2 candidates',
    );
    const found = await cli(['boards', 'add', 'picks', '--search', 'dawn', '-k', '4', '--json']);
    expect(JSON.parse(found.out)).toMatchObject({ board: { name: 'picks' } });
    expect((await cli(['boards', 'order', 'picks', ids[1]!])).code).toBe(0);
    const { members } = JSON.parse((await cli(['boards', 'show', 'picks', '--json'])).out) as BoardPage;
    expect(members.slice(0, 2)).toMatchObject([
      { id: ids[1], note: 'why' },
      { id: ids[0], note: 'why' },
    ]);
    const shown = (await cli(['boards', 'show', 'picks'])).out.split('\n');
    expect(shown[0]).toContain(`${members.length} candidates · mine`);
    expect(shown[1]).toContain(members[0]!.prompt.text);
    expect((await cli(['boards', 'remove', 'picks', ids[0]!])).out).toContain(
      'Removed 1 candidate from picks',
    );
    expect((await cli(['boards', 'rename', 'picks', 'best'])).out).toContain('best');
    expect((await cli(['boards', 'delete', 'best', '--json'])).out).toBe('{"removed":"best"}\n');
  });

  it('says what is wrong', async () => {
    expect(await cli(['boards', 'add', 'gone', ids[0]!])).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no board gone'),
    });
    expect(await cli(['boards', 'add', 'gone'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--search'),
    });
    expect(await cli(['boards', 'add', 'new', '-', '--create'], '{"no":1}\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('stdin:1'),
    });
    expect(await cli(['boards', 'add', 'new', ids[0]!, '--create'])).toMatchObject({ code: 0 });
  });
});
