import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyClipFolder } from '../../test/doubles/tiny-clip.ts';
import type { OpenLibrary } from '../api/library-api.ts';
import { withPngText } from '../images/png-text.ts';
import type { EmbedProgress } from '../records/embedding.ts';
import type { GenerationProgress } from '../records/generation.ts';
import type { ImportProgress } from '../records/import.ts';
import type { Match } from '../records/match.ts';

const ROWS = [
  'a watercolor landscape of misty mountains, soft light, muted palette',
  'portrait of an old sailor with a grey beard, oil painting, dramatic light',
  'an isometric city of glass towers at night, neon, highly detailed',
  'a cat sleeping on a sofa in the afternoon sun, warm colors',
  'macro photo of a dew drop on a green leaf, bokeh',
  'a red steam train crossing a stone bridge, autumn forest',
];

/**
 * What every door of a library does.
 * @param make opens one that holds nothing yet; the suite closes it.
 * @param options.embedder another one, for a library to be switched to.
 * @param options.deletes whether it deletes and restores; the fake does not.
 */
export function describeLibrary(
  name: string,
  make: (folder: string) => Promise<OpenLibrary>,
  { embedder = tinyClipFolder, deletes = true }: { embedder?: string; deletes?: boolean } = {},
): void {
  describe(`${name} as a OpenLibrary`, () => {
    let folder: string;
    let csv: string;
    let door: OpenLibrary;

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'promptloom-door-'));
      csv = path.join(folder, 'prompts.csv');
      const lines = ROWS.map(
        (prompt, n) => `${n + 1},"${prompt}",,,,${n % 2 ? 'odd.example' : 'even.example'}`,
      );
      await writeFile(csv, ['id,prompt,url,width,height,source_site', ...lines, ''].join('\n'));
      door = await make(path.join(folder, 'library'));
    });
    afterAll(async () => {
      await door.close();
      await rm(folder, { recursive: true, force: true });
    });

    const find = async (text: string): Promise<Match> => (await door.search({ text, k: 1 })).results[0]!;
    const codeOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'no error',
        (error: { code?: string }) => error.code ?? 'no code',
      );

    it('stops an import when asked to', async () => {
      const stop = new AbortController();
      stop.abort();
      expect(await codeOf(door.import({ path: csv }, { signal: stop.signal }))).toBe('cancelled');
    });

    it('imports a file and tells how far it is', async () => {
      const progress: ImportProgress[] = [];
      const report = await door.import({ path: csv }, { onProgress: (p) => progress.push(p) });
      expect(report).toMatchObject({ read: 6, kept: 6, folded: 0, skipped: [] });
      expect(progress.at(-1)).toBeDefined();
      expect((await door.info()).counts).toMatchObject({ prompts: 6, images: 0 });
    });

    it('adds nothing when the same file is imported again', async () => {
      const report = await door.import({ path: csv });
      expect(report.kept).toBe(0);
      expect((await door.info()).counts.prompts).toBe(6);
    });

    it('says which file cannot be read', async () => {
      const missing = path.join(folder, 'missing.csv');
      await expect(door.import({ path: missing })).rejects.toMatchObject({
        code: 'source-unreadable',
        message: expect.stringContaining('missing.csv'),
      });
    });

    it('finds by words, best first', async () => {
      const { results, query } = await door.search({
        text: 'watercolor landscape mountains',
        mode: 'semantic',
        k: 3,
      });
      expect(results[0]?.prompt).toBe(ROWS[0]);
      expect(results.length).toBeLessThanOrEqual(3);
      expect(results.map((match) => match.score)).toEqual(
        results.map((m) => m.score).toSorted((a, b) => b - a),
      );
      expect(query).toMatchObject({ text: 'watercolor landscape mountains', k: 3 });
    });

    it('filters and cuts off', async () => {
      const odd = await door.search({ text: 'cat sofa a', filter: { sourceSite: ['odd.example'] } });
      expect(new Set(odd.results.map((match) => match.sourceSite))).toEqual(new Set(['odd.example']));
      const strict = await door.search({ text: 'zebra crossing', minScore: 1 });
      expect(strict.results).toEqual([]);
    });

    it('finds more like a stored prompt', async () => {
      const train = await find('red steam train stone bridge');
      const { query } = await door.search({ like: train.id, k: 2 });
      expect(query.like).toBe(train.id);
      expect(await codeOf(door.search({ like: 'p0000000000000zzz' }))).toBe('not-found');
    });

    it('refuses what is no search and no image', async () => {
      expect(await codeOf(door.search({}))).toBe('invalid-input');
      expect(await codeOf(door.search({ text: 'x', k: 0 }))).toBe('invalid-input');
      const noImage = new TextEncoder().encode('not an image');
      expect(await codeOf(door.search({ image: noImage }))).toBe('image-unreadable');
    });

    it('shows a prompt', async () => {
      const cat = await find('cat sleeping sofa');
      const detail = await door.prompts.get(cat.id);
      expect(detail.prompt).toMatchObject({ id: cat.id, text: ROWS[3], origin: 'imported' });
      expect(detail.lineage).toMatchObject({ parents: [], children: [] });
      expect(await codeOf(door.prompts.get('p0000000000000zzz'))).toBe('not-found');
    });

    it('improves with the prompts it is told to use, and accepts', async () => {
      const used = await find('old sailor portrait');
      const order: string[] = [];
      const improvement = await door.improve(
        { idea: 'a fisherman', use: [used.id], variants: 2 },
        { onMatches: () => order.push('matches'), onVariant: () => order.push('variant') },
      );
      expect(order).toEqual(['matches', ...improvement.variants.map(() => 'variant')]);
      expect(improvement.matches.map((match) => match.id)).toEqual([used.id]);
      const variant = improvement.variants[0]!;

      const accepted = await door.accept({ variantId: variant.id, prompt: 'a fisherman at dawn, edited' });
      expect(accepted.prompt).toMatchObject({ text: 'a fisherman at dawn, edited', origin: 'improved' });
      expect(accepted.lineage.parents.map((parent) => parent.id)).toContain(used.id);
      expect(accepted.lineage.idea).toBe('a fisherman');
      const parent = await door.prompts.get(used.id);
      expect(parent.lineage.children.map((child) => child.id)).toContain(accepted.prompt.id);
      const again = await door.accept({ variantId: variant.id, prompt: 'a fisherman at dawn, edited' });
      expect(again.prompt.id).toBe(accepted.prompt.id);
    });

    it('remembers what became of an improvement, newest first', async () => {
      const first = await door.improve({ idea: 'a quiet pond', variants: 2, mustKeep: ['reeds'] });
      const { id, variants } = await door.improve({ idea: 'a heron', variants: 2 });
      const { prompt } = await door.accept({ variantId: variants[0]!.id, prompt: 'a heron, mine' });
      await door.rate({ variantId: variants[1]!.id, rating: 2 });
      expect(await door.rate({ variantId: variants[1]!.id, rating: 4 })).toMatchObject({ rating: 4 });

      const kept = await door.improvement(id);
      expect(kept.variants.map(({ id: one }) => one)).toEqual(variants.map(({ id: one }) => one));
      expect(kept.variants[0]!.accepted).toMatchObject([
        { promptId: prompt.id, prompt: 'a heron, mine', edited: true },
      ]);
      expect(kept.variants[1]).toMatchObject({ rating: 4 });
      expect(kept.request).toMatchObject({ idea: 'a heron', variants: 2, k: 12 });
      expect(kept.instructions).toBeTruthy();

      const page = await door.improvements({ limit: 1 });
      expect(page.improvements).toMatchObject([{ id, idea: 'a heron', variants: 2, accepted: 1 }]);
      expect(page.next).toBe(id);
      const next = await door.improvements({ limit: 1, before: page.next! });
      expect(next.improvements).toMatchObject([{ id: first.id, idea: 'a quiet pond', accepted: 0 }]);
    });

    it('runs an improvement again', async () => {
      const first = await door.improve({ idea: 'a quiet lake', variants: 2, mustKeep: ['reeds'] });
      const { before, after } = await door.replay(first.id);
      expect(before).toMatchObject({ id: first.id, idea: 'a quiet lake' });
      expect(after).toMatchObject({ idea: 'a quiet lake', replayOf: first.id, request: first.request });
      expect(after.id).not.toBe(first.id);
      expect(after.variants).toHaveLength(first.variants.length);
      expect((await door.improvements({ limit: 1 })).improvements[0]!.id).toBe(after.id);
    });

    it('tells how an improvement that runs again goes', async () => {
      const { id, variants } = await door.improve({ idea: 'a quiet river', variants: 2 });
      const order: string[] = [];
      const { after } = await door.replay(
        id,
        {},
        { onMatches: () => order.push('matches'), onVariant: ({ id: one }) => order.push(one) },
      );
      expect(order).toEqual(['matches', ...after.variants.map((variant) => variant.id)]);
      expect(after.variants).toHaveLength(variants.length);
      const stop = new AbortController();
      stop.abort();
      expect(await codeOf(door.replay(id, {}, { signal: stop.signal }))).toBe('cancelled');
    });

    it('keeps the versions of a prompt, labels them and restores one', async () => {
      const { id } = await find('dew drop green leaf');
      expect(await door.versions.list(id)).toMatchObject({ id, current: id, history: [] });
      const second = await door.versions.edit(id, { prompt: 'a dew drop on a red leaf', label: 'draft' });
      expect(second.id).not.toBe(id);
      expect(second).toMatchObject({
        current: second.id,
        versions: [
          { id, number: 1, how: 'begun', from: null, current: false, diff: null },
          { id: second.id, number: 2, how: 'edited', from: id, current: true, labels: ['draft'] },
        ],
      });
      const third = await door.versions.edit(second.id, { prompt: 'a dew drop on a blue leaf' });
      const change = third.versions[2]!.diff!;
      expect(change.filter(({ kind }) => kind !== 'same')).toEqual([
        { kind: 'removed', text: 'red' },
        { kind: 'added', text: 'blue' },
      ]);

      expect(await codeOf(door.versions.label(third.id, { label: 'Draft' }))).toBe('invalid-input');
      await door.versions.label(id, { version: '3', label: 'Draft', move: true });
      expect(await door.versions.get(id, 'draft')).toMatchObject({ id: third.id, labels: ['Draft'] });
      expect((await door.prompts.get(id)).versions.map(({ labels }) => labels)).toEqual([[], [], ['Draft']]);

      const restored = await door.versions.restore(third.id, '1');
      expect(restored).toMatchObject({ id, current: id, versions: [{ current: true }, {}, {}] });
      expect(restored.history.at(-1)).toMatchObject({ how: 'restored', id, from: third.id });
      expect(await door.versions.restore(id, id)).toEqual(restored);
      expect((await door.versions.get(second.id, 'current')).id).toBe(id);
      expect((await door.versions.unlabel(id, 'DRAFT')).versions[2]!.labels).toEqual([]);
    });

    it('makes what is kept of an improvement of a prompt a version of it', async () => {
      const { id } = await find('isometric city glass towers');
      const { variants } = await door.improve({ idea: 'a city of towers', of: id, variants: 1 });
      const { prompt, versions } = await door.accept({ variantId: variants[0]!.id });
      expect(versions).toMatchObject([{ id }, { id: prompt.id, current: true }]);
      expect((await door.versions.list(id)).versions[1]).toMatchObject({ how: 'improved', from: id });
      expect(await codeOf(door.improve({ idea: 'x', of: 'p0000000000000zzz' }))).toBe('not-found');
    });

    it('refuses versions and labels that cannot be', async () => {
      const { id } = await find('isometric city glass towers');
      const { versions } = door;
      expect(await codeOf(versions.list('p0000000000000zzz'))).toBe('not-found');
      expect(await codeOf(versions.get(id, '9'))).toBe('not-found');
      expect(await codeOf(versions.restore(id, 'no such label'))).toBe('not-found');
      expect(await codeOf(versions.unlabel(id, 'no such label'))).toBe('not-found');
      expect(await codeOf(versions.edit(id, {}))).toBe('invalid-input');
      expect(await codeOf(versions.edit(id, { prompt: ROWS[2] }))).toBe('invalid-input');
      for (const label of ['', 'x'.repeat(81), 'two\nlines', '12', 'Current', id])
        expect(await codeOf(versions.label(id, { label })), label).toBe('invalid-input');
    });

    it('keeps boards of candidates', async () => {
      const [cat, train] = [await find('cat sleeping sofa'), await find('red steam train')];
      const { boards } = door;
      const board = await boards.create({ name: 'Picks & co/1', note: 'mine' });
      expect(await codeOf(boards.create({ name: 'picks & CO/1' }))).toBe('conflict');
      const changed = await boards.change(board.id, {
        add: [cat.id, { id: train.id, note: 'the bridge' }, cat.id],
        search: { text: 'cat sleeping sofa', k: 1 },
      });
      expect(changed).toMatchObject({ board: { id: board.id, members: 2 }, added: 2, removed: 0 });
      await boards.change('Picks & co/1', { order: [train.id] });
      const first = await boards.read(board.id, { limit: 1 });
      expect(first).toMatchObject({
        members: [{ id: train.id, note: 'the bridge', imageId: null }],
        next: 1,
      });
      expect(first.members[0]!.prompt.text).toBe(train.prompt);
      expect((await boards.read(board.id, { offset: 1 })).members).toMatchObject([{ id: cat.id }]);
      expect(await boards.edit(board.id, { name: 'Keepers' })).toMatchObject({ id: board.id, note: 'mine' });
      expect(await boards.change('Keepers', { remove: [cat.id] })).toMatchObject({ added: 0, removed: 1 });
      expect(await boards.list()).toMatchObject([{ id: board.id, name: 'Keepers', members: 1 }]);
    });

    it('refuses boards that are not there, and what cannot stand on one', async () => {
      const { boards } = door;
      expect(await codeOf(boards.read('nowhere'))).toBe('not-found');
      expect(await codeOf(boards.change('nowhere', { add: ['x'] }))).toBe('not-found');
      expect(await codeOf(boards.change('Keepers', { add: ['p0000000000000zzz'] }))).toBe('not-found');
      expect(await codeOf(boards.create({ name: ' ' }))).toBe('invalid-input');
      const cat = await find('cat sleeping sofa');
      expect(await codeOf(boards.change('Keepers', { order: [cat.id] }))).toBe('invalid-input');
      await boards.remove('Keepers');
      expect(await codeOf(boards.remove('Keepers'))).toBe('not-found');
    });

    it('refuses to remember what never was', async () => {
      expect(await codeOf(door.improvement('m0000000000000zzz'))).toBe('not-found');
      expect(await codeOf(door.replay('m0000000000000zzz'))).toBe('not-found');
      expect(await codeOf(door.improvements({ before: 'm0000000000000zzz' }))).toBe('not-found');
      expect(await codeOf(door.improvements({ limit: 0 }))).toBe('invalid-input');
      expect(await codeOf(door.rate({ variantId: 'v0000000000000zzz', rating: 3 }))).toBe('not-found');
      expect(await codeOf(door.rate({ variantId: 'v0000000000000zzz', rating: 6 }))).toBe('invalid-input');
    });

    it('refuses to accept what is no variant, and to improve nothing', async () => {
      expect(await codeOf(door.accept({ variantId: 'v0000000000000zzz' }))).toBe('not-found');
      expect(await codeOf(door.improve({ idea: ' ' }))).toBe('invalid-input');
      expect(await codeOf(door.improve({ idea: 'x', use: ['p0000000000000zzz'] }))).toBe('not-found');
    });

    it('holds an improvement to what is wished for', async () => {
      const { variants } = await door.improve({
        idea: 'a lighthouse',
        llm: 'composer',
        for: 'flux',
        mustKeep: ['red door'],
        maxTokens: 40,
        variants: 2,
      });
      for (const variant of variants) {
        expect(variant.prompt.toLowerCase()).toContain('red door');
        expect(variant.negativePrompt).toBe('');
      }
      expect(await codeOf(door.improve({ idea: 'x', llm: 'nobody:x' }))).toBe('invalid-input');
      expect(await codeOf(door.improve({ idea: 'x', task: 'blend' }))).toBe('invalid-input');
    });

    it('expands templates and reworks prompts', async () => {
      const { prompts } = await door.expand({ template: 'a {red|blue} boat', mode: 'all' });
      expect(prompts).toEqual(['a red boat', 'a blue boat']);
      expect(await codeOf(door.expand({ template: '{' }))).toBe('invalid-input');
      const { parts } = await door.rework({ tool: 'explain', prompt: 'a boat, oil painting' });
      expect(parts!.map(({ role }) => role)).toEqual(['subject', 'medium']);
      expect(await codeOf(door.rework({ tool: 'translate', prompt: 'a boat' }))).toBe('invalid-input');
    });

    it('draws images that are found again', async () => {
      const progress: GenerationProgress[] = [];
      const generation = await door.generate(
        { prompt: 'a lighthouse in a storm', count: 2, width: 96, height: 64, seed: 7 },
        { onProgress: (p) => progress.push(p) },
      );
      expect(generation.images.map(({ width, height, seed }) => [width, height, seed])).toEqual([
        [96, 64, 7],
        [96, 64, 8],
      ]);
      expect(progress.length).toBeGreaterThan(0);

      const image = generation.images[0]!;
      const file = await door.images.file(image.id);
      expect(file.mediaType).toMatch(/^image\//);
      const bytes = await file.bytes();
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 96, height: 64 });

      const detail = await door.prompts.get(generation.promptId);
      expect(detail.images.map((i) => i.id).toSorted()).toEqual(
        generation.images.map((i) => i.id).toSorted(),
      );
      const { results } = await door.search({ image: bytes, k: 1 });
      expect(results[0]?.id).toBe(generation.promptId);
    });

    it('describes an image by those near it, and tells the prompt that it has', async () => {
      const { images, promptId } = await door.generate({
        prompt: 'a heron in reeds, ink wash painting, soft morning light',
        ...{ width: 64, height: 64, count: 1, seed: 3 },
      });
      for (const [n, place] of ['a lake', 'a river', 'a canal'].entries())
        await door.generate({
          prompt: `${place}, ink wash painting, soft morning light`,
          ...{ width: 64, height: 64, count: 1, seed: n },
        });
      const order: string[] = [];
      const description = await door.describe(
        { id: images[0]!.id, for: 'sdxl' },
        {
          onOwn: () => order.push('own'),
          onMatches: () => order.push('matches'),
          onVariant: () => order.push('variant'),
        },
      );
      expect(order).toEqual(['own', 'matches', 'variant']);
      expect(description).toMatchObject({
        own: { prompt: 'a heron in reeds, ink wash painting, soft morning light', writtenBy: 'library' },
        basis: 'look',
        writer: 'composer',
      });
      expect(description.confidence).toBeGreaterThan(0);
      expect(description.matches.map(({ id }) => id)).not.toContain(promptId);
      const ids = description.matches.map(({ id }) => id);
      for (const { from } of description.variants[0]!.borrowed) expect(ids).toContain(from);
      const file = await door.images.file(images[0]!.id);
      const infotext =
        'a heron at noon\nNegative prompt: boats\nSteps: 20, CFG scale: 7, Seed: 3, Version: x';
      const bytes = new Uint8Array(withPngText(Buffer.from(await file.bytes()), 'parameters', infotext));
      const again = await door.describe({ image: bytes });
      expect(again.own).toMatchObject({
        prompt: 'a heron at noon',
        negativePrompt: 'boats',
        writtenBy: 'infotext',
      });
      expect(again.variants[0]!.prompt).not.toBe('');
      expect(await codeOf(door.describe({}))).toBe('invalid-input');
      expect(await codeOf(door.describe({ image: Buffer.from('no image') }))).toBe('image-unreadable');
      expect(await codeOf(door.describe({ id: 'i0000000000000zzz' }))).toBe('not-found');
      expect(await codeOf(door.describe({ id: (await find('dew drop')).id }))).toBe('unsupported');
      expect(await codeOf(door.describe({ image: bytes, llm: 'nobody:x' }))).toBe('invalid-input');
    });

    it('draws a stored prompt and a variant', async () => {
      const cat = await find('cat sleeping sofa');
      const size = { width: 64, height: 64 };
      expect((await door.generate({ id: cat.id, ...size })).promptId).toBe(cat.id);
      const { variants } = await door.improve({ idea: 'a dog on a sofa', variants: 1 });
      const drawn = await door.generate({ id: variants[0]!.id, ...size });
      expect((await door.prompts.get(drawn.promptId)).prompt.text).toBe(variants[0]!.prompt);
    });

    it('draws nothing when it cannot or shall not', async () => {
      const stop = new AbortController();
      stop.abort();
      expect(await codeOf(door.generate({ prompt: 'x' }, { signal: stop.signal }))).toBe('cancelled');
      expect(await codeOf(door.generate({}))).toBe('invalid-input');
      expect(await codeOf(door.generate({ id: 'p0000000000000zzz' }))).toBe('not-found');
      expect(await codeOf(door.images.file('i0000000000000zzz'))).toBe('not-found');
    });

    describe.runIf(deletes)('deletions', () => {
      const size = { width: 64, height: 64, count: 2 };
      let owl: { id: string; images: string[] };
      const ids = async (text: string) => (await door.search({ text, k: 9 })).results.map(({ id }) => id);
      const board = async () => (await door.boards.read('Night')).members.map(({ id }) => id);

      it('begin with a prompt and an image on a board', async () => {
        const drawn = await door.generate({ prompt: 'a barn owl in moonlight, gouache', ...size });
        owl = { id: drawn.promptId, images: drawn.images.map(({ id }) => id) };
        await door.boards.create({ name: 'Night' });
        await door.boards.change('Night', { add: [owl.id, owl.images[1]!] });
      });

      it('take a prompt with its images out of everything, and bring them back', async () => {
        const before = { counts: (await door.info()).counts, detail: await door.prompts.get(owl.id) };
        const file = await (await door.images.file(owl.images[0]!)).bytes();
        const asked = [owl.id, 'p0000000000000zzz', owl.id];
        expect(await door.prompts.delete({ ids: asked })).toEqual({
          done: [{ id: owl.id, images: 2 }],
          failed: [
            {
              id: 'p0000000000000zzz',
              code: 'not-found',
              message: 'there is no prompt p0000000000000zzz in this library',
            },
          ],
        });
        const { counts } = await door.info();
        expect(counts).toMatchObject({
          prompts: before.counts.prompts - 1,
          images: before.counts.images - 2,
        });
        expect(await ids('barn owl moonlight gouache')).not.toContain(owl.id);
        expect(await board()).toEqual([]);
        await expect(door.prompts.get(owl.id)).rejects.toMatchObject({
          code: 'not-found',
          hint: `It was deleted. Restore it: npx promptloom restore ${owl.id}`,
        });
        expect(await codeOf(door.images.file(owl.images[0]!))).toBe('not-found');
        const restore = { code: 'not-found', hint: expect.stringContaining(`restore ${owl.id}`) };
        await expect(door.search({ like: owl.id })).rejects.toMatchObject(restore);
        await expect(door.boards.change('Night', { add: [owl.id] })).rejects.toMatchObject(restore);
        expect(await codeOf(door.generate({ id: owl.id, ...size }))).toBe('not-found');
        expect((await door.prompts.delete({ ids: [owl.id] })).failed).toMatchObject([
          { code: 'conflict', message: `the prompt ${owl.id} is deleted already` },
        ]);
        expect((await door.images.restore({ ids: [owl.images[0]!] })).failed).toMatchObject([
          { code: 'conflict', message: expect.stringContaining(`belongs to the prompt ${owl.id}`) },
        ]);
        expect(await door.prompts.deleted()).toMatchObject([
          { id: owl.id, prompt: 'a barn owl in moonlight, gouache', images: 2 },
        ]);

        expect(await door.prompts.restore({ ids: [owl.id] })).toEqual({
          done: [{ id: owl.id, images: 2 }],
          failed: [],
        });
        expect((await door.info()).counts).toEqual(before.counts);
        expect(await door.prompts.get(owl.id)).toEqual(before.detail);
        expect(await (await door.images.file(owl.images[0]!)).bytes()).toEqual(file);
        expect((await ids('barn owl moonlight gouache'))[0]).toBe(owl.id);
        expect(await board()).toEqual([owl.id, owl.images[1]]);
        expect((await door.prompts.restore({ ids: [owl.id] })).failed).toMatchObject([
          { code: 'conflict', message: `the prompt ${owl.id} is not deleted` },
        ]);
        expect(await door.prompts.deleted()).toEqual([]);
      });

      it('take an image and leave its prompt', async () => {
        const [first, second] = owl.images as [string, string];
        expect(await door.images.delete({ ids: [second, owl.id] })).toMatchObject({
          done: [{ id: second }],
          failed: [{ id: owl.id, code: 'not-found' }],
        });
        expect((await door.prompts.get(owl.id)).images.map(({ id }) => id)).toEqual([first]);
        expect(await board()).toEqual([owl.id]);
        expect(await door.images.deleted()).toMatchObject([{ id: second, promptId: owl.id }]);
        expect((await door.images.delete({ ids: [second] })).failed[0]!.code).toBe('conflict');
        await expect(door.images.file(second)).rejects.toMatchObject({
          code: 'not-found',
          hint: expect.stringContaining(`restore ${second}`),
        });
        await door.images.restore({ ids: [second] });
        expect((await door.prompts.get(owl.id)).images).toHaveLength(2);
        expect(await board()).toEqual([owl.id, second]);
      });

      it('do not come back with the file they came from', async () => {
        const cat = await find('cat sleeping sofa');
        await door.prompts.delete({ ids: [cat.sourceId!] });
        const report = await door.import({ path: csv });
        expect(report).toMatchObject({
          ...{ read: 6, kept: 0, folded: 5 },
          skipped: [{ reason: 'deleted before', count: 1, examples: [cat.id] }],
        });
        expect(await ids('cat sleeping sofa')).not.toContain(cat.id);
        expect((await door.prompts.restore({ ids: [cat.sourceId!] })).done).toMatchObject([{ id: cat.id }]);
      });

      it('leave gaps in lineage, versions and improvements', async () => {
        const { id } = await find('red steam train');
        const { id: improvement, variants } = await door.improve({ idea: 'a train', use: [id], of: id });
        const { prompt } = await door.accept({ variantId: variants[0]!.id, prompt: 'a train, mine' });
        await door.prompts.delete({ ids: [id] });
        const detail = await door.prompts.get(prompt.id);
        expect(detail.lineage.parents).toMatchObject([{ id, prompt: '', image: null, deleted: true }]);
        expect(detail.versions).toMatchObject([{ id: prompt.id, number: 2, current: true }]);
        expect((await door.improvement(improvement)).matches).toEqual([]);
        expect(await codeOf(door.replay(improvement))).toBe('not-found');
        await door.prompts.delete({ ids: [prompt.id] });
        await door.prompts.restore({ ids: [id] });
        expect((await door.improvement(improvement)).variants[0]!.accepted).toBeUndefined();
        expect(await door.versions.list(id)).toMatchObject({
          current: id,
          versions: [{ id, current: true }],
        });
        await door.prompts.restore({ ids: [prompt.id] });
        expect((await door.versions.list(id)).current).toBe(prompt.id);
      });

      it('end where the same prompt is written again, without its images', async () => {
        await door.prompts.delete({ ids: [owl.id] });
        const drawn = await door.generate({ prompt: 'a barn owl in moonlight, gouache', ...size, count: 1 });
        expect(drawn.promptId).toBe(owl.id);
        expect((await door.prompts.get(owl.id)).images.map(({ id }) => id)).toEqual([drawn.images[0]!.id]);
        expect((await door.images.deleted()).map(({ id }) => id).toSorted()).toEqual(owl.images.toSorted());
        await door.images.restore({ ids: owl.images });
        expect((await door.prompts.get(owl.id)).images).toHaveLength(3);
      });
    });

    it('embeds everything with another model and switches to it', async () => {
      const stop = new AbortController();
      stop.abort();
      expect(await codeOf(door.reembed({ embedder }, { signal: stop.signal }))).toBe('cancelled');
      await door.discardEmbedding();
      expect(await door.discardEmbedding()).toBe(false);
      expect(await codeOf(door.reembed({ embedder: 'no such nonsense' }))).not.toBe('no error');
      const progress: EmbedProgress[] = [];
      const owl = deletes ? (await find('barn owl moonlight gouache')).id : undefined;
      if (owl) await door.prompts.delete({ ids: [owl] });
      const report = await door.reembed({ embedder }, { onProgress: (step) => progress.push(step) });
      const { counts } = await door.info();
      expect(report).toMatchObject({ embedder, prompts: counts.prompts });
      expect(progress.some(({ phase }) => phase === 'prompts')).toBe(true);
      expect((await door.search({ text: 'a red steam train', k: 3 })).results).toHaveLength(3);
      if (!owl) return;
      // What was deleted with the old model comes back with the new one.
      expect((await door.prompts.restore({ ids: [owl] })).done).toEqual([{ id: owl, images: 3 }]);
      expect((await door.search({ like: owl, k: 3 })).results).toHaveLength(3);
      expect((await door.prompts.get(owl)).images.map((image) => image.embedded)).toEqual([true, true, true]);
    });

    it('builds its index', async () => {
      expect((await door.buildIndex()).counts.prompts).toBeGreaterThan(6);
    });
  });
}
