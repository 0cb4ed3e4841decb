import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { etagOf } from '../../../test/doubles/hub-server.ts';
import {
  bytesOf,
  entry,
  FILES,
  patience,
  TEXT,
  towersForEachTest,
  VISION,
} from '../../../test/doubles/two-towers.ts';
import { checkModel, removeModel } from './manage-model.ts';

const towers = towersForEachTest();

describe('without a network', () => {
  it.each([{ env: { HF_HUB_OFFLINE: '1' } }, { offline: true }])(
    'names the files and where to put them: %j',
    async (given) => {
      const error = await towers.failure({ ...given, env: { ...towers.env, ...given.env } });
      expect(error).toMatchObject({ code: 'fetch-failed', message: expect.stringContaining('switched off') });
      for (const file of Object.keys(FILES))
        expect(error.hint).toContain(path.join(towers.folder, 'snapshots', 'main', file));
      expect(towers.hub.requests).toEqual([]);
    },
  );

  it('uses what was put there by hand', async () => {
    for (const [name, contents] of Object.entries(FILES)) {
      const file = path.join(towers.folder, 'snapshots', 'main', name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, contents);
    }
    const files = await towers.ensure({ env: { ...towers.env, HF_HUB_OFFLINE: 'TRUE' } });
    expect(readFileSync(files.visionModel!).equals(FILES[VISION]!)).toBe(true);
    expect((await checkModel(entry, { env: towers.env, offline: true })).map(({ result }) => result)).toEqual(
      ['unknown', 'unknown', 'unknown'],
    );
    expect((await checkModel(entry, { env: towers.env, patience })).map(({ result }) => result)).toEqual([
      'right',
      'right',
      'right',
    ]);
    expect(await removeModel(entry, { env: towers.env })).toBe(500_012);
  });

  it('uses what Python’s huggingface_hub fetched, and has the same version as what was fetched here', async () => {
    const here = await towers.ensure();
    await rm(towers.folder, { recursive: true });
    const commit = 'f'.repeat(40);
    for (const [name, contents] of Object.entries(FILES)) {
      const link = path.join(towers.folder, 'snapshots', commit, name);
      const blob = path.join(towers.folder, 'blobs', etagOf(contents));
      await mkdir(path.dirname(link), { recursive: true });
      await mkdir(path.dirname(blob), { recursive: true });
      await writeFile(blob, contents);
      await symlink(path.relative(path.dirname(link), blob), link);
    }
    await mkdir(path.join(towers.folder, 'refs'));
    await writeFile(path.join(towers.folder, 'refs', 'main'), commit);
    const { version, folder: found } = await towers.ensure({ offline: true });
    expect({ version, found }).toEqual({
      version: here.version,
      found: path.join(towers.folder, 'snapshots', commit),
    });
  });
});

describe('checking and removing', () => {
  it('finds a file that changed on the disk', async () => {
    const { textModel } = await towers.ensure();
    await writeFile(textModel, bytesOf(200_000, 4));
    const checked = await checkModel(entry, { env: towers.env, offline: true });
    expect(checked.filter(({ result }) => result !== 'right')).toMatchObject([
      { path: TEXT, result: 'wrong' },
    ]);
  });

  it('removes everything of a model, and nothing of others', async () => {
    await towers.ensure();
    const other = path.join(towers.folder, 'snapshots', towers.hub.commit, 'README.md');
    await writeFile(other, 'fetched by somebody else');
    expect(await removeModel(entry, { env: towers.env })).toBe(500_012);
    expect(existsSync(other)).toBe(true);
    expect(await readdir(path.join(towers.folder, 'blobs'))).toEqual([]);
    await rm(other);
    expect(await removeModel(entry, { env: towers.env })).toBe(0);
    expect(existsSync(towers.folder)).toBe(false);
  });
});
