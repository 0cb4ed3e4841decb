import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { isLibrary, prepareFolder, recordEmbedder } from './folder.ts';

const folder = temporaryFolder();

/** A library's folder with something in its database. */
function library(): { root: string; marker: string } {
  const root = mkdtempSync(path.join(folder, 'library-'));
  mkdirSync(path.join(root, 'store', 'store', 'abc'), { recursive: true });
  return { root, marker: path.join(root, 'promptloom.json') };
}

it('makes a library beside the wildcards that someone put there, and beside nothing else', () => {
  const root = mkdtempSync(path.join(folder, 'early-'));
  mkdirSync(path.join(root, 'wildcards'));
  prepareFolder(root, true);
  expect([isLibrary(root), existsSync(path.join(root, 'wildcards'))]).toEqual([true, true]);
  const other = mkdtempSync(path.join(folder, 'other-'));
  mkdirSync(path.join(other, 'wildcards'));
  writeFileSync(path.join(other, 'letter.txt'), 'Dear');
  expect(() => prepareFolder(other, true)).toThrow(/holds other files/);
});

describe('the promptloom.json of a library with data', () => {
  it.each([
    ['', /is empty/],
    [' \n', /is empty/],
    ['not json', /is not JSON/],
    ['\0\0\0\0', /is not JSON/],
    ['[]', /states no format/],
    ['null', /states no format/],
    ['5', /states no format/],
    ['{}', /states no format/],
    ['{"format":0}', /states the format 0, which/],
    ['{"format":-1}', /states the format -1/],
    ['{"format":1.5}', /states the format 1.5/],
    ['{"format":[]}', /states the format \[\]/],
    ['{"format":"1"}', /states the format "1"/],
    ['{"format":null}', /states the format null/],
  ])('is damaged when it says %j, and stays as it is', (text, reason) => {
    const { root, marker } = library();
    writeFileSync(marker, text);
    const problem = { code: 'store-failed', message: expect.stringMatching(reason) };
    expect(() => prepareFolder(root, true)).toThrow(
      expect.objectContaining({ ...problem, hint: expect.stringContaining(`> ${marker}`) }),
    );
    expect(readFileSync(marker, 'utf8')).toBe(text);
  });

  it('of a newer format asks for a newer promptloom', () => {
    const { root, marker } = library();
    writeFileSync(marker, '{"format":2}');
    expect(() => prepareFolder(root, true)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('newer'),
        hint: 'Update promptloom to open it.',
      }),
    );
  });

  it('is missed', () => {
    const { root } = library();
    expect(() => prepareFolder(root, true)).toThrow(/promptloom.json is missing/);
  });
});

describe('a library folder', () => {
  it('whose marker a crash left empty before there were data is made anew', () => {
    const { root, marker } = library();
    rmSync(path.join(root, 'store'), { recursive: true });
    writeFileSync(marker, '');
    prepareFolder(root, false);
    expect(JSON.parse(readFileSync(marker, 'utf8'))).toEqual({ format: 1 });
  });

  it('that had a database and has none is damaged, and not a new one', () => {
    const root = path.join(folder, 'new');
    prepareFolder(root, true);
    prepareFolder(root, true);
    recordEmbedder(root, { embedder: 'lite' });
    expect(() => prepareFolder(root, true)).toThrow(/damaged: its folder .*store is missing/);
    expect(existsSync(path.join(root, 'store'))).toBe(false);
    expect(isLibrary(root)).toBe(true);
  });
});

it('makes a library while another program makes the same one', async () => {
  const root = path.join(folder, 'together');
  mkdirSync(root);
  writeFileSync(path.join(root, 'promptloom.json.other.new'), '');
  prepareFolder(root, true);
  expect(isLibrary(root)).toBe(true);
  const module = new URL('./folder.ts', import.meta.url);
  const makers = Array.from({ length: 4 }, () => {
    const script = `import { register } from 'tsx/esm/api'; register();
      const { prepareFolder } = await import(${JSON.stringify(module.href)});
      for (let n = 0; n < 200; n++) prepareFolder(${JSON.stringify(folder)} + '/shared-' + n, true);`;
    return once(new Worker(script, { eval: true, execArgv: ['--input-type=module'] }), 'exit');
  });
  expect(await Promise.all(makers)).toEqual([[0], [0], [0], [0]]);
});

const rights = (name: string) => statSync(path.join(folder, name)).mode & 0o777;

it('makes a new library for its owner alone, and leaves the rights of a folder that is there', () => {
  prepareFolder(path.join(folder, 'rights-new'), true);
  expect(rights('rights-new')).toBe(0o700);
  mkdirSync(path.join(folder, 'shared'), { mode: 0o755 });
  prepareFolder(path.join(folder, 'shared'), true);
  expect(rights('shared')).toBe(0o755);
});
