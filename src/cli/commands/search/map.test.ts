import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliForEachTest } from '../../../../test/doubles/test-cli.ts';
import type { LibraryMap } from '../../../records/library-map.ts';

const cli = cliForEachTest();

describe('npx promptloom map', () => {
  it('makes the map, tells its clusters, and later adds what came since', async () => {
    await cli.run('import', 'pets.csv');
    const first = await cli.run('map');
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toMatch(/^2 prompts on the map, in 2 clusters\.\nRebuilt, in 0\.1 s\.\n/);
    expect(first.out).toMatch(/^ +1 {2}left$/m);
    expect(first.err).toBe('Building the map…\n');
    await cli.write('more.csv', 'prompt\na fox in the snow\n');
    await cli.run('import', 'more.csv');
    expect((await cli.run('map', '--show')).out).toContain('1 prompt not on the map yet.');
    expect((await cli.run('map')).out).toContain('1 added');
    expect((await cli.run('map')).out).toContain('Nothing to add');
    expect((await cli.run('map', '--rebuild', '--json')).json().report).toMatchObject({
      rebuilt: true,
      points: 3,
    });
  });

  it('shows what there is without making anything', async () => {
    await cli.run('import', 'pets.csv');
    const { out, err } = await cli.run('map', '--show');
    expect(out).toBe('This library has no map yet. Build it: npx promptloom map\n');
    expect(err).toBe('');
    expect((await cli.run('map', '--show', '--json')).json()).toEqual({
      builtAt: null,
      missing: 2,
      sampled: false,
      clusters: [],
      points: 0,
    });
  });

  it('writes the points to a file, whole', async () => {
    await cli.run('import', 'pets.csv');
    const { json } = await cli.run('map', '--out', 'map.json', '--json');
    const file = path.join(cli.folder, 'map.json');
    expect(json()).toMatchObject({ points: 2, file, clusters: [{ label: 'left' }, { label: 'right' }] });
    const written = JSON.parse(await readFile(file, 'utf8')) as LibraryMap;
    expect(written).toEqual(await cli.library.map.read());
    expect(written.points.ids).toHaveLength(2);
  });

  it('says what it cannot do', async () => {
    await cli.run('import', 'pets.csv');
    const both = await cli.run('map', '--show', '--rebuild');
    expect(both).toMatchObject({ code: 2, out: '' });
    expect(both.err).toContain('--show and --rebuild');
    const nowhere = await cli.run('map', '--out', path.join('nowhere', 'map.json'));
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toMatch(/nowhere.map\.json cannot be written/);
  });
});
