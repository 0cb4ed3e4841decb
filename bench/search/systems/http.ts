import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { CLIENTS, measureCells, percentile } from '../cells.ts';
import { conditionOf, type FilterName, K, readQueries } from '../data-set.ts';
import type { Job, Searched } from '../job.ts';
import { memoryOf } from '../process-facts.ts';
import { publicFilter } from './engine.ts';

const program = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url));

interface Body {
  results: { id: string }[];
  took: { embedMs: number; searchMs: number };
  engine: string;
}

/** Asks the built program over loopback as a user's page does: words in, whole matches out, kept-alive connections. */
export async function search({ set, folder, seconds, mode }: Job): Promise<Searched> {
  const queries = await readQueries(set);
  const started = performance.now();
  const server = spawn(process.execPath, [program, 'serve', '--library', folder, '--port', '0'], {
    env: { ...withoutSettings(process.env) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(server, 'close');
  const pool = new Pool(await addressOf(server), { connections: Math.max(...CLIENTS), pipelining: 1 });
  try {
    const took: Body['took'][] = [];
    let engine = '';
    const post = async (request: object) => {
      const body = JSON.stringify({ ...request, ...(mode && { mode }) });
      const answer = await pool.request({
        method: 'POST',
        path: '/api/v1/search',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`search answered ${answer.statusCode}: ${text}`);
      return JSON.parse(text) as Body;
    };
    const ask = async (n: number, filter: FilterName) => {
      const found = await post({
        text: queries[n]!.text,
        k: K,
        filter: publicFilter(conditionOf(filter, queries[n]!)),
      });
      ({ engine } = found);
      if (took.length < queries.length) took.push(found.took);
      return found.results.map(({ id }) => id);
    };
    await ask(queries.length - 1, 'none');
    const coldMs = performance.now() - started;
    // What a server that has run for a minute has in memory: words, but none of these queries' results.
    for (const [n, { text }] of queries.entries()) {
      await post({ text: `${text} ${queries[(7 * n + 3) % queries.length]!.text}`, k: 1 });
    }
    took.length = 0;
    let residentMb = 0;
    const cells = await measureCells(ask, queries.length, seconds, () => {
      ({ residentMb } = memoryOf(server.pid));
    });
    const { peakMb } = memoryOf(server.pid);
    const median = (field: keyof Body['took']) =>
      percentile(
        took.slice(0, cells[0]!.count).map((one) => one[field]),
        0.5,
      );
    return {
      version: `promptloom serve, ${engine}`,
      coldMs,
      residentMb,
      peakMb,
      cells,
      took: { embedMs: median('embedMs'), searchMs: median('searchMs') },
    };
  } finally {
    await pool.close();
    server.kill('SIGTERM');
    await closed;
  }
}

function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('PROMPTLOOM_')));
}

async function addressOf(server: ReturnType<typeof spawn>): Promise<string> {
  let said = '';
  server.stdout!.setEncoding('utf8');
  for await (const part of server.stdout!) {
    said += part as string;
    const url = /http:\/\/[\w.:[\]]+:\d+/.exec(said)?.[0];
    if (url) return url;
  }
  throw new Error(`the server did not start: ${said}`);
}
