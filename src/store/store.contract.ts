import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isAddress } from '../net/server-address.ts';
import type { Image } from '../records/image.ts';
import type { Variant } from '../records/improvement.ts';
import type { Match } from '../records/match.ts';
import type { Prompt } from '../records/prompt.ts';
import type { SavedSearch } from '../records/saved-search.ts';
import type { VersionEvent } from '../records/version.ts';
import { openConnection } from './connection/open.ts';
import { idOf, newId } from './sql/ids.ts';
import { Store } from './store.ts';

const MODEL = { id: 'toy', version: '1', textDimensions: 4, imageDimensions: 3, sharedSpace: false };

function prompt(text: string, more: Partial<Prompt> = {}): Prompt {
  return {
    id: idOf('prompt', text),
    text,
    negativePrompt: '',
    settings: {},
    sourceSite: 'test',
    tags: [],
    origin: 'imported',
    createdAt: '2026-01-02T03:04:05.678Z',
    ...more,
  };
}

function image(promptId: string, url: string, more: Partial<Image> = {}): Image {
  return {
    id: idOf('image', promptId, url),
    promptId,
    url,
    settings: {},
    sourceSite: 'test',
    mediaType: '',
    imageBackend: '',
    createdAt: '2026-01-02T03:04:05.678Z',
    ...more,
  };
}

const unit = (...numbers: number[]) => {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (n) => n / length);
};

/**
 * What a store does, wherever its database is.
 * @param place gives the folder or the address of an empty database; asked once, before the first test.
 */
