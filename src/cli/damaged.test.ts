import { expect, it } from 'vitest';
import { cliForEachTest } from '../../test/doubles/test-cli.ts';

const cli = cliForEachTest();
const damaged = { kind: 'damaged' as const, message: 'it has lost a part of prompts', hint: 'Restore it.' };

it('does not say that nothing was found where what was looked for may be lost', async () => {
  cli.open.mockImplementation(async () => ({ library: cli.library, server: undefined, troubles: [damaged] }));
  const { code, out, err } = await cli.run('search', 'castle');
  expect(code).toBe(1);
  expect(out).not.toContain('Nothing found');
  expect(err).toContain('No match in what is left: it has lost a part of prompts\nRestore it.');
});

it('says in words and as an exit code that it was stopped, whatever stopped the work', async () => {
  cli.library.search = async () => {
    cli.stop.abort();
    throw new Error('the connection was cut');
  };
  const { code, err, json } = await cli.run('search', 'castle', '--json');
  expect(code).toBe(130);
  expect(err).toMatch(/^promptloom: Stopped\.\n.*same command again/);
  expect(json()).toMatchObject({ error: { code: 'cancelled' } });
});
