import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../src/records/import.ts';
import type { LibraryInfo } from '../../src/records/library-info.ts';
import type { SearchResponse } from '../../src/records/search.ts';
import { CLUSTER, withClickHouse } from '../doubles/real-clickhouse.ts';
import { type Outcome, run, serve, start } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PASSWORD = 'sesame-oeffne-dich';
const ROWS = 30_000;
const LITE = ['--embedder', 'lite'];

withClickHouse({ shards: 2, accounts: [{ user: 'ali', password: PASSWORD }] }, (server) => {
  describe.each([
    ['a server', 'prompts', ''],
    ['a cluster of two shards', 'spread', `?cluster=${CLUSTER}`],
  ])('a library on %s, used by several programs at once', (_, database, more) => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'prompts.csv');
    let library: string;

    beforeAll(async () => {
      const lines = Array.from({ length: ROWS }, (_, n) => `"a harbour in fog, boat number ${n}"`);
      writeFileSync(file, ['prompt', ...lines, 'a green heron among reeds', ''].join('\n'));
      library = await server().address(database, more);
    });

    /** Nothing that a program says may hold the password. */
    const quiet = (outcome: Outcome): Outcome => {
      expect(outcome.stdout + outcome.stderr).not.toContain(PASSWORD);
      return outcome;
    };
    const json = async <T>(args: string[]): Promise<T> => {
      const { code, stdout, stderr } = quiet(
        await run([...args, '--library', library, '--json'], { folder }),
      );
      if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}${stdout}`);
      return JSON.parse(stdout) as T;
    };

    const counted = (what: string) => server().run(`SELECT ${what} FROM ${database}.prompts`, 'TSV');

    it('takes a file in two parts at the same time, one of them killed and begun again', async () => {
      const killed = start(['import', file, '--shard', '1/2', '--library', library, ...LITE], { folder });
      const other = json<ImportReport>(['import', file, '--shard', '2/2', ...LITE]);
      // Some of its rows are there, and more are to come.
      while (Number(await counted('count()').catch(() => '0')) < 5000) {
        if (killed.exitCode !== null) break;
        await new Promise((resolve) => setImmediate(resolve));
      }
      killed.kill('SIGKILL');
      const again = await json<ImportReport>(['import', file, '--shard', '1/2', ...LITE]);
      const reports = [again, await other];
      expect(reports.map(({ read }) => read)).toEqual([ROWS / 2 + 1, ROWS / 2]);
      expect(reports.map(({ kept }) => kept)).toEqual([ROWS / 2 + 1, ROWS / 2]);
      expect(await counted('count(), uniqExact(id)')).toBe(`${ROWS + 1}\t${ROWS + 1}\n`);
    });

    it('is searched from the command line and through a server', async () => {
      const found = await json<SearchResponse>(['search', 'a green heron', '-k', '1']);
      expect(found.results[0]?.prompt).toBe('a green heron among reeds');
      const served = await serve(['--library', library], { folder });
      const info = (await (await fetch(`${served.url}/api/v1/library`)).json()) as LibraryInfo;
      expect(info.location).toBe(`clickhouse://ali@${new URL(library).host}/${database}${more}`);
      expect(JSON.stringify(info)).not.toContain(PASSWORD);
      const again = await json<SearchResponse>(['search', 'a green heron', '-k', '1']);
      // Where a server runs, MiniLM helps to read the query, so that only distance and score may differ.
      const told = ({ results }: SearchResponse) => results.map(({ distance, score, ...rest }) => rest);
      expect(told(again)).toEqual(told(found));
      await served.stop();
    });

    it('says what is wrong with the password', async () => {
      const wrong = library.replace(PASSWORD, 'guess');
      const { code, stdout } = await run(['search', 'x', '--library', wrong, '--json'], { folder });
      expect(code).toBe(1);
      expect(stdout).toMatch(/does not accept the user ali/);
      expect(stdout).not.toContain('guess');
    });
  });
});