export function describeStore(name: string, place: () => Promise<string>): void {
  describe(`a store ${name}`, () => {
    let location: string;
    let store: Store;

    beforeAll(async () => {
      location = await place();
      store = await Store.open(location, MODEL);
    });

    afterAll(() => store.close());

    describe('prompts', () => {
      const nasty = prompt(`it's "quoted"\n\\ {id:String} 😀 ${'x'.repeat(3000)}`, {
        sourceId: "o'brien",
        negativePrompt: 'blurry',
        settings: {
          model: 'SDXL',
          sampler: 'Euler a',
          seed: '18446744073709551615',
          steps: 30,
          cfg: 7.3,
          width: 512,
          height: 768,
        },
        tags: ['Ink', "d'art"],
        nsfw: 0.12,
      });

      it('come back as they were written', async () => {
        await store.prompts.insert([{ prompt: nasty, vector: unit(1, 0, 0, 0) }]);
        expect((await store.prompts.byIds([nasty.id])).get(nasty.id)).toEqual(nasty);
        expect((await store.prompts.find("o'brien"))?.id).toBe(nasty.id);
        expect(await store.prompts.vector(nasty.id)).toEqual(unit(1, 0, 0, 0));
      });

      it('of other dimensions are refused, all of their batch', async () => {
        const good = prompt('good of a bad batch');
        const rows = [
          { prompt: good, vector: unit(1, 1, 0, 0) },
          { prompt: prompt('bad'), vector: unit(1, 0, 0) },
        ];
        await expect(store.prompts.insert(rows)).rejects.toMatchObject({ code: 'store-failed' });
        expect((await store.prompts.byIds([good.id])).size).toBe(0);
        const all = rows.map(({ prompt: one }) => ({ prompt: one, vector: unit(1, 0, 0) }));
        await expect(store.prompts.insert(all)).rejects.toMatchObject({ code: 'store-failed' });
        expect((await store.prompts.byIds(all.map(({ prompt: one }) => one.id))).size).toBe(0);
      });

      it('say which import wrote them', async () => {
        const one = prompt('of an import');
        await store.prompts.insert([{ prompt: one, vector: unit(0, 1, 0, 0) }], { importId: 'r1', batch: 7 });
        const written = await store.prompts.written([one.id, idOf('prompt', 'unknown')]);
        expect([...written]).toEqual([[one.id, { importId: 'r1', batch: 7 }]]);
      });

      it('count their phrases', async () => {
        await store.prompts.insert([
          { prompt: prompt('a fox, Soft Light, watercolor'), vector: unit(0, 1, 1, 0) },
          { prompt: prompt('a cat, soft light'), vector: unit(0, 1, 0, 1) },
        ]);
        const counts = await store.prompts.phraseCounts(['soft light', 'watercolor', 'nowhere']);
        expect(counts).toEqual(
          new Map([
            ['soft light', 2],
            ['watercolor', 1],
          ]),
        );
      });
    });

    describe('search', () => {
      const near = prompt('near', {
        tags: ['Ink', 'Paper'],
        settings: {
          model: 'SDXL',
          width: 640,
          height: 480,
          sampler: 'Euler a',
          steps: 30,
          cfg: 7.3,
          seed: 42,
          scheduler: 'Karras',
        },
        sourceSite: 'A',
        nsfw: 0.3,
        createdAt: '2026-03-01T12:00:00.000Z',
      });
      const far = prompt('far', {
        tags: ['ink'],
        settings: { model: 'flux', sampler: 'DPM++ 2M Karras', seed: '9007199254740993' },
        sourceSite: 'B',
        origin: 'improved',
        createdAt: '2026-04-01T00:00:00.000Z',
      });
      const query = unit(0, 0, 0.1, 1);

      beforeAll(async () => {
        await store.prompts.insert([
          { prompt: near, vector: unit(0, 0, 0, 1) },
          { prompt: far, vector: unit(0, 0, 1, 1) },
        ]);
        await store.images.insert([
          image(far.id, 'https://example.org/a.png', { settings: { model: 'Pony', width: 1024 }, nsfw: 0.9 }),
        ]);
      });

      const found = async (filter: object) =>
        (await store.promptVectors.nearest(query, 2, filter)).neighbours.map(({ id }) => id);

      it('orders by cosine distance and says how it looked', async () => {
        const { neighbours, index } = await store.promptVectors.nearest(query, 2, {});
        expect(neighbours.map(({ id }) => id)).toEqual([near.id, far.id]);
        expect(neighbours[0]!.distance).toBeCloseTo(1 - 1 / Math.hypot(0.1, 1), 5);
        expect(index).toBe('exact');
      });

      it.each([
        [{ sourceSite: ['b'] }, [far]],
        [{ model: ['sdxl'] }, [near]],
        [{ model: ['base/SDXL.safetensors [aabb12]'] }, [near]],
        [{ tags: ['ink'], noModel: ['sdxl.ckpt'] }, [far]],
        // Of far an image was drawn with Pony.
        [{ tags: ['ink'], noModel: ['pony'] }, [near]],
        [{ tags: ['ink'], noModel: ['pony', 'SDXL'] }, []],
        [{ tags: ['ink'], noSourceSite: ['a'] }, [far]],
        [{ tags: ['ink'], noSampler: ['euler A'] }, [far]],
        [{ model: ['sdxl'], noSourceSite: ['b'] }, [near]],
        [{ tags: ['INK'] }, [near, far]],
        [{ tags: ['ink', 'paper'] }, [near]],
        [{ minWidth: 600, maxWidth: 700 }, [near]],
        [{ hasImage: true }, [far]],
        [{ sourceSite: ['A', 'B'], hasImage: false }, [near]],
        [{ sampler: ['EULER A'] }, [near]],
        [{ minSteps: 30, maxSteps: 30 }, [near]],
        [{ minSteps: 31 }, []],
        [{ minCfg: 7.3, maxCfg: 7.3 }, [near]],
        [{ seed: [1, 42] }, [near]],
        [{ seed: ['9007199254740993'] }, [far]],
        [{ seed: ['9007199254740992', '9007199254740994'] }, []],
        [{ sampler: ['euler a karras'] }, [near]],
        [{ sampler: ['DPM++ 2M'] }, [far]],
        [{ sampler: ['DPM++ 2M Karras'] }, [far]],
        [{ sampler: ['DPM++ 2M Exponential', 'Karras', 'DPM++'] }, []],
        [{ minRatio: 1.3, maxRatio: 1.4 }, [near]],
        [{ maxRatio: 1 }, []],
        [{ origin: ['improved'] }, [far]],
        [{ anyTags: ['PAPER', 'oil'] }, [near]],
        [{ tags: ['ink'], noTags: ['Paper'] }, [far]],
        [{ createdAfter: '2026-04-01' }, [far]],
        [{ createdAfter: '2026-03-01', createdBefore: '2026-03-01T12:00:00.001Z' }, [near]],
        // Of far an image is older than the prompt.
        [{ createdBefore: '2026-03-01T12:00:00.000Z' }, [far]],
        // Of far an image is unsafe.
        [{ safety: ['safe'] }, [near]],
        [{ safety: ['unsafe'] }, [far]],
        [{ safety: ['unknown'] }, []],
        [{ safety: ['safe', 'unknown'] }, [near]],
        [{ safety: ['unsafe', 'safe'] }, [near, far]],
        [{ minNsfw: 0.3 }, [near, far]],
        [{ maxNsfw: 0.3 }, [near]],
        [{ maxNsfw: 0.299999 }, []],
        [{ minNsfw: 0.95 }, []],
        [{ phrases: ['near'] }, [near]],
        [{ tags: ['ink'], without: ['near'] }, [far]],
        [{ sourceSite: ["x') OR 1 = 1 --"] }, []],
      ])('keeps to the filter %j', async (filter, prompts) => {
        const ids = await found(filter);
        expect(ids.filter((id) => id === near.id || id === far.id)).toEqual(prompts.map(({ id }) => id));
      });

      it('counts what is known of safety', async () => {
        const { safety } = await store.listing.facets({ tags: ['ink'], sourceSite: ['A', 'B'] });
        expect(safety).toEqual([
          { value: 'safe', count: 1 },
          { value: 'unsafe', count: 1 },
        ]);
      });

      it('finds a prompt by what one of its images was drawn with', async () => {
        expect(await found({ model: ['pony'], minWidth: 1000 })).toEqual([far.id]);
      });

      it('answers from the index once it is built, rows added later included', async () => {
        const coverage = await store.promptVectors.buildIndex();
        expect(coverage.indexed).toBe(coverage.rows);
        const later = prompt('later');
        await store.prompts.insert([{ prompt: later, vector: query }]);
        const { neighbours, index } = await store.promptVectors.nearest(query, 3, {});
        expect(index).toBe('hnsw');
        expect(neighbours.map(({ id }) => id)).toEqual([later.id, near.id, far.id]);
      });
    });

    describe('boards', () => {
      const createdAt = '2026-01-02T03:04:05.678Z';
      const [one, other] = [prompt('on a board'), prompt('on it with an image')];
      const board = { id: newId('board'), name: "Ali's “Best”", note: 'a\nb', createdAt };
      const empty = { id: newId('board'), name: 'an empty one', note: '', createdAt };
      const member = (promptId: string, imageId: string, place: number) => {
        return { promptId, imageId, place, note: `n${place}`, addedAt: createdAt };
      };

      beforeAll(async () => {
        await store.prompts.insert([one, other].map((it) => ({ prompt: it, vector: unit(1, 1, 1, 0) })));
        await store.boards.write(board);
        await store.boards.write(empty);
        await store.boards.writeMembers(board.id, [
          member(other.id, '', 3),
          member(one.id, '', 2),
          member(other.id, idOf('image', 'x'), 1),
        ]);
      });

      it('come back in order of their names, with what stands on them in its own', async () => {
        expect(await store.boards.list()).toMatchObject([
          { ...board, members: 3 },
          { ...empty, members: 0 },
        ]);
        expect(await store.boards.members(board.id)).toEqual([
          member(other.id, idOf('image', 'x'), 1),
          member(one.id, '', 2),
          member(other.id, '', 3),
        ]);
        expect(await store.boards.resolve(['ALI’S', "ali's “best” ", empty.id])).toEqual([
          undefined,
          board.id,
          empty.id,
        ]);
      });

      it('filter and are counted, each prompt once', async () => {
        const found = async (filter: object) => (await store.prompts.newest(1000, filter)).sort();
        expect(await found({ board: [board.id] })).toEqual([one.id, other.id].sort());
        expect(await found({ board: [empty.id] })).toEqual([]);
        expect(await found({ noBoard: [board.id], phrases: ['board'] })).toEqual([]);
        expect(await found({ board: [board.id], noBoard: [empty.id], phrases: ['image'] })).toEqual([
          other.id,
        ]);
        expect(await store.boards.counts({})).toEqual([{ value: board.name, count: 2 }]);
        expect(await store.boards.counts({ phrases: ['image'] })).toMatchObject([{ count: 1 }]);
        expect(await store.boards.counts([one.id])).toMatchObject([{ count: 1 }]);
        expect(await store.boards.counts([])).toEqual([]);
        const near = await store.promptVectors.nearest(unit(1, 1, 1, 0), 5, { board: [board.id] });
        expect(near.neighbours).toHaveLength(2);
      });

      it('lose what is taken off them, and are gone when they are', async () => {
        await store.boards.writeMembers(board.id, [{ ...member(one.id, '', 2), deleted: true }]);
        expect((await store.boards.members(board.id)).map(({ promptId }) => promptId)).toEqual([
          other.id,
          other.id,
        ]);
        await store.boards.write(board, true);
        expect(await store.boards.list()).toMatchObject([{ id: empty.id }]);
        expect(await store.boards.counts({})).toEqual([]);
        expect(await store.boards.resolve([board.id])).toEqual([undefined]);
      });
    });

    describe('images', () => {
      it('come back as they were written, and say which can be found by image', async () => {
        const owner = newId('prompt');
        const [seen, unseen] = [
          image(owner, 'media/a.png', { nsfw: 1 }),
          image(owner, 'https://example.org/b.png'),
        ];
        await store.images.insertVectors([{ id: seen.id, promptId: owner, vector: unit(1, 2, 3) }]);
        await store.images.insert([seen, unseen]);
        const images = (await store.images.ofPrompts([owner])).get(owner)!;
        expect(new Set(images)).toEqual(new Set([seen, unseen]));
        expect((await store.images.byIds([seen.id])).get(seen.id)).toEqual(seen);
        expect(await store.images.existing([seen, image(owner, 'other')])).toEqual(new Set([seen.id]));
        expect(await store.images.embedded([seen.id, unseen.id])).toEqual(new Set([seen.id]));
        expect(await store.images.counts([owner, newId('prompt')])).toEqual(new Map([[owner, 2]]));
      });
    });

    describe('lineage', () => {
      it('leads to grandparents and survives a circle', async () => {
        const [a, b, c] = ['pa', 'pb', 'pc'];
        const descent = (childId: string, parentId: string) =>
          ({ childId, parentId, kind: 'borrowed-from', improvementId: 'm' }) as const;
        await store.lineage.insert([descent(b!, a!), descent(c!, b!), descent(a!, c!)]);
        expect((await store.lineage.ancestors(c!)).map(({ id, depth }) => [id, depth])).toEqual([
          ['pb', 1],
          ['pa', 2],
        ]);
        expect((await store.lineage.descendants(a!)).map(({ id }) => id)).toEqual(['pb', 'pc']);
      });
    });

    describe('versions', () => {
      const [a, b, c, d, e] = Array.from({ length: 5 }, (_, n) => idOf('prompt', 'version', String(n)));
      const add = async (id: string, from: string, how: VersionEvent['how'] = 'edited') => {
        const family = (await store.versions.familyOf(from)) ?? from;
        await store.versions.insert({ id, from, how }, family);
      };
      const told = async (id: string) =>
        (await store.versions.history(id)).map((event) => [event.from, event.how, event.id]);

      it('tell what happened to all that hang together, from any of them', async () => {
        expect(await told(a!)).toEqual([]);
        await add(b!, a!);
        await add(c!, b!, 'improved');
        await add(a!, c!, 'restored');
        const all = [
          [a, 'edited', b],
          [b, 'improved', c],
          [c, 'restored', a],
        ];
        for (const id of [a, b, c]) expect(await told(id!)).toEqual(all);
        const [first] = await store.versions.history(a!);
        expect(Date.parse(first!.at)).toBeGreaterThan(Date.now() - 600_000);
        expect(Date.parse(first!.at)).toBeLessThanOrEqual(Date.now() + 1000);
      });

      it('of two prompts become one family when one is written as the other', async () => {
        await add(e!, d!);
        expect(await told(d!)).toHaveLength(1);
        await add(e!, c!);
        for (const id of [a, e, d]) expect(await told(id!)).toHaveLength(5);
      });

      it('have labels, each on one of them: where it came last', async () => {
        const ids = [a!, b!, c!];
        await store.versions.setLabel(a!, "client's “A”", ids);
        await store.versions.setLabel(a!, 'Production', ids);
        await store.versions.setLabel(b!, 'production', ids);
        expect([...(await store.versions.labels(ids))]).toEqual([
          [a, ["client's “A”"]],
          [b, ['production']],
        ]);
        // Two processes that say the same at once.
        await store.versions.setLabel(c!, 'PRODUCTION', [c!]);
        expect((await store.versions.labels(ids)).get(c!)).toEqual(['PRODUCTION']);
        expect((await store.versions.labels(ids)).has(b!)).toBe(false);
        await store.versions.removeLabel('Production', ids);
        expect([...(await store.versions.labels(ids)).keys()]).toEqual([a]);
        await store.versions.setLabel(b!, 'production', ids);
        expect((await store.versions.labels([d!])).size).toBe(0);
      });

      it('are there when the database is opened again', async () => {
        await store.close();
        store = await Store.open(location, MODEL);
        expect(await told(a!)).toHaveLength(5);
        expect((await store.versions.labels([b!])).get(b!)).toEqual(['production']);
      });

      it('come with what a library of before had', async () => {
        const [plain, blurry, kept] = ['plain', 'blurry', 'kept'].map((text) => idOf('prompt', 'old', text));
        const [improvementId, variantId] = [newId('improvement'), newId('variant')];
        const match = { id: plain!, prompt: 'A plain idea', score: 1 } as Match;
        const variant = { id: variantId, prompt: 'better' } as Variant;
        const improvement = { id: improvementId, idea: 'a plain idea', writer: 'composer', notes: [] };
        await store.lineage.insert([
          { childId: blurry!, parentId: plain!, kind: 'improved-from', improvementId: '' },
          { childId: kept!, parentId: a!, kind: 'improved-from', improvementId },
        ]);
        await store.improvements.insert({
          ...improvement,
          matches: [{ ...match, id: a!, prompt: 'other' }, match],
          variants: [variant],
          createdAt: new Date().toISOString(),
        });
        await store.improvements.accept(variantId, kept!);
        await store.close();
        const connection = await openConnection(location);
        for (const table of ['versions', 'version_labels']) await connection.command({ do: 'drop', table });
        await connection.command({ do: 'delete', table: 'schema_migrations', where: 'version = 11' });
        // The claim of those who made the tables a moment ago would be waited for.
        if (connection.shared) await connection.command({ do: 'truncate', table: 'migration_claims' });
        await connection.close();
        store = await Store.open(location, MODEL);
        const events = await store.versions.history(plain!);
        expect(events).toMatchObject([
          { id: blurry, from: plain, how: 'edited' },
          { id: kept, from: plain, how: 'improved', improvementId },
        ]);
        expect(await told(a!)).toEqual([]);
      });
    });

    describe('the journal', () => {
      it('gives back the last checkpoint', async () => {
        const checkpoint = {
          id: 'r9',
          fingerprint: 'f',
          path: '/x.csv',
          state: 'running',
          batch: 1,
          position: '10',
          counters: { read: 3 },
        } as const;
        await store.imports.save(checkpoint);
        await store.imports.save({ ...checkpoint, batch: 2, position: '20' });
        expect(await store.imports.find('r9')).toEqual({ ...checkpoint, batch: 2, position: '20' });
      });
    });

    describe('what is written when the clock went back', () => {
      const NOW = Date.parse('2026-05-06T07:08:09.123Z');
      const DAY = 24 * 3600 * 1000;
      /** Another process, on a server one of another machine that has it open too; in a folder the next one. */
      let other: Store;

      beforeAll(async () => {
        if (isAddress(location)) other = await Store.open(location, MODEL);
      });
      afterEach(() => {
        vi.useRealTimers();
      });
      afterAll(async () => {
        if (other !== store) await other.close();
      });

      const at = (time: number) => vi.useFakeTimers({ toFake: ['Date'], now: time });
      /** Does one thing by a clock that is ahead, the other by one that is right, and looks what is so then. */
      async function sayTwice(
        first: (store: Store) => Promise<unknown>,
        then: (store: Store) => Promise<unknown>,
        ahead = 2 * DAY,
      ): Promise<void> {
        at(NOW + ahead);
        await first(store);
        at(NOW);
        if (!isAddress(location)) {
          await store.close();
          store = await Store.open(location, MODEL);
          other = store;
        }
        await then(other);
      }

      it.each([
        ['by two days', 2 * DAY],
        ['by a millisecond', 1],
        ['by nothing', 0],
        ['by three hundred years', 300 * 365 * DAY],
        ['from after 1970, where a machine without a battery begins', NOW - Date.now()],
      ])('counts the last stars, tags and note: %s', async (_, ahead) => {
        const id = idOf('prompt', `stars ${ahead}`);
        await sayTwice(
          (one) => one.annotations.set(id, { rating: 5, tags: ['future'], note: 'from the future' }),
          (one) => one.annotations.set(id, { rating: 2, tags: [], note: 'now' }),
          ahead,
        );
        const said = { rating: null, tags: ['again'], note: '' };
        for (const one of [store, other])
          expect((await one.annotations.byIds([id])).get(id)).toEqual({ rating: 2, tags: [], note: 'now' });
        at(0);
        await store.annotations.set(id, said);
        expect((await other.annotations.byIds([id])).get(id)).toEqual(said);
      });

      it('has boards as they were left, changed when they were', async () => {
        const [kept, gone] = ['kept', 'gone'].map((name) => ({
          ...{ id: newId('board'), name, note: '' },
          createdAt: new Date(NOW).toISOString(),
        }));
        const members = ['a', 'b'].map((name, n) => ({
          ...{ promptId: idOf('prompt', name), imageId: '', place: n + 1, note: '' },
          addedAt: new Date(NOW).toISOString(),
        }));
        await sayTwice(
          async ({ boards }) => {
            await boards.write(kept!);
            await boards.write(gone!);
            await boards.writeMembers(kept!.id, members);
          },
          async ({ boards }) => {
            await boards.write({ ...kept!, name: 'renamed', note: 'now' });
            await boards.write(gone!, true);
            await boards.writeMembers(kept!.id, [{ ...members[0]!, deleted: true }]);
          },
        );
        const all = (await store.boards.list()).filter(({ id }) => id === kept!.id || id === gone!.id);
        expect(all).toMatchObject([{ id: kept!.id, name: 'renamed', note: 'now', members: 1 }]);
        expect(all[0]!.changedAt).toBe(new Date(NOW).toISOString());
        expect(await other.boards.members(kept!.id)).toMatchObject([{ promptId: members[1]!.promptId }]);
      });

      it('has saved searches as they were left', async () => {
        const one = {
          id: 's-kept',
          name: 'sv',
          search: { text: 'castle' },
          createdAt: '2026-01-02T03:04:05.678Z',
        };
        const two = { ...one, id: 's-gone', name: 'gone' };
        await sayTwice(
          async ({ savedSearches }) => {
            await savedSearches.save(one);
            await savedSearches.save(two);
          },
          async ({ savedSearches }) => {
            await savedSearches.save({ ...one, search: { text: 'boat' } });
            await savedSearches.remove(two);
          },
        );
        const former = { picture: `q${'0'.repeat(32)}`, text: 'at night', lookIn: 'pictures' };
        await store.savedSearches.save({ ...one, search: former as SavedSearch['search'] });
        expect((await store.savedSearches.list())[0]!.search).toEqual({
          queryImage: former.picture,
          text: 'at night',
          lookIn: 'images',
        });
        await store.savedSearches.save({ ...one, search: { text: 'boat' } });
        expect(await store.savedSearches.list()).toEqual([{ ...one, search: { text: 'boat' } }]);
        await store.savedSearches.remove(one);
      });

      it('has versions in their order and labels where they were put last', async () => {
        const [a, b, c] = ['a', 'b', 'c'].map((name) => idOf('prompt', `version ${name} by a wrong clock`));
        const ids = [a!, b!, c!];
        await sayTwice(
          async ({ versions }) => {
            await versions.insert({ id: b!, from: a!, how: 'edited' }, a!);
            await versions.setLabel(b!, 'prod', ids);
            await versions.setLabel(b!, 'old', ids);
          },
          async ({ versions }) => {
            await versions.insert({ id: c!, from: b!, how: 'edited' }, a!);
            await versions.insert({ id: a!, from: c!, how: 'restored' }, a!);
            // As by two who do not know of each other.
            await versions.setLabel(c!, 'prod', ids);
            await versions.removeLabel('old', ids);
          },
        );
        const history = await store.versions.history(a!);
        expect(history.map(({ id }) => id)).toEqual([b, c, a]);
        const times = [NOW + 2 * DAY, NOW, NOW].map((time) => new Date(time).toISOString());
        expect(history.map((event) => event.at)).toEqual(times);
        expect(await store.versions.labels(ids)).toEqual(new Map([[c, ['prod']]]));
      });

      it('has improvements newest first, the last rating and the last acceptance', async () => {
        const variantId = newId('variant');
        const prompts = [idOf('prompt', 'accepted first'), idOf('prompt', 'accepted last')];
        const make = () => ({
          ...{ id: newId('improvement'), idea: 'an idea', writer: 'composer', notes: [], matches: [] },
          variants: [{ id: newId('variant'), prompt: 'better' } as Variant],
          createdAt: new Date().toISOString(),
        });
        const [newest] = await store.improvements.list(1);
        const ids: string[] = [];
        const add = async ({ improvements }: Store) => {
          const made = make();
          ids.unshift(made.id);
          await improvements.insert(made);
        };
        await sayTwice(
          async (one) => {
            await add(one);
            await one.improvements.rate(variantId, 5);
            await one.improvements.accept(variantId, prompts[1]!);
            await one.improvements.accept(variantId, prompts[0]!);
          },
          async (one) => {
            await add(one);
            await add(one);
            await one.improvements.rate(variantId, 1);
            await one.improvements.rate(variantId, 2);
            await one.improvements.accept(variantId, prompts[1]!);
          },
        );
        expect((await store.improvements.list(3)).map(({ id }) => id)).toEqual(ids);
        expect((await store.improvements.list(3))[0]!.createdAt).toBe(new Date(NOW).toISOString());
        const next = [ids[2], newest?.id].filter((id) => id !== undefined);
        expect((await store.improvements.list(2, ids[1])).map(({ id }) => id)).toEqual(next);
        expect((await store.improvements.ratings([variantId])).get(variantId)).toBe(2);
        expect(await store.improvements.acceptances([variantId])).toEqual([
          { variantId, promptId: prompts[0], at: new Date(NOW + 2 * DAY).toISOString() },
          { variantId, promptId: prompts[1], at: new Date(NOW).toISOString() },
        ]);
      });

      it('has imports as far as they are, and settings as they were set', async () => {
        const state = 'running' as const;
        const checkpoint = { id: 'r-clock', fingerprint: 'f', path: '/x.csv', state, counters: {} };
        await sayTwice(
          async (one) => {
            await one.imports.save({ ...checkpoint, batch: 1, position: '10' });
            await one.settings.set('clock', 'future');
          },
          async (one) => {
            await one.imports.save({ ...checkpoint, batch: 2, position: '20' });
            await one.settings.set('clock', 'now');
          },
        );
        expect(await store.imports.find('r-clock')).toMatchObject({ batch: 2, position: '20' });
        expect(await store.settings.get('clock')).toBe('now');
      });
    });

    describe('deletions', () => {
      const [owl, moth] = ['an owl of slate, deletedness, soft light', 'a moth of slate, deletedness'].map(
        (text) => prompt(text),
      );
      const images = ['a', 'b'].map((url) => image(owl!.id, `https://example.org/deleted/${url}.png`));
      const [first, second] = images;
      const alone = image(moth!.id, 'https://example.org/deleted/c.png');
      const all = { prompts: [owl!.id], images: [] };

      const settle = async (things: { prompts: string[]; images: string[] }) => {
        const { gone, there } = await store.deletions.settled(things);
        await store.deletions.forget(there);
        await store.deletions.remove(gone);
      };
      const remove = async (things: { prompts: string[]; images: string[] }) => {
        await store.deletions.note(things, 'toy 1');
        await settle(things);
      };
      const restore = async (prompts: string[], images: string[]) => {
        await store.deletions.bringBack({ prompts, images }, new Set());
        await store.deletions.noteRestored({ prompts, images });
        await settle({ prompts, images });
      };
      /** Everything that is asked of the two prompts. */
      const seen = async () => ({
        prompts: [...(await store.prompts.byIds([owl!.id, moth!.id])).keys()].sort(),
        near: (await store.promptVectors.nearest(unit(0.9, 0.1, 0, 0.3), 2, { sourceSite: ['slate'] }))
          .neighbours,
        words: (await store.keywords.search(['slate'], 9, {})).map(({ promptId }) => promptId).sort(),
        counts: Object.fromEntries(await store.keywords.counts(['slate', 'owl'])),
        phrases: Object.fromEntries(await store.prompts.phraseCounts(['deletedness', 'soft light'])),
        images: (await store.images.ofPrompts([owl!.id, moth!.id])).get(owl!.id)?.map(({ id }) => id),
        looks: (
          await store.imageVectors.nearest(unit(0.2, 0.9, 0.3), 3, { sourceSite: ['slate'] })
        ).neighbours.map(({ id }) => id),
        facet: (await store.facet('source_site')).find(({ value }) => value === 'slate')?.count ?? 0,
        board: (await store.boards.members(boardId)).map(({ promptId, imageId }) => imageId || promptId),
        onBoards: (await store.boards.list()).find(({ id }) => id === boardId)!.members,
        points: (await store.map.points(7_000_000)).map(({ id }) => id).sort(),
        kin: (await store.lineage.ancestors(moth!.id)).map(({ id }) => id),
      });
      const boardId = newId('board');
      let whole: Awaited<ReturnType<typeof seen>>;

      beforeAll(async () => {
        await store.prompts.insert([
          { prompt: { ...owl!, sourceSite: 'slate', sourceId: 'owl-1' }, vector: unit(0.9, 0.1, 0, 0.3) },
          { prompt: { ...moth!, sourceSite: 'slate' }, vector: unit(0.8, 0.1, 0, 0.4) },
        ]);
        await store.images.insertVectors([
          { id: first!.id, promptId: owl!.id, vector: unit(0.2, 0.9, 0.3) },
          { id: alone.id, promptId: moth!.id, vector: unit(0.2, 0.8, 0.4) },
        ]);
        await store.images.insert([...images, alone]);
        await store.boards.write({
          id: boardId,
          name: 'deletions',
          note: '',
          createdAt: new Date().toISOString(),
        });
        const addedAt = new Date().toISOString();
        await store.boards.writeMembers(boardId, [
          { promptId: owl!.id, imageId: '', place: 1, note: '', addedAt },
          { promptId: owl!.id, imageId: second!.id, place: 2, note: '', addedAt },
          { promptId: moth!.id, imageId: alone.id, place: 3, note: '', addedAt },
        ]);
        await store.map.insert(
          7_000_000,
          [owl!, moth!].map(({ id }) => ({ id, x: 1, y: 2, cluster: 0 })),
        );
        await store.lineage.insert([
          { childId: moth!.id, parentId: owl!.id, kind: 'improved-from', improvementId: '' },
        ]);
        whole = await seen();
        expect(whole.prompts).toHaveLength(2);
        expect(whole.looks).toHaveLength(2);
        expect(whole.images).toHaveLength(2);
        expect(whole.counts).toEqual({ slate: 2, owl: 1 });
        expect(whole.onBoards).toBe(3);
      });

      // Twice: a replicated table passes over a block that it had before.
      it.each([1, 2])('take a prompt out of everything, and bring all of it back (%i)', async () => {
        await remove(all);
        const soft = whole.phrases['soft light']!;
        expect(await seen()).toEqual({
          prompts: [moth!.id],
          near: whole.near.filter(({ id }) => id === moth!.id),
          words: [moth!.id],
          counts: { slate: 1, owl: 0 },
          phrases: { deletedness: 1, ...(soft > 1 && { 'soft light': soft - 1 }) },
          images: undefined,
          looks: [alone.id],
          facet: 1,
          board: [alone.id],
          onBoards: 1,
          points: [moth!.id],
          // The gap stays.
          kin: [owl!.id],
        });
        expect((await store.deletions.list('prompts', 1))[0]).toMatchObject({ id: owl!.id, model: 'toy 1' });
        expect((await store.deletions.with([owl!.id])).map(({ id }) => id).sort()).toEqual(
          images.map(({ id }) => id).sort(),
        );
        expect([...(await store.deletions.ofSources(['owl-1']))]).toEqual([['owl-1', owl!.id]]);
        await restore(
          [owl!.id],
          images.map(({ id }) => id),
        );
        expect(await seen()).toEqual(whole);
        expect((await store.deletions.among([owl!.id, ...images.map(({ id }) => id)])).size).toBe(0);
        expect((await store.deletions.prompts([owl!.id])).size).toBe(0);
      });

      it('take an image and leave its prompt, which later comes and goes without it', async () => {
        await remove({ prompts: [], images: [first!.id] });
        expect(await seen()).toEqual({ ...whole, images: [second!.id], looks: [alone.id] });
        await remove(all);
        expect((await store.deletions.with([owl!.id])).map(({ id }) => id)).toEqual([second!.id]);
        await restore([owl!.id], [second!.id]);
        expect(await seen()).toEqual({ ...whole, images: [second!.id], looks: [alone.id] });
        await restore([], [first!.id]);
        expect(await seen()).toEqual(whole);
      });

      it('leave images on their own where a prompt comes back without them', async () => {
        await remove(all);
        await restore([owl!.id], []);
        expect((await seen()).images).toBeUndefined();
        expect((await store.deletions.list('images', 9)).map(({ id }) => id).sort()).toEqual(
          images.map(({ id }) => id).sort(),
        );
        await restore(
          [],
          images.map(({ id }) => id),
        );
        expect(await seen()).toEqual(whole);
      });

      it('are finished or undone wherever they were cut short', async () => {
        // Rows were copied, and nothing says that they are deleted.
        await store.deletions.note(all, 'toy 1');
        await store.deletions.noteRestored({ prompts: all.prompts, images: images.map(({ id }) => id) });
        await settle(all);
        expect(await seen()).toEqual(whole);
        expect((await store.deletions.prompts(all.prompts)).size).toBe(0);
        // They were noted, and some were removed.
        await store.deletions.note(all, 'toy 1');
        await settle(all);
        const gone = await seen();
        // Some were brought back, and nothing says so.
        await store.deletions.bringBack({ prompts: all.prompts, images: [first!.id] }, new Set());
        await settle(all);
        expect(await seen()).toEqual(gone);
        await restore(
          all.prompts,
          images.map(({ id }) => id),
        );
        expect(await seen()).toEqual(whole);
      });

      it('leave as many nearest as are asked for, with an index and without', async () => {
        const rows = Array.from({ length: 40 }, (_, n) => ({
          prompt: prompt(`indexed ${n}`),
          vector: unit(1, n / 100, n / 90, 0.5),
        }));
        await store.prompts.insert(rows);
        await store.promptVectors.buildIndex();
        const nearest = async () =>
          (await store.promptVectors.nearest(unit(1, 0, 0, 0.5), 5, {})).neighbours.map(({ id }) => id);
        const before = await nearest();
        await remove({ prompts: before.slice(0, 4), images: [] });
        const after = await nearest();
        expect(after).toHaveLength(5);
        expect(after.filter((id) => before.slice(0, 4).includes(id))).toEqual([]);
        await restore(before.slice(0, 4), []);
        expect(await nearest()).toEqual(before);
        await store.promptVectors.dropIndex();
      });
    });

    describe('opening', () => {
      it('refuses another model and keeps what is there', async () => {
        const before = await store.counts();
        await store.close();
        await expect(Store.open(location, { ...MODEL, id: 'other' })).rejects.toMatchObject({
          code: 'library-model-mismatch',
          hint: expect.stringContaining('--embedder toy'),
        });
        store = await Store.open(location, MODEL);
        expect(await store.counts()).toEqual(before);
      });

      it('makes a step that was left out, whatever came after it', async () => {
        await store.close();
        const connection = await openConnection(location);
        await connection.command({ do: 'drop', table: 'marks' });
        await connection.command({ do: 'delete', table: 'schema_migrations', where: 'version = 9' });
        await connection.close();
        store = await Store.open(location, MODEL);
        expect(await store.annotations.byIds([idOf('prompt', 'near')])).toEqual(new Map());
      });

      it('refuses tables of a newer version', async () => {
        await store.close();
        const connection = await openConnection(location);
        await connection.insert('schema_migrations', [{ version: 99, name: 'future' }]);
        await connection.close();
        await expect(Store.open(location, MODEL)).rejects.toMatchObject({
          message: expect.stringContaining('version 99'),
        });
        const again = await openConnection(location);
        await again.command({ do: 'delete', table: 'schema_migrations', where: 'version = 99' });
        await again.close();
        store = await Store.open(location, MODEL);
      });
    });
  });
}
