import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Asker } from '../../src/cli/io/ask.ts';
import type { Io } from '../../src/cli/io/io.ts';
import { run } from '../../src/cli/program.ts';
import { FakeLibrary } from './fake-library.ts';

/** The command line over a library in memory, new for each test, in a folder with one small file. */
export class TestCli {
  folder = '';
  library!: FakeLibrary;
  stop!: AbortController;
  /** The server that holds the library, as far as commands can see. */
  server: string | undefined;
  /** Who answers questions, where somebody is at the terminal. */
  ask: Asker | undefined;
  readonly open = vi.fn<Io['open']>();

  /** Writes a file into the working folder. */
  write(name: string, text: string): Promise<void> {
    return writeFile(path.join(this.folder, name), text);
  }

  /** Runs one command line. */
  async run(...args: string[]) {
    let out = '';
    let err = '';
    const io: Io = {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      env: {},
      cwd: this.folder,
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 80,
      signal: this.stop.signal,
      open: this.open,
      ...(this.ask && { ask: this.ask }),
    };
    const code = await run(args, io);
    /** What stands on stdout, which must be one JSON document. */
    const json = () => {
      expect(out.trim().split('\n')).toHaveLength(1);
      return JSON.parse(out);
    };
    return { code, out, err, json };
  }
}

/** Gives each test of a file a command line of its own. */
export function cliForEachTest(): TestCli {
  const cli = new TestCli();
  beforeEach(async () => {
    cli.folder = await mkdtemp(path.join(tmpdir(), 'promptloom-cli-'));
    cli.library = new FakeLibrary(cli.folder);
    cli.stop = new AbortController();
    cli.server = undefined;
    cli.ask = undefined;
    cli.open.mockReset().mockImplementation(async () => ({ library: cli.library, server: cli.server }));
    await cli.write('pets.csv', 'prompt,source_site\na cat on a sofa,x\na dog in the rain,y\n');
  });
  afterEach(() => rm(cli.folder, { recursive: true, force: true }));
  return cli;
}
