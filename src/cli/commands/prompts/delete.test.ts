import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { cliForEachTest } from '../../../../test/doubles/test-cli.ts';
import { readConfig } from '../../../config.ts';
import { Library } from '../../../library/library.ts';

const cli = cliForEachTest();

it('deletes and restores prompts and images, and tells what it could not', async () => {
  const config = readConfig({ library: path.join(cli.folder, 'library'), embedder: 'lite' }, {});
  cli.open.mockImplementation(async () => ({ library: await Library.open(config), server: undefined }));
  const drawn = await cli.run('generate', 'a barn owl', '--count', '2', '--json');
  const { promptId, images } = drawn.json() as { promptId: string; images: { id: string }[] };
  const [first, second] = images.map(({ id }) => id) as [string, string];

  const some = await cli.run('delete', first, 'nonsense');
  expect(some).toMatchObject({
    code: 1,
    out: `Deleted 1 image.\nRestore: npx promptloom restore ${first}\n`,
    err: 'there is no prompt nonsense in this library\n',
  });
  const whole = await cli.run('delete', promptId, '--json');
  expect(whole.code).toBe(0);
  expect(whole.json()).toEqual({ done: [{ id: promptId, images: 1 }], failed: [] });
  expect((await cli.run('show', promptId)).err).toContain(`npx promptloom restore ${promptId}`);

  const listed = (await cli.run('restore')).out;
  expect(listed).toContain(promptId);
  expect(listed).toContain(first);
  expect((await cli.run('restore', promptId, first)).out).toContain('Restored 1 prompt with 1 image');
  expect((await cli.run('restore', first)).out).toBe('Restored nothing.\n');
  const shown = (await cli.run('show', promptId, '--json')).json();
  expect(shown.images.map(({ id }: { id: string }) => id).sort()).toEqual([first, second].sort());
});

it('asks at a terminal', async () => {
  const choose = vi.fn(async () => 'no');
  cli.ask = { choose } as never;
  const { code, err } = await cli.run('delete', 'p0123456789abcdef');
  expect(choose).toHaveBeenCalledOnce();
  expect([code, err]).toEqual([1, 'promptloom: Nothing was deleted.\n']);
  // Nothing is asked with --yes: the library, which cannot do it, is asked at once.
  await cli.run('delete', 'p0123456789abcdef', '--yes');
  expect(choose).toHaveBeenCalledOnce();
});
