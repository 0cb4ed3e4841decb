import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { checked } from '../../src/api/check.ts';
import { type RemoteLibrary, remoteLibrary } from '../../src/cli/remote-library.ts';
import { readConfig } from '../../src/config.ts';
import { type Library, LocalLibrary } from '../../src/library/library.ts';
import { createLog } from '../../src/log.ts';
import { listen } from '../../src/server/listen.ts';
import { createServer } from '../../src/server/server.ts';

/** A real library behind a real server. */
export interface ServedLibrary {
  library: Library;
  /** The same through HTTP. */
  remote: RemoteLibrary;
  /** A call of the API that answers with JSON. */
  call<T = unknown>(route: string, body?: object, method?: string): Promise<T>;
  url: string;
  close(): Promise<void>;
}

/** Makes one that holds the rows of a table of comma-separated values, the first of which names the columns. */
export async function serveLibrary(folder: string, rows: readonly string[]): Promise<ServedLibrary> {
  const place = { library: path.join(folder, 'library'), embedder: 'lite' };
  const config = readConfig({ ...place, host: '127.0.0.1', port: 0 }, {});
  const file = path.join(folder, 'served.csv');
  writeFileSync(file, rows.join('\n'));
  // The server is given the library that checks nothing, as by `serve`.
  const local = await LocalLibrary.open(config);
  const library: Library = checked(local);
  await library.import({ path: file });
  const log = createLog({ PROMPTLOOM_LOG: 'silent' });
  const app = await createServer({ library: local, config, ownerKey: library.ownerKey }, log);
  const url = await listen(app, config);
  const remote = remoteLibrary({ url, ownerKey: library.ownerKey });
  return {
    library,
    remote,
    url,
    call: async <T>(route: string, body?: object, method = body ? 'POST' : 'GET') => {
      const headers = body ? { 'content-type': 'application/json' } : undefined;
      const answer = await fetch(`${url}/api/v1${route}`, {
        method,
        headers,
        body: body && JSON.stringify(body),
      });
      const text = await answer.text();
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
    close: async () => {
      await remote.close();
      await app.close();
      await library.close();
    },
  };
}
