import { beforeEach, describe, expect, it } from 'vitest';
import { cliForEachTest } from '../../../../test/doubles/test-cli.ts';

const cli = cliForEachTest();

describe('versions on the command line', () => {
  let id: string;
  beforeEach(async () => {
    await cli.run('import', 'pets.csv');
    id = (await cli.run('search', 'cat', '--json')).json().results[0].id;
  });
  const versions = (...args: string[]) => cli.run('versions', id, ...args);

  it('are edited, labelled, listed with what changed, and restored', async () => {
    expect((await versions()).out).toMatch(
      new RegExp(`^ {2}1 {2}a cat on a sofa\\n {5}current\\n {5}${id} · 2[-\\d]+ [:\\d]+ · the first\\n$`),
    );
    const edited = await versions('--edit', 'a cat on a chair', '--label', 'client A v2');
    expect(edited.out).toContain('  2  a cat on a [-sofa-] {+chair+}\n     current, client A v2\n');
    expect(edited.out).toMatch(/edited from 1\n\nSaved as version 2, p\w{16}\./);
    const labelled = await versions('1', '--label', 'production', '--json');
    expect(labelled.json()).toMatchObject({ id, versions: [{ labels: ['production'] }, {}] });

    const taken = await versions('2', '--label', 'Production');
    expect([taken.code, taken.err]).toEqual([2, expect.stringMatching(/is on version 1 .*\n.*--move/)]);
    expect((await versions('2', '--label', 'Production', '--move')).code).toBe(0);
    expect((await versions('production')).out).toBe('a cat on a chair\n');
    expect((await versions('production', '--json')).json()).toMatchObject({ number: 2 });

    const restored = await versions('1', '--restore');
    expect(restored.out).toMatch(/version 1 restored in the place of 2\n\nVersion 1 is current\.\n$/);
    const unlabelled = (await versions('--unlabel', 'client A v2', '--json')).json();
    expect(unlabelled.versions[1].labels).toEqual(['Production']);
    // An edit of another version than the one that was named.
    const third = (await versions('production', '--edit', 'a cat on a bench', '--json')).json();
    expect(third.versions[2]).toMatchObject({ from: unlabelled.versions[1].id, current: true });
  });

  it.each([
    [['--edit', 'x', '--restore'], 2, /cannot be combined/],
    [['--label', 'x', '--unlabel', 'y'], 2, /cannot be combined/],
    [['--move'], 2, /--move needs --label/],
    [['--edit', ' '], 2, /a prompt has at least one word/],
    [['--label', '3'], 2, /a label is no number/],
    [['4'], 1, /no version 4 .*\nIt has the versions 1 to 1 and no labels/],
    [['nothing', '--restore'], 1, /no version nothing/],
  ])('say what is wrong: %j', async (args, code, message) => {
    const outcome = await versions(...args);
    expect([outcome.code, outcome.err]).toEqual([code, expect.stringMatching(message)]);
    expect(outcome.out).toBe('');
    expect((await versions('--json')).json()).toMatchObject({ history: [], versions: [{ labels: [] }] });
  });
});
