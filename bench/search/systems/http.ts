import { Pool } from 'undici';
import { serveLibrary } from '../../support/served-program.ts';
import { CLIENTS } from '../cells.ts';
import type { Job, Searched } from '../job.ts';
import { memoryOf } from '../process-facts.ts';
import { searchWords } from './words.ts';

/** Asks the built program over loopback as a user's page does: words in, whole matches out, kept-alive connections. */
export async function search(job: Job): Promise<Searched> {
  const started = performance.now();
  const server = await serveLibrary(job.folder);
  const pool = new Pool(server.url, { connections: Math.max(...CLIENTS), pipelining: 1 });
  try {
    const found = await searchWords(
      job,
      started,
      async (asked) => {
        const answer = await pool.request({
          method: 'POST',
          path: '/api/v1/search',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(asked),
        });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`search answered ${answer.statusCode}: ${text}`);
        return JSON.parse(text);
      },
      () => memoryOf(server.pid),
    );
    return { ...found, version: `promptloom serve, ${found.version}` };
  } finally {
    await pool.close();
    await server.stop();
  }
}
