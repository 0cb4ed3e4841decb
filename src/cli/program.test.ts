import { describe, expect, it } from 'vitest';
import { cliForEachTest } from '../../test/doubles/test-cli.ts';
import { PromptloomError } from '../errors.ts';

const cli = cliForEachTest();

describe('usage', () => {
  it('has help with examples for every command, and a version', async () => {
    const help = await cli.run('--help');
    expect(help.code).toBe(0);
    const commands = [
      'serve',
      'import',
      'search',
      'improve',
      'accept',
      'generate',
      'show',
      'index',
      'models',
      'doctor',
    ];
    for (const command of commands) {
      expect(help.out).toMatch(new RegExp(`^  ${command} `, 'm'));
      const { out, code } = await cli.run(command, '--help');
      expect(code).toBe(0);
      expect(out).toMatch(/Examples:\n {2}\$ .*promptloom/);
      expect(out).toContain('--library <folder|url>');
      expect(out).toContain('--json');
    }
    expect((await cli.run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['search', '--nope']],
    [['nope']],
    [['import']],
    [['show']],
    [['search', 'a', '-k', '0']],
    [['search', 'a', '-k', '5000']],
    [['search', 'a', '--min-score', '2']],
    [['search', 'a', '--filter', 'nope:1']],
    [['search']],
    [['search', 'a', '--mode', 'magic']],
    [['generate', 'a', '--size', '64']],
    [['generate', 'a', '--count', '-1']],
    [[]],
  ])('exits with 2 on %j', async (args) => {
    const { code, out, err } = await cli.run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
    expect(cli.open).not.toHaveBeenCalled();
  });

  it('prints what was wrong as JSON too', async () => {
    const { json, code, err } = await cli.run('search', 'a', '-k', 'x', '--json');
    expect(code).toBe(2);
    expect(json()).toEqual({
      error: { code: 'invalid-input', message: expect.stringContaining('-k'), hint: '' },
    });
    expect(err).toContain('-k');
  });

  it('exits with 1 when it fails, and says why and what to do', async () => {
    const failure = new PromptloomError('library-held', 'process 7 has it', { hint: 'Stop it.' });
    cli.open.mockRejectedValue(failure);
    const { code, json, err } = await cli.run('show', 'p1', '--json');
    expect(code).toBe(1);
    expect(json()).toEqual({
      error: { code: 'library-held', message: 'process 7 has it', hint: 'Stop it.' },
    });
    expect(err).toBe('promptloom: process 7 has it\nStop it.\n');
  });

  it('passes the library on and closes it, also after a failure', async () => {
    const { code, err } = await cli.run('show', 'nothing', '--library', 'here');
    expect(cli.open).toHaveBeenCalledWith({ library: 'here' }, { create: false });
    expect([code, cli.library.closed]).toEqual([1, true]);
    expect(err).toContain('nothing');
  });
});

describe('import', () => {
  it('prints the report', async () => {
    const { code, json } = await cli.run('import', 'pets.csv', '--min-words', '2', '--json');
    expect(code).toBe(0);
    expect(json()).toMatchObject({ read: 2, kept: 2, folded: 0, skipped: [] });
    expect(cli.open).toHaveBeenCalledWith({ library: undefined }, { create: true });
    const again = await cli.run('import', 'pets.csv');
    expect(again.out).toContain('pets.csv: 2 rows read');
    expect(again.out).toContain('2 already known');
  });

  it('goes on with the other files when one cannot be read', async () => {
    const { code, json } = await cli.run('import', 'missing.csv', 'pets.csv', '--json', '--quiet');
    expect(code).toBe(1);
    expect(json()).toMatchObject({
      kept: 2,
      files: [
        {
          path: 'missing.csv',
          error: { code: 'source-unreadable', message: expect.stringContaining('missing.csv') },
        },
        { path: 'pets.csv', kept: 2 },
      ],
    });
  });

  it('adds up several files', async () => {
    await cli.write('more.csv', 'prompt\na cat on a sofa\na horse\n');
    const { json } = await cli.run('import', 'pets.csv', 'more.csv', '--json', '--quiet');
    expect(json()).toMatchObject({
      read: 4,
      kept: 3,
      folded: 1,
      files: [
        { path: 'pets.csv', kept: 2 },
        { path: 'more.csv', kept: 1 },
      ],
    });
  });

  it('says how to go on after Ctrl-C', async () => {
    cli.library.pause = async () => {
      if (cli.library.promptRows.size === 1) cli.stop.abort();
    };
    const { code, json, err } = await cli.run('import', 'pets.csv', '--json');
    expect(code).toBe(130);
    expect(json().error).toEqual({
      code: 'cancelled',
      message: 'Stopped after 1 row of pets.csv.',
      hint: 'Run the same command again to resume.',
    });
    expect(err).toContain('Run the same command again');
    expect(cli.library.closed).toBe(true);
  });
});
